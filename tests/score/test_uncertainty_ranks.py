"""Ranks, pairs, groups and indices from draws, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.score.uncertainty.ranks import (
    first_order,
    groups_of,
    kept_shares,
    rank_bounds,
    ranks_of,
)

DRAWS = np.array([[30.0, 20, 10], [20, 30, 10], [20, 20, 10], [0, 0, 0]])


def test_equal_scores_share_the_middle_rank():
    assert ranks_of(DRAWS).tolist() == [[1, 2, 3], [2, 1, 3], [1.5, 1.5, 3], [2, 2, 2]]


def test_bounds_are_whole_ranks_and_not_narrower():
    assert rank_bounds(ranks_of(DRAWS)) == [(1, 2), (1, 2), (2, 3)]


def test_of_the_draws_that_order_two_plans():
    kept = kept_shares(DRAWS)
    assert kept[0].tolist() == [0.5, 0.5, 1.0]  # itself: all ties; 1 of 2; 3 of 3
    assert (kept + kept.T == 1).all()


def test_groups_are_the_largest_runs():
    apart = np.zeros((5, 5), dtype=bool)
    apart[0, 3] = apart[0, 4] = apart[1, 4] = apart[2, 4] = apart[3, 4] = True
    assert [list(run) for run in groups_of(apart)] == [[0, 1, 2], [1, 2, 3]]
    assert groups_of(np.ones((3, 3), dtype=bool)) == []
    assert groups_of(np.zeros((3, 3), dtype=bool)) == [range(3)]


@given(st.integers(2, 8).flatmap(lambda n: st.lists(st.booleans(), min_size=n * n, max_size=n * n)))
def test_no_two_of_a_group_are_apart_and_no_alike_neighbours_are_left_out(flags):
    n = int(len(flags) ** 0.5)
    apart = np.triu(np.array(flags).reshape(n, n), 1)
    groups = groups_of(apart)
    assert not any(apart[np.ix_(run, run)].any() for run in groups)
    for i in range(n - 1):
        assert apart[i, i + 1] != any(i in run and i + 1 in run for run in groups)


def _ishigami(x: np.ndarray) -> np.ndarray:
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.mark.parametrize(("factor", "index"), [(0, 0.3139), (1, 0.4424), (2, 0.0)])
def test_indices_of_a_known_function(factor, index):
    """Ishigami & Homma's function has its indices in closed form (Saltelli et al. 2008)."""
    rng = np.random.default_rng(factor)
    first, second = rng.uniform(-np.pi, np.pi, (2, 100_000, 3))
    shared = second.copy()
    shared[:, factor] = first[:, factor]
    found = first_order(_ishigami(first)[:, None], _ishigami(shared)[:, None])
    assert found == pytest.approx(index, abs=0.012)


def test_columns_are_put_together_by_their_variance():
    # 3·x beside y: x explains 9 of 10 parts of the variance of both columns together.
    rng = np.random.default_rng(1)
    x, y, other = rng.normal(size=(3, 100_000))
    base = np.stack([3 * x, y], axis=1)
    assert first_order(base, np.stack([3 * x, other], axis=1)) == pytest.approx(0.9, abs=0.01)


def test_where_nothing_varies_there_is_no_index():
    assert first_order(np.full((5, 2), 40.0), np.full((5, 2), 40.0)) is None
