"""Pieces of text in columns to rows of cells: parted by rules, by figures, or by white."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from doc_audit.ingest.pdf.lines.textlevels import Level
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.figures import anchored, figure_columns
from doc_audit.ingest.pdf.tables.gutters import by_column
from doc_audit.ingest.pdf.tables.records import TableRow

_COVER = 0.6  # share of a column's width that a rule must cover to part its cells
_RISE = 0.3  # em above the baseline: the middle of small letters
_TIGHT = 0.1  # em by which lines of one cell may stand farther apart than the closest
_WIDEST_LEADING = 1.8  # em between baselines of one cell
_LEAST_STEP = 0.9  # em between two rows
_SAME_LEVEL = 0.05  # em between baselines of one level
_ALL_FULL = 0.8  # share of levels with text in every column where each level is a row


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text with the first and last column it stands in."""

    first: int
    last: int
    line: TextLine

    @property
    def middle(self) -> float:
        """Height at which it is looked for."""
        return self.line.baseline - _RISE * self.line.size


def placed_in(
    levels: Sequence[Level], cuts: Sequence[float], bands: Sequence[Level] = ()
) -> list[Placed]:
    """All pieces of some levels, by level and from left to right; those of `bands` uncut."""
    found: list[Placed] = []
    for level in levels:
        if any(level is band for band in bands):
            found += [Placed(0, len(cuts), line) for line in level.lines]
        else:
            found += [Placed(*piece) for piece in by_column(level, cuts)]
    return found


def rows_of(
    pieces: Sequence[Placed], columns: int, rules: FloatArray, actions: bool
) -> list[TableRow]:
    """Rows from the top down, each with `columns` cells.

    A cell that rules leave open over several rows stands in each of them, as in grids.

    Args:
        pieces: of the body, without heads.
        columns: how many.
        rules: horizontal ones as y, x0, x1, collinear ones merged.
        actions: the heads are those of an action table, whose figures are dates.
    """
    if not pieces:
        return []
    borders = _borders(pieces, columns, rules)
    if not actions and figure_columns([(p.first, p.line) for p in pieces], columns):
        return _by_figures(pieces, columns)
    ys = sorted({y for own in borders for y in own})
    leading = leading_of(pieces, columns, ruled=bool(ys))
    if not ys:
        return [row_of(part, columns) for part in by_white(pieces, columns, leading)]
    rows: list[TableRow] = []
    before: set[int] = set()
    for low, high in pairwise([-np.inf, *ys, np.inf]):
        cells = [_segment(pieces, c, borders[c], low, high) for c in range(columns)]
        fresh = {id(p) for cell in cells for p in cell} - before
        if not fresh:
            continue
        before |= fresh
        shared = any(id(p) not in fresh for cell in cells for p in cell)
        whole = sorted({id(p): p for cell in cells for p in cell}.values(), key=_height)
        parts = [whole] if shared else _finer(whole, columns, leading)
        rows += [row_of(part, columns) for part in parts]
    return rows


def _height(piece: Placed) -> tuple[float, float]:
    return piece.line.baseline, piece.line.box.x0


def _by_figures(pieces: Sequence[Placed], columns: int) -> list[TableRow]:
    groups = anchored([(p.first, p.line) for p in pieces], columns)
    return [row_of([pieces[i] for i in group], columns) for group in groups]


def _borders(pieces: Sequence[Placed], columns: int, rules: FloatArray) -> list[list[float]]:
    """The y of the rules that part each column between its first and last piece."""
    top = min(piece.middle for piece in pieces)
    bottom = max(piece.middle for piece in pieces)
    found: list[list[float]] = []
    near = rules[(rules[:, 0] > top) & (rules[:, 0] < bottom)] if len(rules) else rules
    for column in range(columns):
        own = [p.line.box for p in pieces if p.first == p.last == column]
        if not own:
            found.append([])
            continue
        left, right = min(box.x0 for box in own), max(box.x1 for box in own)
        wide = np.minimum(near[:, 2], right) - np.maximum(near[:, 1], left)
        found.append(near[wide >= _COVER * (right - left), 0].tolist())
    half = columns / 2
    counted = {y: sum(y in own for own in found) for own in found for y in own}
    return [[y for y in own if counted[y] >= half] for own in found]


def _segment(
    pieces: Sequence[Placed], column: int, ys: Sequence[float], low: float, high: float
) -> list[Placed]:
    """Pieces of a column between its own rules next above and below a row."""
    top = max((y for y in ys if y <= low), default=-np.inf)
    bottom = min((y for y in ys if y >= high), default=np.inf)
    return [p for p in pieces if p.first == column and top < p.middle < bottom]


def _finer(pieces: list[Placed], columns: int, leading: float) -> list[list[Placed]]:
    """Rows of what stands between two rules: more than one only where each looks like a row."""
    parts = by_white(pieces, columns, leading)
    full = all(len({p.first for p in part}) > 1 and part[0].first == 0 for part in parts)
    return parts if len(parts) > 1 and full else [pieces]


