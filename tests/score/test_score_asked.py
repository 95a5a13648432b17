"""Criteria for some kinds of document: others aren't asked, and count neither way."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from doc_audit.model import Coding, Statement
from doc_audit.model.answers import FOUND, NOT_ASKED, NOT_FOUND, PlanAnswers
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import PlanInput
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.score.asked import only_asked
from doc_audit.score.pooled_answers import pool_answers

COMMON: dict[str, Any] = {
    "label": "L", "question": "Q", "source": "S", "provenance": "verified", "unit": "plan",
    "when": {"all": ["type:context"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def asked(settings: RubricSettings) -> RubricSettings:
    criteria = (
        Criterion.model_validate(COMMON | {"id": "all"}),
        Criterion.model_validate(COMMON | {"id": "some", "kinds": ["strategy"]}),
    )
    return settings.model_copy(update={"criteria": criteria})


def rng_of(name: str) -> np.random.Generator:
    return np.random.default_rng(len(name))


def answered(kind: str, type_: str, asked: RubricSettings) -> PlanAnswers:
    items = ((Statement(kind, "d", "It is so."), Coding(kind, "me", type_, "", "none", {})),)
    plan = PlanInput(f"{kind} {type_}", ("d",), kind, True, "", True, items)
    return only_asked(answer_plan(plan, asked, Readable(), rng_of, 10), asked.criteria, kind)


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ("strategy", (FOUND, FOUND)),
        ("forward_plan", (FOUND, NOT_ASKED)),
        ("unknown", (FOUND, FOUND)),
    ],
)
def test_plans_of_other_kinds_are_not_asked(
    kind: str, states: tuple[str, ...], asked: RubricSettings
) -> None:
    found = answered(kind, "context", asked)
    assert tuple(answer.state for answer in found.answers) == states
    assert all((a.met is None and not a.evidence) == (a.state == NOT_ASKED) for a in found.answers)


def test_what_is_not_asked_counts_neither_as_found_nor_as_not(asked: RubricSettings) -> None:
    plans = [
        answered("strategy", "context", asked), answered("strategy", "achievement", asked),
        answered("forward_plan", "context", asked),
    ]  # fmt: skip
    pooled = pool_answers(plans, asked, "h", rng_of, 10).pooled
    assert [(line.plans, line.plans_met, line.plans_unsure) for line in pooled] == [
        (3, 2, 0), (2, 1, 0),
    ]  # fmt: skip
    assert {s.state: s.plans for s in pooled[1].states}[NOT_FOUND] == 1
    none = pool_answers(plans[2:], asked, "h", rng_of, 10).pooled[1]
    assert (none.plans, none.plans_interval) == (0, None)


def test_only_whole_plans_have_a_kind_to_ask_of() -> None:
    with pytest.raises(ValidationError, match="`kinds`"):
        Criterion.model_validate(COMMON | {"id": "c", "unit": "statement", "kinds": ["strategy"]})
