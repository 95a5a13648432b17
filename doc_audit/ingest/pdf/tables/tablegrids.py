"""Which grids of ruling lines hold a table."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.marks.glyphs import Glyphs
from doc_audit.ingest.pdf.tables.grids import Grid, cells_of
from doc_audit.ingest.pdf.tables.records import same_columns

_LEAST_FILLED = 3  # cells with text below which a grid is a box
_LEAST_FULL = 0.2  # share of cells with text; charts have hundreds of empty ones
_LEAST_WORDED = 0.25  # share of filled cells with a word; charts hold numbers
_MOST_CUT = 0.01  # share of letters that a rule parts from their own word
_RUNNING = 0.5  # share of rows that a border parts, and of such borders
_LEAST_BORDERS = 3  # inside a grid from which they are looked at
_WORD = 3  # letters


def real_grids(grids: list[Grid], glyphs: Glyphs, before: Sequence[Grid]) -> list[Grid]:
    """The grids that hold a table.

    Args:
        grids: of the page.
        glyphs: of the page.
        before: tables of the page before, which a grid of one row may go on.
    """
    return [grid for grid in grids if _is_table(grid, glyphs, before)]


def _is_table(grid: Grid, glyphs: Glyphs, before: Sequence[Grid]) -> bool:
    cell = cells_of([grid], glyphs.boxes)
    inside = cell >= 0
    if not inside.any() or _cut_share(glyphs, cell, inside) > _MOST_CUT:
        return False
    letters = is_letter(glyphs.codes)
    filled = np.bincount(cell[inside], minlength=grid.count) > 0
    worded = np.bincount(cell[inside & letters], minlength=grid.count) >= _WORD
    in_place = filled[grid.cells]
    rows, columns = in_place.any(axis=1).sum(), _columns_filled(grid, filled)
    goes_on = rows == 1 and columns >= 2 and any(same_columns(grid.xs, old.xs) for old in before)
    if goes_on:
        return True
    if rows < 2 or columns < 2 or filled.sum() < _LEAST_FILLED or not _is_regular(grid):
        return False
    if not _columns_run(grid):
        return False
    full, wordy = filled.sum() / grid.count, (filled & worded).sum() / filled.sum()
    return bool(full >= _LEAST_FULL and wordy >= _LEAST_WORDED)


def _columns_filled(grid: Grid, filled: NDArray[np.bool_]) -> int:
    """Most cells with text side by side in one row."""
    return max(len(set(row[filled[row]].tolist())) for row in grid.cells)


def _is_regular(grid: Grid) -> bool:
    """Whether merged cells are rectangles, as in tables; rules of an infographic make corners."""
    if grid.count == grid.cells.size:
        return True  # none is merged
    cells = grid.cells.ravel()
    order = np.argsort(cells, kind="stable")
    starts = np.searchsorted(cells[order], np.arange(grid.count))
    row, column = np.divmod(order, grid.cells.shape[1])
    areas = np.ones(grid.count, np.int64)
    for place in (row, column):
        areas *= np.maximum.reduceat(place, starts) - np.minimum.reduceat(place, starts) + 1
    return bool((areas == np.bincount(cells)).all())


def _columns_run(grid: Grid) -> bool:
    """Whether most borders of columns run down most rows; bars of a chart end where they like."""
    parted = np.diff(grid.cells, axis=1) != 0
    rows = parted.any(axis=1)
    if parted.shape[1] < _LEAST_BORDERS or not rows.any():
        return True
    running = parted[rows].mean(axis=0) >= _RUNNING
    return bool(running.mean() >= _RUNNING)


def is_letter(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Whether each code is a Latin letter."""
    low = codes | 32
    return ((low >= 97) & (low <= 122)) | ((codes >= 0xC0) & (codes < 0x250))


def _cut_share(glyphs: Glyphs, cell: NDArray[np.int32], inside: NDArray[np.bool_]) -> float:
    """Share of the grid's characters that stand in one word with one of another cell."""
    boxes = glyphs.boxes
    size = np.maximum(glyphs.runs.size[glyphs.run], 1)
    near = (np.abs(boxes[1:, 0] - boxes[:-1, 2]) < 0.15 * size[1:]) & ~glyphs.spaced[1:]
    level = np.abs(boxes[1:, 1] - boxes[:-1, 1]) < 0.1 * size[1:]
    cut = near & level & (np.diff(cell) != 0)
    return float(cut.sum() / max(1, inside.sum()))
