"""What a commitment's points would be, were it specific on one dimension more."""

from typing import NamedTuple

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

    now, found = values(levels), []
    for column, dimension in enumerate(scale.dimensions):
        if not dimension.weight:
            continue
        raised = levels.copy()
        raised[:, column] = 2
        more = (values(raised) - now).tolist()
        applied = applying[:, column].tolist() if applying is not None else [True] * len(more)
        coded = levels[:, column].tolist()
        for line, level, gain, applies in zip(score.points, coded, more, applied, strict=True):
            if level < 2 and applies:
                found.append(Gain(line.statement, dimension.id, level, gain, line.restated))
    order = {line.statement: row for row, line in enumerate(score.points)}
    return tuple(sorted(found, key=lambda gain: (-round(gain.points, 6), order[gain.statement])))
