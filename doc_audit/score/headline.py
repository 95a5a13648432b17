"""The one figure that a rubric gives each plan, taken apart into what statements bring to it."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from doc_audit.model import Interval, PlanScore
from doc_audit.model.agreement import Part, PlanFigure, RubricFigures
from doc_audit.model.answers import NOT_ASKED, NOTHING, PlanAnswers
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.answers import (
    Group,
    Item,
    Rng,
    commitment_groups,
    is_counted,
    items_of,
    meets,
    section_of_group,
)
from doc_audit.score.axes import FULL
from doc_audit.score.conditions import Test
from doc_audit.score.explain import value_of_points
from doc_audit.score.inputs import PlanInput
from doc_audit.score.intervals import score_interval

SCORE: Literal["score"] = "score"
MET: Literal["criteria_met"] = "criteria_met"
FOUND: Literal["criteria_found"] = "criteria_found"

_OTHER_KIND = "its kind of document isn’t scored"

Figured = tuple[PlanInput, PlanScore | None, PlanAnswers | None]
"""A plan with what a rubric made of it: the score is asked for by `SCORE`, answers by `FOUND`."""


def headline_of(settings: RubricSettings, *, own_score: bool) -> str:
    """Which figure a rubric gives a plan: `SCORE`, `MET`, `FOUND` or the id of a criterion.

    The one it names; else the criteria of commitments, else those of plans, else its score.
    `own_score`: its scores needn't be those of the run's main rubric. "" where it has none.
    """
    if settings.headline:
        return settings.headline
    if _asked_of_commitments(settings):
        return MET
    if _asked_of_plans(settings):
        return FOUND
    return SCORE if own_score else ""


def rubric_figures(
    settings: RubricSettings,
    digest: str,
    headline: str,
    plans: Sequence[Figured],
    rng_of: Rng,
    draws: int = 2000,
) -> RubricFigures:
    """A rubric's figure of every plan.

    Args:
        settings: of the rubric.
        digest: its hash.
        headline: from `headline_of`.
        plans: with the codings by this rubric.
        rng_of: a stream of chance for each plan's interval, by its id.
        draws: for each.
    """
    named = RubricFigures(settings.id, digest, settings.title)
    if not headline:
        return named
    name, unit, most, uncounted = _described(settings, headline)

    def figures() -> Iterator[PlanFigure]:
        for plan, score, answers in plans:
            if headline == SCORE and score is not None:
                yield _scored(score, settings)
            elif headline == FOUND and answers is not None:
                yield _checked(plan, answers, settings)
            else:
                yield _counted(plan, settings, headline, most, rng_of(plan.plan), draws)

    return RubricFigures(
        settings.id, digest, settings.title, name, unit, most, uncounted, tuple(figures())
    )


def _described(settings: RubricSettings, headline: str) -> tuple[str, str, float, str]:
    """Name, unit, highest figure, what is said of statements that aren't counted."""
    scope = "about inequalities " if settings.criteria_scope == "inequalities" else ""
    commitments = f"not among the commitments {scope}that it counts"
    if headline == SCORE:
        return "score", "of 100", FULL, "not among the commitments that it scores"
    if headline == MET:
        k = len(_asked_of_commitments(settings))
        return "criteria met, mean of the commitments", f"of {k}", float(k), commitments
    if headline == FOUND:
        return "share of its criteria found", "%", FULL, "shows none of its criteria"
    criterion = _criterion(settings, headline)
    other = commitments if criterion.unit == "commitment" else "not among the statements it counts"
    return f"share that meet “{criterion.label}”", "%", FULL, other


def _asked_of_commitments(settings: RubricSettings) -> list[Criterion]:
    return [c for c in settings.criteria if c.unit == "commitment" and c.of is None]


def _asked_of_plans(settings: RubricSettings) -> list[Criterion]:
    return [c for c in settings.criteria if c.unit == "plan"]


def _criterion(settings: RubricSettings, name: str) -> Criterion:
    return next(c for c in settings.criteria if c.id == name)


def _scored(score: PlanScore, settings: RubricSettings) -> PlanFigure:
    if score.score is None:
        kind = score.status == "not_scored"
        return PlanFigure(score.plan, None, why=_OTHER_KIND if kind else _few(settings))
    parts = []
    for line in score.points:
        value = value_of_points(line, settings)
        says = f"{value:.0f} of 100 points"
        parts.append(Part(line.statement, line.merged, value / FULL, 1 / score.n, says))
    return PlanFigure(score.plan, score.score, score.interval, parts=tuple(parts))


