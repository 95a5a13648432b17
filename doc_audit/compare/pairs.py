"""A strategy beside the forward plan of its system, and what of the one recurs in the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from doc_audit.compare.groups import key_of
from doc_audit.compare.peers import PlanLine, ToldApart, intervals_apart
from doc_audit.model import DimensionShare, Statement, StatementPoints
from doc_audit.score.merge import contradict, numbers_of, what_is_done
from doc_audit.text.overlap import overlaps
from doc_audit.text.similar import groups as copies_of

AIM = "strategy"
DELIVERY = ("forward_plan", "commissioning_plan")
"""Kinds that deliver a strategy: forward plans, and the commissioning plans that absorb them."""

LIKENESS = 0.6
"""Share of the shorter commitment's words of meaning, by weight, from which another is taken to say
much the same (`text.overlap`). Set on the sample corpus: 16 of 16 strategy commitments found so in
the forward plan of their system were of the same matter, read by eye. Of 1,120 commitments looked
for in other documents than their own, real ones of the same and other areas, none was found."""

Recurs = Literal["same", "kept", "changed", "not_found"]
"""`same`: the same words and numbers; `kept`: much the same, no number or date against another;
`changed`: much the same, with other numbers or dates; `not_found`: nothing like it found, which
isn't to say that the plan leaves it out."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A commitment of the strategy and the one of the forward plan most like it.

    Attributes:
        statement: id, in the strategy.
        recurs: see `Recurs`.
        match: id of the commitment found; "" for none.
        likeness: 0…1; 1 where all words of the shorter are in the other; 0 for none.
        raised, lowered: dimensions on which the forward plan says more, or less.
    """

    statement: str
    recurs: Recurs
    match: str = ""
    likeness: float = 0.0
    raised: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareBeside:
    """One dimension in both plans, and over the commitments that recur.

    Attributes:
        strategy, plan: shares over all commitments in scope; None where one hasn't the dimension.
        raised, lowered: commitments that recur with a higher, with a lower level.
    """

    dimension: str
    strategy: DimensionShare | None
    plan: DimensionShare | None
    raised: int
    lowered: int


@dataclass(frozen=True, slots=True)
class Side:
    """A strategy and a forward or commissioning plan of one system.

    Attributes:
        told_apart: both may be compared and their scores can be told apart.
        dimensions: in the strategy's order.
        recurrences: a line per commitment of the strategy, in reading order.
    """

    system: str
    strategy: PlanLine
    plan: PlanLine
    told_apart: bool
    dimensions: tuple[ShareBeside, ...]
    recurrences: tuple[Recurrence, ...]

    def count(self, recurs: Recurs) -> int:
        """How many of the strategy's commitments recur in that way."""
        return sum(line.recurs == recurs for line in self.recurrences)


def sides(
    lines: Sequence[PlanLine],
    statements: Mapping[str, Statement],
    threshold: float,
    told_apart: ToldApart = intervals_apart,
) -> tuple[Side, ...]:
    """Every strategy with every delivering plan of its system, by name of the system.

    Args:
        lines: plans; those whose system is unknown or a guess are in no pair.
        statements: by id.
        threshold: likeness, 0…100, of copies (the rubric's `duplicate_similarity`).
        told_apart: whether two plans' scores can be told apart.
    """
    aims = [line for line in lines if line.score.kind == AIM and line.system]
    found = [
        (aim, line)
        for aim in aims
        for line in lines
        if line.score.kind in DELIVERY and key_of(line.system) == key_of(aim.system)
    ]
    found.sort(key=lambda pair: (key_of(pair[0].system), pair[0].score.plan, pair[1].score.plan))
    return tuple(_side(aim, line, statements, threshold, told_apart) for aim, line in found)


def _side(
    aim: PlanLine,
    plan: PlanLine,
    statements: Mapping[str, Statement],
    threshold: float,
    told_apart: ToldApart,
) -> Side:
    found = recurrences(aim.score.points, plan.score.points, statements, threshold)
    return Side(
        system=aim.system,
        strategy=aim,
        plan=plan,
        told_apart=(aim.comparable and plan.comparable and told_apart(aim.score, plan.score)),
        dimensions=tuple(_shares(aim, plan, found)),
        recurrences=found,
    )


def _shares(aim: PlanLine, plan: PlanLine, found: Sequence[Recurrence]) -> Iterator[ShareBeside]:
    ours = {share.dimension: share for share in aim.score.dimensions}
    theirs = {share.dimension: share for share in plan.score.dimensions}
    for name in dict.fromkeys((*ours, *theirs)):
        raised = sum(name in line.raised for line in found)
        lowered = sum(name in line.lowered for line in found)
        yield ShareBeside(name, ours.get(name), theirs.get(name), raised, lowered)


def recurrences(
    ours: Sequence[StatementPoints],
    theirs: Sequence[StatementPoints],
    statements: Mapping[str, Statement],
    threshold: float,
) -> tuple[Recurrence, ...]:
    """Each of `ours`, in order, with the commitment of `theirs` most like it.

    Of several equally like ones the one whose numbers agree, then the longest. Rows of action
    tables are compared by what is to be done, their numbers over the whole row. Neither order of
    commitments changes what is found.
    """
    mine = [statements[line.statement] for line in ours]
    yours = [statements[line.statement] for line in theirs]
    likeness = _likeness(mine, yours, threshold)
    return tuple(
        _recurrence(line, mine[i], theirs, yours, likeness[i]) for i, line in enumerate(ours)
    )


SAME = 2.0
"""Stands for copies among the figures of likeness, above any of them."""


def _likeness(
    mine: Sequence[Statement], yours: Sequence[Statement], threshold: float
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """(mine, yours) overlap of what is done, 0…1, and `SAME` for copies."""
    texts, others = [what_is_done(s) for s in mine], [what_is_done(s) for s in yours]
    found = overlaps(texts, others)
    # Sorted, so that the order of reading decides nothing; see `text.similar.groups`.
    order = sorted(range(len(texts) + len(others)), key=lambda i: (*texts, *others)[i])
    for group in copies_of([(*texts, *others)[i] for i in order], threshold):
        members = [order[place] for place in group]
        for i in (index for index in members if index < len(texts)):
            for j in (index - len(texts) for index in members if index >= len(texts)):
                if not contradict(numbers_of(mine[i].text), numbers_of(yours[j].text)):
                    found[i, j] = SAME
    return found


def _recurrence(
    line: StatementPoints,
    statement: Statement,
    theirs: Sequence[StatementPoints],
    yours: Sequence[Statement],
    likeness: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> Recurrence:
    near = [j for j in range(len(yours)) if likeness[j] >= LIKENESS]
    if not near:
        return Recurrence(line.statement, "not_found")
    numbers = numbers_of(statement.text)
    against = {j: contradict(numbers, numbers_of(yours[j].text)) for j in near}
    best = min(
        near, key=lambda j: (-likeness[j], against[j], -len(yours[j].text), yours[j].text, j)
    )
    same = likeness[best] == SAME
    before, after = dict(line.levels), dict(theirs[best].levels)
    shared = [name for name in before if name in after]
    return Recurrence(
        line.statement,
        "same" if same else "changed" if against[best] else "kept",
        theirs[best].statement,
        min(float(likeness[best]), 1.0),
        tuple(name for name in shared if after[name] > before[name]),
        tuple(name for name in shared if after[name] < before[name]),
    )
