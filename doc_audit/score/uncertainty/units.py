"""The statements of a plan as a coder's mistakes see them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import SPECIFIC, Coding, PlanScore, Statement, StatementPoints
from doc_audit.rubric.accuracy import NOT_CODED
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score.axes import Ints, Scale
from doc_audit.score.commitments import SECTION_DEPTH, scored_level
from doc_audit.score.inputs import PlanInput
from doc_audit.score.intervals import section_numbers
from doc_audit.score.uncertainty.rates import weighted
from doc_audit.text.fold import fold

Row = tuple[str, str, tuple[int, ...], tuple[bool, ...]]
"""Assigned type, relevance (`NOT_CODED` where it has none), column of each dimension's level (0 for
not coded, else the level + 1), and whether the own-area rule caps it at vague."""


@dataclass(frozen=True, eq=False, slots=True)
class Units:
    """Statements, copies once, in an order of their own: that of reading changes nothing.

    Attributes:
        found: how many are commitments as counted; they stand first.
        types, relevance: as assigned, of every unit.
        columns: (u, d) see `Row`.
        capped: (u, d) see `Row`.
        sections: (found,) number of the section of each commitment.
    """

    found: int
    types: tuple[str, ...]
    relevance: tuple[str, ...]
    columns: Ints
    capped: NDArray[np.bool_]
    sections: Ints


def units_of(
    plan: PlanInput, score: PlanScore, settings: RubricSettings, scale: Scale
) -> Units:  # fmt: skip
    """Units of a scored plan: its commitments as merged, then all its other statements.

    Others that say the same, word by word, are one, with the highest codes of them: mistakes
    on copies are the same mistake.
    """
    dimensions = [d for d, on in zip(scale.dimensions, weighted(scale), strict=True) if on]
    items = {statement.id: (statement, coding) for statement, coding in plan.items}
    found = sorted(
        (_section(items[p.statement][0]), _found(p, items[p.statement][1], dimensions))
        for p in score.points
    )
    counted = {id_ for p in score.points for id_ in (p.statement, *p.merged)}
    others = dict[str, Row]()
    for statement, coding in plan.items:
        if statement.id not in counted:
            text = " ".join(fold(statement.text).casefold().split())
            row = _other(coding, dimensions, settings, plan.area)
            others[text] = max(row, others.get(text, row))
    rows = [*(row for _, row in found), *sorted(others.values())]
    return Units(
        found=len(found),
        types=tuple(row[0] for row in rows),
        relevance=tuple(row[1] for row in rows),
        columns=_table([row[2] for row in rows], len(dimensions)),
        capped=_table([row[3] for row in rows], len(dimensions)).astype(bool),
        sections=section_numbers([section for section, _ in found]),
    )


def _section(statement: Statement) -> tuple[str, ...]:
    return (statement.doc, *statement.headings[:SECTION_DEPTH])


def _found(points: StatementPoints, coding: Coding, dimensions: list[Dimension]) -> Row:
    """A commitment as scored, but a place that the own-area rule lowered as it was coded."""
    levels = dict(points.levels)
    capped = tuple(d.id in points.lowered for d in dimensions)
    columns = tuple(
        1 + (SPECIFIC if low else levels[d.id]) for d, low in zip(dimensions, capped, strict=True)
    )
    return (coding.type, coding.relevance or NOT_CODED, columns, capped)


def _other(
    coding: Coding, dimensions: list[Dimension], settings: RubricSettings, area: str
) -> Row:  # fmt: skip
    pairs = list(_columns(coding, dimensions, settings, area))
    return (
        coding.type,
        coding.relevance or NOT_CODED,
        tuple(column for column, _ in pairs),
        tuple(low for _, low in pairs),
    )


def _columns(
    coding: Coding, dimensions: list[Dimension], settings: RubricSettings, area: str
) -> Iterator[tuple[int, bool]]:
    coded = coding.type in settings.coded_types
    for dimension in dimensions:
        if coded and dimension.id in coding.dimensions:
            level = coding.level(dimension.id)
            yield level + 1, scored_level(coding, dimension, settings, area) < level
        else:
            yield 0, False


def _table(rows: list[tuple[int, ...]] | list[tuple[bool, ...]], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)
