"""HTML tables to grids: row and column spans spread over the places they cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.grid import GridCell, GridRow, rectangular
from doc_audit.ingest.html.regions import is_unseen, tag_of
from doc_audit.model import Block
from doc_audit.text.clean import tidy

_WIDEST = 100  # columns that a cell may span; the standard allows 1,000, no plan has 100
_LONGEST = 1000  # rows that a cell may span
_MOST_PLACES = 100_000  # of one grid, so that spans can't blow it up


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A `tr`: its cells, whether it holds heads, and its number from 1."""

    cells: tuple[etree._Element, ...]
    head: bool
    number: int


def table_rows(table: etree._Element, controlled: frozenset[str]) -> list[ReadRow]:
    """Rows of a table, those of tables inside it left out."""
    rows: list[ReadRow] = []
    groups = [table, *(g for g in table if tag_of(g) in ("thead", "tbody", "tfoot"))]
    ordered = [g for g in groups if tag_of(g) == "thead"] + [
        g for g in groups if tag_of(g) != "thead"
    ]
    for group in ordered:
        for row in group:
            if tag_of(row) != "tr" or is_unseen(row, controlled):
                continue
            cells = tuple(cell for cell in row if tag_of(cell) in ("td", "th"))
            all_heads = bool(cells) and all(tag_of(cell) == "th" for cell in cells)
            rows.append(ReadRow(cells, tag_of(group) == "thead" or all_heads, len(rows) + 1))
    return rows


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
