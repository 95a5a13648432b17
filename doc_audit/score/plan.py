"""The score of one plan and everything shown beside it."""

import math
from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import Interval, PlanScore, StatementPoints
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.axes import (
    FULL,
    Aggregate,
    Bools,
    Floats,
    Ints,
    Scale,
    axis_points,
    scale_of,
    values_of,
)
from doc_audit.score.breadth import breadth_rows
from doc_audit.score.commitments import Commitment, commitments_of, in_scope
from doc_audit.score.criteria import criteria_met, met, shares
from doc_audit.score.inputs import PlanInput, Scope
from doc_audit.score.intervals import RULE_OF_THREE, alike, score_interval, wilson
from doc_audit.score.standing import standing_of
from doc_audit.score.vocabulary import phrase_counts, term_uses
from doc_audit.text.words import count_words


def score_plan(
    plan: PlanInput,
    settings: RubricSettings,
    rubric_hash: str,
    rng: np.random.Generator,
    draws: int = 2000,
    scope: Scope = "inequalities",
    *,
    any_kind: bool = False,
) -> PlanScore:
    """Score, interval, both axes, shares and counts of one plan (docs/scoring.md).

    Args:
        plan: the plan with its statements and their codings.
        settings: of the rubric that coded them.
        rubric_hash: its hash, passed on to the result.
        rng: for the bootstrap; the same generator state gives the same interval.
        draws: bootstrap draws, at least 1.
        scope: which commitments are scored.
        any_kind: score kinds of document that make no commitments of their own as well.

    Raises:
        RubricError: an axis of the rubric has no weight.
    """
    scale = scale_of(settings, scope)
    commitments = commitments_of(plan, settings, scale.dimensions, scope)
    standing = standing_of(plan, commitments, settings, any_kind=any_kind)
    levels = _levels(commitments, scale)
    applies = _applies(commitments, scale)
    some = None if applies.all() else applies
    axes = axis_points(levels, scale, applies=some)
    own = np.array([not commitment.restated for commitment in commitments], dtype=bool)
    shown = standing.status in ("scored", "thin")
    own_shown = shown and int(own.sum()) >= settings.scoring.too_few
    values = values_of(levels, axes, scale, applies=some)
    promised = _count(plan, settings, settings.commitment_type, scope)
    hoped = _count(plan, settings, settings.aspiration_type, scope)

    # Drawn first, so that what is drawn for the axes changes no score's interval.
    interval = _interval(values, commitments, rng, draws) if shown else None
    along, up = (_interval(FULL * axis, commitments, rng, draws) for axis in axes.T)

    def score_as(aggregate: Aggregate) -> float | None:
        return _mean(values_of(levels, axes, scale, aggregate, some)) if shown else None

    return PlanScore(
        plan=plan.plan,
        docs=plan.docs,
        kind=plan.kind,
        rubric=rubric_hash,
        scope=scope,
        status=standing.status,
        ranked=standing.ranked,
        notes=(
            *standing.notes,
            *_own_notes(own, settings, shown=shown),
            *_alike_notes(values, shown=shown),
        ),
        n=len(commitments),
        restated=int((~own).sum()),
        copies=sum(len(commitment.merged) for commitment in commitments),
        commitments=promised,
        aspirations=hoped,
        statements=len(plan.items),
        score=_mean(values) if shown else None,
        interval=interval,
        arithmetic=score_as("arithmetic"),
        at_least_half=score_as("at_least_half"),
        without_restated=_mean(values[own]) if own_shown else None,
        specificity=_mean(FULL * axes[:, 0]),
        accountability=_mean(FULL * axes[:, 1]),
        dimensions=shares(levels, applies, scale),
        criteria_met=criteria_met(levels, applies, scale),
        points=_points(commitments, levels, applies, axes, scale),
        vocabulary=phrase_counts((s.text for s, _ in plan.items), settings.vocabulary),
        product=score_as("product"),
        breadth=breadth_rows(commitments, plan.items, scale.dimensions, settings, scope),
        words=sum(count_words(statement.text) for statement, _ in plan.items),
        document_words=plan.words,
        umbrella=term_uses(plan.items, settings),
        commitment_interval=wilson(promised, promised + hoped),
        specificity_interval=along,
        accountability_interval=up,
    )


def _levels(commitments: Sequence[Commitment], scale: Scale) -> Ints:
    """(n, d) levels, n may be 0."""
    rows = [commitment.levels for commitment in commitments]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(scale.dimensions))


def _applies(commitments: Sequence[Commitment], scale: Scale) -> Bools:
    """(n, d) whether a dimension applies to a commitment, n may be 0."""
    rows = [commitment.applies for commitment in commitments]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(scale.dimensions))


def _mean(values: Floats) -> float | None:
    """Mean that doesn't depend on the order of the values; None without any."""
    return math.fsum(values) / len(values) if len(values) else None


def _interval(
    values: Floats, commitments: Sequence[Commitment], rng: np.random.Generator, draws: int
) -> Interval | None:
    return score_interval(values.tolist(), [c.section for c in commitments], rng, draws)


def _count(plan: PlanInput, settings: RubricSettings, type_: str, scope: Scope) -> int:
    return sum(
        coding.type == type_ and in_scope(coding, settings, scope) for _, coding in plan.items
    )


def _own_notes(own: NDArray[np.bool_], settings: RubricSettings, *, shown: bool) -> list[str]:
    left = int(own.sum())
    least = settings.scoring.too_few
    if not shown or left == len(own) or left >= least:
        return []
    return [
        f"Without the restated ones {left} commitment{'' if left == 1 else 's'} would be left, "
        f"fewer than {least}: no score without them is given."
    ]


def _alike_notes(values: Floats, *, shown: bool) -> list[str]:
    if not shown or not alike(values.tolist()):
        return []
    return [
        f"All {len(values)} commitments have the same points, which doesn’t make the score sure: "
        f"its interval allows for {RULE_OF_THREE} of {len(values)} to be others, with any points."
    ]


def _points(
    commitments: Sequence[Commitment], levels: Ints, applies: Bools, axes: Floats, scale: Scale
) -> tuple[StatementPoints, ...]:
    products = values_of(levels, axes, scale, "product").tolist()
    numbers = met(levels, applies, scale).tolist()
    names = [dimension.id for dimension in scale.dimensions]
    return tuple(
        StatementPoints(
            statement=commitment.statement.id,
            specificity=float(axes[i, 0]),
            accountability=float(axes[i, 1]),
            points=products[i],
            met=numbers[i],
            levels=tuple(compress(zip(names, commitment.levels, strict=True), commitment.applies)),
            merged=commitment.merged,
            restated=commitment.restated,
            lowered=commitment.lowered,
            not_applicable=tuple(compress(names, ~applies[i])),
        )
        for i, commitment in enumerate(commitments)
    )
