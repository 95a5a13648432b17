"""Mistakes of coding and other choices, for the scores of a run."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from doc_audit.model import PlanScore, Robustness
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.scoring import DRAWS, SEED, Scope, plan_inputs, plan_rng
from doc_audit.rubric import Rubric
from doc_audit.rubric.accuracy import accuracy_of, unknown_accuracy
from doc_audit.score import Scale, scale_of
from doc_audit.score.uncertainty import (
    CodedPlan,
    Mistakes,
    confusion_of,
    draw_rates,
    uncertainty,
    units_of,
)

_PARTLY = (
    "Ranks neither: this rubric has dimensions that don't apply to every commitment, for which "
    "the draws aren't made."
)
_STREAM = 1
"""Beside stream 0 of each plan, that of its own interval."""


def with_uncertainty(
    scores: Sequence[PlanScore],
    audited: Sequence[Audited],
    rubric: Rubric,
    seed: int = SEED,
    draws: int = DRAWS,
    scope: Scope = "inequalities",
) -> tuple[list[PlanScore], Robustness]:
    """The scores with their intervals from mistakes of coding, and what holds between plans.

    `scores` are those of all plans of `audited`, from the same rubric and scope. Rubrics with
    dimensions that don't apply to every commitment have neither, and are told so.
    """
    if any(dimension.applies_to for dimension in rubric.settings.dimensions):
        return list(scores), Robustness(draws, _PARTLY)
    scale = scale_of(rubric.settings, scope)
    plans = {plan.plan: plan for plan in plan_inputs(audited)}
    coded = [
        CodedPlan(s.plan, s.score, s.ranked, units_of(plans[s.plan], s, rubric.settings, scale))
        for s in scores
        if s.score is not None
    ]
    # Two numbers: a stream of a plan has three.
    shared = np.random.default_rng([seed, _STREAM])
    intervals, robustness = uncertainty(
        coded,
        scale,
        _mistakes(rubric, scale, scope, shared, draws),
        draws,
        shared,
        lambda plan: plan_rng(seed, plan, _STREAM),
    )
    return [replace(s, coder=intervals.get(s.plan)) for s in scores], robustness


def _mistakes(
    rubric: Rubric, scale: Scale, scope: Scope, rng: np.random.Generator, draws: int
) -> Mistakes | str:
    """The rubric's measured mistakes, or why they aren't known."""
    if unknown := unknown_accuracy(rubric):
        return unknown
    accuracy = accuracy_of(rubric)
    assert accuracy is not None  # else unknown
    confusion = confusion_of(accuracy, rubric.settings, scale, scope)
    rates = (draw_rates(confusion, rng, draws), draw_rates(confusion, rng, draws))
    return Mistakes(confusion, rates)
