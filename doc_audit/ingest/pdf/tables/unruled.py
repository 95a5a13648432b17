"""Action tables without a grid of rules: known by their heads, read by white, rules and fills."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from doc_audit.ingest.pdf.lines.textlevels import Level, Span
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.cellrows import placed_in, rows_of, with_bands
from doc_audit.ingest.pdf.tables.gutters import Gutter, between, by_column, finer, narrowed, places
from doc_audit.ingest.pdf.tables.headrows import HeadRow, spans_of, split_heads
from doc_audit.ingest.pdf.tables.records import Table, TableRow

_REACH = 1.0  # em by which cells may stand left of all that is known of a table
_LARGER = 1.25  # times the size of the rows: a heading that ends the table
_END_GAP = 4.0  # em of white that end the table
_LEAST_ROWS = 1
_LEADING = 1.5  # em between the lines of one cell
_SAME_PLACE = 4.0  # points between the edges of one column on two pages
_MOST_BANDS = 2  # levels of a row across the table that names the rows under it


@dataclass(slots=True)
class Growing:
    """A table being read downwards."""

    gutters: list[Gutter]
    left: float
    right: float
    levels: list[Level]
    last: Level
    bands: list[Level] = field(default_factory=list)


def action_table(
    head: HeadRow, levels: Sequence[Level], rules: FloatArray, page: int
) -> Table | None:
    """The table under a row of heads; None if there is none."""
    spans = spans_of(head)
    grown = grow(between(spans), spans, levels[head.levels[1]], levels[head.levels[1] + 1 :])
    size = levels[head.levels[0]].size
    cuts = places(grown.gutters, len(grown.levels) + 1, size)
    if cuts is None or not grown.levels:
        return None
    plain = [level for level in grown.levels if level not in grown.bands]
    cuts = finer(cuts, [*levels[head.levels[0] : head.levels[1] + 1], *plain], size)
    rows = body_rows(grown.levels, cuts, rules, actions=True, bands=grown.bands)
    full = [row for row in rows if sum(map(bool, row.cells)) > 1]
    if len(full) < _LEAST_ROWS or 2 * len(full) < sum(not row.spans for row in rows):
        return None
    texts, head_row = split_heads(head, cuts)
    xs = (grown.left, *cuts, grown.right)
    return Table(page, xs, tuple(rows), texts, (head_row,), ruled=False)


def body_rows(
    levels: Sequence[Level],
    cuts: Sequence[float],
    rules: FloatArray,
    actions: bool,
    bands: Sequence[Level] = (),
) -> list[TableRow]:
    """Rows of the body, without what trails after the last that is one.

    Args:
        levels: of the body.
        cuts: between its columns.
        rules: see `rows_of`.
        actions: see `rows_of`.
        bands: those of the levels that run across the columns.
    """
    columns = len(cuts) + 1
    kept = _without_notes(levels, cuts, rules, actions)
    rows = with_bands(rows_of(placed_in(kept, cuts, bands), columns, rules, actions))
    while rows and sum(map(bool, rows[-1].cells)) < 2:
        rows.pop()
    return rows


def _without_notes(
    levels: Sequence[Level], cuts: Sequence[float], rules: FloatArray, actions: bool
) -> list[Level]:
    """Levels without those at the end that stand in the first column and are no part of it.

    The first column goes on at the usual distance, in a table of figures in mid-sentence too.
    """
    wide = [at for at, level in enumerate(levels) if by_column(level, cuts)[-1][0] > 0]
    end = wide[-1] + 1 if wide else 0
    while end < len(levels):
        above, level = levels[end - 1], levels[end]
        step = level.baseline - above.baseline
        ruled = len(rules) and any(above.baseline < y < level.baseline for y in rules[:, 0])
        goes_on = actions or level.lines[0].text[:1].islower()
        if ruled or step > _LEADING * level.size or not goes_on:
            break
        end += 1
    return list(levels[:end])


def continued_table(
    before: Table, levels: Sequence[Level], rules: FloatArray, page: int
) -> Table | None:
    """What stands at the top of a page in the columns of the table of the page before, if any."""
    if not levels:
        return None
    spans = _column_spans(before)
    grown = grow(between(spans), spans, levels[0], levels)
    rows = body_rows(grown.levels, before.xs[1:-1], rules, before.lists_actions, grown.bands)
    full = [row for row in rows if sum(map(bool, row.cells)) > 1]
    if not full or 2 * len(full) < sum(not row.spans for row in rows):
        return None
    table = Table(page, before.xs, tuple(rows), ("",) * len(spans), ruled=False)
    return table if _same_places(spans, _column_spans(table)) else None


def _column_spans(table: Table) -> list[Span]:
    """From and to of the text of each column."""
    rows = [row for row in (*table.head_rows, *table.rows) if not row.spans]
    spans = []
    for column, (left, right) in enumerate(pairwise(table.xs)):
        boxes = [line.box for row in rows for line in row.cells[column]]
        low = min((box.x0 for box in boxes), default=left)
        spans.append((low, max((box.x1 for box in boxes), default=right)))
    return [(low, min(high, limit)) for (low, high), limit in zip(spans, table.xs[1:], strict=True)]


def _same_places(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether most columns begin, end or have their middle where those of the other do."""
    near = [
        min(abs(a - c), abs(b - d), abs(a + b - c - d) / 2) <= _SAME_PLACE
        for (a, b), (c, d) in zip(ones, others, strict=True)
    ]
    return near[0] and 2 * sum(near) > len(near)


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
        table.bands += waiting
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
