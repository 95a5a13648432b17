"""What a commitment's points would be, were it specific on one dimension more."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from doc_audit.model import PlanScore, StatementPoints
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.axes import Floats, Ints
from doc_audit.score.rescore import Scored, scored_commitments


class Gain(NamedTuple):
    """One dimension of one commitment that isn't specific.

    Attributes:
        statement: its id.
        dimension: its id.
        level: as scored, 0 or 1.
        points: that the commitment would gain, 0…100.
        restated: the commitment repeats another body's.
    """

    statement: str
    dimension: str
    level: int
    points: float
    restated: bool


class Gains:
    """All there are of a plan, the largest first; equal ones in the order of commitments and
    dimensions. There are several times as many as commitments, and few are looked at: each is made
    when it is asked for.

    Args:
        lines: of the score, `dimensions` of its scale.
        rows, columns: of each gain, its place in these two.
        levels, points: of each gain.
    """

    def __init__(
        self,
        lines: Sequence[StatementPoints] = (),
        dimensions: Sequence[str] = (),
        rows: Sequence[int] = (),
        columns: Sequence[int] = (),
        levels: Sequence[int] = (),
        points: Sequence[float] = (),
    ) -> None:
        self._lines, self._dimensions = lines, dimensions
        self._rows, self._columns, self._levels, self._points = rows, columns, levels, points

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Gain]:
        return map(self._gain, range(len(self._rows)))

    def of(self, dimension: str) -> Iterator[Gain]:
        """Those by one dimension, in the same order; none by one that isn't scored."""
        if dimension in self._dimensions:
            column = self._dimensions.index(dimension)
            yield from (self._gain(at) for at, own in enumerate(self._columns) if own == column)

    def _gain(self, at: int) -> Gain:
        line = self._lines[self._rows[at]]
        dimension = self._dimensions[self._columns[at]]
        return Gain(line.statement, dimension, self._levels[at], self._points[at], line.restated)


def gains(score: PlanScore, settings: RubricSettings) -> Gains:
    """What each commitment of a plan would gain by each dimension that it isn't specific on.

    Raises:
        RubricError: an axis of the rubric has no weight.
    """
    if not score.points:
        return Gains()
    scored = scored_commitments(score, settings)
    levels, applying, dimensions = scored.levels, scored.applying, scored.scale.dimensions
    more = _more(scored)
    weighed = np.array([bool(dimension.weight) for dimension in dimensions])
    lacking = (levels < 2) & weighed & (applying if applying is not None else True)
    order = _largest_first(more[lacking])
    rows, columns = (places[order].tolist() for places in np.nonzero(lacking))
    return Gains(
        lines=score.points,
        dimensions=[dimension.id for dimension in dimensions],
        rows=rows,
        columns=columns,
        levels=levels[lacking][order].tolist(),
        points=more[lacking][order].tolist(),
    )


def _more(scored: Scored) -> Floats:
    """(n, d) points that each commitment would gain, were it specific on each dimension."""
    now, more = scored.values(scored.levels), np.zeros(scored.levels.shape)
    for column, dimension in enumerate(scored.scale.dimensions):
        if dimension.weight:
            raised = scored.levels.copy()
            raised[:, column] = 2
            more[:, column] = scored.values(raised) - now
    return more


def _largest_first(points: Floats) -> Ints:
    """Places in order; what differs in the last digits of a sum alone counts as equal."""
    # Commitments of the same levels gain the same: few figures to round.
    figures, which = np.unique(points, return_inverse=True)
    rounded = np.array([-round(figure, 6) for figure in figures.tolist()])
    order: Ints = np.argsort(rounded[which], kind="stable")
    return order
