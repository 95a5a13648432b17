"""Levels as numbers: all that a draw of weights must know of a commitment.

A *part* is up to `PART` dimensions of one axis, a *pattern* the levels on them as one number in
base 3, the first dimension the highest digit. Weighted sums over an axis are sums over its parts,
so a draw needs 3^4 products for a part, however many commitments there are.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import SPECIFIC
from doc_audit.score.axes import AXES, Floats, Ints, Scale
from doc_audit.score.uncertainty.rates import LEVELS, weighted

PART = 4
"""3^4 = 81 patterns a part; with more dimensions the tables would outgrow the commitments."""


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """Some dimensions of an axis.

    Attributes:
        axis: 0 specificity, 1 accountability.
        dimensions: places among the scale's dimensions with weight.
        levels: (3^len(dimensions), len(dimensions)) levels of each pattern.
        points: the same shape, what they are worth.
    """

    axis: int
    dimensions: tuple[int, ...]
    levels: Ints
    points: Floats

    @property
    def specific(self) -> NDArray[np.int8]:
        """1 where a level is 2."""
        ones: NDArray[np.int8] = (self.levels == SPECIFIC).astype(np.int8)
        return ones

    def at(self, patterns: Ints, draws: int) -> Ints:
        """(draws, m) places in a (draws, patterns) table laid out flat.

        `patterns` are (draws, m), or (m,) where every draw has the same.
        """
        rows: Ints = np.arange(draws)[:, None] * len(self.levels) + patterns
        return rows


def parts_of(scale: Scale) -> tuple[Part, ...]:
    """The parts of both axes; every dimension with weight is in one part."""
    on = weighted(scale)
    weights, worth = scale.weights[:, on], scale.worth[on]
    return tuple(
        _part(axis, tuple(places[start : start + PART]), worth)
        for axis in range(len(AXES))
        for places in [np.flatnonzero(weights[axis]).tolist()]
        for start in range(0, len(places), PART)
    )


def _part(axis: int, dimensions: tuple[int, ...], worth: Floats) -> Part:
    levels = np.indices((LEVELS,) * len(dimensions)).reshape(len(dimensions), -1).T
    return Part(axis, dimensions, levels, worth[np.array(dimensions), levels])
