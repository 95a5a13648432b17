"""A rubric's criteria, answered for one plan. The order of its statements changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.model import Coding, Interval, Statement
from doc_audit.model.answers import (
    FOUND,
    NOT_FOUND,
    NOT_READABLE,
    NOTHING,
    SHARE,
    Answer,
    PlanAnswers,
    Shown,
)
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.axes import FULL
from doc_audit.score.commitments import in_scope, section_of
from doc_audit.score.conditions import Facts, Test, facts_of, words_for
from doc_audit.score.cross_tables import table_counts
from doc_audit.score.inputs import UNKNOWN_KIND, PlanInput
from doc_audit.score.intervals import score_interval, wilson
from doc_audit.score.merge import copies

MOST_SHOWN = 5
"""Statements kept as evidence of one criterion in one plan; `n` tells how many there are."""

Rng = Callable[[str], np.random.Generator]
"""A stream of chance for each criterion, by its id."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Pages of a plan's documents, how many weren't readable, and whether any words are missing."""

    pages: int = 0
    unread: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A statement with its codes as facts."""

    statement: Statement
    coding: Coding
    facts: Facts


Group = Sequence[Item]
"""Copies of one commitment, or a statement alone."""


def answer_plan(
    plan: PlanInput, settings: RubricSettings, readable: Readable, rng_of: Rng, draws: int = 2000
) -> PlanAnswers:
    """Answers to all criteria of a rubric.

    Args:
        plan: with the codings by this rubric; `settings` are its own.
        settings: of the rubric.
        readable: what of the plan's documents could be read.
        rng_of: for the bootstrap of shares.
        draws: of it, at least 1.
    """
    items = items_of(plan, settings)
    usable = [item for item in items if item.coding.type != settings.unusable_type]
    units = [*(c.unit for c in settings.criteria), *(t.unit for t in settings.tables)]
    groups = commitment_groups(usable, settings) if "commitment" in units else []
    seen = _Plan(items, [[item] for item in usable], groups, _ranks(settings), readable)
    return PlanAnswers(
        plan=plan.plan,
        rubric=settings.id,
        counted=is_counted(plan, settings),
        commitments=len(groups),
        number_met=_number_met(groups, settings),
        answers=tuple(_answer(c, seen, rng_of, draws) for c in settings.criteria),
        tables=tuple(table_counts(t, _members(t.unit, seen), settings) for t in settings.tables),
        pages=readable.pages,
        unread=readable.unread,
        lost=readable.lost,
    )


def is_counted(plan: PlanInput, settings: RubricSettings) -> bool:
    """Whether its kind of document is one that the rubric scores, or unknown."""
    return plan.kind in (*settings.scoring.scored_kinds, UNKNOWN_KIND)


def items_of(plan: PlanInput, settings: RubricSettings) -> list[Item]:
    """All statements of a plan with their facts, in reading order."""
    return [Item(s, c, facts_of(c, settings, plan.area)) for s, c in plan.items]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that criteria look at: all statements, the usable ones, commitments."""

    items: Sequence[Item]
    usable: Sequence[Group]
    commitments: Sequence[Group]
    ranks: dict[str, int]
    readable: Readable


def _ranks(settings: RubricSettings) -> dict[str, int]:
    """Types in the rubric's order: of two statements that show the same, a commitment is best."""
    return {code.id: rank for rank, code in enumerate(settings.types)}


def commitment_groups(usable: Sequence[Item], settings: RubricSettings) -> list[Group]:
    """Commitments in the scope of the criteria, copies together."""
    chosen = [
        item
        for item in usable
        if item.coding.type == settings.commitment_type
        and in_scope(item.coding, settings, settings.criteria_scope)
    ]
    groups = copies([item.statement for item in chosen], settings.scoring.duplicate_similarity)
    return [[chosen[i] for i in group] for group in groups]


def _members(unit: str, plan: _Plan) -> Sequence[Group]:
    return plan.commitments if unit == "commitment" else plan.usable


def meets(test: Test, group: Group) -> bool:
    """A commitment meets what any of its copies meets."""
    return any(test.holds(item.facts) for item in group)


def _number_met(groups: Sequence[Group], settings: RubricSettings) -> tuple[int, ...]:
    tests = [Test.of(c.when) for c in settings.criteria if c.unit == "commitment" and c.of is None]
    if not tests:
        return ()
    counts = [sum(meets(test, group) for test in tests) for group in groups]
    return tuple(counts.count(k) for k in range(len(tests) + 1))


