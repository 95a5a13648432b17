"""How sure a figure is, from which commitments happened to be written."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import Interval
from doc_audit.score.axes import FULL, Floats

COVER = (2.5, 97.5)
"""Percentiles of the draws: a 95 % interval."""

Z = 1.959963984540054
"""Normal quantile of 97.5 %, for the same 95 %."""

RULE_OF_THREE = 3
"""With 0 of n seen, 3/n is the upper 95 % bound of a share (Hanley & Lippman-Hand 1983)."""

ROUNDING = 1e-9
"""Figures 0…100 less than this apart differ by rounding alone."""


def wilson(count: int, n: int) -> Interval | None:
    """Wilson's 95 % interval of the share `count` / `n`, 0…1; None when n is 0.

    Holds inside 0…1 and isn't empty at 0 or n of n, where a bootstrap would be.
    """
    return _wilson(count / n, n, Z) if n else None


def _wilson(share: float, n: float, z: float) -> Interval:
    """The interval of a share 0…1 of n, which needn't be whole, at the normal quantile z."""
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    # At 0 and n of n the ends are exactly 0 and 1; rounding would leave 1e-17.
    low = max(0.0, middle - half) if share > 0 else 0.0
    high = min(1.0, middle + half) if share < 1 else 1.0
    return Interval(low, high)


def clustered(counts: Sequence[int], sizes: Sequence[int]) -> Interval | None:
    """95 % interval of the share Σcounts / Σsizes, 0…1, where members of a cluster are alike.

    Wilson's interval with the effective number of members in place of n and Student's quantile in
    place of the normal one (Korn & Graubard 1998; variance of a ratio of cluster totals). Of one
    cluster alone it is Wilson's own. Clusters without members count for nothing; the order of
    clusters changes nothing. None without members.
    """
    pairs = sorted((size, count) for size, count in zip(sizes, counts, strict=True) if size)
    n, k = sum(size for size, _ in pairs), len(pairs)
    if k < 2:
        return wilson(sum(count for _, count in pairs), n)
    share = sum(count for _, count in pairs) / n
    spread = math.fsum((count - share * size) ** 2 for size, count in pairs)
    variance = k / (k - 1) * spread / n**2
    # Members of a cluster are never taken to differ more than chance would have them.
    effective = min(n, share * (1 - share) / variance) if variance else n
    return _wilson(share, effective, student(k - 1))


def student(freedom: int) -> float:
    """97.5 % quantile of Student's t with `freedom` degrees, 1 or more; off by under 0.2 %.

    Abramowitz & Stegun 26.7.5 from 3 degrees on, closed forms below.
    """
    if freedom == 1:
        return math.tan(math.pi * (COVER[1] / 100 - 0.5))
    if freedom == 2:
        p = COVER[1] / 100
        return (2 * p - 1) / math.sqrt(2 * p * (1 - p))
    powers = {k: Z**k for k in (1, 3, 5, 7, 9)}
    terms = [sum(c * powers[k] for k, c in term.items()) / d for term, d in _STUDENT]
    return Z + math.fsum(term / freedom**i for i, term in enumerate(terms, start=1))


_STUDENT: tuple[tuple[dict[int, int], int], ...] = (
    ({3: 1, 1: 1}, 4),
    ({5: 5, 3: 16, 1: 3}, 96),
    ({7: 3, 5: 19, 3: 17, 1: -15}, 384),
    ({9: 79, 7: 776, 5: 1482, 3: -1920, 1: -945}, 92160),
)
"""Numerators by power of the normal quantile, and denominators, of the expansion's terms."""


def score_interval(
    values: Sequence[float],
    sections: Sequence[tuple[str, ...]],
    rng: np.random.Generator,
    draws: int,
) -> Interval | None:
    """95 % percentile interval of the mean of `values` (0…100); None without values.

    Where all values are alike every draw would be too: then `alike_interval`.
    """
    if not values:
        return None
    if alike(values):
        return alike_interval(values[0], len(values))
    # In a set order, so that the order of reading doesn't change which commitments are drawn.
    in_order = sorted(zip(sections, values, strict=True))
    sorted_values = np.array([value for _, value in in_order], dtype=np.float64)
    means = mean_draws(sorted_values, section_numbers([s for s, _ in in_order]), rng, draws)
    low, high = np.percentile(means, COVER)
    return Interval(float(low), float(high))


def alike(values: Sequence[float]) -> bool:
    """Whether figures 0…100 are all the same but for rounding; there must be one."""
    return max(values) - min(values) < ROUNDING


def alike_interval(value: float, n: int) -> Interval:
    """95 % interval of the mean of n figures 0…100 that are all `value`; n is 1 or more.

    Draws from figures that are alike never differ, but that n of n are alike doesn't say that all
    would be: by the rule of three up to 3/n of such commitments may be others, and those may have
    any figure. The mean then lies between value·(1 − 3/n) and value + (100 − value)·3/n. Of 0 that
    is the rule of three itself. It is Gaffke's bound of the mean of a bounded variable (Gaffke
    2005; Phan, Thomas and Learned-Miller 2021), with 3/n for 1 − 0.05^(1/n).
    """
    others = min(1.0, RULE_OF_THREE / n)
    return Interval(value * (1 - others), value + (FULL - value) * others)


def section_numbers(sections: Sequence[tuple[str, ...]]) -> NDArray[np.int64]:
    """(n,) number of the section of each commitment, from 0, in order of first appearance."""
    numbers = {section: number for number, section in enumerate(dict.fromkeys(sections))}
    return np.array([numbers[section] for section in sections], dtype=np.int64)


def mean_draws(
    values: Floats, sections: NDArray[np.int64], rng: np.random.Generator, draws: int
) -> Floats:
    """(draws,) means of `nested_draws` samples of `values`.

    A drawn section brings as many commitments as it has, so samples differ in size and the mean
    is over what was drawn.
    """
    draw, picks = nested_draws(sections, rng, draws)
    sums = np.bincount(draw, weights=values[picks], minlength=draws)
    means: Floats = sums / np.bincount(draw, minlength=draws)
    return means


def nested_draws(
    clusters: NDArray[np.int64], rng: np.random.Generator, draws: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Bootstrap samples: clusters drawn with replacement, then members within each likewise.

    Every cluster from 0 to the highest number must have a member. Work and memory grow with
    draws · n.

    Returns:
        two arrays of equal length: the number of the draw, ascending, and the index drawn.
    """
    order = np.argsort(clusters, kind="stable")
    sizes = np.bincount(clusters)
    starts = np.cumsum(sizes) - sizes
    drawn = rng.integers(len(sizes), size=(draws, len(sizes))).ravel()
    counts = sizes[drawn]
    within = rng.random(int(counts.sum())) * np.repeat(counts, counts)
    picks = order[np.repeat(starts[drawn], counts) + within.astype(np.int64)]
    return np.repeat(np.repeat(np.arange(draws), len(sizes)), counts), picks
