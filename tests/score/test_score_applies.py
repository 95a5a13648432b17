"""Dimensions that a rubric doesn't apply to a commitment: out of n, not absent."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.errors import RubricError
from doc_audit.rubric.schema import AppliesTo
from doc_audit.score import (
    axis_points,
    explain_points,
    scale_of,
    score_plan,
    scored_levels,
    values_of,
)
from doc_audit.score.axes import needed_of

FIXED = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FULL = {"kind": 2, "who_for": 2, "where": (2, "Ambridge"), "how_much": 2, "by_whom": 2}


def applying(settings, **where):
    """The default rubric with `applies_to` on some dimensions: funding={"kinds": [...]}."""
    dimensions = tuple(
        d.model_copy(update={"applies_to": AppliesTo.model_validate(where[d.id])})
        if d.id in where
        else d
        for d in settings.dimensions
    )
    return settings.model_copy(update={"dimensions": dimensions})


def scored(items, settings, plan, **changes):
    return score_plan(plan(items, **changes), settings, "h", np.random.default_rng(2), 50)


def test_points_by_hand(settings, item, plan):
    """Owner and date on, no money: (3 + 3 + 0) / 7, or (3 + 3) / 6 where money doesn't apply."""
    asked = applying(settings, funding={"kinds": ["action_plan"]})
    items = [item(0, **FULL, by_when=2)]
    line = scored(items, asked, plan).points[0]
    assert (line.specificity, line.accountability, line.points) == pytest.approx((1, 1, 100))
    assert line.not_applicable == ("funding",)
    assert "funding" not in dict(line.levels)
    with_money = scored(items, asked, plan, kind="action_plan").points[0]
    assert with_money.accountability == pytest.approx(6 / 7)
    assert with_money.not_applicable == ()


def test_it_is_out_of_n_not_absent(settings, item, plan):
    asked = applying(settings, target={"origins": ["restated"]})
    items = [item(i, how_much=i % 3, origin="restated" if i < 4 else "own") for i in range(10)]
    shares = {share.dimension: share for share in scored(items, asked, plan).dimensions}
    assert (shares["target"].n, shares["target"].mentioned, shares["target"].specific) == (4, 2, 1)
    assert shares["population"].n == 10


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ({"kinds": ["strategy"]}, True),
        ({"kinds": ["action_plan"]}, False),
        ({"origins": ["own"]}, True),
        ({"relevance": ["implicit"]}, False),
        ({"codes": ["access", "carers"]}, True),
        ({"codes": ["maternity"]}, False),
        ({"groups": ["young_carers"]}, True),
        ({"groups": ["core20"]}, False),
        ({"kinds": ["strategy"], "groups": ["core20"]}, False),
    ],
)
def test_every_key_must_hold_by_any_of_its_values(settings, item, plan, where, holds):
    statement, coding = item(0, how_much=2)
    coding = replace(coding, categories={"populations": ("carers",)}, groups=("young_carers",))
    share = scored([(statement, coding)], applying(settings, target=where), plan).dimensions[3]
    assert share.dimension == "target"
    assert share.n == holds


def test_a_plan_of_unknown_kind_is_taken_to_be_one_of_them(settings, item, plan):
    asked = applying(settings, target={"kinds": ["action_plan"]})
    score = scored([item(0)], asked, plan, kind="unknown", kind_sure=False)
    assert score.dimensions[3].n == 1


def test_it_applies_to_a_merged_commitment_if_to_any_copy(settings, item, plan):
    text = "open a dental clinic for people who sleep rough in every one of the four towns"
    items = [item(0, text), item(1, text + " there", origin="restated", how_much=2)]
    asked = applying(settings, target={"origins": ["restated"]})
    share = scored(items, asked, plan).dimensions[3]
    assert (share.n, share.specific) == (1, 1)


def test_half_is_half_of_those_that_apply(settings):
    scale = scale_of(settings)
    applies = np.ones((4, 8), dtype=bool)
    applies[1, 3] = applies[2, 2:4] = applies[3, 6] = False  # target; place and target; funding
    assert needed_of(scale, applies).tolist() == [[2, 2], [2, 2], [1, 2], [2, 2]]
    levels = np.array([[2, 0, 0, 0, 2, 2, 0, 0]] * 4)
    axes = axis_points(levels, scale, applies=applies)
    assert values_of(levels, axes, scale, "at_least_half", applies).tolist() == [0, 0, 100, 0]