def _few(settings: RubricSettings) -> str:
    return f"fewer than {settings.scoring.too_few} to count"


def _counted(
    plan: PlanInput,
    settings: RubricSettings,
    headline: str,
    most: float,
    rng: np.random.Generator,
    draws: int,
) -> PlanFigure:
    """The mean, over commitments or statements, of the criteria that each meets."""
    usable = [i for i in items_of(plan, settings) if i.coding.type != settings.unusable_type]
    all_of_them = _asked_of_commitments(settings)
    asked = all_of_them if headline == MET else [_criterion(settings, headline)]
    of_commitments = asked[0].unit == "commitment"
    groups: Sequence[Group] = (
        commitment_groups(usable, settings) if of_commitments else [[item] for item in usable]
    )
    base = Test.of(asked[0].of)
    looked = [group for group in groups if meets(base, group)]
    if not is_counted(plan, settings):
        return PlanFigure(plan.plan, None, why=_OTHER_KIND)
    if len(looked) < settings.scoring.too_few:
        return PlanFigure(plan.plan, None, why=_few(settings))
    tests = [(c.label, Test.of(c.when)) for c in asked]
    parts = tuple(_part(group, tests, 1 / len(looked)) for group in looked)
    figure = most * sum(part.worth for part in parts) / len(parts)
    sections = [section_of_group(group) for group in looked]
    drawn = score_interval([FULL * part.worth for part in parts], sections, rng, draws)
    scaled = Interval(drawn.low * most / FULL, drawn.high * most / FULL) if drawn else None
    return PlanFigure(plan.plan, figure, scaled, parts=parts)


def _part(group: Group, tests: Sequence[tuple[str, Test]], share: float) -> Part:
    met = [label for label, test in tests if meets(test, group)]
    longest = max(group, key=lambda item: (len(item.statement.text), item.statement.id))
    others = tuple(item.statement.id for item in group if item is not longest)
    says = f"meets {len(met)} of {len(tests)}: {'; '.join(met)}" if met else _meets_none(tests)
    return Part(longest.statement.id, others, len(met) / len(tests), share, says)


def _meets_none(tests: Sequence[tuple[str, Test]]) -> str:
    if len(tests) == 1:
        return f"doesn’t meet “{tests[0][0]}”"
    return f"meets none of {len(tests)}"


def _checked(plan: PlanInput, answers: PlanAnswers, settings: RubricSettings) -> PlanFigure:
    """The share of the checklist that was found, of what there was something to judge by.

    Where parts of a plan couldn't be read, what isn't found may stand there; a share of what was
    answered would be of the found alone, and always the whole.
    """
    asked = {c.id: c for c in _asked_of_plans(settings)}
    unsaid = (NOTHING, NOT_ASKED)
    told = [a for a in answers.answers if a.criterion in asked and a.state not in unsaid]
    known = [a for a in told if a.met is not None]
    if not answers.counted:
        return PlanFigure(plan.plan, None, why=_OTHER_KIND)
    if len(known) < len(told):
        found = f"{len(known)} of {len(told)} found"
        return PlanFigure(plan.plan, None, why=f"parts of it couldn’t be read; {found} in the rest")
    if not known:
        return PlanFigure(plan.plan, None, why="none of its criteria could be answered")
    items = items_of(plan, settings)
    parts: list[Part] = []
    for answer in known:
        criterion = asked[answer.criterion]
        if answer.met:
            parts += _shown(criterion, answer.state, items, 1 / len(known))
        else:
            parts.append(Part("", (), 0.0, 1 / len(known), f"not found: {criterion.label}"))
    met = sum(answer.met is True for answer in known)
    return PlanFigure(plan.plan, FULL * met / len(known), parts=tuple(parts))


def _shown(criterion: Criterion, state: str, items: Sequence[Item], share: float) -> Iterator[Part]:
    """The statements that show a criterion, which share what it brings."""
    when = next((s.when for s in criterion.states if s.id == state), criterion.when)
    test = Test.of(when)
    base = Test.of(criterion.share.of if criterion.share else None)
    meeting = [i.statement.id for i in items if test.holds(i.facts) and base.holds(i.facts)]
    for name in meeting:
        yield Part(name, (), 1.0, share / len(meeting), f"shows {criterion.label}")
