"""A stretch of a page to a table, if it holds one: columns by white, heads, rows."""

from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.pdf.lines.textlevels import Level
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.cellrows import placed_in
from doc_audit.ingest.pdf.tables.figures import figure_columns
from doc_audit.ingest.pdf.tables.gutters import (
    Gutter,
    around_heads,
    by_column,
    common,
    middles,
    narrowed,
)
from doc_audit.ingest.pdf.tables.records import Table
from doc_audit.ingest.pdf.tables.regionheads import MOST_HEAD_LEVELS, head_levels, heads_of
from doc_audit.ingest.pdf.tables.regions import LEAST_RULES, PIECE_GAP, Region, levels_between
from doc_audit.ingest.pdf.tables.unruled import body_rows

_STEP = 2.6  # em between baselines of heads and of the row under them
_WIDER = 1.25  # times the usual step of the rows, if that is more
_LARGER = 1.25  # times the size of the rows: a heading that is no part of the table
_LAYOUT_LINES = 6.0  # lines in the cells of what is only laid out side by side
_LEAST_WORDED = 0.25  # share of cells with a word; charts hold numbers
_WORD = 3  # letters


def region_table(
    region: Region, levels: Sequence[Level], rules: FloatArray, page: int
) -> Table | None:
    """The table in a region of a page; None when it holds none."""
    inside = levels_between(levels, region.top, region.bottom, region.left, region.right)
    beside = [level for level in inside if len(level.pieces(PIECE_GAP)) > 1]
    if len(beside) < 2:
        return None
    gutters = common(beside, beside[0].size)
    if not gutters:
        return None
    whole, heads, cuts = _with_heads(region, levels, inside, gutters)
    whole += _below(region, levels, inside, gutters, cuts)
    cuts = _without_empty(whole[:heads], whole[heads:], cuts)
    table = _table(whole[:heads], whole[heads:], cuts, rules, page)
    return table if table is not None and _is_sound(table, region) else None


def _with_heads(
    region: Region, levels: Sequence[Level], inside: Sequence[Level], gutters: list[Gutter]
) -> tuple[list[Level], int, list[float]]:
    """Levels of a table, how many of the first hold heads, and where to cut columns.

    Heads that aren't in the region are looked for right above it: fills and rules under the rows
    often begin below them.
    """
    cuts = middles(gutters)
    if heads := head_levels(region, inside, cuts):
        return list(inside), heads, cuts
    over, left = _above(region, levels, inside, gutters)
    whole, wider = [*over, *inside], middles(left)
    if over and (heads := head_levels(region, whole, wider)):
        return whole, heads, wider
    kept = _rows_above(over, gutters, cuts)
    return [*kept, *inside], 0, cuts


def _rows_above(over: Sequence[Level], gutters: list[Gutter], cuts: Sequence[float]) -> list[Level]:
    """Levels over a region without heads that keep to its columns: its first row."""
    kept: list[Level] = []
    for level in over[::-1]:
        left = narrowed(gutters, level)
        if left is None:
            break
        kept.insert(0, level)
        gutters = left
    while kept and len(_filled(kept[0], cuts)) < 2:
        kept.pop(0)
    return kept


def _without_empty(
    heads: Sequence[Level], body: Sequence[Level], cuts: Sequence[float]
) -> list[float]:
    """The cuts without those that part a head from the cells set to the other edge under it."""
    over = {piece.first for piece in placed_in(heads, cuts)}
    under = {piece.first for piece in placed_in(body, cuts)}
    kept = list(cuts)
    for column in range(len(cuts) + 1):
        if column in under:
            continue
        beside = [at for at in (column + 1, column - 1) if at in under and at not in over]
        if beside:
            kept.remove(cuts[min(column, beside[0])])
            over.add(beside[0])
    return kept


