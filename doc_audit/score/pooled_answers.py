"""Answers to a rubric's criteria over all plans that are counted."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from doc_audit.model import Interval
from doc_audit.model.answers import (
    FOUND,
    NOT_ASKED,
    NOT_FOUND,
    NOT_READABLE,
    NOTHING,
    Answer,
    PlanAnswers,
    PooledAnswer,
    PooledNumber,
    PooledState,
    RubricAnswers,
)
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.answers import Rng
from doc_audit.score.cross_tables import summed
from doc_audit.score.intervals import COVER, clustered, wilson


def pool_answers(
    plans: Sequence[PlanAnswers],
    settings: RubricSettings,
    rubric_hash: str,
    rng_of: Rng,
    draws: int = 2000,
) -> RubricAnswers:
    """A rubric's answers, with what they add up to over the plans that are counted.

    Plans are drawn in the order of their ids, so that the order given changes no interval.
    """
    counted = sorted((plan for plan in plans if plan.counted), key=lambda plan: plan.plan)
    lines = [
        [plan.answers[i] for plan in counted if plan.answers[i].state != NOT_ASKED]
        for i in range(len(settings.criteria))
    ]
    pooled = [
        _pooled(criterion, answers, rng_of(criterion.id), draws)
        for criterion, answers in zip(settings.criteria, lines, strict=True)
    ]
    tables = [[plan.tables[i] for plan in counted] for i in range(len(settings.tables))]
    return RubricAnswers(
        rubric=settings.id,
        hash=rubric_hash,
        plans=tuple(plans),
        pooled=tuple(pooled),
        number_met=_numbers(counted, rng_of("number_met"), draws),
        tables=tuple(summed(some) for some in tables if some),
    )


def _pooled(
    criterion: Criterion, answers: Sequence[Answer], rng: np.random.Generator, draws: int
) -> PooledAnswer:
    plans, met = len(answers), sum(answer.met is True for answer in answers)
    unsure = sum(answer.met is None for answer in answers)
    whole = PooledAnswer(criterion.id, plans, met, unsure, wilson(met, plans))
    if criterion.unit == "plan":
        return _with_states(whole, criterion, answers)
    counts, sizes = [answer.n for answer in answers], [answer.of for answer in answers]
    return PooledAnswer(
        criterion.id, plans, met, unsure, wilson(met, plans),
        sum(counts), sum(sizes), share_over_plans(counts, sizes, rng, draws),
    )  # fmt: skip


def _with_states(
    whole: PooledAnswer, criterion: Criterion, answers: Sequence[Answer]
) -> PooledAnswer:
    own = [state.id for state in criterion.states] or [FOUND]
    names = [*own, NOT_FOUND, NOT_READABLE, *([NOTHING] if criterion.share else [])]
    counts = [sum(answer.state == name for answer in answers) for name in names]
    states = tuple(
        PooledState(name, count, wilson(count, whole.plans))
        for name, count in zip(names, counts, strict=True)
    )
    return PooledAnswer(
        whole.criterion, whole.plans, whole.plans_met, whole.plans_unsure, whole.plans_interval,
        states=states,
    )  # fmt: skip


def share_over_plans(
    counts: Sequence[int], sizes: Sequence[int], rng: np.random.Generator, draws: int
) -> Interval | None:
    """95 % interval of Σcounts / Σsizes, 0…1, plans drawn with replacement.

    Plans with one and the same share, or one plan alone, give no draws that differ: then as
    `clustered`. None where nothing was counted.
    """
    pairs = [(c, n) for c, n in zip(counts, sizes, strict=True) if n]
    if len({Fraction(c, n) for c, n in pairs}) < 2:
        return clustered(counts, sizes)
    table = np.array(pairs, dtype=np.int64)
    drawn = table[rng.integers(len(pairs), size=(draws, len(pairs)))].sum(axis=1)
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], COVER)
    return Interval(float(low), float(high))


def _numbers(
    plans: Sequence[PlanAnswers], rng: np.random.Generator, draws: int
) -> tuple[PooledNumber, ...]:
    sizes = [plan.commitments for plan in plans if plan.number_met]
    by_number = zip(*(plan.number_met for plan in plans if plan.number_met), strict=True)
    return tuple(
        PooledNumber(k, sum(counts), sum(sizes), share_over_plans(counts, sizes, rng, draws))
        for k, counts in enumerate(by_number)
    )
