from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.model import StatementPoints
from doc_audit.pipeline.resources import open_rubric
from doc_audit.score import PlanInput, gains, score_plan, workings

RUBRIC = open_rubric("default").settings
NAMES = [dimension.id for dimension in RUBRIC.dimensions if dimension.axis != "none"]
LEVELS = st.lists(st.tuples(*[st.integers(0, 2)] * len(NAMES)), min_size=1, max_size=6)


def empty():
    plan = PlanInput("p", ("d",), "forward_plan", True, "", False, ())
    return score_plan(plan, RUBRIC, "r" * 64, np.random.default_rng(1), draws=100)


NOTHING = empty()


def scored(levels: list[tuple[int, ...]]):
    points = tuple(
        StatementPoints(f"s{n}", 0, 0, 0, 0, tuple(zip(NAMES, row, strict=True)))
        for n, row in enumerate(levels)
    )
    return replace(NOTHING, points=points, n=len(points))


@given(LEVELS)
@settings(max_examples=40)
def test_a_gain_is_the_difference_to_the_commitment_with_that_dimension_specific(
    levels: list[tuple[int, ...]],
) -> None:
    score = scored(levels)
    before = {line.points.statement: line.value for line in workings(score, RUBRIC)}
    found = list(gains(score, RUBRIC))
    assert len(found) == sum(level < 2 for row in levels for level in row)
    assert [g.points for g in found] == pytest.approx(sorted(g.points for g in found)[::-1])
    for gain in found:
        row, column = int(gain.statement[1:]), NAMES.index(gain.dimension)
        assert gain.level == levels[row][column]
        raised = [list(some) for some in levels]
        raised[row][column] = 2
        after = workings(scored([tuple(some) for some in raised]), RUBRIC)[row].value
        assert gain.points == pytest.approx(after - before[gain.statement])
        assert gain.points >= 0
    for name in NAMES:
        assert list(gains(score, RUBRIC).of(name)) == [g for g in found if g.dimension == name]


def test_nothing_is_gained_where_there_is_no_commitment() -> None:
    assert list(gains(NOTHING, RUBRIC)) == []
