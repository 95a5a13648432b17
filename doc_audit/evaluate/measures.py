"""Figures of agreement, each from sums that every statement adds to.

All take arrays with any leading dimensions, so that thousands of bootstrap draws are worked out
in one go; undefined is nan here and becomes None outside.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.evaluate.records import MeasureName

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure worked out from sums of shape (..., k).

    Attributes:
        value: sums → figure (...), nan where undefined.
        base: sums (k,) → n of the figure.
        point: as `value` for one set of sums, where a reference implementation gives the figure
            that is shown; None to use `value`.
    """

    level: str
    name: MeasureName
    value: Callable[[Floats], Floats]
    base: Callable[[Floats], float]
    point: Callable[[Floats], float] | None = None


def ratio(top: Floats, bottom: Floats) -> Floats:
    """`top / bottom`; nan where `bottom` is 0."""
    undefined = bottom == 0
    result: Floats = np.where(undefined, np.nan, top / np.where(undefined, 1.0, bottom))
    return result


def kappa(confusion: Floats, *, quadratic: bool = False) -> Floats:
    """Cohen's κ of (..., k, k) counts: 1 − observed / expected disagreement.

    Unweighted, or weighted by the squared distance of the codes. nan where no disagreement is to
    be expected: no counts, or both coders used one and the same code throughout.
    """
    weights = disagreement(confusion.shape[-1], quadratic=quadratic)
    rows, columns = confusion.sum(axis=-1), confusion.sum(axis=-2)
    observed = (confusion * weights).sum(axis=(-2, -1)) * confusion.sum(axis=(-2, -1))
    expected = (rows[..., :, None] * columns[..., None, :] * weights).sum(axis=(-2, -1))
    return 1.0 - ratio(observed, expected)


def disagreement(size: int, *, quadratic: bool) -> Floats:
    """(size, size) how much it counts that gold says i and the coder j."""
    distance = np.subtract.outer(np.arange(size), np.arange(size)).astype(np.float64)
    return distance**2 if quadratic else (distance != 0).astype(np.float64)


def reference_kappa(confusion: Floats, *, quadratic: bool = False) -> float:
    """κ of one (k, k) table by scikit-learn; nan where `kappa` says that it is undefined."""
    if np.isnan(kappa(confusion, quadratic=quadratic)):
        return float("nan")
    # A second to load: reports show agreement too, and need no reference.
    from sklearn.metrics import cohen_kappa_score

    size = len(confusion)
    gold, coder = np.indices((size, size)).reshape(2, -1)
    value = cohen_kappa_score(
        gold,
        coder,
        labels=np.arange(size),
        weights="quadratic" if quadratic else None,
        sample_weight=confusion.ravel(),
    )
    return float(value)


def kappa_measure(size: int, *, quadratic: bool = False) -> Measure:
    """κ over flattened (..., size²) counts; its n is all statements."""
    return Measure(
        "",
        "kappa_quadratic" if quadratic else "kappa",
        lambda sums: kappa(_square(sums, size), quadratic=quadratic),
        lambda sums: float(sums.sum()),
        lambda sums: reference_kappa(_square(sums, size), quadratic=quadratic),
    )


def found_measures(
    level: str, hits: Callable[[Floats], tuple[Floats, Floats, Floats]]
) -> list[Measure]:
    """Precision, recall and F1, from (both gave it, coder gave it, gold gave it)."""

    def f1(sums: Floats) -> Floats:
        both, coder, gold = hits(sums)
        return ratio(2 * both, coder + gold)

    return [
        Measure(
            level,
            "precision",
            lambda sums: ratio(hits(sums)[0], hits(sums)[1]),
            lambda sums: float(hits(sums)[1]),
        ),
        Measure(
            level,
            "recall",
            lambda sums: ratio(hits(sums)[0], hits(sums)[2]),
            lambda sums: float(hits(sums)[2]),
        ),
        Measure(level, "f1", f1, lambda sums: float(hits(sums)[2])),
    ]


def hits_in_table(size: int, codes: list[int]) -> Callable[[Floats], tuple[Floats, Floats, Floats]]:
    """For `found_measures`: counts of some codes in flattened (..., size²) tables."""

    def hits(sums: Floats) -> tuple[Floats, Floats, Floats]:
        table = _square(sums, size)
        by_gold, by_coder = table[..., codes, :], table[..., :, codes]
        return (
            by_gold[..., codes].sum(axis=(-2, -1)),
            by_coder.sum(axis=(-2, -1)),
            by_gold.sum(axis=(-2, -1)),
        )

    return hits


def _square(sums: Floats, size: int) -> Floats:
    return sums.reshape(*sums.shape[:-1], size, size)
