"""A document as read: pages, blocks, lines; text and place held together.

Units and axes, everywhere in the project: boxes are in points (1/72 inch) of the page *as shown*
(after its rotation and crop), origin at the top left corner, x to the right, y down. Offsets are
code points, end exclusive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from doc_audit.model.edges import Edges
from doc_audit.model.problem import Problem
from doc_audit.model.quick import quickly_made

KINDS = (
    "strategy", "forward_plan", "commissioning_plan", "hwb_strategy", "action_plan",
    "guidance", "needs_assessment", "annual_report", "other", "unknown",
)  # fmt: skip
"""Kinds of document."""


class BlockKind(StrEnum):
    """What a block is on the page. Statements are made from the first four only."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    REFERENCE = "reference"
    FURNITURE = "furniture"


CellRole = Literal[
    "action", "lead", "timescale", "measure", "resource", "baseline", "status", "other"
]


@quickly_made
@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page; `page` from 1, the rest in points as the module says."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, on its page.

    Attributes:
        start, end: the line's code points in the block's text.
        box: where it stands.
        edges: x of the left edge of each character, then the right edge of the last, so
            `end - start + 1` numbers; empty where characters have no boxes (vertical text).
            A tuple or, from readers of PDF, `Edges`.
    """

    start: int
    end: int
    box: PageBox
    edges: Sequence[float] = ()

    def __post_init__(self) -> None:
        """Keeps what a run folder gives as a list in the small form that readers make."""
        if isinstance(self.edges, list):
            object.__setattr__(self, "edges", Edges.of(self.edges))


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row or one part of a What / Who / When box.

    Attributes:
        head: words of the column head or label as read; may be empty.
        role: what the head promises.
        start, end: the cell's code points in the text of the block (or statement) that holds it.
    """

    head: str
    role: CellRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement's text and where it stands in the document's plain text.

    `statement.text[at : at + end - start] == document.text[start:end]`.
    """

    at: int
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, bullet, table row … as read, in reading order.

    Attributes:
        kind: see `BlockKind`.
        text: words with line ends joined, bullets and numbers of list items taken off; the cells
            of a table row are joined by ` | `. Never empty, no line ends.
        start: where the block's text begins in `Document.text`.
        page: page of its first line, from 1; None where the format has no pages.
        lines: may be empty where the format has no geometry; from a run folder, read when they
            are looked at.
        level: heading depth from 1; list depth from 1; else 0.
        marker: the bullet or number taken off a list item, as read; else empty.
        section: headings it stands under, outermost first (a heading's own text not included).
        cells: for table rows and What / Who / When boxes; else empty.
        table: number of its table in the document, from 1; 0 when in none.
        path: place in a format without pages, such as `p[12]`,
            `table[2]/row[3]` or `sheet[Actions]/row[12]`; else empty.
    """

    kind: BlockKind
    text: str
    start: int = 0
    page: int | None = None
    lines: Sequence[Line] = ()
    level: int = 0
    marker: str = ""
    section: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    table: int = 0
    path: str = ""

    @property
    def end(self) -> int:
        """Where the block's text ends in `Document.text`."""
        return self.start + len(self.text)


PageGrade = Literal["good", "doubtful", "unreadable"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as shown; `width` and `height` in points, `grade` with the reasons for it."""

    number: int
    width: float
    height: float
    grade: PageGrade = "good"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document, and how.

    Attributes:
        value: as in the manifest column of the same name; dates as `YYYY-MM-DD`.
        source: `manifest` (given by the user), `document` (read in it), `file_name`.
        where: the words or page it was read from; may be empty.
        sure: False for a guess that must be marked as such.
    """

    value: str
    source: Literal["manifest", "document", "file_name"]
    where: str = ""
    sure: bool = True


BLOCK_JOINT = "\n"
"""What stands between two blocks in `Document.text`."""


@dataclass(frozen=True)
class Document:
    """A document as read. Blocks come placed by `assemble.place_blocks`.

    Attributes:
        id: short, safe in file names and links, unique in a run.
        name: name of the file as given, without its folder.
        media: `pdf`, `docx`, `pptx`, `xlsx`, `csv`, `html`, `markdown`, `text`.
        sha256: of the file's bytes.
        pages: empty where the format has no pages.
        blocks: in reading order, furniture included.
        problems: what could not be read.
        facts: by manifest column (`plan`, `system`, `kind`, `title`, `publisher`, `start`, `end`,
            `area`, …); missing = unknown.
        abbreviations: short form → words, as the document defines them.
    """

    id: str
    name: str
    media: str
    sha256: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """Plain text of the document, which all code-point offsets refer to."""
        return BLOCK_JOINT.join(block.text for block in self.blocks)

    def fact(self, name: str) -> str:
        """Value of a fact, or "" where unknown."""
        known = self.facts.get(name)
        return known.value if known else ""
