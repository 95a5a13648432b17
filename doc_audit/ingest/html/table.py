"""HTML tables to grids: row and column spans spread over the places they cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.grid import GridCell, GridRow, rectangular
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.html.regions import tag_of
from doc_audit.ingest.html.unseen import is_unseen
from doc_audit.model import Block
from doc_audit.text.clean import tidy

_WIDEST = 100  # columns that a cell may span; the standard allows 1,000, no plan has 100
_LONGEST = 1000  # rows that a cell may span
_LONGEST_HEADS = 500  # characters of a row of heads
_TABLE_ROLES = frozenset({"table", "grid", "treegrid"})
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_MOST_PLACES = 100_000  # of one grid, so that spans can't blow it up


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A `tr`: its cells, whether it holds heads, and its number from 1."""

    cells: tuple[etree._Element, ...]
    head: bool
    number: int


def is_table(element: etree._Element) -> bool:
    """Whether an element is a table by its tag or role."""
    return tag_of(element) == "table" or element.get("role", "").lower() in _TABLE_ROLES


def _is_row(element: etree._Element) -> bool:
    return tag_of(element) == "tr" or element.get("role", "").lower() == "row"


def _is_head(cell: etree._Element) -> bool:
    return tag_of(cell) == "th" or cell.get("role", "").lower() == "columnheader"


def _is_cell(element: etree._Element) -> bool:
    return tag_of(element) in ("td", "th") or element.get("role", "").lower() in _CELL_ROLES


def _groups(table: etree._Element) -> list[etree._Element]:
    """The table and its groups of rows, those of heads first."""
    inner = [
        g
        for g in table
        if tag_of(g) in ("thead", "tbody", "tfoot")
        or (tag_of(g) and g.get("role", "").lower() == "rowgroup")
    ]
    heads = [g for g in inner if tag_of(g) == "thead"]
    return [*heads, table, *(g for g in inner if tag_of(g) != "thead")]


def table_rows(table: etree._Element, opened: frozenset[str]) -> list[ReadRow]:
    """Rows of a table, those of tables inside it left out."""
    rows: list[ReadRow] = []
    for group in _groups(table):
        for row in group:
            if not tag_of(row) or not _is_row(row) or is_unseen(row, opened):
                continue
            cells = tuple(cell for cell in row if tag_of(cell) and _is_cell(cell))
            all_heads = bool(cells) and all(map(_is_head, cells))
            rows.append(ReadRow(cells, tag_of(group) == "thead" or all_heads, len(rows) + 1))
    return rows


def _words(element: etree._Element) -> str:
    return tidy(" ".join(map(str, element.itertext())))


def head_texts(rows: Sequence[ReadRow]) -> list[str]:
    """Words of the cells of the first row of heads; nothing where none is marked as such."""
    first = next((row for row in rows if row.head), None)
    return [_words(cell) for cell in first.cells] if first else []


def lays_out(table: etree._Element, rows: Sequence[ReadRow]) -> bool:
    """Whether a table only places parts of a page beside each other.

    It says so itself, or has no heads and holds headings or a table of several rows and columns.
    """
    if table.get("role", "").lower() in ("presentation", "none"):
        return True
    if any(row.head for row in rows) or not rows or is_action_head(_first_texts(rows)):
        return False
    return any(True for _ in table.iter("h1", "h2", "h3")) or any(
        _is_grid(inner) for inner in table.iter("table") if inner is not table
    )


def _first_texts(rows: Sequence[ReadRow]) -> list[str]:
    """Words of the first row; nothing where it is too long to hold heads."""
    texts = [_words(cell) for cell in rows[0].cells]
    return texts if sum(map(len, texts)) <= _LONGEST_HEADS else []


def _is_grid(table: etree._Element) -> bool:
    rows = table_rows(table, frozenset())
    return len(rows) > 1 and any(len(row.cells) > 1 for row in rows)


def _span(cell: etree._Element, name: str, most: int) -> int:
    try:
        return max(1, min(int(cell.get(name, "1")), most))
    except ValueError:
        return 1


def cell_text(blocks: Sequence[Block]) -> str:
    """Words of a cell, markers of its list items kept; tables in it left out."""
    own = (block for block in blocks if not block.table)
    return tidy(" ".join(f"{block.marker} {block.text}" for block in own))


def grid_of(
    rows: Sequence[ReadRow], blocks: Mapping[etree._Element, Sequence[Block]]
) -> list[GridRow]:
    """The rectangular grid; a merged cell has its words at each place that it covers."""
    hanging: dict[int, tuple[int, GridCell]] = {}  # by column: rows still to cover, and the cell
    spread: list[list[GridCell]] = []
    owner = places = 0
    for row in rows:
        line: list[GridCell] = []
        for cell in row.cells:
            _hang(line, hanging)
            owner += 1
            shown = GridCell(cell_text(blocks[cell]), owner)
            width, height = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _LONGEST)
            if places > _MOST_PLACES:
                width = height = 1
            start = len(line)
            line += [shown] * width
            hanging |= dict.fromkeys(range(start, start + width), (height, shown))
        _hang(line, hanging)
        hanging = {at: (left - 1, cell) for at, (left, cell) in hanging.items() if left > 1}
        places += len(line)
        spread.append(line)
    return [
        GridRow(cells, row.number, row.head, _nested(row, blocks))
        for row, cells in zip(rows, rectangular(spread), strict=True)
    ]


def _hang(line: list[GridCell], hanging: dict[int, tuple[int, GridCell]]) -> None:
    """Fills the next places with the cells that reach down into this row."""
    while len(line) in hanging:
        line.append(hanging[len(line)][1])


def _nested(row: ReadRow, blocks: Mapping[etree._Element, Sequence[Block]]) -> tuple[Block, ...]:
    return tuple(block for cell in row.cells for block in blocks[cell] if block.table)
