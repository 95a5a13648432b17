"""The commitments of a plan's score, to be scored again at the levels they have or others."""

from dataclasses import dataclass

from doc_audit.model import PlanScore
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.applies import scored_levels
from doc_audit.score.axes import Bools, Floats, Ints, Scale, axis_points, scale_of, values_of


@dataclass(frozen=True, eq=False, slots=True)
class Scored:
    """Commitments as they were scored.

    Attributes:
        scale: of the rubric and the score's scope.
        levels: (n, d), 0 where a dimension doesn't apply.
        applying: (n, d) which dimensions apply; None where all do.
    """

    scale: Scale
    levels: Ints
    applying: Bools | None

    def values(self, levels: Ints) -> Floats:
        """(n,) what the commitments are worth at some levels, (n, d), 0…100."""
        axes = axis_points(levels, self.scale, applies=self.applying)
        return values_of(levels, axes, self.scale, applies=self.applying)


def scored_commitments(score: PlanScore, settings: RubricSettings) -> Scored:
    """Those of a plan, in the order of `score.points`.

    Raises:
        RubricError: an axis of the rubric has no weight.
    """
    scale = scale_of(settings, score.scope)
    return Scored(scale, *scored_levels(score.points, scale))
