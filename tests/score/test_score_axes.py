"""Hand-worked figures for every formula of the score."""

import math
from itertools import pairwise

import numpy as np
import pytest

from doc_audit.errors import RubricError
from doc_audit.score import axis_points, ladder, scale_of, values_of

# Order of the default rubric: inequality type, population, geography, target | agent, timeframe,
# funding | monitoring.
WORKED = [
    # levels, specificity, accountability
    ([0, 0, 0, 0, 0, 0, 0, 0], 0.0, 0.75 / 7),  # a missing agent counts as vague: 3 · 0.25 / 7
    ([1, 1, 1, 1, 1, 1, 1, 0], 0.25, 0.25),
    ([2, 2, 2, 2, 2, 2, 2, 2], 1.0, 1.0),
    ([2, 2, 0, 0, 0, 0, 0, 0], 0.5, 0.75 / 7),
    ([2, 1, 0, 2, 2, 1, 0, 2], 2.25 / 4, 3.75 / 7),
    ([0, 2, 1, 0, 1, 2, 2, 0], 1.25 / 4, 4.75 / 7),
]


@pytest.mark.parametrize(("levels", "specificity", "accountability"), WORKED)
def test_axis_points_by_hand(settings, levels, specificity, accountability):
    axes = axis_points(np.array([levels]), scale_of(settings))
    assert axes[0] == pytest.approx([specificity, accountability], abs=1e-12)


@pytest.mark.parametrize(("levels", "specificity", "accountability"), WORKED)
def test_product_and_arithmetic_by_hand(settings, levels, specificity, accountability):
    scale, rows = scale_of(settings), np.array([levels])
    axes = axis_points(rows, scale)
    product = 100 * math.sqrt(specificity * accountability)
    assert values_of(rows, axes, scale)[0] == pytest.approx(product)
    mean = 100 * (specificity + accountability) / 2
    assert values_of(rows, axes, scale, "arithmetic")[0] == pytest.approx(mean)


@pytest.mark.parametrize(
    ("levels", "value"),
    [
        ([2, 2, 0, 0, 2, 2, 0, 0], 100),
        ([2, 2, 1, 1, 2, 1, 1, 0], 0),  # one of three accountability dimensions
        ([2, 1, 1, 1, 2, 2, 2, 2], 0),  # one of four specificity dimensions
        ([0, 0, 2, 2, 0, 2, 2, 0], 100),
        ([2, 2, 2, 2, 1, 1, 2, 2], 0),  # monitoring is of no axis
    ],
)
def test_at_least_half_by_hand(settings, levels, value):
    scale, rows = scale_of(settings), np.array([levels])
    axes = axis_points(rows, scale)
    assert values_of(rows, axes, scale, "at_least_half")[0] == value


def test_scope_all_leaves_out_inequality_type(settings):
    scale = scale_of(settings, "all")
    assert "inequality_type" not in [d.id for d in scale.dimensions]
    axes = axis_points(np.array([[2, 1, 0, 2, 2, 0, 0]]), scale)
    assert axes[0] == pytest.approx([1.25 / 3, 6 / 7])  # (1 + ¼ + 0) / 3; (3 + 3 + 0) / 7


def test_ladder_has_the_scores_of_the_design(settings):
    assert [round(rung.score) for rung in ladder(settings)] == [23, 46, 65, 93, 100, 25]


def test_ladder_names_what_each_rung_adds(settings):
    assert [rung.added for rung in ladder(settings)] == [
        ("inequality_type", "population"),
        ("responsible_agent",),
        ("timeframe",),
        ("geography", "target"),
        ("funding",),
        (),
    ]


def test_ladder_follows_the_rubric_not_the_code(settings):
    cheap = settings.scoring.model_copy(update={"points": (0, 0.5, 1)})
    changed = settings.model_copy(update={"scoring": cheap})
    assert ladder(changed)[-1].score == pytest.approx(50)


def test_ladder_climbs_under_every_aggregation(settings):
    for aggregate in ("product", "arithmetic", "at_least_half"):
        scores = [rung.score for rung in ladder(settings, "all", aggregate)[:-1]]
        assert all(lower <= higher for lower, higher in pairwise(scores))


def test_an_axis_without_weight_is_refused(settings):
    bare = [
        d.model_copy(update={"weight": 0}) if d.axis == "accountability" else d
        for d in settings.dimensions
    ]
    with pytest.raises(RubricError, match="accountability"):
        scale_of(settings.model_copy(update={"dimensions": tuple(bare)}))


def test_many_draws_of_weights_go_through_in_one_call(settings):
    scale = scale_of(settings)
    rows = np.array([levels for levels, _, _ in WORKED])
    weights = np.stack([scale.weights, scale.weights * 2, np.where(scale.weights > 0, 1.0, 0.0)])
    axes = axis_points(rows, scale, weights)
    assert axes.shape == (3, len(rows), 2)
    assert np.allclose(axes[0], axes[1])
    assert axes[2, 4] == pytest.approx([2.25 / 4, 1.25 / 3])
