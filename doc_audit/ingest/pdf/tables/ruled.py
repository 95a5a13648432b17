"""Grids with text in them: rows of cells, heads, tables that go on over the page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tables.cellrows import Placed, by_white, leading_of, row_of
from doc_audit.ingest.pdf.tables.grids import Grid
from doc_audit.ingest.pdf.tables.heads import with_heads
from doc_audit.ingest.pdf.tables.records import Table, TableRow

_MOST_LAYOUT_ROWS = 2  # rows of a grid that only frames columns of text
_LEAST_PARTS = 3  # rows told by white alone inside a cell's rules
_LAYOUT_LINES = 6.0  # lines in each of its cells


def read_tables(grids: Sequence[Grid], lines: Iterable[TextLine], page: int) -> list[Table]:
    """Tables of a page from lines that know their cell (`TextLine.cell` counts through grids)."""
    by_cell: dict[int, list[TextLine]] = {}
    for line in lines:
        by_cell.setdefault(line.cell, []).append(line)
    tables = []
    first = 0
    for grid in grids:
        rows = _white_rows(_rows(grid, by_cell, first))
        first += grid.count
        table = with_heads(_pruned(Table(page, grid.xs, rows, ruled=grid.ruled))) if rows else None
        if table is not None and not _is_layout(table):
            tables.append(table)
    return tables


def _is_layout(table: Table) -> bool:
    """Whether rules only frame columns of running text, which are read one after the other."""
    if table.lists_actions or len(table.rows) > _MOST_LAYOUT_ROWS:
        return False
    lengths = [len(cell) for row in table.rows for cell in row.cells if cell]
    return not lengths or sum(lengths) / len(lengths) >= _LAYOUT_LINES


def _rows(grid: Grid, by_cell: dict[int, list[TextLine]], first: int) -> tuple[TableRow, ...]:
    """Rows with text of their own; a merged cell stands in each row it covers, once."""
    rows = []
    placed: set[int] = set()
    for numbers in grid.cells.tolist():
        cells = tuple(
            () if column and numbers[column - 1] == number
            else tuple(in_order(by_cell.get(number + first, [])))
            for column, number in enumerate(numbers)
        )  # fmt: skip
        fresh = any(cells[c] and n not in placed for c, n in enumerate(numbers))
        placed.update(numbers)
        if fresh:
            rows.append(TableRow(cells, spans=len(set(numbers)) == 1 and len(numbers) > 1))
    return tuple(rows)


def _white_rows(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Rows of a grid that rules part into columns only: its one row of cells cut along white."""
    if not 0 < len(rows) <= _MOST_LAYOUT_ROWS or rows[-1].spans:
        return rows
    columns = len(rows[-1].cells)
    placed = [Placed(c, c, line) for c, cell in enumerate(rows[-1].cells) for line in cell]
    if any(line.turned for line in rows[-1].lines) or len(placed) < _LEAST_PARTS * columns:
        return rows
    parts = by_white(placed, columns, leading_of(placed, columns))
    filled = [{piece.first for piece in part} for part in parts]
    if len(parts) < _LEAST_PARTS or any(0 not in own or len(own) < columns - 1 for own in filled):
        return rows
    return (*rows[:-1], *(row_of(part, columns) for part in parts))


def in_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines of one cell: stream order where it runs downwards, else by place."""
    ordered = sorted(lines, key=lambda line: line.order)
    falls = all(b.baseline >= a.baseline - 0.5 * a.size for a, b in pairwise(ordered))
    return ordered if falls else sorted(lines, key=lambda line: (line.baseline, line.box.x0))


def _pruned(table: Table) -> Table:
    """Without columns that are empty all the way (doubled rules make them)."""
    count = len(table.xs) - 1
    used = [c for c in range(count) if any(row.cells[c] for row in table.rows)]
    if len(used) == count:
        return table
    rows = tuple(replace(row, cells=tuple(row.cells[c] for c in used)) for row in table.rows)
    xs = (*(table.xs[c] for c in used), table.xs[used[-1] + 1])
    return replace(table, xs=xs, rows=rows)
