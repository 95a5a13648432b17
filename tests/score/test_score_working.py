"""A score taken apart: leave-one-out by hand and against scoring the plan anew."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.score import formula_words, movers, score_plan, sections_of, workings

FIXED = hypothesis_settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LEVELS = st.fixed_dictionaries(
    {name: st.integers(0, 2) for name in ("kind", "who_for", "where", "how_much", "by_whom")}
    | {name: st.integers(0, 2) for name in ("by_when", "money")}
)


def scored(plan_input, settings, scope="inequalities"):
    return score_plan(plan_input, settings, "hash", np.random.default_rng(1), 50, scope)


def aggregated(settings, aggregate):
    scoring = settings.scoring.model_copy(update={"aggregate": aggregate})
    return settings.model_copy(update={"scoring": scoring})


def test_leave_one_out_by_hand(settings, item, plan):
    # Nine acts without anything but group and kind, 100·√(½ · ¾/7) each; one with owner and date.
    bare, full = 100 * (0.5 * 0.75 / 7) ** 0.5, 100 * (0.5 * 6 / 7) ** 0.5
    items = [item(i, kind=2, who_for=2) for i in range(9)]
    items.append(item(9, kind=2, who_for=2, by_whom=2, by_when=2))
    lines = workings(scored(plan(items), settings), settings)
    assert [line.value for line in lines] == pytest.approx([bare] * 9 + [full])
    assert lines[-1].without == pytest.approx(bare)
    assert lines[0].without == pytest.approx((8 * bare + full) / 9)
    assert lines[0].floored == ("responsible_agent",)
    assert lines[-1].floored == ()


def test_movers_by_hand(settings, item, plan):
    items = [item(i, kind=2, who_for=2) for i in range(9)]
    items.append(item(9, kind=2, who_for=2, by_whom=2, by_when=2))
    items.append(item(10))
    score = scored(plan(items), settings)
    raising, lowering = movers(workings(score, settings), score.score, 2)
    assert [line.points.statement for line in raising] == ["doc-9"]
    assert [line.points.statement for line in lowering] == ["doc-10", "doc-0"]


def test_what_moves_nothing_is_not_named(settings, item, plan):
    # The mean of 0 and twice the others is theirs: (9 · 23.1 + 46.3 + 0) / 11 = 23.1.
    items = [item(i, kind=2, who_for=2) for i in range(9)]
    items += [item(9, kind=2, who_for=2, by_whom=2), item(10)]
    score = scored(plan(items), settings)
    raising, lowering = movers(workings(score, settings), score.score, 5)
    assert [line.points.statement for line in (*raising, *lowering)] == ["doc-9", "doc-10"]


@FIXED
@given(rows=st.lists(LEVELS, min_size=11, max_size=16), data=st.data())
def test_the_score_without_one_is_that_of_the_plan_without_it(rows, data, settings, item, plan):
    chosen = aggregated(
        settings, data.draw(st.sampled_from(["product", "arithmetic", "at_least_half"]))
    )
    items = [item(i, **levels) for i, levels in enumerate(rows)]
    score = scored(plan(items), chosen)
    lines = workings(score, chosen)
    assert sum(line.value for line in lines) / len(lines) == pytest.approx(score.score)
    at = data.draw(st.integers(0, len(items) - 1))
    less = scored(plan(items[:at] + items[at + 1 :]), chosen)
    assert lines[at].without == pytest.approx(less.score)


def test_without_a_score_there_is_no_leave_one_out(settings, item, plan):
    few = scored(plan([item(i, kind=2) for i in range(3)]), settings)
    assert [line.without for line in workings(few, settings)] == [None] * 3
    assert workings(scored(plan([]), settings), settings) == ()


def test_sections_are_document_and_two_headings(settings, item, plan):
    items = [
        item(0, kind=1, headings=("A", "B", "C")),
        item(1, kind=1, headings=("A",)),
        item(2, kind=1, headings=("A", "B", "D")),
    ]
    lines = workings(scored(plan(items), settings), settings)
    found = sections_of(lines, [statement for statement, _ in items])
    assert [(path, len(members)) for path, members in found] == [
        (("doc", "A", "B"), 2),
        (("doc", "A"), 1),
    ]


def test_every_aggregation_has_its_formula(settings):
    told = {name: formula_words(aggregated(settings, name)) for name in ("arithmetic", "product")}
    assert told == {
        "arithmetic": "100 × (specificity + accountability) / 2",
        "product": "100 × √(specificity × accountability)",
    }
    assert "2 specificity dimensions and 2 accountability dimensions" in formula_words(
        aggregated(settings, "at_least_half")
    )
