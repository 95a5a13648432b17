"""Criteria of a rubric: a table worked out by hand, and what must hold of any plan."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import Code, Coding, Interval, Marked, Statement
from doc_audit.model.answers import PlanAnswers
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import PlanInput
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.score.intervals import clustered
from doc_audit.score.pooled_answers import pool_answers, share_over_plans

ASKED: list[dict[str, Any]] = [
    {"id": "dated", "unit": "commitment", "when": {"all": ["timeframe=2"]}},
    {"id": "owned", "unit": "commitment", "when": {"all": ["responsible_agent=2"]}},
    {
        "id": "money_of_dated",
        "unit": "commitment",
        "of": {"all": ["timeframe=2"]},
        "when": {"any": ["funding>=1"]},
    },
    {"id": "lead", "unit": "plan", "when": {"all": ["mark:lead"], "none": ["type:other"]}},
    {"id": "leads", "unit": "plan", "count": 2, "when": {"all": ["mark:lead"]}},
    {
        "id": "half",
        "unit": "plan",
        "share": {"of": {"all": ["type:commitment"]}, "at_least": 0.5},
        "when": {"all": ["responsible_agent=2"]},
    },
    {
        "id": "best",
        "unit": "plan",
        "states": [
            {"id": "firm", "label": "Firm", "when": {"all": ["timeframe=2", "mark:lead"]}},
            {"id": "loose", "label": "Loose", "when": {"all": ["type:commitment|type:aspiration"]}},
        ],
    },
]


@pytest.fixture(scope="module")
def asked(settings: RubricSettings) -> RubricSettings:
    common = {"label": "L", "question": "Q", "source": "S", "provenance": "verified"}
    criteria = tuple(Criterion.model_validate(common | one) for one in ASKED)
    return settings.model_copy(update={"criteria": criteria, "criteria_scope": "all"})


def coded(
    number: int, type_: str = "commitment", lead: bool = False, **levels: int
) -> tuple[Statement, Coding]:
    statement = Statement(f"s{number}", "d", f"statement {number} of its own kind", page=number)
    names = ("responsible_agent", "timeframe", "funding") if type_ == "commitment" else ()
    codes = {name: Code(levels.get(name, 0), name[:4]) for name in names}
    marks = {"lead": Marked("the lead")} if lead else {}
    return statement, Coding(statement.id, "me", type_, "", "none", codes, marks=marks)


def plan(items: list[tuple[Statement, Coding]]) -> PlanInput:
    return PlanInput("p", ("d",), "strategy", True, "", True, tuple(items))


def rng_of(name: str) -> np.random.Generator:
    return np.random.default_rng(len(name))


ALL_READ = Readable()


def answered(
    items: list[tuple[Statement, Coding]], asked: RubricSettings, readable: Readable = ALL_READ
) -> PlanAnswers:
    return answer_plan(plan(items), asked, readable, rng_of, draws=200)


WORKED = [
    coded(1, responsible_agent=2, timeframe=2, funding=1),
    coded(2, responsible_agent=1, timeframe=2),
    coded(3, responsible_agent=2, lead=True),
    coded(4),
    coded(5, "context", lead=True),
    coded(6, "other", lead=True),
]


def test_a_table_worked_out_by_hand(asked: RubricSettings) -> None:
    found = answered(WORKED, asked)
    by_id = {answer.criterion: answer for answer in found.answers}
    assert {name: (a.state, a.met, a.n, a.of) for name, a in by_id.items()} == {
        "dated": ("share", True, 2, 4),
        "owned": ("share", True, 2, 4),
        "money_of_dated": ("share", True, 1, 2),
        "lead": ("found", True, 2, 5),
        "leads": ("found", True, 3, 5),
        "half": ("found", True, 2, 4),
        "best": ("loose", True, 4, 5),
    }
    assert found.number_met == (1, 2, 1)
    assert [(s.statement, s.page, s.words) for s in by_id["lead"].evidence] == [
        ("s3", 3, "the lead"),
        ("s5", 5, "the lead"),
    ]
    assert by_id["dated"].evidence[0].words == "time"


def test_the_interval_of_a_share_is_not_empty_where_all_or_none_meet_it(
    asked: RubricSettings,
) -> None:
    (dated, *_) = answered([coded(1), coded(2)], asked).answers
    assert dated.interval is not None
    assert dated.interval.low == 0
    assert 0.5 < dated.interval.high < 1


def test_what_is_missing_may_be_not_readable_and_what_is_found_stays_found(
    asked: RubricSettings,
) -> None:
    unread = Readable(pages=9, unread=1)
    missing = {a.criterion: a for a in answered([coded(4)], asked, unread).answers}
    assert (missing["lead"].state, missing["lead"].met) == ("not_readable", None)
    assert missing["best"].state == "loose"
    whole = {a.criterion: a.state for a in answered([coded(4)], asked).answers}
    assert whole["lead"] == "not_found"
    nothing = {a.criterion: a for a in answered([coded(5, "context")], asked).answers}
    assert (nothing["half"].state, nothing["half"].met) == ("nothing_to_judge", None)
    found = {a.criterion: a.state for a in answered(WORKED, asked, unread).answers}
    assert found["lead"] == "found"


ITEMS = st.lists(
    st.builds(
        lambda type_, lead, agent, time: (type_, lead, agent, time),
        st.sampled_from(["commitment", "aspiration", "context", "other"]),
        st.booleans(),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=8,
)


def made(lines: list[tuple[str, bool, int, int]]) -> list[tuple[Statement, Coding]]:
    return [
        coded(n, type_, lead, responsible_agent=agent, timeframe=time)
        for n, (type_, lead, agent, time) in enumerate(lines)
    ]


@given(lines=ITEMS, data=st.data())
def test_the_order_of_statements_changes_nothing(
    asked: RubricSettings, lines: list[tuple[str, bool, int, int]], data: st.DataObject
) -> None:
    items = made(lines)
    mixed = data.draw(st.permutations(items))
    assert answered(items, asked) == answered(list(mixed), asked)


@given(lines=ITEMS)
def test_one_statement_more_takes_no_found_criterion_away(
    asked: RubricSettings, lines: list[tuple[str, bool, int, int]]
) -> None:
    items = made(lines)
    before, after = answered(items[:-1], asked), answered(items, asked)
    order = ["firm", "loose", "not_found"]
    for one, other in zip(before.answers, after.answers, strict=True):
        if one.state == "found" and one.criterion != "half":
            assert other.state == "found"
        if one.criterion == "best":
            assert order.index(other.state) <= order.index(one.state)


def test_copies_count_once_and_meet_what_any_of_them_meets(asked: RubricSettings) -> None:
    first = coded(1, timeframe=2)
    copy = (
        Statement("s9", "d", first[0].text, page=9),
        Coding(
            "s9", "me", "commitment", "", "none",
            {"responsible_agent": Code(2, "resp"), "timeframe": Code(0), "funding": Code(0)},
        ),
    )  # fmt: skip
    found = answered([first, copy], asked)
    assert found.commitments == 1
    assert [(a.n, a.of) for a in found.answers[:2]] == [(1, 1), (1, 1)]


def test_plans_add_up_and_those_of_other_kinds_are_left_out(asked: RubricSettings) -> None:
    strategy = answered(WORKED, asked)
    data: Callable[..., PlanInput] = PlanInput
    report = data("q", ("d",), "annual_report", True, "", True, tuple(WORKED))
    other = answer_plan(report, asked, Readable(), rng_of, 200)
    bare = answer_plan(
        PlanInput("r", ("d",), "strategy", True, "", True, (coded(4),)),
        asked, Readable(3, 1), rng_of, 200,
    )  # fmt: skip
    pooled = pool_answers([strategy, other, bare], asked, "h", rng_of, 200)
    dated, lead = pooled.pooled[0], pooled.pooled[3]
    assert (dated.n, dated.of, dated.plans, dated.plans_met) == (2, 5, 2, 1)
    assert (lead.plans, lead.plans_met, lead.plans_unsure) == (2, 1, 1)
    assert {s.state: s.plans for s in lead.states} == {
        "found": 1, "not_found": 0, "not_readable": 1,
    }  # fmt: skip
    assert [(line.met, line.n, line.of) for line in pooled.number_met] == [
        (0, 2, 5), (1, 2, 5), (2, 1, 5),
    ]  # fmt: skip
    again = pool_answers([bare, strategy], asked, "h", rng_of, 200)
    assert again.pooled == pooled.pooled


def test_a_share_over_plans_is_drawn_by_plan() -> None:
    alike = share_over_plans([5, 5, 5], [10, 10, 10], np.random.default_rng(1), 500)
    assert alike == clustered([5, 5, 5], [10, 10, 10])  # draws alike don't make it sure
    assert alike.low < 0.4 < 0.6 < alike.high
    apart = share_over_plans([0, 10], [10, 10], np.random.default_rng(1), 500)
    assert apart == Interval(0.0, 1.0)
    assert share_over_plans([], [], np.random.default_rng(1), 500) is None
