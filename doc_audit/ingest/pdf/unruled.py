"""Action tables without a grid of rules: known by their heads, read by white, rules and fills."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.cellrows import placed_in, rows_of, with_bands
from doc_audit.ingest.pdf.gutters import Gutter, between, narrowed, places
from doc_audit.ingest.pdf.headrows import HeadRow, action_heads, spans_of
from doc_audit.ingest.pdf.textlevels import Level, Span
from doc_audit.ingest.pdf.tablerecords import Table, TableRow

_REACH = 1.0  # em by which cells may stand left of all that is known of a table
_LARGER = 1.25  # times the size of the rows: a heading that ends the table
_END_GAP = 4.0  # em of white that end the table
_LEAST_ROWS = 1
_MOST_BANDS = 2  # levels of a row across the table that names the rows under it


@dataclass(slots=True)
class Growing:
    """A table being read downwards."""

    gutters: list[Gutter]
    left: float
    right: float
    levels: list[Level]
    last: Level


def action_table(
    head: HeadRow, levels: Sequence[Level], rules: FloatArray, page: int
) -> tuple[Table, list[Level]] | None:
    """The table under a row of heads, and the levels its rows take up; None if there is none."""
    spans = spans_of(head)
    grown = grow(between(spans), spans, levels[head.levels[1]], levels[head.levels[1] + 1 :])
    size = levels[head.levels[0]].size
    cuts = places(grown.gutters, len(grown.levels) + 1, size)
    if cuts is None or not grown.levels:
        return None
    rows = body_rows(grown.levels, cuts, rules, actions=True)
    full = [row for row in rows if sum(map(bool, row.cells)) > 1]
    if len(full) < _LEAST_ROWS or 2 * len(full) < sum(not row.spans for row in rows):
        return None
    used = levels_in(rows, grown.levels)
    head_row = TableRow(tuple((*cell.over, *cell.lines) for cell in head.cells))
    xs = (grown.left, *cuts, grown.right)
    return Table(page, xs, tuple(rows), head.texts, (head_row,), ruled=False), used


def body_rows(
    levels: Sequence[Level], cuts: Sequence[float], rules: FloatArray, actions: bool
) -> list[TableRow]:
    """Rows of the body, without what trails after the last that is one."""
    columns = len(cuts) + 1
    rows = with_bands(rows_of(placed_in(levels, cuts), columns, rules, actions))
    while rows and sum(map(bool, rows[-1].cells)) < 2:
        rows.pop()
    return rows


def levels_in(rows: Sequence[TableRow], levels: Sequence[Level]) -> list[Level]:
    """The levels that some rows stand on."""
    if not rows:
        return []
    bottom = max(line.baseline for row in rows for line in row.lines)
    return [level for level in levels if level.baseline <= bottom]


def grow(
    gutters: Sequence[Gutter], spans: Sequence[Span], top: Level, levels: Sequence[Level]
) -> Growing:
    """Levels under `top` that keep to the gutters, down to the first that does not."""
    table = Growing(list(gutters), spans[0][0], spans[-1][1], [], top)
    waiting: list[Level] = []
    size = levels[0].size if levels else top.size
    for level in levels:
        own = _within(level, table)
        if own is None:
            continue
        step = own.baseline - (waiting[-1] if waiting else table.last).baseline
        if step > _END_GAP * size or own.size > _LARGER * size:
            break
        left = narrowed(table.gutters, own)
        if left is None:
            waiting.append(own)
            if len(waiting) > _MOST_BANDS or not _may_be_band(own, table):
                break
            continue
        table.levels += [*waiting, own]
        table.gutters, table.last, waiting = left, own, []
        table.left = min(table.left, own.lines[0].box.x0)
        table.right = max(table.right, own.lines[-1].box.x1)
    return table


def _within(level: Level, table: Growing) -> Level | None:
    """The part of a level that stands in the table; None when nothing does."""
    reach = _REACH * level.size
    own = tuple(
        line
        for line in level.lines
        if line.box.x1 > table.left - reach and line.box.x0 < table.right + reach
    )
    if not own:
        return None
    return level if len(own) == len(level.lines) else replace(level, lines=own)


def _may_be_band(level: Level, table: Growing) -> bool:
    """Whether words that cross the columns may name the rows under them."""
    if len(level.lines) > 1 or level.lines[0].box.x0 > table.left + 3 * level.size:
        return False
    return not table.levels or level.style != table.levels[-1].style
