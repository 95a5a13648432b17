"""Where words of a document's plain text stand on its pages."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import Block, Document, Line, Page, PageBox, Statement

_LEAST = 0.2  # points: narrower is no place for words, as of letters that share one sign
_SIGN = 16.0  # points: side of the sign of the note on the first page
_EDGE = 6.0  # points between it and the page's edges


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text on the pages.

    Attributes:
        boxes: a box for each line of it, in reading order; empty where nothing is known.
        exact: each covers the words and no more; else whole lines stand for them.
    """

    boxes: tuple[PageBox, ...]
    exact: bool


class TextPlaces:
    """Finds words of one document by their place in its plain text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def of(self, start: int, end: int) -> Placed:
        """Of code points of the document's plain text, end exclusive."""
        found = list(self._parts(start, end))
        boxes = tuple(box for box, _ in found)
        return Placed(boxes, bool(found) and all(exact for _, exact in found))

    def _parts(self, start: int, end: int) -> Iterator[tuple[PageBox, bool]]:
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._blocks) and self._blocks[at].start < end:
            block = self._blocks[at]
            first, last = start - block.start, end - block.start
            for line in block.lines:
                if line.start < last and first < line.end:
                    yield from _on_line(block, line, first, last)
            at += 1


def _on_line(block: Block, line: Line, start: int, end: int) -> Iterator[tuple[PageBox, bool]]:
    """The words of a line between two places of its block, without blanks around them."""
    start, end = max(start, line.start), min(end, line.end)
    words = block.text[start:end] if start < end else ""
    if not words.strip():
        return
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    box = line.box
    if not line.edges:
        yield box, (start, end) == (line.start, line.end)
        return
    x0, x1 = line.edges[start - line.start], line.edges[end - line.start]
    if x1 - x0 < _LEAST:
        yield box, False
        return
    yield PageBox(box.page, x0, box.y0, x1, box.y1), True


def free_corner(document: Document, page: Page) -> PageBox:
    """Room for a small sign on a page: the first corner without words, from the top left."""
    right, low = page.width - _EDGE - _SIGN, page.height - _EDGE - _SIGN
    corners = [
        PageBox(page.number, x, y, x + _SIGN, y + _SIGN)
        for y in (_EDGE, low)
        for x in (_EDGE, right)
    ]
    lines = [line.box for block in document.blocks for line in block.lines
             if line.box.page == page.number]  # fmt: skip
    return next((one for one in corners if not any(_touch(one, box) for box in lines)), corners[0])


def _touch(one: PageBox, other: PageBox) -> bool:
    apart = one.x1 < other.x0 or other.x1 < one.x0 or one.y1 < other.y0 or other.y1 < one.y0
    return not apart


def earlier_words(text: str, statement: Statement, held: str, start: int, end: int) -> int:
    """Where words that come before a statement, in its stem or in what stood before, begin.

    Args:
        text: the document's plain text.
        statement: with its pieces.
        held: the statement's stem or its words before.
        start: of the words in `held`.
        end: of them, exclusive.

    Returns:
        their place in `text`; -1 where they aren't before the statement.
    """
    words = held[start:end]
    if not words.strip() or not statement.pieces:
        return -1
    at = statement.pieces[0].start
    whole = text.rfind(held, 0, at)
    if whole >= 0:
        return whole + start
    # Blocks are joined otherwise there: count the same words back from the statement.
    for _ in range(held.count(words, end) + 1):
        at = text.rfind(words, 0, at)
    return at
