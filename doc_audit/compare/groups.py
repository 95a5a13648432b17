"""Groups of plans, such as regions: their scores beside each other, one kind of plan at a time."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from doc_audit.compare.peers import PlanLine, clear_of
from doc_audit.model import Interval
from doc_audit.score.intervals import alike, alike_interval

LEAST_PLANS = 5
"""Plans of a group with an interval. Of fewer, a bootstrap draws the same few samples again and
again: simulated, its "95 %" holds the mean in 75 % of groups of three, in 85 % of groups of five
(docs/comparing.md)."""

CHANCE = 0.05
"""How often two groups of a column may be told apart where no groups differ: the usual 5 %."""

COVER = (2.5, 97.5)
_QUARTILES = (25, 50, 75)

RngOf = Callable[[str], np.random.Generator]
"""A stream of chance for a name, always the same one for the same name."""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Which group each plan or system is in.

    Attributes:
        columns: what plans are grouped by, such as `region`.
        plans: plan id → its group in each column, "" where not given.
        systems: name of a system → the same; asked where the plan itself has no row.
        source: where the groups are from, in words; "" where there are none.
        typed: plans and systems by the name they are looked up by → as the table has them.
    """

    columns: tuple[str, ...] = ()
    plans: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    systems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    def groups_of(self, line: PlanLine) -> tuple[str, ...] | None:
        """A plan's group in each column; None where neither it nor its sure system has a row."""
        row = self.plans.get(key_of(line.score.plan))
        return row if row is not None else self.systems.get(key_of(line.system))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The plans of one kind in one group.

    Attributes:
        column, kind, group: such as `region`, `forward_plan`, `London`.
        plans: ids of those that may be compared, in the order of the run; the figures are theirs.
        left_out: how many more there are without a score that may be compared.
        mean: of their scores, 0…100, each plan counting the same; None without plans.
        interval: of the mean, from a bootstrap over plans; None under `LEAST_PLANS`.
        low, lower, median, upper, high: lowest, quartiles, highest score; None without plans.
        shares: dimension and mean over plans of the share of commitments specific on it, 0…1.
    """

    column: str
    kind: str
    group: str
    plans: tuple[str, ...]
    left_out: int
    mean: float | None = None
    interval: Interval | None = None
    low: float | None = None
    lower: float | None = None
    median: float | None = None
    upper: float | None = None
    high: float | None = None
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """Two groups of a column and kind that can be told apart: see `groups_apart`."""

    column: str
    kind: str
    higher: str
    lower: str


def key_of(name: str) -> str:
    """A name as it is looked up: case and blanks don't matter."""
    return " ".join(name.split()).casefold()


def group_lines(
    lines: Sequence[PlanLine], table: GroupTable, rng_of: RngOf, draws: int
) -> tuple[GroupLine, ...]:
    """A line for each column, kind and group that a plan of the run is in, in order of name.

    Each has a stream of chance of its own, so that one more group changes no other's interval.
    """
    members: dict[tuple[int, str, str], list[PlanLine]] = {}
    for line in lines:
        for column, group in enumerate(table.groups_of(line) or ()):
            if group:
                members.setdefault((column, line.score.kind, group), []).append(line)
    return tuple(
        _group_line((table.columns[key[0]], *key[1:]), members[key], rng_of, draws)
        for key in sorted(members)
    )


def _group_line(
    key: tuple[str, str, str], members: Sequence[PlanLine], rng_of: RngOf, draws: int
) -> GroupLine:
    compared = [line for line in members if line.comparable]
    plans = tuple(line.score.plan for line in compared)
    left_out = len(members) - len(compared)
    if not compared:
        return GroupLine(*key, plans, left_out)
    # Sorted, so that the order of plans doesn't change which are drawn.
    scores = np.sort(np.array([line.score.score for line in compared], dtype=np.float64))
    lower, median, upper = (float(figure) for figure in np.percentile(scores, _QUARTILES))
    return GroupLine(
        *key,
        plans,
        left_out,
        mean=math.fsum(scores) / len(scores),
        interval=mean_interval(scores, rng_of("\0".join(("group", *key))), draws),
        low=float(scores[0]),
        lower=lower,
        median=median,
        upper=upper,
        high=float(scores[-1]),
        shares=tuple(_shares(compared)),
    )


