"""The figure that a rubric gives a plan, by hand, and what statements bring to it."""

from typing import Any

import numpy as np
import pytest

from doc_audit.model import Code, Coding, Marked, Statement
from doc_audit.model.agreement import PlanFigure, RubricFigures
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import PlanInput, score_plan
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.score.headline import FOUND, MET, SCORE, headline_of, rubric_figures

DATED = {"id": "dated", "unit": "commitment", "when": {"all": ["timeframe=2"]}}
OWNED = {"id": "owned", "unit": "commitment", "when": {"all": ["responsible_agent=2"]}}
LEAD = {"id": "lead", "unit": "plan", "when": {"all": ["mark:lead"]}}
LEADS = {"id": "leads", "unit": "plan", "count": 3, "when": {"all": ["mark:lead"]}}
MARKED_DATED = {
    "id": "marked_dated",
    "unit": "statement",
    "of": {"all": ["mark:lead"]},
    "when": {"all": ["timeframe=2"]},
}
OF_LEADS = {
    "id": "of_leads",
    "unit": "plan",
    "share": {"of": {"all": ["relevance:explicit"]}, "at_least": 0.5},
    "when": {"all": ["mark:lead"]},
}


def rubric(settings: RubricSettings, *asked: dict[str, Any], **changed: Any) -> RubricSettings:
    common = {"label": "L", "question": "Q", "source": "S", "provenance": "verified"}
    criteria = tuple(Criterion.model_validate(common | {"label": one["id"]} | one) for one in asked)
    scoring = settings.scoring.model_copy(update={"too_few": 2})
    update = {"criteria": criteria, "criteria_scope": "all", "scoring": scoring, **changed}
    return settings.model_copy(update=update)


def coded(
    number: int, type_: str = "commitment", *, lead: bool = False, **levels: int
) -> tuple[Statement, Coding]:
    statement = Statement(f"s{number}", "d", f"statement {number} of its own kind", page=number)
    names = ("responsible_agent", "timeframe", "funding") if type_ == "commitment" else ()
    codes = {name: Code(levels.get(name, 0), name) for name in names}
    marks = {"lead": Marked("the lead")} if lead else {}
    return statement, Coding(statement.id, "me", type_, "", "implicit", codes, marks=marks)


ITEMS = [
    coded(1, responsible_agent=2, timeframe=2),
    coded(2, timeframe=2, lead=True),
    coded(3),
    coded(4),
    coded(5, "context", lead=True),
]


ALL_READ = Readable()


def rng_of(name: str) -> np.random.Generator:
    return np.random.default_rng(len(name))


def figures(
    settings: RubricSettings,
    items: list[tuple[Statement, Coding]] = ITEMS,
    kind: str = "strategy",
    readable: Readable = ALL_READ,
) -> RubricFigures:
    plan = PlanInput("p", ("d",), kind, True, "", True, tuple(items))
    answers = answer_plan(plan, settings, readable, rng_of, 100)
    score = score_plan(plan, settings, "h", rng_of("p"), 100)
    headline = headline_of(settings, own_score=True)
    return rubric_figures(settings, "h", headline, [(plan, score, answers)], rng_of, 100)


def only(found: RubricFigures) -> PlanFigure:
    (plan,) = found.plans
    if plan.figure is not None:
        assert sum(part.share for part in plan.parts) == pytest.approx(1)
        total = sum(part.worth * part.share for part in plan.parts)
        assert total * found.most == pytest.approx(plan.figure)
    return plan


def test_the_default_is_criteria_of_commitments_then_of_plans_then_the_score(
    settings: RubricSettings,
) -> None:
    assert headline_of(rubric(settings, LEAD, DATED), own_score=True) == MET
    assert headline_of(rubric(settings, LEAD), own_score=True) == FOUND
    assert headline_of(rubric(settings), own_score=True) == SCORE
    assert headline_of(rubric(settings), own_score=False) == ""
    assert headline_of(rubric(settings, DATED, headline="score"), own_score=False) == SCORE


