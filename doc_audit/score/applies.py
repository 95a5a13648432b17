"""Whether the rubric applies a dimension to a commitment at all."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

import numpy as np

from doc_audit.model import Coding, StatementPoints
from doc_audit.rubric.schema import AppliesTo, Dimension
from doc_audit.score.axes import Bools, Ints, Scale
from doc_audit.score.inputs import UNKNOWN_KIND


def applies(dimension: Dimension, coding: Coding, kind: str) -> bool:
    """Whether a dimension applies to a statement of a plan of this kind of document."""
    return dimension.applies_to is None or _holds(dimension.applies_to, coding, kind)


def _holds(where: AppliesTo, coding: Coding, kind: str) -> bool:
    codes = {code for listed in coding.categories.values() for code in listed}
    return (
        (not where.kinds or kind in (*where.kinds, UNKNOWN_KIND))
        and (not where.origins or coding.origin in where.origins)
        and (not where.relevance or coding.relevance in where.relevance)
        and (not where.codes or not codes.isdisjoint(where.codes))
        and (not where.groups or not set(coding.groups).isdisjoint(where.groups))
    )


def scored_levels(points: Sequence[StatementPoints], scale: Scale) -> tuple[Ints, Bools | None]:
    """Levels of commitments as they were scored, to be scored again (`axis_points`, `values_of`).

    `points` are of the scale's rubric and scope.

    Returns:
        (n, d) levels, 0 where a dimension doesn't apply, and (n, d) which apply; None for those
        where all do.
    """
    names = [dimension.id for dimension in scale.dimensions]
    known = [dict(line.levels) for line in points]
    shape = (len(known), len(names))
    if every := _all_applying(known, names):
        return np.array(every, dtype=np.int64).reshape(shape), None
    levels = np.array([[row.get(name, 0) for name in names] for row in known], dtype=np.int64)
    applying = np.array([[name in row for name in names] for row in known], dtype=np.bool_)
    return levels.reshape(shape), None if applying.all() else applying.reshape(shape)


def _all_applying(known: Sequence[Mapping[str, int]], names: Sequence[str]) -> list[object]:
    """Levels of each commitment where every dimension applies to all, as nearly always; else
    empty.
    """
    try:
        return list(map(itemgetter(*names), known)) if names else []
    except KeyError:
        return []
