"""Criterion × n (%), and how many criteria are met: of one plan and over a corpus."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.model import DimensionShare, Interval, PlanScore
from doc_audit.score.axes import Bools, Ints, Scale
from doc_audit.score.intervals import clustered, wilson


def shares(levels: Ints, applies: Bools, scale: Scale) -> tuple[DimensionShare, ...]:
    """Commitments at level ≥ 1 and at 2 by dimension, of those to which it applies.

    `levels` and `applies` are (n, d); n may be 0.
    """
    counts = applies.sum(axis=0).tolist()
    mentioned = ((levels >= 1) & applies).sum(axis=0).tolist()
    specific = ((levels == 2) & applies).sum(axis=0).tolist()
    return tuple(
        DimensionShare(d.id, n, some, full, wilson(some, n), wilson(full, n))
        for d, n, some, full in zip(scale.dimensions, counts, mentioned, specific, strict=True)
    )


def met(levels: Ints, applies: Bools, scale: Scale) -> Ints:
    """(n,) dimensions of the two axes that apply and are specific."""
    number: Ints = ((levels == 2) & applies)[:, scale.on_axes].sum(axis=1)
    return number


def criteria_met(levels: Ints, applies: Bools, scale: Scale) -> tuple[int, ...]:
    """How many commitments meet 0, 1, … all dimensions of the two axes."""
    counts = np.bincount(met(levels, applies, scale), minlength=int(scale.on_axes.sum()) + 1)
    return tuple(counts.tolist())


@dataclass(frozen=True, slots=True)
class PooledShare:
    """Something counted over the commitments of several plans.

    Attributes:
        criterion: dimension id; for the number of criteria met, that number.
        n: commitments it was looked for in.
        count: those that have it; `plans_with` plans have at least one of them.
        interval: of count / n, 0…1; plans differ, so it is wider than for one pool (`clustered`).
            None when n is 0.
    """

    criterion: str
    n: int
    count: int
    plans_with: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Pooled:
    """The criteria-met table of several plans.

    Attributes:
        plans: those with commitments that were pooled.
        n: their commitments in scope.
        mentioned, specific: a line a dimension, in the rubric's order.
        number_met: a line for 0, 1, … criteria met.
    """

    plans: int
    n: int
    mentioned: tuple[PooledShare, ...]
    specific: tuple[PooledShare, ...]
    number_met: tuple[PooledShare, ...]


def pooled_criteria(scores: Sequence[PlanScore]) -> Pooled:
    """The table over all plans that make commitments of their own, of one rubric and scope.

    Kinds of document that are described and not scored are left out. A plan counts by its
    commitments; the order of the plans changes nothing.
    """
    taken = [score for score in scores if score.status != "not_scored" and score.n]
    by_dimension = [list(line) for line in zip(*(s.dimensions for s in taken), strict=True)]
    met_counts = list(zip(*(score.criteria_met for score in taken), strict=True))
    sizes = [score.n for score in taken]
    return Pooled(
        plans=len(taken),
        n=sum(sizes),
        mentioned=tuple(_pool_of(line, [s.mentioned for s in line]) for line in by_dimension),
        specific=tuple(_pool_of(line, [s.specific for s in line]) for line in by_dimension),
        number_met=tuple(_pool(str(i), counts, sizes) for i, counts in enumerate(met_counts)),
    )


def _pool_of(line: Sequence[DimensionShare], counts: Sequence[int]) -> PooledShare:
    return _pool(line[0].dimension, counts, [share.n for share in line])


def _pool(criterion: str, counts: Sequence[int], sizes: Sequence[int]) -> PooledShare:
    return PooledShare(
        criterion, sum(sizes), sum(counts), sum(map(bool, counts)), clustered(counts, sizes)
    )