def _above(
    region: Region, levels: Sequence[Level], inside: Sequence[Level], gutters: list[Gutter]
) -> tuple[list[Level], list[Gutter]]:
    """Levels right above a region that may hold its heads, and what they leave of the gutters."""
    found: list[Level] = []
    last = inside[0]
    reach = _reach(inside)
    for level in [level for level in levels if level.baseline < last.baseline][::-1]:
        own = _near(region, level, last, reach)
        if own is None or len(found) == MOST_HEAD_LEVELS:
            break
        left = around_heads(gutters, own)
        first = middles(left)[0]
        if any(piece.box.x0 < first < piece.box.x1 for piece in own.pieces(PIECE_GAP)):
            break  # a caption or the text above
        found.insert(0, own)
        gutters, last = left, own
    while found and not any(p.first > 0 for p in placed_in(found[:1], middles(gutters))):
        found.pop(0)
    return found, gutters


def _below(
    region: Region,
    levels: Sequence[Level],
    inside: Sequence[Level],
    gutters: list[Gutter],
    cuts: Sequence[float],
) -> list[Level]:
    """Levels right below a region that keep to its columns, down to the last with two cells."""
    found: list[Level] = []
    last = inside[-1]
    reach = _reach(inside)
    for level in [level for level in levels if level.baseline > last.baseline]:
        own = _near(region, level, last, reach)
        left = None if own is None else narrowed(gutters, own)
        if own is None or left is None:
            break
        found.append(own)
        gutters, last = left, own
    while found and len(_filled(found[-1], cuts)) < 2:
        found.pop()
    return found


def _reach(levels: Sequence[Level]) -> float:
    """Points between baselines up to which a level may go on with a table."""
    steps = sorted(below.baseline - above.baseline for above, below in pairwise(levels))
    usual = steps[len(steps) // 2] if steps else 0.0
    return max(_STEP * levels[0].size, _WIDER * usual)


def _near(region: Region, level: Level, last: Level, reach: float) -> Level | None:
    """What a level has over or under a region, if that is near its last level and of its size."""
    own = tuple(ln for ln in level.lines if ln.box.x1 > region.left and ln.box.x0 < region.right)
    if not own or max(line.size for line in own) > _LARGER * last.size:
        return None
    return Level(own) if abs(level.baseline - last.baseline) <= reach else None


def _filled(level: Level, cuts: Sequence[float]) -> set[int]:
    return {first for first, _, _ in by_column(level, cuts)}


def _table(
    heads: Sequence[Level],
    body: Sequence[Level],
    cuts: Sequence[float],
    rules: FloatArray,
    page: int,
) -> Table | None:
    columns = len(cuts) + 1
    texts, head_rows = heads_of(heads, cuts) if heads else (("",) * columns, ())
    rows = body_rows(body, cuts, rules, actions=is_action_head(texts))
    if not rows:
        return None
    used = [c for c in range(columns) if any(row.cells[c] for row in (*head_rows, *rows))]
    lines = [line for row in (*head_rows, *rows) for line in row.lines]
    xs = (min(ln.box.x0 for ln in lines), *cuts, max(ln.box.x1 for ln in lines))
    if len(used) < 2:
        return None
    return Table(page, xs, tuple(rows), texts, head_rows, ruled=False)


def _is_sound(table: Table, region: Region) -> bool:
    """Whether a table is one by its rows, and no chart and no columns of running text."""
    full = [row for row in table.rows if sum(map(bool, row.cells)) > 1]
    if len(full) < 2 or 2 * len(full) < sum(not row.spans for row in table.rows):
        return False
    cells = [cell for row in full for cell in row.cells if cell]
    worded = sum(any(_has_word(line.text) for line in cell) for cell in cells)
    labels = sum(any(_has_word(line.text) for line in row.cells[0]) for row in full)
    if 2 * labels < len(full):
        return False
    pieces = [(c, ln) for row in table.rows for c, cell in enumerate(row.cells) for ln in cell]
    if figure_columns(pieces, len(table.xs) - 1):
        return True
    lengths = sum(map(len, cells)) / len(cells)
    wordy = worded >= _LEAST_WORDED * len(cells)
    return wordy and len(region.rules) >= LEAST_RULES and lengths < _LAYOUT_LINES


def _has_word(text: str) -> bool:
    letters = [sign.isalpha() for sign in text]
    return sum(letters) >= _WORD and any(a and b for a, b in pairwise(letters))
