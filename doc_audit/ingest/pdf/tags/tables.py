"""Tables that have no rules but are tagged: grids drawn through the white between their cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.marks.glyphs import Glyphs
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.tables.grids import Grid, cells_of
from doc_audit.ingest.pdf.tables.tablegrids import is_letter
from doc_audit.ingest.pdf.tags.tag import Tag

_MOST_STRANGE = 0.02  # share of characters in a table's box that are not in the table
_LINED_UP = 6.0  # points between left edges of columns of one table on two pages
_MARGIN = 2.0  # points left of a column's words
_OVERLAP = 1.5  # points by which loose boxes of neighbouring cells may overlap
_LEAST_SIDE = 2  # rows and columns
_ASCENT, _DESCENT = 0.75, 0.25  # em above and below the baseline


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells with text of one table; arrays over the cells.

    Attributes:
        rows, columns: from 0.
        boxes: x0, y0, x1, y1 of their words, (n, 4).
        single: whether it is the only cell of its row.
    """

    rows: IntArray
    columns: IntArray
    boxes: FloatArray
    single: NDArray[np.bool_]


def tagged_grids(
    tags: Sequence[Tag], glyphs: Glyphs, ruled: Sequence[Grid], before: Sequence[Grid]
) -> list[Grid]:
    """Grids of the tagged tables of a page whose cells stand in rows and columns.

    Args:
        tags: by run.
        glyphs: of the page.
        ruled: grids of the page that rules show; a table in one of them is read by its rules.
        before: grids of the page before, one of which a table may go on.
    """
    if not any(tag.row for tag in tags):
        return []
    places = np.array([(t.table, t.row, t.column) for t in tags], np.int64)
    own = places[glyphs.run]
    inside = (own[:, 1] > 0) & (own[:, 2] >= 0) & ~glyphs.runs.turned[glyphs.run]
    grids: list[Grid] = []
    taken = cells_of(list(ruled), glyphs.boxes) >= 0
    for table in np.unique(own[inside, 0]).tolist():
        chosen = inside & (own[:, 0] == table)
        if (taken & chosen).any():
            continue
        cells = _cells(own[chosen], _letters(glyphs)[chosen])
        grid = _grid(cells, before)
        if grid is None or _is_numbered_list(grid, glyphs):
            continue
        if _is_alone(grid, chosen, glyphs, [*ruled, *grids]):
            grids.append(grid)
    return grids


def _letters(glyphs: Glyphs) -> FloatArray:
    """Boxes no higher than letters are; loose boxes of two rows can overlap."""
    boxes = glyphs.boxes.copy()
    base, size = glyphs.runs.baseline[glyphs.run], glyphs.runs.size[glyphs.run]
    boxes[:, 1], boxes[:, 3] = base - _ASCENT * size, base + _DESCENT * size
    return boxes


def _cells(places: IntArray, boxes: FloatArray) -> _Cells:
    """Cells by row and column, rows numbered from 0 as they come."""
    rows = np.unique(places[:, 1], return_inverse=True)[1]
    keys = rows * (1 + places[:, 2].max()) + places[:, 2]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    low = np.minimum.reduceat(boxes[order, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[order, 2:], starts, axis=0)
    first = order[starts]
    single = np.bincount(rows[first])[rows[first]] == 1
    return _Cells(rows[first], places[first, 2], np.concatenate([low, high], axis=1), single)


def _grid(cells: _Cells, before: Sequence[Grid]) -> Grid | None:
    """Grid with borders in the white between rows and columns; None where there is no white."""
    columns = _columns(cells)
    if columns is None:
        return None
    lefts, rights = columns
    tops, bottoms = _extents(cells.boxes[:, 1], cells.boxes[:, 3], cells.rows)
    if len(tops) < _LEAST_SIDE or (np.diff(tops) <= 0).any():
        return None
    if (bottoms[:-1] > tops[1:] + _OVERLAP).any():
        return None
    ys = [float(tops[0]) - 1, *((tops[1:] + np.maximum(bottoms[:-1], tops[:-1])) / 2).tolist()]
    xs = _like_before([*(lefts - _MARGIN).tolist(), float(rights.max()) + _MARGIN], before)
    numbers = _numbered(len(tops), len(lefts), _titles(cells, lefts))
    return Grid(tuple(xs), (*ys, float(bottoms[-1]) + 1), numbers, ruled=False)


def _titles(cells: _Cells, lefts: FloatArray) -> set[int]:
    """Rows of one cell that runs over several columns."""
    over = cells.single & (cells.boxes[:, 2] > lefts[1] - _MARGIN)
    return set(cells.rows[over].tolist())


def _numbered(rows: int, columns: int, titles: set[int]) -> NDArray[np.int32]:
    """Cell numbers in reading order; a title's row is one cell."""
    parts = np.ones((rows, columns), np.int32)
    parts[list(titles), 1:] = 0
    return (np.cumsum(parts) - 1).astype(np.int32).reshape(rows, columns)


def _columns(cells: _Cells) -> tuple[FloatArray, FloatArray] | None:
    """Left and right edges of the columns with text; None where they run into each other."""
    many = ~cells.single
    used, columns = np.unique(cells.columns[many], return_inverse=True)
    if len(used) < _LEAST_SIDE or len(np.unique(cells.rows[many])) < _LEAST_SIDE:
        return None
    lefts, rights = _extents(cells.boxes[many, 0], cells.boxes[many, 2], columns)
    if (np.diff(lefts) <= 0).any() or (rights[:-1] > lefts[1:] + _OVERLAP).any():
        return None
    return lefts, rights


def _extents(
    low: FloatArray, high: FloatArray, group: NDArray[np.int64]
) -> tuple[FloatArray, FloatArray]:
    """Least of `low` and most of `high` in each group."""
    count = int(group.max()) + 1
    least, most = np.full(count, np.inf, np.float32), np.full(count, -np.inf, np.float32)
    np.minimum.at(least, group, low)
    np.maximum.at(most, group, high)
    return least, most


def _like_before(xs: list[float], before: Sequence[Grid]) -> list[float]:
    """Borders of the table of the page before that has the same columns, else those given."""
    for grid in before:
        alike = len(grid.xs) == len(xs) and not grid.ruled
        if alike and all(
            abs(a - b) <= _LINED_UP for a, b in zip(grid.xs[:-1], xs[:-1], strict=True)
        ):
            return [*grid.xs[:-1], max(grid.xs[-1], xs[-1])]
    return xs


def _is_numbered_list(grid: Grid, glyphs: Glyphs) -> bool:
    """Whether it has two columns, the first with numbers alone: references, say, set as a table."""
    if len(grid.xs) != 3:
        return False
    first = cells_of([grid], glyphs.boxes) >= 0
    first &= (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2 < grid.xs[1]
    return not is_letter(glyphs.codes[first]).any()


def _is_alone(
    grid: Grid, chosen: NDArray[np.bool_], glyphs: Glyphs, others: Sequence[Grid]
) -> bool:
    """Whether nearly all text in the grid's box is the table's, and no other grid is there."""
    inside = cells_of([grid], glyphs.boxes) >= 0
    strange = (inside & ~chosen).sum()
    if strange > _MOST_STRANGE * inside.sum() or (chosen & ~inside).any():
        return False
    return all(Box(*grid.box).overlap(other.box) == 0 for other in others)