def mean_interval(
    scores: NDArray[np.float64], rng: np.random.Generator, draws: int
) -> Interval | None:
    """95 % percentile interval of the mean of the plans' scores; None under `LEAST_PLANS`.

    Plans are drawn with replacement; the figures' spread holds each score's own uncertainty too.
    Of scores that are all alike: `alike_interval`.
    """
    if len(scores) < LEAST_PLANS:
        return None
    if alike(scores.tolist()):
        return alike_interval(float(scores[0]), len(scores))
    picks = rng.integers(len(scores), size=(draws, len(scores)))
    low, high = np.percentile(scores[picks].mean(axis=1), COVER)
    return Interval(float(low), float(high))


def _shares(compared: Iterable[PlanLine]) -> Iterator[tuple[str, float]]:
    found: dict[str, list[float]] = {}
    for line in compared:
        for share in line.score.dimensions:
            if share.n:
                found.setdefault(share.dimension, []).append(share.specific / share.n)
    for dimension, shares in found.items():
        yield dimension, math.fsum(shares) / len(shares)


def groups_apart(
    lines: Sequence[GroupLine], scores: Mapping[str, float], rng_of: RngOf, draws: int
) -> tuple[Apart, ...]:
    """Pairs of groups, of one column and kind, that can be told apart by their means.

    Their intervals don't overlap, and neither would such a difference turn up between any two
    groups of the column in more than `CHANCE` of the draws in which plans are dealt out to the
    groups anew: with seven groups there are 21 pairs, of which some look different by chance.

    Args:
        lines: of `group_lines`.
        scores: by plan id.
        rng_of: as for `group_lines`.
        draws: deals, at least 1.
    """
    families: dict[tuple[str, str], list[GroupLine]] = {}
    for line in lines:
        if line.interval is not None:
            families.setdefault((line.column, line.kind), []).append(line)
    return tuple(
        pair
        for key, family in families.items()
        for pair in _apart(family, scores, rng_of("\0".join(("apart", *key))), draws)
    )


def _apart(
    family: Sequence[GroupLine], scores: Mapping[str, float], rng: np.random.Generator, draws: int
) -> Iterator[Apart]:
    if len(family) == 1:
        return
    sizes = np.array([len(line.plans) for line in family])
    dealt = np.sort(np.array([scores[plan] for line in family for plan in line.plans]))
    least = least_gap(dealt, sizes, rng, draws)
    for i, j in combinations(range(len(family)), 2):
        one, other = sorted((family[i], family[j]), key=lambda line: -(line.mean or 0.0))
        gap = (one.mean or 0.0) - (other.mean or 0.0)
        wide = gap / math.sqrt(1 / sizes[i] + 1 / sizes[j]) > least
        if wide and one.interval and other.interval and clear_of(one.interval, other.interval):
            yield Apart(one.column, one.kind, one.group, other.group)


def least_gap(
    scores: NDArray[np.float64], sizes: NDArray[np.int64], rng: np.random.Generator, draws: int
) -> float:
    """The gap between two groups' means that chance alone exceeds in `CHANCE` of the deals.

    The widest gap of any two groups counts, each divided by √(1/n + 1/n′), as gaps of small groups
    are wider by chance (a permutation test of the largest difference; Westfall & Young 1993).

    Args:
        scores: (n,) of all plans of the groups.
        sizes: (groups,) plans in each, n together; two groups or more.
        rng: deals the plans out.
        draws: how often.
    """
    dealt = rng.permuted(np.broadcast_to(scores, (draws, len(scores))), axis=1)
    ends = np.cumsum(sizes)
    means = np.add.reduceat(dealt, ends - sizes, axis=1) / sizes
    gaps = np.abs(means[:, :, None] - means[:, None, :])
    rooted = np.sqrt(1 / sizes[:, None] + 1 / sizes[None, :])
    widest = (gaps / rooted).max(axis=(1, 2))
    return float(np.quantile(widest, 1 - CHANCE, method="higher"))
