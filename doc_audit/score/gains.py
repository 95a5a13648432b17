"""What a commitment's points would be, were it specific on one dimension more."""

from typing import NamedTuple

import numpy as np

from doc_audit.model import PlanScore
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.applies import scored_levels
from doc_audit.score.axes import Floats, Ints, axis_points, scale_of, values_of


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


def gains(score: PlanScore, settings: RubricSettings) -> tuple[Gain, ...]:
    """All there are, the largest first; equal ones in the order of commitments and dimensions.

    Raises:
        RubricError: an axis of the rubric has no weight.
    """
    if not score.points:
        return ()
    scale = scale_of(settings, score.scope)
    levels, applying = scored_levels(score.points, scale)

    def values(of: Ints) -> Floats:
        return values_of(of, axis_points(of, scale, applies=applying), scale, applies=applying)

    now, more = values(levels), np.zeros(levels.shape)
    for column, dimension in enumerate(scale.dimensions):
        if dimension.weight:
            raised = levels.copy()
            raised[:, column] = 2
            more[:, column] = values(raised) - now
    weighed = np.array([bool(dimension.weight) for dimension in scale.dimensions])
    lacking = (levels < 2) & weighed & (applying if applying is not None else True)
    rows, columns = (places.tolist() for places in np.nonzero(lacking))
    found = [
        Gain(line.statement, dimension, level, points, line.restated)
        for line, dimension, level, points in zip(
            [score.points[row] for row in rows],
            [scale.dimensions[column].id for column in columns],
            levels[lacking].tolist(),
            more[lacking].tolist(),
            strict=True,
        )
    ]
    # Commitments of the same levels gain the same: few figures to round.
    rounded = {points: -round(points, 6) for points in {gain.points for gain in found}}
    return tuple(sorted(found, key=lambda gain: rounded[gain.points]))
