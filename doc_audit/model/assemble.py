"""Puts blocks together into a document whose offsets agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType

from doc_audit.model.document import BLOCK_JOINT, Block

_FIELDS = [field.name for field in fields(Block)]
_values = attrgetter(*_FIELDS)
_NONE: Mapping[str, str] = MappingProxyType({})
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


def with_sections(blocks: Iterable[Block], returns: Mapping[str, str] = _NONE) -> tuple[Block, ...]:
    """Blocks with `section` set from the headings before them, by heading level.

    `returns` as in `sections_of`.
    """
    blocks = list(blocks)
    return tuple(map(in_section, blocks, sections_of(blocks, returns)))


def in_section(block: Block, section: tuple[str, ...]) -> Block:
    """The block with its section."""
    return block if block.section == section else _changed(block, _SECTION, section)


def sections_of(
    blocks: Sequence[Block], returns: Mapping[str, str] = _NONE
) -> Iterator[tuple[str, ...]]:
    """Headings each block stands under, outermost first; one tuple for all of a section.

    `returns`: path of a block → path of one before it, in whose section it stands again.
    """
    path: list[tuple[int, str]] = []
    section: tuple[str, ...] = ()
    kept = dict.fromkeys(returns.values(), path)
    for block in blocks:
        if block.path in returns:
            path = kept[returns[block.path]]
            section = tuple(text for _, text in path)
        if block.path in kept:
            kept[block.path] = list(path)
        if block.kind == "heading":
            path = [(level, text) for level, text in path if level < block.level]
            yield tuple(text for _, text in path)
            path.append((block.level, block.text))
            section = tuple(text for _, text in path)
        else:
            yield section
