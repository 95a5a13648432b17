"""Levels → axis points → the value of a commitment; all over arrays.

Letters of the shapes: n commitments, d dimensions in scope (those beside the axes too), 2 axes
(specificity, accountability). Leading dimensions (`...`) broadcast, so that many draws of levels
or weights go through in one call.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from doc_audit.errors import DocAuditError, RubricError
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score.inputs import Scope

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Aggregate = Literal["product", "arithmetic", "at_least_half"]
AXES: tuple[Literal["specificity", "accountability"], ...] = ("specificity", "accountability")
FULL = 100.0
"""Scores and the value of one commitment run from 0 to this."""


@dataclass(frozen=True, eq=False, slots=True)
class Scale:
    """A rubric's numbers as arrays.

    Attributes:
        dimensions: those in scope, in the rubric's order, d of them.
        worth: (d, 3) points of levels 0, 1, 2, each 0…1, the floor of a dimension applied.
        weights: (2, d) weight of a dimension in each axis; 0 where it isn't of the axis.
        needed: (2,) dimensions at level 2 that `at_least_half` asks of each axis.
        aggregate: the aggregation that the rubric chose.
    """

    dimensions: tuple[Dimension, ...]
    worth: Floats
    weights: Floats
    needed: Ints
    aggregate: Aggregate

    @property
    def on_axes(self) -> NDArray[np.bool_]:
        """(d,) which dimensions are of an axis."""
        return np.array([dimension.axis in AXES for dimension in self.dimensions])


def scale_of(settings: RubricSettings, scope: Scope = "inequalities") -> Scale:
    """The scale of a rubric; under scope `all` without the dimensions it leaves out there.

    Raises:
        RubricError: an axis has no dimension with weight that applies to every commitment, so
            that no mean can be taken of some.
    """
    kept = tuple(d for d in settings.dimensions if scope == "inequalities" or d.in_scope_all)
    weights = [[d.weight if d.axis == axis else 0.0 for d in kept] for axis in AXES]
    always = [dimension.applies_to is None for dimension in kept]
    faults = [
        _no_weight(axis)
        for axis, row in zip(AXES, weights, strict=True)
        if not any(weight and everywhere for weight, everywhere in zip(row, always, strict=True))
    ]
    if faults:
        raise RubricError(settings.id, faults)
    points = settings.scoring.points
    return Scale(
        dimensions=kept,
        worth=np.array([[points[max(level, d.floor)] for level in range(3)] for d in kept]),
        weights=np.array(weights),
        needed=np.array([settings.scoring.at_least_half[axis] for axis in AXES]),
        aggregate=settings.scoring.aggregate,
    )


def _no_weight(axis: str) -> DocAuditError:
    return DocAuditError(
        f"the axis {axis} has no dimension with a weight above 0 that applies to every commitment",
        "rubric.yaml: dimensions",
        "Give at least one of its dimensions a weight and no `applies_to`.",
    )


def axis_points(
    levels: NDArray[Any],
    scale: Scale,
    weights: Floats | None = None,
    applies: Bools | None = None,
) -> Floats:
    """Weighted mean of points on each axis, 0…1, shape (..., n, 2).

    `levels` are (..., n, d) whole numbers 0, 1, 2; `weights`, (..., 2, d), stand in place of the
    scale's own, and each axis of them must sum to more than 0. `applies`, (..., n, d), says which
    dimensions a commitment's mean is taken over, all of them when it isn't given; on each axis
    there must be one with weight.
    """
    weights = scale.weights if weights is None else weights
    points = scale.worth[np.arange(len(scale.dimensions)), levels]
    # einsum without `optimize` adds in a fixed order; a BLAS product need not.
    if applies is None:
        totals = weights.sum(axis=-1)[..., None, :]
    else:
        points = points * applies
        totals = np.einsum("...nd,...ad->...na", applies.astype(np.float64), weights)
    means: Floats = np.einsum("...nd,...ad->...na", points, weights) / totals
    return means


def values_of(
    levels: NDArray[Any],
    axes: Floats,
    scale: Scale,
    aggregate: Aggregate | None = None,
    applies: Bools | None = None,
) -> Floats:
    """What each commitment is worth, 0…100, shape (..., n); the score is the mean over n.

    `axes` come from `axis_points`; only `at_least_half` looks at `levels` and `applies`,
    (..., n, d). `aggregate` stands in place of the rubric's own.
    """
    chosen = aggregate or scale.aggregate
    if chosen == "product":
        return FULL * np.sqrt(axes[..., 0] * axes[..., 1])
    if chosen == "arithmetic":
        return FULL * (axes[..., 0] + axes[..., 1]) / 2
    specific = np.asarray(levels) == 2
    counted = (scale.weights > 0).astype(int)
    needed = scale.needed
    if applies is not None:
        specific = specific & applies
        needed = needed_of(scale, applies)
    counts = np.einsum("...nd,ad->...na", specific.astype(int), counted)
    enough: Bools = (counts >= needed).all(axis=-1)
    return FULL * enough.astype(np.float64)


def needed_of(scale: Scale, applies: Bools) -> Ints:
    """(..., n, 2) dimensions at level 2 that `at_least_half` asks of each commitment's axes.

    The same share of those that apply as of all, rounded up: 2 of 4 is 2 of 3 and 1 of 2.
    """
    counted = (scale.weights > 0).astype(int)
    left = np.einsum("...nd,ad->...na", applies.astype(int), counted)
    needed: Ints = -(-scale.needed * left // counted.sum(axis=-1))
    return needed