def test_a_rubric_without_a_figure_has_no_plans(settings: RubricSettings) -> None:
    found = rubric_figures(rubric(settings), "h", "", [], rng_of)
    assert (found.name, found.plans) == ("", ())


def test_criteria_met_is_their_mean_number_over_commitments(settings: RubricSettings) -> None:
    found = figures(rubric(settings, DATED, OWNED))
    plan = only(found)
    assert (plan.figure, found.most) == (3 / 4, 2)  # 2, 1, 0, 0 of 2 criteria
    assert [part.says for part in plan.parts] == [
        "meets 2 of 2: dated; owned", "meets 1 of 2: dated", "meets none of 2", "meets none of 2",
    ]  # fmt: skip
    assert plan.interval is not None
    assert 0 <= plan.interval.low <= 0.75 <= plan.interval.high <= 2


def test_the_score_is_made_of_the_points_of_commitments(settings: RubricSettings) -> None:
    plan = only(figures(rubric(settings)))
    assert [part.statement for part in plan.parts] == ["s1", "s2", "s3", "s4"]


@pytest.mark.parametrize("aggregate", ["arithmetic", "at_least_half"])
def test_other_aggregates_sum_to_their_score_too(settings: RubricSettings, aggregate: str) -> None:
    changed = rubric(settings)
    scoring = changed.scoring.model_copy(
        update={"aggregate": aggregate, "at_least_half": {"specificity": 0, "accountability": 2}}
    )
    assert only(figures(changed.model_copy(update={"scoring": scoring}))).figure is not None


def test_a_checklist_is_the_share_found_and_statements_share_what_they_show(
    settings: RubricSettings,
) -> None:
    found = figures(rubric(settings, LEAD, LEADS, OF_LEADS))
    plan = only(found)  # no statement is `explicit`, so there is nothing to judge `of_leads` by
    assert (plan.figure, found.unit) == (50, "%")
    assert [(p.statement, p.share, p.says) for p in plan.parts] == [
        ("s2", 0.25, "shows lead"),
        ("s5", 0.25, "shows lead"),
        ("", 0.5, "not found: leads"),
    ]


def test_a_checklist_of_a_plan_not_read_in_full_has_no_figure(settings: RubricSettings) -> None:
    """Of what could be answered everything would be found: the others are not readable."""
    plan = only(figures(rubric(settings, LEAD, LEADS), readable=Readable(5, 1, lost=True)))
    assert plan.figure is None
    assert plan.why == "parts of it couldn’t be read; 1 of 2 found in the rest"


def test_a_checklist_all_found_has_one_though_pages_are_unread(settings: RubricSettings) -> None:
    plan = only(figures(rubric(settings, LEAD), readable=Readable(5, 1, lost=True)))
    assert plan.figure == 100


def test_a_criterion_may_be_the_figure(settings: RubricSettings) -> None:
    found = figures(rubric(settings, DATED, MARKED_DATED, headline="marked_dated"))
    plan = only(found)
    assert plan.figure == 50
    assert [(p.statement, p.worth) for p in plan.parts] == [("s2", 1), ("s5", 0)]


@pytest.mark.parametrize("asked", [[DATED], []])
def test_too_few_to_count_give_no_figure(
    settings: RubricSettings, asked: list[dict[str, Any]]
) -> None:
    plan = only(figures(rubric(settings, *asked), ITEMS[:1]))
    assert (plan.figure, plan.why) == (None, "fewer than 2 to count")


@pytest.mark.parametrize("asked", [[DATED], [LEAD], []])
def test_kinds_that_are_not_scored_have_no_figure(
    settings: RubricSettings, asked: list[dict[str, Any]]
) -> None:
    plan = only(figures(rubric(settings, *asked), kind="guidance"))
    assert (plan.figure, plan.why) == (None, "its kind of document isn’t scored")
