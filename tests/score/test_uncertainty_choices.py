"""Choices of each draw: weights, dimension left out, aggregation; against the score itself."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from doc_audit.score import axis_points, scale_of, values_of
from doc_audit.score.uncertainty.choices import (
    AGGREGATES,
    NONE,
    Choices,
    can_be_left,
    draw_left,
    draw_weights,
    scores_of,
    spread_aggregates,
)
from doc_audit.score.uncertainty.draws import as_coded
from doc_audit.score.uncertainty.patterns import parts_of
from doc_audit.score.uncertainty.units import Units

ALL = (2, 2, 2, 2, 2, 2, 2)


def units(*levels: tuple[int, ...]) -> Units:
    table = np.array(levels)
    n = len(table)
    return Units(
        n, ("commitment",) * n, ("explicit",) * n, table + 1, table < 0, np.zeros(n, dtype=int)
    )


def scored(scale, levels, weights=None, left=NONE, aggregate="product"):
    """Score of commitments under one set of choices."""
    parts = parts_of(scale)
    weights = scale.weights[:, :7] if weights is None else weights
    choices = Choices.of(
        scale, parts, weights[None], np.array([left]), np.array([AGGREGATES.index(aggregate)])
    )
    drawn = as_coded(units(*levels), parts, 1)
    return float(scores_of(drawn.places, drawn.real.astype(np.float32), choices)[0])


@pytest.mark.parametrize("aggregate", AGGREGATES)
@settings_of(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 2)] * 7), min_size=1, max_size=12))
def test_the_rubrics_own_choices_give_the_score_itself(settings, aggregate, levels):
    scale = scale_of(settings)
    table = np.array([[*row, 0] for row in levels])
    own = values_of(table, axis_points(table, scale), scale, aggregate).mean()
    assert scored(scale, levels, aggregate=aggregate) == pytest.approx(own, abs=1e-3)


def test_other_weights_by_hand(settings):
    scale = scale_of(settings)
    weights = np.array([[0.5, 0.5, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0.25, 0.75, 0]])
    # Specificity (0.5·1 + 0.5·0.25), accountability 0.25·1 + 0.75·0: √(0.625·0.25) = 0.3953
    assert scored(scale, [(2, 1, 0, 0, 2, 0, 2)], weights) == pytest.approx(39.53, abs=0.01)
    # … and the second commitment 0: the mean of both
    twice = scored(scale, [(2, 1, 0, 0, 2, 0, 2), (0, 0, 2, 2, 0, 0, 0)], weights)
    assert twice == pytest.approx(39.53 / 2, abs=0.01)


def test_a_dimension_left_out_by_hand(settings):
    scale = scale_of(settings)
    timeless = (2, 2, 2, 2, 2, 0, 2)
    # Owner (3) and money (1) of 7: √(1·4/7) = 75.59; without the date nothing is wanting.
    assert scored(scale, [timeless]) == pytest.approx(75.59, abs=0.01)
    assert scored(scale, [timeless], left=5) == pytest.approx(100)
    assert scored(scale, [timeless], left=4) == pytest.approx(100 * np.sqrt(1 / 4), abs=0.01)


def test_at_least_half_keeps_its_proportion_where_one_is_left_out(settings):
    scale = scale_of(settings)
    owned = (2, 2, 0, 0, 2, 0, 0)  # 2 of 4, 1 of 3: not enough; 2 of 3 become 1 of 2
    assert scored(scale, [owned], aggregate="at_least_half") == 0
    assert scored(scale, [owned], left=5, aggregate="at_least_half") == 100
    assert scored(scale, [owned], left=4, aggregate="at_least_half") == 0
    # 2 of 4 become 2 of 3 (1.5, rounded)
    assert scored(scale, [ALL, (2, 0, 0, 0, *ALL[4:])], left=3, aggregate="at_least_half") == 50


def test_dimensions_come_in_parts_of_one_axis(settings):
    """Nine dimensions of specificity are three tables, and the sums are the same."""
    more = [settings.dimensions[0].model_copy(update={"id": f"more_{i}"}) for i in range(5)]
    wide = settings.model_copy(update={"dimensions": (*more, *settings.dimensions)})
    scale = scale_of(wide)
    parts = parts_of(scale)
    assert [len(part.dimensions) for part in parts] == [4, 4, 1, 3]
    rng = np.random.default_rng(3)
    levels = rng.integers(3, size=(40, 13))
    levels[:, -1] = 0  # monitoring
    own = values_of(levels, axis_points(levels, scale), scale).mean()
    drawn = as_coded(units(*map(tuple, levels[:, :12].tolist())), parts, 2)
    choices = Choices.fixed(scale, parts, 2)
    found = scores_of(drawn.places, drawn.real.astype(np.float32), choices)
    assert found == pytest.approx([own, own], abs=1e-3)


def test_weights_vary_about_the_rubrics_own_and_zeros_stay(settings, rng):
    scale = scale_of(settings)
    none = replace(scale, weights=scale.weights * (np.arange(8) != 3))  # target without weight
    drawn = draw_weights(none, rng, 20_000)
    assert drawn.shape == (20_000, 2, 6)
    assert drawn.sum(axis=2) == pytest.approx(np.ones((20_000, 2)))
    assert drawn[:, 0].mean(axis=0) == pytest.approx([1 / 3] * 3 + [0] * 3, abs=0.005)
    assert drawn[:, 1].mean(axis=0) == pytest.approx([0, 0, 0, 3 / 7, 3 / 7, 1 / 7], abs=0.005)
    # Dirichlet of concentration 10: variance w·(1 − w) / 11
    assert drawn[:, 1, 5].var() == pytest.approx(1 / 7 * 6 / 7 / 11, rel=0.05)


def test_any_dimension_or_none_is_left_out_but_never_a_whole_axis(settings, rng):
    scale = scale_of(settings)
    left = draw_left(scale, rng, 4000)
    assert np.bincount(left + 1) / 4000 == pytest.approx([1 / 8] * 8, abs=0.02)
    owner_only = replace(scale, weights=scale.weights * ~np.isin(np.arange(8), (5, 6)))
    assert can_be_left(owner_only) == [0, 1, 2, 3]


def test_aggregations_pair_up_evenly():
    first, second = spread_aggregates(1800)
    assert np.bincount(first * 3 + second).tolist() == [200] * 9
    assert set(spread_aggregates(100)[1]) == {0, 1, 2}


def test_a_draw_without_commitments_counts_as_nothing(settings):
    scale = scale_of(settings)
    parts = parts_of(scale)
    drawn = as_coded(units(ALL), parts, 1)
    nothing = np.zeros((1, 1), dtype=np.float32)
    assert scores_of(drawn.places, nothing, Choices.fixed(scale, parts, 1)).tolist() == [0]
