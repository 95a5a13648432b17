"""Rules and weights as data: schema, loading, checking."""

from doc_audit.rubric.load import Rubric, load_rubric
from doc_audit.rubric.rules import CueRule, Decision, MarkRule, RuleSet
from doc_audit.rubric.schema import RubricSettings

__all__ = [
    "CueRule",
    "Decision",
    "MarkRule",
    "Rubric",
    "RubricSettings",
    "RuleSet",
    "load_rubric",
]
