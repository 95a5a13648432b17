"""Where the words of a statement stand: on the page and in the plain text."""

from collections.abc import Iterator, Sequence

from doc_audit.model.document import Block, Line, PageBox, Piece
from doc_audit.segment.flow import Part


def pieces(blocks: Sequence[Block], parts: Sequence[Part], text: str) -> tuple[Piece, ...]:
    """A piece for each part; parts follow each other in `text` with at most a blank between."""
    placed = []
    at = 0
    for part in parts:
        block = blocks[part.block]
        words = block.text[part.start : part.end]
        at = text.index(words, at)
        placed.append(Piece(at, block.start + part.start, block.start + part.end))
        at += len(words)
    return tuple(placed)


def boxes(blocks: Sequence[Block], parts: Sequence[Part]) -> tuple[PageBox, ...]:
    """A box for each line the parts touch, from the first to the last of their letters on it."""
    return tuple(
        box
        for part in parts
        for line in blocks[part.block].lines
        for box in _box(blocks[part.block], line, part)
    )


def page_of(blocks: Sequence[Block], part: Part) -> int | None:
    """Page, from 1, of the line the part starts on; the block's page without geometry."""
    block = blocks[part.block]
    for line in block.lines:
        if line.end > part.start:
            return line.box.page
    return block.page


def _box(block: Block, line: Line, part: Part) -> Iterator[PageBox]:
    start, end = max(line.start, part.start), min(line.end, part.end)
    words = block.text[start:end] if start < end else ""
    if not words.strip():
        return
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if not line.edges:
        yield line.box
        return
    edges = line.edges[start - line.start : end - line.start + 1]
    yield PageBox(line.box.page, min(edges), line.box.y0, max(edges), line.box.y1)
