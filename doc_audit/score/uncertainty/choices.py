"""Choices another rubric might have made: weights, dimensions, how the axes are put together.

Letters of the shapes: k draws, d dimensions with weight, p patterns of a part, m places of
commitments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Any, Self, get_args

import numpy as np
from numpy.typing import NDArray

from doc_audit.score.axes import AXES, FULL, Aggregate, Floats, Ints, Scale
from doc_audit.score.uncertainty.patterns import Part
from doc_audit.score.uncertainty.rates import weighted

Bools = NDArray[np.bool_]
Singles = NDArray[np.float32]
"""Seven digits: enough for a score, and twice as fast."""

CONCENTRATION = 10.0
"""SCORING.md: of the Dirichlet that an axis's weights are drawn from. With four equal weights a
share then runs from about 5 to 54 % (middle 95 %)."""

AGGREGATES: tuple[Aggregate, ...] = get_args(Aggregate)
NONE = -1
"""In place of the dimension left out."""


@dataclass(frozen=True, eq=False, slots=True)
class Choices:
    """Choices of each draw, worked out for every pattern.

    Attributes:
        axes: axis of each part.
        sums: of each part, (k, p) weighted points over the weight of its axis; added up over
            the parts of an axis, the axis points, 0…1.
        specific: of each part, (k, p) dimensions at level 2, the one left out not counted.
        needed: (k, 2) how many of these `at_least_half` asks of each axis: the rubric's number,
            in proportion where one is left out (2 of 3 become 1 of 2), rounded, at least 1.
        aggregate: (k,) places in `AGGREGATES`.
    """

    axes: tuple[int, ...]
    sums: tuple[Singles, ...]
    specific: tuple[NDArray[np.int8], ...]
    needed: Ints
    aggregate: Ints

    @classmethod
    def fixed(cls, scale: Scale, parts: Sequence[Part], draws: int) -> Self:
        """The rubric's own choices in every draw."""
        weights = np.broadcast_to(scale.weights[:, weighted(scale)], (draws, *_shape(scale)))
        left = np.full(draws, NONE)
        aggregate = np.full(draws, AGGREGATES.index(scale.aggregate))
        return cls.of(scale, parts, weights, left, aggregate)

    @classmethod
    def of(
        cls, scale: Scale, parts: Sequence[Part], weights: Floats, left: Ints, aggregate: Ints
    ) -> Self:
        """From (k, 2, d) weights, (k,) the dimension left out or `NONE`, (k,) aggregation."""
        stays = left[:, None] != np.arange(weights.shape[2])
        kept = weights * stays[:, None, :]
        shares = kept / kept.sum(axis=2, keepdims=True)
        counted = stays[:, None, :] & (scale.weights[:, weighted(scale)] > 0)
        places = [np.array(part.dimensions) for part in parts]
        return cls(
            axes=tuple(part.axis for part in parts),
            sums=tuple(
                np.einsum("kd,pd->kp", shares[:, part.axis, at], part.points).astype(np.float32)
                for part, at in zip(parts, places, strict=True)
            ),
            specific=tuple(
                np.einsum("kd,pd->kp", counted[:, part.axis, at].astype(np.int8), part.specific)
                for part, at in zip(parts, places, strict=True)
            ),
            needed=_needed(scale, counted.sum(axis=2)),
            aggregate=aggregate,
        )


def _needed(scale: Scale, left: Ints) -> Ints:
    whole = (scale.weights > 0).sum(axis=1)
    in_proportion = np.floor(scale.needed * left / whole + 0.5).astype(np.int64)
    needed: Ints = np.maximum(in_proportion, np.minimum(scale.needed, 1))
    return needed


def _shape(scale: Scale) -> tuple[int, int]:
    return len(AXES), int(weighted(scale).sum())


