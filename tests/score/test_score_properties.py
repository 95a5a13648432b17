"""What must hold for any plan."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.model import Code
from doc_audit.score import score_plan

TOLERANCE = 1e-9  # of a score of 0…100; sums of doubles err by far less
FIXED = hypothesis_settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FEWER = hypothesis_settings(FIXED, max_examples=20)
SHORTS = ("kind", "who_for", "where", "how_much", "by_whom", "by_when", "money", "monitoring")
ROWS = st.lists(
    st.tuples(
        st.fixed_dictionaries({short: st.integers(0, 2) for short in SHORTS}),
        st.sampled_from(["own", "restated"]),
        st.sampled_from([(), ("A",), ("A", "B"), ("C", "D", "E")]),
    ),
    min_size=10,
    max_size=25,
)
AGGREGATES = ("score", "product", "arithmetic", "at_least_half")


def score_of(items, settings, plan):
    return score_plan(plan(items), settings, "hash", np.random.default_rng(3), 50)


def items_of(rows, item):
    return [
        item(i, origin=origin, headings=headings, **levels)
        for i, (levels, origin, headings) in enumerate(rows)
    ]


@FIXED
@given(rows=ROWS)
def test_bounds(rows, settings, item, plan):
    score = score_of(items_of(rows, item), settings, plan)
    figures = [getattr(score, name) for name in (*AGGREGATES, "specificity", "accountability")]
    assert all(0 <= figure <= 100 for figure in figures)
    assert score.product <= score.arithmetic + TOLERANCE  # √(sa) ≤ (s+a)/2
    assert 0 <= score.interval.low <= score.interval.high <= 100
    assert sum(score.criteria_met) == score.n == len(rows)
    for share in score.dimensions:
        assert 0 <= share.specific <= share.mentioned <= share.n


@FIXED
@given(rows=ROWS, data=st.data())
def test_raising_a_level_never_lowers_a_score(rows, data, settings, item, plan):
    items = items_of(rows, item)
    at = data.draw(st.integers(0, len(items) - 1))
    statement, coding = items[at]
    name = data.draw(st.sampled_from(sorted(coding.dimensions)))
    raised = {**coding.dimensions, name: Code(min(2, coding.level(name) + 1))}
    higher = [*items]
    higher[at] = (statement, replace(coding, dimensions=raised))
    before, after = score_of(items, settings, plan), score_of(higher, settings, plan)
    for figure in AGGREGATES:
        assert getattr(after, figure) >= getattr(before, figure) - TOLERANCE


@FIXED
@given(rows=ROWS, data=st.data())
def test_order_of_statements_changes_no_figure(rows, data, settings, item, plan):
    items = items_of(rows, item)
    shuffled = data.draw(st.permutations(items))
    before, after = score_of(items, settings, plan), score_of(shuffled, settings, plan)
    for figure in (*AGGREGATES, "specificity", "accountability", "criteria_met", "dimensions"):
        assert getattr(before, figure) == getattr(after, figure)
    assert sorted(p.points for p in before.points) == sorted(p.points for p in after.points)
    assert before.interval == after.interval


@FIXED
@given(rows=ROWS, data=st.data())
def test_repeating_statements_changes_no_figure(rows, data, settings, item, plan):
    items = items_of(rows, item)
    repeated = data.draw(st.lists(st.sampled_from(items), max_size=8))
    summary = [
        (replace(statement, id=f"again-{i}"), replace(coding, statement=f"again-{i}"))
        for i, (statement, coding) in enumerate(repeated)
    ]
    before = score_of(items, settings, plan)
    after = score_of(items + summary, settings, plan)
    for figure in (*AGGREGATES, "specificity", "accountability", "criteria_met", "n", "interval"):
        assert getattr(before, figure) == getattr(after, figure)
    assert after.copies == len(summary)


@FEWER
@given(rows=ROWS, data=st.data())
def test_raising_a_level_of_any_copy_or_own_area_never_lowers_a_score(
    rows, data, settings, item, plan
):
    """Also where commitments have copies at other levels and places are the plan's own area."""
    places = st.sampled_from(["across Ambershire", "Ambridge", ""])
    items = []
    for i, (levels, origin, headings) in enumerate(rows):
        placed = {**levels, "where": (levels["where"], data.draw(places))}
        items.append(item(i, origin=origin, headings=headings, **placed))
    copied = data.draw(st.lists(st.sampled_from(items), max_size=6))
    for i, (statement, coding) in enumerate(copied):
        weaker = {name: Code(data.draw(st.integers(0, 2))) for name in coding.dimensions}
        again = replace(statement, id=f"again-{i}", text=f"We will {statement.text}")
        items.append((again, replace(coding, statement=again.id, dimensions=weaker)))
    at = data.draw(st.integers(0, len(items) - 1))
    statement, coding = items[at]
    name = data.draw(st.sampled_from(sorted(coding.dimensions)))
    code = coding.dimensions[name]
    raised = {**coding.dimensions, name: replace(code, level=min(2, code.level + 1))}
    higher = [*items]
    higher[at] = (statement, replace(coding, dimensions=raised))
    before, after = score_of(items, settings, plan), score_of(higher, settings, plan)
    assert before.n == after.n == len(rows)
    for figure in AGGREGATES:
        assert getattr(after, figure) >= getattr(before, figure) - TOLERANCE


@FEWER
@given(rows=ROWS, data=st.data())
def test_a_summary_in_other_words_of_grammar_changes_no_figure(rows, data, settings, item, plan):
    items = items_of(rows, item)
    summary = [
        (replace(s, id=f"again-{i}", text=f"We will {s.text}", headings=("Z",)), c)
        for i, (s, c) in enumerate(data.draw(st.lists(st.sampled_from(items), max_size=8)))
    ]
    summary = [(s, replace(c, statement=s.id)) for s, c in summary]
    before = score_of(items, settings, plan)
    for arranged in (items + summary, summary + items):
        after = score_of(arranged, settings, plan)
        for figure in (*AGGREGATES, "specificity", "accountability", "criteria_met", "n"):
            assert getattr(before, figure) == getattr(after, figure)


@FIXED
@given(rows=ROWS)
def test_nothing_specific_or_vague_scores_nothing(rows, settings, item, plan):
    empty = [item(i) for i, _ in enumerate(rows)]
    score = score_of(empty, settings, plan)
    assert score.score == score.at_least_half == 0
    assert (score.interval.low, score.interval.high) == (0, pytest.approx(300 / len(rows)))
    assert score.accountability == pytest.approx(100 * 0.75 / 7)


@FIXED
@given(rows=ROWS)
def test_monitoring_never_counts(rows, settings, item, plan):
    plain = items_of([({**levels, "monitoring": 0}, o, h) for levels, o, h in rows], item)
    with_it = items_of([({**levels, "monitoring": 2}, o, h) for levels, o, h in rows], item)
    assert score_of(plain, settings, plan).score == score_of(with_it, settings, plan).score
