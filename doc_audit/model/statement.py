"""A statement: one sentence, one bullet, one row of an action table."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.model.document import BlockKind, Cell, PageBox, Piece

BEFORE_LENGTH = 220
"""Code points of preceding text kept as `before`, as in the gold data."""


HEADING_BREAK = " | "
"""Between the headings of a path, or the heads of a row, written as one string."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The unit that is coded. Tagging works with `text` alone; all the rest may be missing.

    Attributes:
        id: made from content, unique in a run.
        doc: document id.
        text: the statement as read; no line ends; cells of a row joined by ` | `.
        before: the last `BEFORE_LENGTH` code points of body text that stand before it; may start
            mid-word.
        stem: words that open the list it stands in ("By March 2026 we will:"); may be empty.
        headings: section path, outermost first.
        cells: for table rows; offsets into `text`.
        kind: kind of the block it comes from.
        page: page it starts on, from 1; None where the format has no pages.
        boxes: cover its words, a box a line, in reading order; empty without geometry.
        pieces: where its words stand in `Document.text`.
        block: index of the block it starts in, in `Document.blocks`.
        path: place in a format without pages; else empty.
        area, start, end: the plan's own area and period (`YYYY-MM-DD`), where known; else "".
    """

    id: str
    doc: str
    text: str
    before: str = ""
    stem: str = ""
    headings: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    boxes: tuple[PageBox, ...] = ()
    pieces: tuple[Piece, ...] = ()
    block: int = -1
    path: str = ""
    area: str = ""
    start: str = ""
    end: str = ""


def joined_heads(cells: Sequence[Cell]) -> str:
    """The heads of a row's cells as one string, in which evidence of source `head` counts."""
    return HEADING_BREAK.join(cell.head for cell in cells)
