"""What a single commitment scores, rung by rung: the meaning of a score in one look."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from doc_audit.model import SPECIFIC, VAGUE
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score.axes import Aggregate, Scale, axis_points, scale_of, values_of
from doc_audit.score.inputs import Scope


@dataclass(frozen=True, slots=True)
class Rung:
    """One commitment of the ladder.

    Attributes:
        added: ids of the dimensions that are specific here and weren't one rung below; empty for
            the commitment that is vague throughout.
        levels: every dimension of the two axes and its level.
        score: what a commitment with these levels is worth, 0…100.
    """

    added: tuple[str, ...]
    levels: tuple[tuple[str, int], ...]
    score: float


def ladder(
    settings: RubricSettings, scope: Scope = "inequalities", aggregate: Aggregate | None = None
) -> tuple[Rung, ...]:
    """Rungs from a bare act to a complete commitment; last, one that is vague throughout.

    The order is made from the rubric: first the first half of the specificity dimensions (with
    the default rubric, kind of inequality and group), then one by one the heaviest accountability
    dimensions (owner, date), then the rest of specificity (place, number), then the rest of
    accountability (money). Dimensions not yet named are at level 0.
    """
    scale = scale_of(settings, scope)
    named: set[str] = set()
    rungs = []
    for step in _steps(scale):
        named.update(step)
        levels = {d.id: SPECIFIC if d.id in named else 0 for d in _counted(scale)}
        rungs.append(_rung(step, levels, scale, aggregate))
    vague = {d.id: VAGUE for d in _counted(scale)}
    return (*rungs, _rung((), vague, scale, aggregate))


def _steps(scale: Scale) -> list[tuple[str, ...]]:
    what = [d for d in _counted(scale) if d.axis == "specificity"]
    who = [d for d in _counted(scale) if d.axis == "accountability"]
    half = (len(what) + 1) // 2
    heaviest = max(d.weight for d in who)
    steps = [
        _ids(what[:half]),
        *((d.id,) for d in who if d.weight == heaviest),
        _ids(what[half:]),
        _ids(d for d in who if d.weight < heaviest),
    ]
    return [step for step in steps if step]


def _ids(dimensions: Iterable[Dimension]) -> tuple[str, ...]:
    return tuple(dimension.id for dimension in dimensions)


def _counted(scale: Scale) -> list[Dimension]:
    return [d for d in scale.dimensions if d.axis != "none"]


def _rung(
    added: tuple[str, ...], levels: dict[str, int], scale: Scale, aggregate: Aggregate | None
) -> Rung:
    row = np.array([[levels.get(d.id, 0) for d in scale.dimensions]])
    value = values_of(row, axis_points(row, scale), scale, aggregate)[0]
    return Rung(added, tuple(levels.items()), float(value))
