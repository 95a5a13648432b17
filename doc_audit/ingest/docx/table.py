"""Word tables to grids: merged cells spread over the places they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.grid import GridCell, GridRow, rectangular
from doc_audit.ingest.office.xml import child, local
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

MOST_COLUMNS = 63
"""Word's own limit."""
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A `w:tc`: its blocks, and whether it goes on with the cell above or beside it."""

    blocks: tuple[Block, ...]
    span: int
    continues: bool
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A `w:tr`: its cells, the empty columns before them, and whether it is a row of heads."""

    cells: tuple[ReadCell, ...]
    before: int
    head: bool
    number: int


def inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls and insertions too."""
    for inner in element:
        if local(inner) == name:
            yield inner
        elif local(inner) in _WRAPPERS:
            yield from inside(inner, name)


def is_deleted(row: etree._Element) -> bool:
    """Whether a tracked change takes the row out."""
    return child(row, "trPr", "del") is not None


def is_hidden(row: etree._Element) -> bool:
    """Whether the row is hidden text."""
    return bool(switched_on(child(row, "trPr"), "hidden"))


def _columns(count: int | None) -> int:
    return max(0, min(count or 0, MOST_COLUMNS))


def read_cell(cell: etree._Element, blocks: Sequence[Block]) -> ReadCell:
    """A cell with its blocks read."""
    merge, beside = (child(cell, "tcPr", name) for name in ("vMerge", "hMerge"))
    span = _columns(number(child(cell, "tcPr", "gridSpan")))
    return ReadCell(tuple(blocks), max(1, span), _goes_on(merge), _goes_on(beside))


def _goes_on(merge: etree._Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def read_row(row: etree._Element, cells: Sequence[ReadCell], place: int) -> ReadRow:
    """A row with its cells read; `place` counts from 1."""
    before = _columns(number(child(row, "trPr", "gridBefore")))
    head = bool(switched_on(child(row, "trPr"), "tblHeader"))
    return ReadRow(tuple(cells), before, head, place)


def cell_text(blocks: Sequence[Block]) -> str:
    """Words of a cell, markers of its list items kept; tables in it left out."""
    own = (block for block in blocks if not block.table)
    return tidy(" ".join(f"{block.marker} {block.text}" for block in own))


def grid_of(rows: Sequence[ReadRow]) -> list[GridRow]:
    """The rectangular grid; a merged cell has its words at each place that it covers."""
    open_cells: dict[int, GridCell] = {}  # by column: what a vertical merge goes on with
    owner = 0
    spread = []
    for row in rows:
        places = [GridCell("", 0)] * row.before
        for cell in row.cells:
            start = len(places)
            owner += 1
            fresh = GridCell(cell_text(cell.blocks), owner)
            above = open_cells.get(start) if cell.continues else None
            if cell.beside and places:
                above = places[-1]
            shown = above if above is not None and not fresh.text else fresh
            places += [shown] * cell.span
            open_cells |= dict.fromkeys(range(start, start + cell.span), shown)
        spread.append(places)
    return [
        GridRow(cells, row.number, row.head, _nested(row))
        for row, cells in zip(rows, rectangular(spread), strict=True)
    ]


def _nested(row: ReadRow) -> tuple[Block, ...]:
    return tuple(block for cell in row.cells for block in cell.blocks if block.table)


def holds_sections(rows: Sequence[ReadRow]) -> bool:
    """Whether cells below the first row hold headings with text under them: a frame, no table."""
    return any(_opens_section(cell.blocks) for row in rows[1:] for cell in row.cells)


def _opens_section(blocks: Sequence[Block]) -> bool:
    kinds = [block.kind for block in blocks]
    heading = BlockKind.HEADING
    return heading in kinds and any(kind is not heading for kind in kinds[kinds.index(heading) :])
