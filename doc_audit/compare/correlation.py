"""Rank correlation of two figures over the same plans, ties handled, with a bootstrap interval.

Both coefficients are worked out from counts: how often each plan is in a sample. Every product and
sum is of whole numbers or halves, so that no rounding makes two orders of the plans differ.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import Interval
from doc_audit.model.agreement import Correlation

Floats = NDArray[np.float64]

COVER = (2.5, 97.5)
"""Percentiles of the draws: a 95 % interval."""

DIGITS = 9
"""Figures that are alike to so many decimals are ties: 2/3 + 1/3 needn't be 1 in floats."""

_LEAST_DEFINED = 0.5
"""Share of the draws that must have a coefficient for an interval: else most of the chance that
there is would be left out."""


def ranks(figures: Sequence[float]) -> Floats:
    """(n,) rank of each figure, 1 for the highest; equal ones share the mean of their ranks."""
    x = _settled(figures)
    above = (x[:, None] < x[None, :]).sum(axis=1)
    equal = (x[:, None] == x[None, :]).sum(axis=1)
    shared: Floats = np.asarray(above + (equal + 1) / 2, dtype=np.float64)
    return shared


def spearman(
    one: Sequence[float], other: Sequence[float], rng: np.random.Generator, draws: int
) -> Correlation:
    """Spearman's ρ: Pearson's correlation of the ranks (Spearman 1904; ties share mean ranks)."""
    x, y = _settled(one), _settled(other)
    lower = [_lower(x), _lower(y)]
    value = _rho(np.ones((1, len(x))), *lower)
    return _with_interval(value, _rho(_counts(len(x), rng, draws), *lower))


def kendall(
    one: Sequence[float], other: Sequence[float], rng: np.random.Generator, draws: int
) -> Correlation:
    """Kendall's τ-b: pairs of plans in the same order less those in the other, ties taken out of
    each side (Kendall 1945).
    """
    x, y = _settled(one), _settled(other)
    signs = [np.sign(v[:, None] - v[None, :]) for v in (x, y)]
    value = _tau(np.ones((1, len(x))), *signs)
    return _with_interval(value, _tau(_counts(len(x), rng, draws), *signs))


def _settled(figures: Sequence[float]) -> Floats:
    return np.array([round(figure, DIGITS) for figure in figures], dtype=np.float64)


def _counts(n: int, rng: np.random.Generator, draws: int) -> Floats:
    """(draws, n) how often each plan is in a sample of n with replacement."""
    picked = rng.integers(n, size=(draws, n)) + n * np.arange(draws)[:, None]
    counts = np.bincount(picked.ravel(), minlength=draws * n).reshape(draws, n)
    return counts.astype(np.float64)


def _lower(x: Floats) -> Floats:
    """(n, n) 1 where the column's figure is lower than the row's, ½ where it is the same."""
    lower: Floats = (x[:, None] > x[None, :]) + 0.5 * (x[:, None] == x[None, :])
    return lower


def _rho(counts: Floats, lower_x: Floats, lower_y: Floats) -> Floats:
    """(draws,) Pearson's correlation of the ranks within each sample; NaN where one is constant."""
    rx, ry = counts @ lower_x.T, counts @ lower_y.T
    n = counts.sum(axis=1)
    sx, sy = (counts * rx).sum(axis=1), (counts * ry).sum(axis=1)
    both = n * (counts * rx * ry).sum(axis=1) - sx * sy
    spread_x = n * (counts * rx * rx).sum(axis=1) - sx * sx
    spread_y = n * (counts * ry * ry).sum(axis=1) - sy * sy
    return _ratio(both, spread_x, spread_y)


def _tau(counts: Floats, signs_x: Floats, signs_y: Floats) -> Floats:
    """(draws,) concordant less discordant pairs over the pairs not tied; NaN where all are."""
    both = ((counts @ (signs_x * signs_y)) * counts).sum(axis=1)
    untied_x = ((counts @ (signs_x * signs_x)) * counts).sum(axis=1)
    untied_y = ((counts @ (signs_y * signs_y)) * counts).sum(axis=1)
    return _ratio(both, untied_x, untied_y)


def _ratio(both: Floats, one: Floats, other: Floats) -> Floats:
    known = (one > 0) & (other > 0)
    below = np.sqrt(np.where(known, one, 1.0)) * np.sqrt(np.where(known, other, 1.0))
    ratio: Floats = np.where(known, np.clip(both / below, -1.0, 1.0), np.nan)
    return ratio


def _with_interval(value: Floats, drawn: Floats) -> Correlation:
    if np.isnan(value[0]):
        return Correlation()
    known = drawn[~np.isnan(drawn)]
    if len(known) < _LEAST_DEFINED * len(drawn):
        return Correlation(float(value[0]))
    low, high = np.percentile(known, COVER)
    return Correlation(float(value[0]), Interval(float(low), float(high)))