def draw_weights(scale: Scale, rng: np.random.Generator, draws: int) -> Floats:
    """(k, 2, d) weights of each axis from a Dirichlet whose mean are the rubric's own.

    Weights of 0 stay 0.
    """
    drawn = np.zeros((draws, *_shape(scale)))
    for axis, own in enumerate(scale.weights[:, weighted(scale)]):
        on = np.flatnonzero(own)
        drawn[:, axis, on] = rng.dirichlet(CONCENTRATION * own[on] / own.sum(), size=draws)
    # A share can come out as 0 to the last bit; the axis must keep some weight when another
    # dimension is left out.
    tiny = np.finfo(np.float64).tiny
    raised: Floats = np.where(scale.weights[:, weighted(scale)] > 0, np.maximum(drawn, tiny), 0.0)
    return raised


def can_be_left(scale: Scale) -> list[int]:
    """Places of the dimensions with weight that aren't alone on their axis."""
    on = scale.weights[:, weighted(scale)] > 0
    alone = on & (on.sum(axis=1, keepdims=True) == 1)
    return np.flatnonzero(~alone.any(axis=0)).tolist()


def draw_left(scale: Scale, rng: np.random.Generator, draws: int) -> Ints:
    """(k,) the dimension left out, each as likely as none."""
    left: Ints = rng.choice(np.array([NONE, *can_be_left(scale)]), size=draws)
    return left


def spread_aggregates(draws: int) -> tuple[Ints, Ints]:
    """Two (k,) lists of places in `AGGREGATES`, each in about a third of the draws.

    Laid out instead of drawn: every pair of them comes about as often, as if drawn independently,
    and draws of one aggregation stand together, which is faster.
    """
    first = np.arange(draws) * len(AGGREGATES) // draws
    second = np.arange(draws) * len(AGGREGATES) ** 2 // draws % len(AGGREGATES)
    return first, second


def scores_of(places: Sequence[Ints], times: Singles, choices: Choices) -> Floats:
    """(k,) score of each draw, 0…100; 0 for a draw without any commitment.

    Args:
        places: of each part, (k, m) see `Part.at`.
        times: (k, m) how often each place counts; 0 where there is no commitment.
        choices: of each draw.
    """
    scores = np.empty(len(times))
    for rows in _runs(choices.aggregate):
        aggregate = AGGREGATES[choices.aggregate[rows.start]]
        at = [place[rows] for place in places]
        values = _values(aggregate, at, choices, choices.needed[rows])
        total = np.einsum("km->k", times[rows], dtype=np.float64)
        summed = FULL * np.einsum("km,km->k", values, times[rows])
        scores[rows] = summed / np.where(total > 0, total, 1.0)
    return scores


def _runs(aggregate: Ints) -> Iterator[slice]:
    """Stretches of draws with one aggregation: slices copy nothing."""
    ends = [*(np.flatnonzero(np.diff(aggregate)) + 1).tolist(), len(aggregate)]
    for start, end in pairwise([0, *ends]):
        yield slice(start, end)


def _values(
    aggregate: Aggregate, places: Sequence[Ints], choices: Choices, needed: Ints
) -> Singles | Bools:
    """What each commitment is worth, 0…1, in the shape of its places."""
    if aggregate == "at_least_half":
        first, second = _by_axis(places, choices.axes, choices.specific)
        enough: Bools = (first >= needed[:, :1]) & (second >= needed[:, 1:])
        return enough
    first, second = _by_axis(places, choices.axes, choices.sums)
    if aggregate == "product":
        root: Singles = np.sqrt(first * second)
        return root
    middle: Singles = (first + second) / 2
    return middle


def _by_axis(
    places: Sequence[Ints], axes: Sequence[int], tables: Sequence[NDArray[Any]]
) -> list[NDArray[Any]]:
    """Each axis's sum over its parts, looked up by pattern."""
    looked: list[list[NDArray[Any]]] = [[] for _ in AXES]
    for axis, table, at in zip(axes, tables, places, strict=True):
        looked[axis].append(table.ravel().take(at))
    return [reduce(np.add, parts) for parts in looked]
