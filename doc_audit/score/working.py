"""A plan's score taken apart: what each commitment brought, and the score without it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.model import Coding, PlanScore, Statement, StatementPoints
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.commitments import in_scope, section_of
from doc_audit.score.inputs import Scope
from doc_audit.score.rescore import scored_commitments

LEAST_MOVE = 0.005
"""Points by which a commitment must move a score to be named: less is shown as 0.00."""


@dataclass(frozen=True, slots=True)
class Working:
    """How one commitment went into the score.

    Attributes:
        points: its levels, axis points and what was merged or lowered.
        value: what it brought to the mean, 0…100, under the rubric's aggregation.
        floored: dimensions counted at a higher level than was found (a missing agent as vague).
        without: the score of the other commitments, 0…100; None where it is the only one or the
            plan has no score.
    """

    points: StatementPoints
    value: float
    floored: tuple[str, ...]
    without: float | None


def workings(score: PlanScore, settings: RubricSettings) -> tuple[Working, ...]:
    """A line per commitment in scope, in the order of `score.points`; their mean is the score.

    Raises:
        RubricError: an axis of the rubric has no weight.
    """
    if not score.points:
        return ()
    scored = scored_commitments(score, settings)
    values = scored.values(scored.levels).tolist()
    floors = {d.id: d.floor for d in scored.scale.dimensions if d.weight and d.floor}
    others = _without_each(values) if score.score is not None else [None] * len(values)
    return tuple(
        Working(
            points=line,
            value=value,
            floored=tuple([n for n, level in line.levels if n in floors and level < floors[n]]),
            without=without,
        )
        for line, value, without in zip(score.points, values, others, strict=True)
    )


def _without_each(values: Sequence[float]) -> list[float | None]:
    """Mean of the others, for each; None where there are none."""
    total, others = math.fsum(values), len(values) - 1
    return [(total - value) / others if others else None for value in values]


def movers(
    lines: Sequence[Working], score: float, most: int
) -> tuple[list[Working], list[Working]]:
    """The commitments that raise and those that lower `score` most, at most `most` of each.

    A commitment raises the score when the score without it is lower. Equal ones in their order.
    """
    moved = [(score - line.without, line) for line in lines if line.without is not None]
    raising = sorted((pair for pair in moved if pair[0] >= LEAST_MOVE), key=lambda pair: -pair[0])
    lowering = sorted((pair for pair in moved if pair[0] <= -LEAST_MOVE), key=lambda pair: pair[0])
    return [line for _, line in raising[:most]], [line for _, line in lowering[:most]]


def sections_of(
    lines: Sequence[Working], statements: Sequence[Statement]
) -> list[tuple[tuple[str, ...], list[Working]]]:
    """The sections that the interval draws from, in reading order, with their commitments.

    `statements` must hold that of each line.
    """
    known = {statement.id: statement for statement in statements}
    sections: dict[tuple[str, ...], list[Working]] = {}
    for line in lines:
        sections.setdefault(section_of(known[line.points.statement]), []).append(line)
    return list(sections.items())


def why_out_of_scope(coding: Coding | None, settings: RubricSettings, scope: Scope) -> str:
    """Why a statement isn't among the commitments in scope, a sentence; "" where it is."""
    if coding is None:
        return "Nobody has coded it."
    if coding.type != settings.commitment_type:
        label = {code.id: code.label for code in settings.types}.get(coding.type, coding.type)
        return f"It is coded “{label}”, and only commitments are scored."
    if in_scope(coding, settings, scope):
        return ""
    label = {code.id: code.label for code in settings.relevance}.get(
        coding.relevance, coding.relevance or "not coded"
    )
    return (
        f"It is a commitment, but its relevance to inequalities is coded “{label}”. "
        "`doc-audit run --scope all` scores commitments of any kind."
    )
