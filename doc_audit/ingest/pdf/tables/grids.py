"""Ruling lines to grids of cells, merged cells included; text comes later."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.marks.shapes import Shapes
from doc_audit.ingest.pdf.source.calls import FloatArray

SNAP = 3.0
"""Points: rules nearer than this are one; doubled borders stand up to 2.5 apart."""
_COVER = 0.6  # share of a cell's side that a rule must cover to part two cells
_LEAST_SIDE = 6.0  # points: narrower rows and columns hold no text


@dataclass(frozen=True, slots=True)
class Grid:
    """A lattice of rules.

    Attributes:
        xs, ys: borders of columns and rows, ascending.
        cells: number of the cell at each row and column, from 0 in reading order; places that no
            rule parts share a number, (len(ys) - 1, len(xs) - 1).
        ruled: its borders are rules; else white between tagged cells.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: NDArray[np.int32]
    ruled: bool = True

    @property
    def box(self) -> Box:
        """Outer border."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def count(self) -> int:
        """Number of cells."""
        return int(self.cells.max()) + 1


def find_grids(shapes: Shapes) -> list[Grid]:
    """Grids of at least two cells, top to bottom; none on a page too crowded with rules."""
    if shapes.crowded or len(shapes.across) < 2 or len(shapes.down) < 2:
        return []
    across, down = merged(shapes.across), merged(shapes.down)
    grids = []
    for level, upright in _connected(across, down):
        grid = _grid(across[level], down[upright])
        if grid is not None and grid.count > 1:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def cells_of(grids: list[Grid], boxes: FloatArray) -> NDArray[np.int32]:
    """Cell of each character by its middle, counted through all grids; -1 outside, (n,)."""
    cell = np.empty(len(boxes), np.int32)
    cell.fill(-1)
    if not grids:
        return cell
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    first = 0
    for grid in grids:
        column = np.searchsorted(np.array(grid.xs), x) - 1
        row = np.searchsorted(np.array(grid.ys), y) - 1
        rows, columns = grid.cells.shape
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        cell[inside] = grid.cells[row[inside], column[inside]] + first
        first += grid.count
    return cell


def merged(rules: FloatArray) -> FloatArray:
    """Rules (place, from, to) of one direction with collinear neighbours made one.

    Those nearer than `SNAP` to their neighbour stand in the middle of all of them.
    """
    groups: list[list[list[float]]] = []
    for rule in sorted(rules.tolist()):  # mostly a handful: arrays would take longer
        if groups and rule[0] - groups[-1][-1][0] <= SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[tuple[float, float, float]] = []
    for group in groups:
        place = sum(rule[0] for rule in group) / len(group)
        merged += ((place, low, high) for low, high in _spans(group))
    return np.array(merged, np.float32)


def _spans(rules: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """From and to of collinear rules, those that meet made one."""
    spans: list[tuple[float, float]] = []
    for _, low, high in sorted(rules, key=itemgetter(1)):
        if spans and low <= spans[-1][1] + SNAP:
            spans[-1] = spans[-1][0], max(spans[-1][1], high)
        else:
            spans.append((low, high))
    return spans


def _connected(across: FloatArray, down: FloatArray) -> list[tuple[list[int], list[int]]]:
    """Sets of rules that cross each other, as indices into both."""
    y, x0, x1 = (across[:, k, None] for k in range(3))
    x, y0, y1 = (down[None, :, k] for k in range(3))
    crosses = (x >= x0 - SNAP) & (x <= x1 + SNAP) & (y >= y0 - SNAP) & (y <= y1 + SNAP)
    met: list[set[int]] = [set() for _ in range(len(across))]
    for one, other in np.argwhere(crosses).tolist():
        met[one].add(other)
    free = [at for at, own in enumerate(met) if own]
    sets = []
    while free:
        level, upright, before = free[:1], met[free[0]], 0
        while len(upright) > before:
            before = len(upright)
            level = [at for at in free if not upright.isdisjoint(met[at])]
            upright = upright.union(*(met[at] for at in level))
        free = [at for at in free if upright.isdisjoint(met[at])]
        sets.append((level, sorted(upright)))
    return sets


def _grid(across: FloatArray, down: FloatArray) -> Grid | None:
    ys = _borders(across[:, 0])
    xs = _borders(down[:, 0])
    if (len(ys) - 1) * (len(xs) - 1) < 2:
        return None  # at most one cell, as of most boxes drawn around text
    beside = _parted(down, xs, ys)  # a rule between column c and c + 1 in row r
    below = _parted(across, ys, xs).T  # a rule between row r and r + 1 in column c
    return Grid(tuple(xs), tuple(ys), _numbered(beside, below, len(ys) - 1, len(xs) - 1))


def _borders(places: FloatArray) -> list[float]:
    borders: list[float] = []
    for place in sorted(set(places.tolist())):
        if not borders or place - borders[-1] >= _LEAST_SIDE:
            borders.append(place)
    return borders


def _parted(rules: FloatArray, lines: list[float], steps: list[float]) -> NDArray[np.bool_]:
    """Whether a rule lies on inner border i over step j, (len(steps) - 1, len(lines) - 2)."""
    low, high = np.array(steps[:-1]), np.array(steps[1:])
    parted = np.zeros((len(steps) - 1, max(0, len(lines) - 2)), np.bool_)
    for index, place in enumerate(lines[1:-1]):
        near = rules[np.abs(rules[:, 0] - place) < _LEAST_SIDE]
        starts = np.maximum(near[:, 1, None], low)
        ends = np.minimum(near[:, 2, None], high)
        covered = np.maximum(ends - starts, 0).sum(axis=0)
        parted[:, index] = covered >= _COVER * (high - low)
    return parted


def _numbered(
    beside: NDArray[np.bool_], below: NDArray[np.bool_], rows: int, columns: int
) -> NDArray[np.int32]:
    """Cell numbers in reading order, places without a rule between them sharing one."""
    first = list(range(rows * columns))

    def root(at: int) -> int:
        while first[at] != at:
            at = first[at]
        return at

    def join(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        first[high] = low

    for row, parted in enumerate(beside.tolist()):
        for column, apart in enumerate(parted):
            if not apart:
                join(row * columns + column, row * columns + column + 1)
    for row, parted in enumerate(below.tolist()):
        for column, apart in enumerate(parted):
            if not apart:
                join(row * columns + column, (row + 1) * columns + column)
    roots = [root(at) for at in range(rows * columns)]
    numbers = {place: number for number, place in enumerate(sorted(set(roots)))}
    return np.array([numbers[at] for at in roots], np.int32).reshape(rows, columns)


def columns_of(grid: Grid, cell: int) -> tuple[int, int]:
    """First and last column of a cell."""
    places = np.flatnonzero((grid.cells == cell).any(axis=0))
    return int(places[0]), int(places[-1])


def widths(grid: Grid) -> list[float]:
    """Of its columns, in points."""
    return [b - a for a, b in pairwise(grid.xs)]
