"""Codings → plan scores (SCORING.md): pure functions, vectorised; chance is passed in."""

from doc_audit.score.applies import scored_levels
from doc_audit.score.axes import Scale, axis_points, scale_of, values_of
from doc_audit.score.commitments import Commitment, commitments_of
from doc_audit.score.explain import explain_points, formula_words
from doc_audit.score.gains import Gain, Gains, gains
from doc_audit.score.inputs import PlanInput, Scope
from doc_audit.score.ladder import Rung, ladder
from doc_audit.score.merge import likeness
from doc_audit.score.plan import score_plan
from doc_audit.score.working import Working, movers, sections_of, why_out_of_scope, workings

__all__ = [
    "Commitment",
    "Gain",
    "Gains",
    "PlanInput",
    "Rung",
    "Scale",
    "Scope",
    "Working",
    "axis_points",
    "commitments_of",
    "explain_points",
    "formula_words",
    "gains",
    "ladder",
    "likeness",
    "movers",
    "scale_of",
    "score_plan",
    "scored_levels",
    "sections_of",
    "values_of",
    "why_out_of_scope",
    "workings",
]
