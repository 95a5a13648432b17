"""Action tables without ruling lines: a row of known heads, and cells that align under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.tablerecords import Table, TableRow
from doc_audit.ingest.pdf.tables import in_order
from doc_audit.ingest.pdf.textline import TextLine

_LEVEL = 0.5  # em between baselines of one row of heads
_LONGEST_HEAD = 40  # characters
_LEFT_OF_HEAD = 6.0  # points by which a column's words may stand left of its head
_LARGER = 1.25  # times the size of the rows: a heading that ends the table
_ROW_GAP = 0.3  # em by which the white between rows is wider than between the lines of a cell
_END_GAP = 4.0  # em of white that end the table
_LEAST_ROWS = 1


@dataclass(frozen=True, slots=True)
class _Head:
    lines: tuple[TextLine, ...]

    @property
    def lefts(self) -> list[float]:
        return [line.box.x0 for line in self.lines]


def find_unruled(
    lines: Sequence[TextLine], rules: FloatArray, page: int
) -> tuple[list[Table], list[TextLine]]:
    """Tables found by their heads, and the lines that are in none.

    Args:
        lines: of the page, outside ruled tables.
        page: its number, from 1.
        rules: horizontal rules as y, x0, x1; one between two rows parts them.
    """
    tables: list[Table] = []
    left = list(lines)
    for head in _heads(lines):
        table, used = _table(head, left, rules, page)
        if table is not None:
            tables.append(table)
            left = [line for line in left if id(line) not in used]
    return tables, left


def _heads(lines: Sequence[TextLine]) -> list[_Head]:
    """Rows of two or more short lines on one level that name an action and a lead or a date."""
    short = [ln for ln in lines if _may_be_head(ln)]
    short.sort(key=lambda ln: (ln.baseline, ln.box.x0))
    rows: list[list[TextLine]] = []
    for line in short:
        if rows and abs(line.baseline - rows[-1][-1].baseline) <= _LEVEL * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    found = [sorted(row, key=lambda ln: ln.box.x0) for row in rows if len(row) > 1]
    return [_Head(tuple(row)) for row in found if _is_head(row)]


def _may_be_head(line: TextLine) -> bool:
    text = line.text
    plain = text[0].isupper() and not text.endswith((".", ":", ",")) and len(text.split()) <= 6
    return plain and len(text) <= _LONGEST_HEAD and not line.turned


def _is_head(row: Sequence[TextLine]) -> bool:
    return is_action_head([line.text for line in row])


def _table(
    head: _Head, lines: Sequence[TextLine], rules: FloatArray, page: int
) -> tuple[Table | None, set[int]]:
    body = _body(head, lines)
    rows = _rows(head, body, rules)
    full = [row for row in rows if sum(map(bool, row.cells)) > 1]
    if len(full) < _LEAST_ROWS or len(full) < 0.5 * len(rows):
        return None, set()
    used = {id(line) for line in (*head.lines, *body)}
    xs = (*head.lefts, max(line.box.x1 for line in (*head.lines, *body)))
    heads = tuple(line.text for line in head.lines)
    head_row = TableRow(tuple((line,) for line in head.lines))
    return Table(page, xs, tuple(rows), heads, (head_row,), ruled=False), used


def _column(head: _Head, line: TextLine) -> int:
    """Column of a line; -1 when it stands in none or crosses into the next."""
    lefts = head.lefts
    column = sum(line.box.x0 >= left - _LEFT_OF_HEAD for left in lefts) - 1
    if column < 0 or (column + 1 < len(lefts) and line.box.x1 > lefts[column + 1] + 1):
        return -1
    return column


def _body(head: _Head, lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines under the head, down to the first that is no part of the table."""
    top = max(line.baseline for line in head.lines)
    size = head.lines[0].size
    under = sorted(
        (ln for ln in lines if ln.baseline > top + 0.5 * size and not ln.turned),
        key=lambda ln: (ln.baseline, ln.box.x0),
    )
    body: list[TextLine] = []
    bottom = top
    for line in under:
        gap = line.box.y0 - bottom
        if _column(head, line) < 0 or gap > _END_GAP * size or line.size > _LARGER * size:
            break
        body.append(line)
        bottom = max(bottom, line.box.y1)
    return body


def _rows(head: _Head, body: Sequence[TextLine], rules: FloatArray) -> list[TableRow]:
    rows = []
    for part in _parted(body, rules):
        cells: list[list[TextLine]] = [[] for _ in head.lines]
        for line in part:
            cells[_column(head, line)].append(line)
        rows.append(TableRow(tuple(tuple(in_order(cell)) for cell in cells)))
    return rows


def _parted(body: Sequence[TextLine], rules: FloatArray) -> list[list[TextLine]]:
    """Lines of each row: parted by a rule or by more white than stands inside the cells."""
    if not body:
        return []
    levels: list[list[TextLine]] = []
    bottom = float("-inf")
    for line in body:
        if levels and line.box.y0 < bottom - 0.3 * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
        bottom = max(bottom, line.box.y1)
    gaps = [_gap(above, below) for above, below in pairwise(levels)]
    usual = min(gaps, default=0.0)
    rows = [list(levels[0])]
    for gap, (above, below) in zip(gaps, pairwise(levels), strict=True):
        if gap > usual + _ROW_GAP * below[0].size or _ruled(above, below, rules):
            rows.append([])
        rows[-1] += below
    return rows


def _gap(above: Sequence[TextLine], below: Sequence[TextLine]) -> float:
    return min(line.box.y0 for line in below) - max(line.box.y1 for line in above)


def _ruled(above: Sequence[TextLine], below: Sequence[TextLine], rules: FloatArray) -> bool:
    if not len(rules):
        return False
    top = max(line.baseline for line in above)
    bottom = min(line.baseline for line in below) - 0.5 * below[0].size
    left = min(line.box.x0 for line in (*above, *below))
    between = (rules[:, 0] > top) & (rules[:, 0] < bottom) & (rules[:, 1] < left + 20)
    return bool(between.any())
