"""All that a run's plans are compared by."""

from dataclasses import dataclass

from doc_audit.compare.groups import (
    Apart,
    GroupLine,
    GroupTable,
    RngOf,
    group_lines,
    groups_apart,
)
from doc_audit.compare.peers import (
    Place,
    PlanLine,
    ToldApart,
    intervals_apart,
    place_of_each,
    plan_lines,
)
from doc_audit.model import Run


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run's plans beside each other.

    Attributes:
        lines: a line per plan, in the order of the run.
        places: of the plans that may be compared.
        table: the groups given; `groups` and `apart` are empty without any.
    """

    lines: tuple[PlanLine, ...]
    places: tuple[Place, ...]
    table: GroupTable
    groups: tuple[GroupLine, ...]
    apart: tuple[Apart, ...]

    def place(self, plan: str) -> Place | None:
        """A plan's place; None where it may not be compared."""
        return next((place for place in self.places if place.plan == plan), None)


def compare_run(
    run: Run,
    table: GroupTable,
    rng_of: RngOf,
    draws: int,
    told_apart: ToldApart = intervals_apart,
) -> Comparison:
    """The comparison of a run.

    Args:
        run: with scores.
        table: groups; an empty one for none.
        rng_of: gives each group its stream of chance.
        draws: of each bootstrap.
        told_apart: whether two plans' scores can be told apart.
    """
    lines = plan_lines(run)
    groups = group_lines(lines, table, rng_of, draws)
    scores = {line.score.plan: line.score.score or 0.0 for line in lines}
    return Comparison(
        lines=lines,
        places=place_of_each(lines, told_apart),
        table=table,
        groups=groups,
        apart=groups_apart(groups, scores, rng_of, draws),
    )
