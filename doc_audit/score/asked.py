"""Criteria that are asked of some kinds of document only."""

from collections.abc import Sequence
from dataclasses import replace

from doc_audit.model.answers import NOT_ASKED, Answer, PlanAnswers
from doc_audit.rubric.criteria import Criterion
from doc_audit.score.inputs import UNKNOWN_KIND


def is_asked(criterion: Criterion, kind: str) -> bool:
    """Whether a plan of this kind is asked it; one of unknown kind is asked everything."""
    return not criterion.kinds or kind in (*criterion.kinds, UNKNOWN_KIND)


def only_asked(answers: PlanAnswers, criteria: Sequence[Criterion], kind: str) -> PlanAnswers:
    """Answers of a plan of some kind, those to criteria that it isn't asked taken out.

    Args:
        answers: to all criteria, in their order.
        criteria: of the rubric.
        kind: of the plan's documents.
    """
    kept = tuple(
        answer if is_asked(criterion, kind) else Answer(criterion.id, NOT_ASKED, None, 0, 0)
        for criterion, answer in zip(criteria, answers.answers, strict=True)
    )
    return answers if kept == answers.answers else replace(answers, answers=kept)
