"""Puts blocks together into a document whose offsets agree."""

from collections.abc import Iterable
from dataclasses import replace

from doc_audit.model.document import BLOCK_JOINT, Block


def place_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with `start` set, so that `document.text[b.start:b.end] == b.text` for each."""
    placed = []
    start = 0
    for block in blocks:
        placed.append(replace(block, start=start))
        start += len(block.text) + len(BLOCK_JOINT)
    return tuple(placed)


def with_sections(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with `section` set from the headings before them, by heading level."""
    path: list[tuple[int, str]] = []
    done = []
    for block in blocks:
        if block.kind == "heading":
            path = [(level, text) for level, text in path if level < block.level]
        done.append(replace(block, section=tuple(text for _, text in path)))
        if block.kind == "heading":
            path.append((block.level, block.text))
    return tuple(done)
