"""Codings → plan scores (SCORING.md): pure functions, vectorised; chance is passed in."""

from doc_audit.score.applies import scored_levels
from doc_audit.score.axes import Scale, axis_points, scale_of, values_of
from doc_audit.score.commitments import Commitment, commitments_of
from doc_audit.score.explain import explain_points
from doc_audit.score.inputs import PlanInput, Scope
from doc_audit.score.ladder import Rung, ladder
from doc_audit.score.plan import score_plan

__all__ = [
    "Commitment",
    "PlanInput",
    "Rung",
    "Scale",
    "Scope",
    "axis_points",
    "commitments_of",
    "explain_points",
    "ladder",
    "scale_of",
    "score_plan",
    "scored_levels",
    "values_of",
]
