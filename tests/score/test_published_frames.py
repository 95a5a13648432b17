"""What core20plus5 and jfp-duties ask: provenance as it was recorded, states that tell apart."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from doc_audit.model import Code, Coding, Marked, Statement
from doc_audit.pipeline.resources import rubric_files
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import PlanInput
from doc_audit.score.answers import Readable, answer_plan

DOCS = Path(__file__).parents[2] / "docs" / "published_rubrics.md"
NAMES = ("core20plus5", "jfp-duties")

RECALLED = {
    "core20plus5": {
        "index_edition", "small_area", "lipids", "figure_ld_checks", "figure_hypertension",
        "figure_lipids", "figure_smoking", "figure_standards",
    },
    "jfp-duties": {
        "services", "integration", "wider_effect", "wellbeing_strategies", "finance", "quality",
        "inequalities", "each_patient", "public", "choice", "advice", "innovation", "research",
        "training", "climate", "children", "victims", "workforce", "performance", "digital",
        "estates", "procurement", "phm", "system_development", "strategy_assessed_needs",
        "strategy_section_75", "strategy_mandate", "strategy_healthwatch",
        "strategy_reconsidered", "strategy_related_services", "strategy_public",
    },
}  # fmt: skip
"""Criteria whose sources nobody opened; all others were read."""


@cache
def settings_of(name: str) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(rubric_files(name)["rubric.yaml"])
    return settings


@cache
def criteria(name: str) -> dict[str, Criterion]:
    found = [Criterion.model_validate(one) for one in settings_of(name)["criteria"]]
    return {criterion.id: criterion for criterion in found}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_recalled_is_shown_as_recalled_and_nothing_else(name: str) -> None:
    assert {c.id for c in criteria(name).values() if c.provenance == "recalled"} == RECALLED[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_tells_how_many_are_asked_and_recalled(name: str) -> None:
    part = DOCS.read_text("utf-8").partition(f"## {name}:")[2].partition("\n## ")[0]
    asked, recalled = map(int, re.findall(r"asks (\d+) questions, of which (\d+)", part)[0])
    known = settings_of(name)
    assert asked == len(known["criteria"]) + len(known.get("tables", []))
    assert recalled == len(RECALLED[name])


def test_the_seventeen_requirements_are_numbered_and_asked_of_plans_alone() -> None:
    labels = [c.label for c in criteria("jfp-duties").values()]
    numbered = [int(label.split(".")[0]) for label in labels if re.match(r"\d+\. ", label)]
    assert numbered == list(range(1, 18))
    for criterion in criteria("jfp-duties").values():
        of_strategies = criterion.id.startswith("strategy_")
        assert criterion.kinds
        assert ("strategy" in criterion.kinds) == of_strategies


def state(
    name: str, id_: str, mark: str, base: RubricSettings, type_: str = "commitment", **more: Any
) -> str:
    """State of a criterion in a plan of one invented statement with some codes."""
    asked = base.model_copy(update={"criteria": (criteria(name)[id_],), "tables": ()})
    levels = {d.id: Code(more.get(d.id, 0), "so") for d in base.dimensions}
    marks = dict.fromkeys((mark, *more.get("marks", ())), Marked("so"))
    coding = Coding(
        "s", "me", type_, relevance="explicit", origin=more.get("origin", "own"),
        dimensions=levels if type_ in ("commitment", "aspiration") else {}, marks=marks,
    )  # fmt: skip
    plan = PlanInput(
        "p", ("d",), "forward_plan", True, "", True, ((Statement("s", "d", "A"), coding),)
    )
    found = answer_plan(plan, asked, Readable(), lambda _: np.random.default_rng(1), 10)
    return found.answers[0].state


@pytest.mark.parametrize(
    ("expected", "type_", "more"),
    [
        ("accountable", "commitment", {"responsible_agent": 2, "timeframe": 2}),
        ("committed", "commitment", {"responsible_agent": 2, "timeframe": 1}),
        ("committed", "commitment", {"responsible_agent": 1, "timeframe": 2}),
        ("mentioned", "commitment", {"responsible_agent": 2, "timeframe": 2, "origin": "restated"}),
        ("mentioned", "commitment", {"timeframe": 2, "marks": ["restated_alone"]}),
        ("hoped", "aspiration", {"timeframe": 2}),
        ("mentioned", "achievement", {}),
        ("mentioned", "context", {}),
        ("not_found", "other", {}),
    ],
)
def test_parts_of_core20plus5_end_in_their_states(
    expected: str, type_: str, more: dict[str, Any], settings: RubricSettings
) -> None:
    assert state("core20plus5", "hypertension", "hypertension", settings, type_, **more) == expected


@pytest.mark.parametrize(
    ("expected", "type_", "more"),
    [
        ("own", "commitment", {"target": 2, "marks": ["share"]}),
        ("not_found", "commitment", {"target": 2}),
        ("adopted", "commitment", {"target": 2, "marks": ["share", "national_lipids"]}),
        ("restated", "commitment", {"target": 2, "marks": ["national_lipids", "restated_alone"]}),
        ("restated", "context", {"marks": ["national_lipids"]}),
    ],
)
def test_a_figure_is_own_taken_up_or_restated(
    expected: str, type_: str, more: dict[str, Any], settings: RubricSettings
) -> None:
    assert state("core20plus5", "figure_lipids", "lipids", settings, type_, **more) == expected


@pytest.mark.parametrize(
    ("expected", "type_", "more"),
    [
        ("how", "commitment", {"responsible_agent": 2}),
        ("how", "context", {"marks": ["says_how"]}),
        ("undertaken", "commitment", {"responsible_agent": 1, "timeframe": 1}),
        ("named", "commitment", {"timeframe": 2, "origin": "restated"}),
        ("named", "context", {}),
        ("not_found", "other", {"marks": ["says_how"]}),
    ],
)
def test_a_duty_is_said_how_undertaken_or_named(
    expected: str, type_: str, more: dict[str, Any], settings: RubricSettings
) -> None:
    assert state("jfp-duties", "research", "research", settings, type_, **more) == expected
