"""Puts blocks together into a document whose offsets agree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter

from doc_audit.model.document import BLOCK_JOINT, Block

_FIELDS = [field.name for field in fields(Block)]
_values = attrgetter(*_FIELDS)
_START, _SECTION = _FIELDS.index("start"), _FIELDS.index("section")


def _changed(block: Block, field: int, value: object) -> Block:
    """The block with one field changed; every block passes here twice, so `replace` is too slow."""
    values = list(_values(block))
    values[field] = value
    return Block(*values)


def placed_in(block: Block, section: tuple[str, ...], start: int) -> Block:
    """The block with its section and start."""
    values = list(_values(block))
    values[_SECTION], values[_START] = section, start
    return Block(*values)


def place_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with `start` set, so that `document.text[b.start:b.end] == b.text` for each."""
    placed = []
    start = 0
    for block in blocks:
        placed.append(_changed(block, _START, start))
        start += len(block.text) + len(BLOCK_JOINT)
    return tuple(placed)


def with_sections(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with `section` set from the headings before them, by heading level."""
    blocks = list(blocks)
    return tuple(map(in_section, blocks, sections_of(blocks)))


def in_section(block: Block, section: tuple[str, ...]) -> Block:
    """The block with its section."""
    return block if block.section == section else _changed(block, _SECTION, section)


def sections_of(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """Headings each block stands under, outermost first; one tuple for all of a section."""
    path: list[tuple[int, str]] = []
    section: tuple[str, ...] = ()
    for block in blocks:
        if block.kind == "heading":
            path = [(level, text) for level, text in path if level < block.level]
            yield tuple(text for _, text in path)
            path.append((block.level, block.text))
            section = tuple(text for _, text in path)
        else:
            yield section
