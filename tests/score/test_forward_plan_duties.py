"""What jfp-duties makes of an invented forward plan whose answers were written down beforehand."""

from functools import cache

import numpy as np
import pytest

from doc_audit.model import Statement
from doc_audit.model.answers import NOT_FOUND
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric import Rubric
from doc_audit.score import PlanInput
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.tag import Taggers

PLAN = (
    ("What we buy", "We commission acute, community and mental health services from two trusts."),
    (
        "Working as one",
        "District nurses and social care staff will be brought under one line of management in "
        "each town by April 2028.",
    ),
    (
        "A fairer Lydmarsh",
        "Mobile units will visit their estates twice a year until uptake is the same for all.",
    ),
    ("Safer, kinder care", "Falls on wards will be a third fewer by 2028."),
    ("Your voice", "Nine members of our Community Council were drawn by lot."),
    ("People and skills", "There will be 60 more training posts for GPs."),
    (
        "Choosing where to be seen",
        "Patients waiting over 30 weeks will be asked if they would like to be seen elsewhere.",
    ),
    ("Greener", "Half our visits will be made by bicycle or electric car by 2029."),
    ("New things and proof", "We will enrol 3,000 patients a year in trials."),
    (
        "Children",
        "School nurses will be back in all secondary schools by 2027.",
    ),
    (
        "Money",
        "We will live within our means: the deficit of £18 million will be gone by March 2028.",
    ),
    (
        "Annex",
        "Fenland County's Health and Wellbeing Board said it was content that we had taken its "
        "plan into account.",
    ),
)

COVERED = (
    "services", "integration", "finance", "quality", "inequalities", "public", "choice",
    "innovation", "research", "training", "climate", "children", "hwb_opinion",
)  # fmt: skip
LEFT_OUT = ("wider_effect", "wellbeing_strategies", "procurement", "phm", "estates", "legal")


@cache
def duties() -> Rubric:
    return open_rubric("jfp-duties")


@cache
def tagger() -> Taggers:
    return Taggers([duties()])


def states(*plan: tuple[str, str]) -> dict[str, str]:
    made = [
        Statement(f"s{n}", "d", text, page=n + 1, headings=(heading,))
        for n, (heading, text) in enumerate(plan)
    ]
    items = tuple((statement, tagger().code(statement)[0]) for statement in made)
    whole = PlanInput("p", ("d",), "forward_plan", True, "", True, items)
    chance = np.random.default_rng
    found = answer_plan(whole, duties().settings, Readable(), lambda _: chance(1), draws=20)
    return {answer.criterion: answer.state for answer in found.answers}


@cache
def of_plan() -> dict[str, str]:
    return states(*PLAN)


@pytest.mark.parametrize("duty", COVERED)
def test_a_duty_in_plain_words_is_found(duty: str) -> None:
    assert of_plan()[duty] != NOT_FOUND


@pytest.mark.parametrize("duty", LEFT_OUT)
def test_a_duty_that_is_left_out_is_not_found(duty: str) -> None:
    assert of_plan()[duty] == NOT_FOUND


def test_a_heading_names_its_matter_and_no_more() -> None:
    text = "By March 2028 the Board will open nine offices."
    assert states(("Greener", text))["climate"] == "named"
    assert states(("Offices", text))["climate"] == NOT_FOUND