def leading_of(pieces: Sequence[Placed], columns: int, ruled: bool = False) -> float:
    """Points between the baselines of one cell; 0 where each level is a row of its own.

    Where rules part rows (`ruled`), full levels close together are lines of cells, not rows.
    """
    heights = _levels(pieces)
    every = _heights_by_column(pieces, heights, columns)
    full = sum(map(len, every)) >= _ALL_FULL * columns * len(heights)
    if full and not ruled and not _runs_on(pieces):
        return 0.0
    em = max(piece.line.size for piece in pieces)
    steps = [b - a for own in every for a, b in pairwise(own)]
    leading = min((s for s in steps if s >= _LEAST_STEP * em), default=np.inf)
    return leading if leading <= _WIDEST_LEADING * em else 0.0


def _runs_on(pieces: Sequence[Placed]) -> bool:
    """Whether most lines under the first begin in mid-sentence: all cells are wrapped."""
    top = min(piece.line.baseline for piece in pieces)
    under = [p.line.text for p in pieces if p.line.baseline > top + p.line.size]
    return 2 * sum(text[:1].islower() for text in under) > len(under)


def by_white(pieces: Sequence[Placed], columns: int, leading: float) -> list[list[Placed]]:
    """Rows parted where white wider than that between the lines of a cell runs right across.

    Args:
        pieces: of one or more rows.
        columns: of the table.
        leading: see `leading_of`.
    """
    heights = _levels(pieces)
    if len(heights) < 2:
        return [list(pieces)]
    if not leading:
        return _split(pieces, heights[1:])
    em = max(piece.line.size for piece in pieces)
    every = _heights_by_column(pieces, heights, columns)
    tight = [(a, b) for own in every for a, b in pairwise(own) if b - a <= leading + _TIGHT * em]
    starts = [
        low
        for high, low in pairwise(heights)
        if low - high >= _LEAST_STEP * em and not any(a <= high and low <= b for a, b in tight)
    ]
    return _mended(_split(pieces, starts))


def _levels(pieces: Sequence[Placed]) -> list[float]:
    """Baselines from the top down, those of one level once."""
    heights: list[float] = []
    for piece in sorted(pieces, key=_height):
        if not heights or piece.line.baseline - heights[-1] > _SAME_LEVEL * piece.line.size:
            heights.append(piece.line.baseline)
    return heights


def _heights_by_column(
    pieces: Sequence[Placed], heights: Sequence[float], columns: int
) -> list[list[float]]:
    """Those of the baselines on which each column has a piece."""
    found = []
    for column in range(columns):
        own = [p.line for p in pieces if p.first <= column <= p.last]
        bases = [(line.baseline, _SAME_LEVEL * line.size) for line in own]
        found.append([h for h in heights if any(0 <= base - h <= off for base, off in bases)])
    return found


def _split(pieces: Sequence[Placed], starts: Sequence[float]) -> list[list[Placed]]:
    places = np.searchsorted(np.array(starts), [p.line.baseline for p in pieces], side="right")
    rows: list[list[Placed]] = [[] for _ in range(len(starts) + 1)]
    for piece, place in zip(pieces, places.tolist(), strict=True):
        rows[place].append(piece)
    return [row for row in rows if row]


def _mended(rows: list[list[Placed]]) -> list[list[Placed]]:
    """Rows of one cell that is not the first added to the row above: paragraphs of its cell."""
    done: list[list[Placed]] = []
    for row in rows:
        if done and len({p.first for p in row}) == 1 and row[0].first > 0:
            done[-1] = done[-1] + row
        else:
            done.append(row)
    return done


def row_of(pieces: Sequence[Placed], columns: int) -> TableRow:
    """The row of some pieces, their lines in order in each of its cells."""
    cells: list[list[TextLine]] = [[] for _ in range(columns)]
    for piece in sorted(pieces, key=_height):
        cells[piece.first].append(piece.line)
    across = len({p.first for p in pieces}) == 1 and any(
        p.first == 0 and p.last == columns - 1 for p in pieces
    )
    return TableRow(tuple(map(tuple, cells)), spans=across and columns > 1)


def with_bands(rows: Sequence[TableRow]) -> list[TableRow]:
    """Rows with those marked as bands that hold nothing but words set apart in the first column."""
    plain = [row for row in rows if sum(map(bool, row.cells)) > 1]
    bold = [_is_bold(row) for row in plain]
    if not plain or sum(bold) * 2 > len(bold):
        return list(rows)
    return [
        replace(row, spans=True)
        if row.cells[0] and not any(row.cells[1:]) and _is_bold(row)
        else row
        for row in rows
    ]


def _is_bold(row: TableRow) -> bool:
    lines = row.cells[0]
    return bool(lines) and all(line.bold > 0.5 for line in lines)