def test_an_axis_needs_a_dimension_that_always_applies(settings):
    where = {"kinds": ["strategy"]}
    asked = applying(settings, responsible_agent=where, timeframe=where, funding=where)
    with pytest.raises(RubricError, match="accountability"):
        scale_of(asked)


def test_accountable_leaves_out_what_does_not_apply(settings, item, plan):
    asked = applying(settings, timeframe={"kinds": ["action_plan"]})
    statement, coding = item(0, by_whom=2)
    items = [(statement, replace(coding, groups=("core20",)))]
    states = [
        next(row.state for row in scored(items, asked, plan, kind=kind).breadth if row.accountable
             or row.commitments)
        for kind in ("strategy", "action_plan")
    ]  # fmt: skip
    assert states == ["accountable", "commitment"]


def test_it_is_explained(settings, item, plan):
    asked = applying(settings, funding={"kinds": ["action_plan"]})
    line = scored([item(0, **FULL, by_when=2)], asked, plan).points[0]
    _, who, value, *remarks = explain_points(line, asked)
    assert "funding" not in who
    assert who.endswith("(3 × 1 + 3 × 1) / 6 = 1")
    assert value == "Points: 100 × √(1 × 1) = 100.0"
    assert remarks == [
        "Funding: doesn't apply to this commitment; it counts neither for nor against it."
    ]


@pytest.mark.parametrize("aggregate", ["product", "arithmetic", "at_least_half"])
def test_the_score_can_be_recomputed_from_its_points(settings, item, plan, aggregate):
    asked = applying(settings, funding={"origins": ["own"]}, geography={"relevance": ["implicit"]})
    items = [
        item(i, origin="own" if i % 2 else "restated", kind=2, where=1, how_much=i % 3, by_when=2)
        for i in range(12)
    ]
    score = scored(items, asked, plan)
    scale = scale_of(asked)
    levels, applied = scored_levels(score.points, scale)
    axes = axis_points(levels, scale, applies=applied)
    values = values_of(levels, axes, scale, aggregate, applied)
    assert values.mean() == pytest.approx(getattr(score, aggregate))
    assert scored_levels(scored(items, settings, plan).points, scale)[1] is None
    assert scored_levels([], scale)[0].shape == (0, len(scale.dimensions))


LEVELS = st.lists(st.lists(st.integers(0, 2), min_size=8, max_size=8), min_size=1, max_size=6)


@FIXED
@given(rows=LEVELS, data=st.data())
def test_bounds_monotone_and_the_same_as_leaving_the_dimension_out(rows, data, settings):
    scale, levels = scale_of(settings), np.array(rows)
    out = data.draw(st.sampled_from([2, 3, 6]))  # place, target, funding
    applies = np.ones(levels.shape, dtype=bool)
    applies[:, out] = False
    points = axis_points(levels, scale, applies=applies)
    assert ((points >= 0) & (points <= 1)).all()
    without = scale.weights.copy()
    without[:, out] = 0
    assert points == pytest.approx(axis_points(levels, scale, without))
    levels[:, out] = data.draw(st.integers(0, 2))
    assert (axis_points(levels, scale, applies=applies) == points).all()
    raised = np.minimum(levels + 1, 2)
    assert (axis_points(raised, scale, applies=applies) >= points).all()


@FIXED
@given(rows=LEVELS)
def test_where_all_apply_nothing_changes(rows, settings):
    scale, levels = scale_of(settings), np.array(rows)
    applies = np.ones(levels.shape, dtype=bool)
    axes = axis_points(levels, scale)
    assert axis_points(levels, scale, applies=applies) == pytest.approx(axes)
    assert (needed_of(scale, applies) == scale.needed).all()
    for aggregate in ("product", "arithmetic", "at_least_half"):
        same = values_of(levels, axes, scale, aggregate, applies)
        assert (same == values_of(levels, axes, scale, aggregate)).all()