def _answer(criterion: Criterion, plan: _Plan, rng_of: Rng, draws: int) -> Answer:
    if criterion.unit != "plan":
        return _share(criterion, plan, rng_of(criterion.id), draws)
    if criterion.states:
        return _states(criterion, plan)
    return _whole(criterion, plan)


def _share(criterion: Criterion, plan: _Plan, rng: np.random.Generator, draws: int) -> Answer:
    base, test = Test.of(criterion.of), Test.of(criterion.when)
    looked = [group for group in _members(criterion.unit, plan) if meets(base, group)]
    flags = [meets(test, group) for group in looked]
    meeting = [item for group in looked for item in group if test.holds(item.facts)]
    n, of = sum(flags), len(looked)
    sections = [section_of_group(group) for group in looked]
    interval = _interval(flags, sections, rng, draws)
    met = bool(n) if of else None
    return Answer(criterion.id, SHARE, met, n, of, interval, _shown(meeting, test, plan))


def section_of_group(group: Group) -> tuple[str, ...]:
    """Document and outermost headings of the longest copy, the first in words where several are."""
    longest = max(group, key=lambda item: (len(item.statement.text), item.statement.id))
    return section_of(longest.statement)


def _interval(
    flags: Sequence[bool],
    sections: Sequence[tuple[str, ...]],
    rng: np.random.Generator,
    draws: int,
) -> Interval | None:
    """95 % by sections, then statements; where all are alike Wilson's, as no draw could differ."""
    if len(set(flags)) < 2:
        return wilson(sum(flags), len(flags))
    found = score_interval([FULL * flag for flag in flags], sections, rng, draws)
    return Interval(found.low / FULL, found.high / FULL) if found else None


def _states(criterion: Criterion, plan: _Plan) -> Answer:
    for state in criterion.states:
        test = Test.of(state.when)
        meeting = [item for item in plan.items if test.holds(item.facts)]
        if len(meeting) >= state.count:
            shown = _shown(meeting, test, plan)
            return Answer(criterion.id, state.id, True, len(meeting), len(plan.usable), None, shown)
    return _missing(criterion, plan, 0, ())


def _whole(criterion: Criterion, plan: _Plan) -> Answer:
    test = Test.of(criterion.when)
    meeting = [item for item in plan.items if test.holds(item.facts)]
    shown = _shown(meeting, test, plan)
    if criterion.share is None:
        if len(meeting) >= criterion.count:
            return Answer(criterion.id, FOUND, True, len(meeting), len(plan.usable), None, shown)
        return _missing(criterion, plan, len(meeting), shown)
    base = Test.of(criterion.share.of)
    of = sum(base.holds(item.facts) for item in plan.items)
    both = [item for item in meeting if base.holds(item.facts)]
    shown = _shown(both, test, plan)
    if not of:
        return Answer(criterion.id, NOTHING, None, 0, 0)
    enough = len(both) >= criterion.share.at_least * of
    interval = wilson(len(both), of)
    return Answer(
        criterion.id, FOUND if enough else NOT_FOUND, enough, len(both), of, interval, shown
    )


def _missing(criterion: Criterion, plan: _Plan, n: int, shown: tuple[Shown, ...]) -> Answer:
    if plan.readable.lost or plan.readable.unread:
        return Answer(criterion.id, NOT_READABLE, None, n, len(plan.usable), None, shown)
    return Answer(criterion.id, NOT_FOUND, False, n, len(plan.usable), None, shown)


def _shown(meeting: Sequence[Item], test: Test, plan: _Plan) -> tuple[Shown, ...]:
    """The best evidence: commitments before other types, then where words show it, by page."""
    return tuple(sorted_shown(meeting, test, plan.ranks))[:MOST_SHOWN]


def sorted_shown(meeting: Sequence[Item], test: Test, ranks: dict[str, int]) -> Iterator[Shown]:
    """Statements as evidence, best first; no part of it hangs on their order."""
    lines = []
    for item in meeting:
        words = words_for(test, item.facts, item.coding)
        page = item.statement.page
        rank = (ranks.get(item.coding.type, len(ranks)), not words, page or 0, item.statement.id)
        lines.append((rank, Shown(item.statement.id, page, words)))
    yield from (shown for _, shown in sorted(lines, key=lambda line: line[0]))
