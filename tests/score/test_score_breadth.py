from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.model import Code
from doc_audit.score import score_plan

FIXED = hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ORDER = ("nothing", "aspiration", "commitment", "accountable")


def naming(one, groups=(), kinds=()):
    statement, coding = one
    return statement, replace(coding, groups=groups, categories={"inequality_types": kinds})


def rows_of(items, settings, plan, scope="inequalities", **changes):
    score = score_plan(plan(items, **changes), settings, "h", np.random.default_rng(1), 10, scope)
    return {(row.list, row.code): row for row in score.breadth}


def test_each_state_by_hand(settings, item, plan):
    items = [
        naming(item(0, by_whom=2, by_when=2), ("core20", "homelessness")),
        naming(item(1, by_whom=2, by_when=1), ("core20", "sex_workers"), ("access",)),
        naming(item(2, by_whom=1, by_when=2, origin="restated"), ("sex_workers",)),
        naming(item(3, type="aspiration", by_whom=2, by_when=2), ("pc_sex", "homelessness")),
        naming(item(4, relevance="none", by_whom=2, by_when=2), ("pc_age",)),
    ]
    rows = rows_of(items, settings, plan)
    core20 = rows["groups", "core20"]
    assert (core20.state, core20.accountable, core20.commitments) == ("accountable", 1, 2)
    assert core20.statements == ("doc-0",)
    workers = rows["groups", "sex_workers"]
    assert (workers.state, workers.commitments, workers.restated) == ("commitment", 2, 1)
    assert workers.statements == ("doc-1", "doc-2")
    sex = rows["groups", "pc_sex"]
    assert (sex.state, sex.aspirations, sex.statements) == ("aspiration", 1, ("doc-3",))
    homeless = rows["groups", "homelessness"]
    assert (homeless.state, homeless.aspirations) == ("accountable", 1)
    age = rows["groups", "pc_age"]
    assert (age.state, age.commitments, age.beyond, age.statements) == ("nothing", 0, 1, ())
    assert rows["inequality_types", "access"].state == "commitment"
    assert rows["groups", "modern_slavery"].state == "nothing"


def test_every_group_and_kind_has_a_row_in_the_rubrics_order(settings, plan):
    listed = [("groups", group.id) for group in settings.groups]
    kinds = next(c for c in settings.categories if c.id == "inequality_types")
    listed += [("inequality_types", code.id) for code in kinds.codes]
    assert list(rows_of([], settings, plan)) == listed


def test_the_delivery_plans_owner_counts_for_the_strategys_aim(settings, item, plan):
    text = "open a dental clinic for people who sleep rough in every one of the four towns"
    aim = naming(item(0, text, doc="strategy"), ("homelessness",))
    owned = item(0, text + " there", doc="delivery", by_whom=2, by_when=2)
    row = rows_of([aim, owned], settings, plan)["groups", "homelessness"]
    assert (row.state, row.commitments, row.statements) == ("accountable", 1, ("delivery-0",))


def test_scope_all_takes_every_commitment(settings, item, plan):
    items = [naming(item(0, relevance="none", by_whom=2, by_when=2), ("pc_age",))]
    row = rows_of(items, settings, plan, "all")["groups", "pc_age"]
    assert (row.state, row.beyond) == ("accountable", 0)


def test_a_rubric_without_breadth_gives_no_rows(settings, item, plan):
    without = settings.model_copy(update={"breadth": None})
    assert rows_of([naming(item(0), ("core20",))], without, plan) == {}


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["commitment", "aspiration", "context"]),
        st.sampled_from(["explicit", "none"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sets(st.sampled_from(["core20", "pc_sex", "pc_race"])),
    ),
    max_size=8,
)


def built(drawn, item):
    return [
        naming(item(i, type=t, relevance=r, by_whom=who, by_when=when), tuple(sorted(groups)))
        for i, (t, r, who, when, groups) in enumerate(drawn)
    ]


@FIXED
@given(drawn=ITEMS)
def test_counts_and_statements_agree_with_the_state(drawn, settings, item, plan):
    for row in rows_of(built(drawn, item), settings, plan).values():
        made = {"accountable": row.accountable, "commitment": row.commitments}
        made |= {"aspiration": row.aspirations, "nothing": 0}
        assert len(row.statements) == made[row.state]
        assert 0 <= row.accountable <= row.commitments
        assert 0 <= row.restated <= row.commitments
        best = [row.accountable, row.commitments, row.aspirations, 1].index(
            next(n for n in (row.accountable, row.commitments, row.aspirations, 1) if n)
        )
        assert (row.state == "accountable") == (row.accountable > 0)
        assert (row.state == "nothing") == (best == 3 and not row.aspirations)


@FIXED
@given(drawn=ITEMS, data=st.data())
def test_order_changes_no_state_and_more_words_never_worsen_one(drawn, data, settings, item, plan):
    items = built(drawn, item)
    before = rows_of(items, settings, plan)
    shuffled = rows_of(data.draw(st.permutations(items)), settings, plan)
    for key, row in before.items():
        assert replace(shuffled[key], statements=()) == replace(row, statements=())
        assert set(shuffled[key].statements) == set(row.statements)
    raised = [(s, replace(c, dimensions=dict.fromkeys(c.dimensions, Code(2)))) for s, c in items]
    for key, row in rows_of(raised, settings, plan).items():
        assert ORDER.index(row.state) >= ORDER.index(before[key].state)


@pytest.mark.parametrize("who", [0, 1, 2])
def test_accountable_needs_every_dimension_asked(settings, item, plan, who):
    row = rows_of([naming(item(0, by_whom=who, by_when=2), ("core20",))], settings, plan)
    assert row["groups", "core20"].state == ("accountable" if who == 2 else "commitment")
