"""Two plans side by side: what is in both, what differs in it, what was found in one alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from doc_audit.compare.commitment import Commitment, commitments
from doc_audit.compare.differences import Difference, differences
from doc_audit.compare.matching import Nearest, match
from doc_audit.compare.peers import PlanLine, ToldApart, intervals_apart
from doc_audit.model import Run
from doc_audit.rubric.schema import RubricSettings

Relation = Literal["delivery", "one_kind", "other"]
"""`delivery`: a strategy, and a forward or commissioning plan of the same system; `one_kind`: of
one kind and one system or area, the earlier first, so perhaps versions of one plan; `other`: any
two."""


@dataclass(frozen=True, slots=True)
class Paired:
    """A commitment of each plan, taken to be the same one.

    Attributes:
        first, second: statement ids; copies within a plan are counted with them.
        likeness: 0…1; see `matching.match`.
        same: the same words and numbers.
        sure: alike enough to be shown without a doubt.
        words, subject: why, as in `matching.Match`.
        differences: see `differences.differences`.
    """

    first: str
    second: str
    likeness: float
    same: bool
    sure: bool
    words: tuple[str, ...]
    subject: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """A commitment that has no partner in the other plan.

    Attributes:
        statement: id.
        near: id of the one of the other plan that is alike, but more like another; else "".
        likeness: 0…1, to `near`; 0 without.
    """

    statement: str
    near: str
    likeness: float


@dataclass(frozen=True, slots=True)
class PlanPair:
    """Two plans side by side.

    Attributes:
        first, second: the plans; of a strategy and the plan that delivers it the strategy first.
        system: that both surely belong to; else "".
        told_apart: both have a score that may be ranked, and the scores can be told apart.
        paired: in the order of the first plan.
        only_first, only_second: the other commitments of each, in their order.
    """

    first: PlanLine
    second: PlanLine
    relation: Relation
    system: str
    told_apart: bool
    paired: tuple[Paired, ...]
    only_first: tuple[Alone, ...]
    only_second: tuple[Alone, ...]

    @property
    def sure(self) -> int:
        """How many are paired without a doubt."""
        return sum(pair.sure for pair in self.paired)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Two plans that are to stand side by side."""

    first: PlanLine
    second: PlanLine
    relation: Relation = "other"
    system: str = ""


def pair_up(
    run: Run,
    chosen: Iterable[Chosen],
    settings: RubricSettings,
    told_apart: ToldApart = intervals_apart,
) -> tuple[PlanPair, ...]:
    """The plans chosen, side by side, in the order chosen.

    Nothing but the two plans has a say in what is found between them.
    """
    statements = {statement.id: statement for statement in run.statements}
    known: dict[str, tuple[Commitment, ...]] = {}
    found = []
    for two in chosen:
        for line in (two.first, two.second):
            if line.score.plan not in known:
                known[line.score.plan] = commitments(line.score.points, statements, run.codings)
        sides = known[two.first.score.plan], known[two.second.score.plan]
        found.append(_pair(two, *sides, settings, told_apart))
    return tuple(found)


def _pair(
    two: Chosen,
    first: Sequence[Commitment],
    second: Sequence[Commitment],
    settings: RubricSettings,
    told_apart: ToldApart,
) -> PlanPair:
    matched = match(first, second, settings.scoring.duplicate_similarity)
    ranked = two.first.comparable and two.second.comparable
    return PlanPair(
        first=two.first,
        second=two.second,
        relation=two.relation,
        system=two.system,
        told_apart=ranked and told_apart(two.first.score, two.second.score),
        paired=tuple(
            Paired(
                first[m.first].id,
                second[m.second].id,
                m.likeness,
                m.same,
                m.sure,
                m.words,
                m.subject,
                differences(first[m.first], second[m.second], settings.categories),
            )
            for m in matched.matches
        ),
        only_first=_alone(matched.first, first, second),
        only_second=_alone(matched.second, second, first),
    )


def _alone(
    left: Iterable[Nearest], own: Sequence[Commitment], others: Sequence[Commitment]
) -> tuple[Alone, ...]:
    return tuple(
        Alone(own[line.place].id, "" if line.near is None else others[line.near].id, line.likeness)
        for line in left
    )
