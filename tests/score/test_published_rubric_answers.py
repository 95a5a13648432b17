"""What the rubrics on halves, on PRUComm's matrix and on money make of invented plans."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.model import Coding, Statement
from doc_audit.model.answers import FOUND, NOT_FOUND, Answer, PlanAnswers
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric import Rubric
from doc_audit.score import PlanInput
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.tag import Taggers

HALF, MATRIX, MONEY = "scorecards-half", "prucomm-matrix", "confed-funding"
NAMES = (HALF, MATRIX, MONEY)


@cache
def opened(name: str) -> Rubric:
    return open_rubric(name)


@cache
def taggers() -> Taggers:
    """Statements are coded once for all three, as they share their codes."""
    return Taggers([opened(name) for name in NAMES])


def coded(text: str, number: int = 0) -> tuple[Statement, dict[str, Coding]]:
    statement = Statement(f"s{number}", "d", text, page=number + 1)
    return statement, dict(zip(NAMES, taggers().code(statement), strict=True))


def answers(name: str, texts: Sequence[str]) -> PlanAnswers:
    pairs = [coded(text, number) for number, text in enumerate(texts)]
    items = tuple((statement, codings[name]) for statement, codings in pairs)
    plan = PlanInput("p", ("d",), "strategy", True, "", True, items)
    settings_ = opened(name).settings
    return answer_plan(plan, settings_, Readable(), lambda _: np.random.default_rng(1), draws=20)


def answer(name: str, criterion: str, texts: Sequence[str]) -> Answer:
    return next(a for a in answers(name, texts).answers if a.criterion == criterion)


SMART = "Marlbeck Borough Council will open 3 warm hubs in Hartwell by March 2028."
VAGUE = ("We will support carers.", "We will champion kindness.", "We will promote good health.")


@pytest.mark.parametrize(("vague", "state"), [(1, FOUND), (2, NOT_FOUND), (3, NOT_FOUND)])
def test_half_is_found_from_one_half_on(vague: int, state: str) -> None:
    found = answer(HALF, "half_smart", [SMART, *VAGUE[:vague]])
    assert (found.state, found.n, found.of) == (state, 1, 1 + vague)


@pytest.mark.parametrize(
    "text",
    [
        "We will open 3 warm hubs in Hartwell by March 2028.",
        "Marlbeck Borough Council will open warm hubs in Hartwell by March 2028.",
        "Marlbeck Borough Council will open 3 warm hubs in Hartwell.",
    ],
)
def test_smart_without_one_of_its_letters_is_not_smart(text: str) -> None:
    assert answer(HALF, "smart", [text]).n == 0
    assert answer(HALF, "smart", [SMART]).n == 1


def test_a_fund_without_a_sum_is_funded_and_not_costed() -> None:
    text = ["We will open a hub, paid from the Better Care Fund."]
    assert answer(HALF, "half_funded", text).state == FOUND
    assert answer(HALF, "half_costed", text).state == NOT_FOUND


def test_monitoring_of_a_single_measure_is_not_that_of_the_plan() -> None:
    of_measure = "Amy Weir will report the share of mothers seen to the Quality Committee."
    of_plan = "The Quality Committee will monitor progress on this plan."
    assert answer(HALF, "monitoring_assigned", [of_measure]).state == "of_measures"
    assert answer(HALF, "monitoring_assigned", [of_measure, of_plan]).state == "of_plan"
    assert answer(HALF, "monitoring_assigned", ["We will monitor progress."]).state == NOT_FOUND


DOERS = ("We", "The Trust", "Marlbeck Borough Council", "Partners", "The Council and the ICB")
ACTS = (
    "will offer health checks to carers in deprived areas",
    "will insulate cold homes of people in poverty",
    "will record the ethnicity of every patient",
    "will train 40 nurses to reduce health inequalities",
    "will adopt the Core20PLUS5 approach",
    "will develop a strategy to reduce inequalities",
    "will reduce health inequalities",
    "will refer patients to debt advice",
    "will open two clinics for carers and insulate cold homes",
)
TAILS = ("", " with local partners", " by March 2028", " | NHS Marlbeck | March 2028")


def classes(text: str) -> list[str]:
    coding = coded(text)[1][MATRIX]
    assert coding.type == "commitment"
    return [mark for mark in coding.marks if mark.startswith("class_")]


@settings(max_examples=40)
@given(st.sampled_from(DOERS), st.sampled_from(ACTS), st.sampled_from(TAILS))
def test_every_commitment_has_exactly_one_class(doer: str, act: str, tail: str) -> None:
    assert len(classes(f"{doer} {act}{tail}")) == 1


@pytest.mark.parametrize(
    ("doer", "act", "expected"),
    [
        ("The Trust", ACTS[0], "class_individual_nhs"),
        ("Partners", ACTS[0], "class_individual_partners"),
        ("The Trust", ACTS[1], "class_population_nhs"),
        ("The Council and the ICB", ACTS[1], "class_population_partners"),
        ("Marlbeck Borough Council", ACTS[1], "class_other_body"),
        ("We", ACTS[2], "class_implementation"),
        ("We", ACTS[4], "class_no_intervention"),
        ("We", ACTS[5], "class_no_intervention"),
        ("We", ACTS[0], "class_individuals_open"),
        ("We", ACTS[1], "class_population_open"),
        ("The Trust", ACTS[6], "class_doer_only"),
        ("The Trust", ACTS[7], "class_individual_partners"),
        ("The Trust", ACTS[8], "class_either_nhs"),
        ("Partners", ACTS[8], "class_either_partners"),
        ("We", ACTS[6], "class_unclear"),
        ("We", ACTS[8], "class_unclear"),
    ],
)
def test_the_class_is_what_the_words_tell(doer: str, act: str, expected: str) -> None:
    assert classes(f"{doer} {act}.") == [expected]


def test_a_mechanism_tied_to_inequality_comes_before_one_only_mentioned() -> None:
    mentioned = "Primary care networks will offer longer appointments."
    tied = "Primary care networks will narrow health inequalities."
    assert answer(MATRIX, "by_neighbourhood", [mentioned]).state == "mentioned"
    assert answer(MATRIX, "by_neighbourhood", [mentioned, tied]).state == "tied"


def test_umbrella_terms_are_undefined_where_no_kind_stands_beside() -> None:
    texts = [
        "We will reduce health inequalities.",
        "We will reduce health inequalities in access to care.",
        "The Health Inequalities Board meets in May.",
    ]
    found = answer(MATRIX, "undefined_uses", texts)
    assert (found.n, found.of) == (1, 2)


def test_claims_about_other_money_are_not_counted_beside_the_published() -> None:
    other = "Ring-fenced funding is available for the new car park."
    own = "The health inequalities fund is ring-fenced until 2029."
    assert answer(MONEY, "ring_fenced", [other]).state == NOT_FOUND
    assert answer(MONEY, "ring_fenced_other", [other]).state == "other_money"
    assert answer(MONEY, "ring_fenced", [other, own]).state == FOUND
    assert answer(MONEY, "ring_fenced_all", [other, own]).state == NOT_FOUND


def test_a_ring_fence_that_was_lifted_is_no_ring_fence() -> None:
    text = ["The health inequalities fund is no longer ring-fenced."]
    assert answer(MONEY, "ring_fenced", text).state == NOT_FOUND
    assert answer(MONEY, "ring_fence_lifted", text).state == "told"


def test_what_illness_costs_is_no_amount_for_an_act() -> None:
    texts = ["Obesity costs the NHS £4 million a year.", "Inequalities cost us £9 million."]
    assert answer(MONEY, "amount", texts).state == NOT_FOUND
