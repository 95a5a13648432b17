"""The commitments of a plan with all that made their points, as a table."""

import string
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from doc_audit.model import PlanScore, Statement, StatementPoints
from doc_audit.model.place import place_words
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import count, scope_words
from doc_audit.rubric.schema import Dimension
from doc_audit.score import Working, likeness, scale_of, workings

NOT_APPLICABLE = "–"
"""Shown for a level where the rubric doesn't apply the dimension."""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A statement that says the same as a commitment and is counted with it.

    `likeness` is in whole per cent, `place` where it stands in words.
    """

    number: int
    id: str
    text: str
    place: str
    likeness: str


class WorkingLine(NamedTuple):
    """One commitment in scope.

    Attributes:
        number, id, text, place: the statement's place in the plan, from 1, and where it stands.
        levels: as scored, in the order of the table's letters; `0+` counted one level up though
            absent, `1-` lowered for the plan's own whole area.
        specificity, accountability: 0…1, four digits.
        points: 0…100, two digits; `without` the score without it, `moves` how far it moves the
            score; empty where the plan has none.
        remarks: what was merged or restated, in words.
        copies: what is counted with it.
    """

    number: int
    id: str
    text: str
    place: str
    levels: tuple[str, ...]
    specificity: str
    accountability: str
    points: str
    without: str
    moves: str
    remarks: tuple[str, ...]
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class WorkingTable:
    """How a plan's score was made.

    Attributes:
        heading: the score with its interval and n, or why there is none.
        letters: a letter per dimension of the axes, in the rubric's order.
        lines: a commitment each, in reading order.
        total: sum, number and mean in words.
        scored: whether the plan has a score.
        marked: whether a level carries a mark.
    """

    heading: str
    letters: tuple[tuple[str, Dimension], ...]
    lines: tuple[WorkingLine, ...]
    total: str
    scored: bool
    marked: bool

    @property
    def copies(self) -> tuple[tuple[WorkingLine, CopyLine], ...]:
        """Every repeat with the commitment that it is counted with."""
        return tuple((line, copy) for line in self.lines for copy in line.copies)


def working_table(lookup: Lookup, score: PlanScore) -> WorkingTable:
    """The table of a plan, from its score alone; nothing is scored anew but the sums."""
    kept = [d for d in scale_of(lookup.settings, score.scope).dimensions if d.axis != "none"]
    letters = tuple(zip(string.ascii_lowercase, kept, strict=False))
    made = workings(score, lookup.settings)
    maker = _Maker(lookup, score, letters)
    lines = tuple(maker.line(one) for one in made)
    return WorkingTable(
        heading=_heading(score),
        letters=letters,
        lines=lines,
        total=_total(score, [one.value for one in made]),
        scored=score.score is not None,
        marked=any(level[1:] for line in lines for level in line.levels),
    )


def levels_words(table: WorkingTable) -> str:
    """What the digits and marks of a table's levels mean."""
    plain = "Levels as scored: 0 absent, 1 vague, 2 specific."
    if any(NOT_APPLICABLE in line.levels for line in table.lines):
        plain = f"{plain} {NOT_APPLICABLE} doesn't apply."
    if not table.marked:
        return plain
    return (
        f"{plain} 0+ is absent but counted as vague; 1- was coded specific, but the place is the "
        "plan's own whole area."
    )


class _Maker:
    def __init__(
        self, lookup: Lookup, score: PlanScore, letters: tuple[tuple[str, Dimension], ...]
    ) -> None:
        self._lookup = lookup
        self._score = score
        self._statements, self._numbers = lookup.statements, lookup.numbers
        self._names = tuple(dimension.id for _, dimension in letters)

    def line(self, one: Working) -> WorkingLine:
        points = one.points
        statement = self._statements[points.statement]
        moves = None if one.without is None else (self._score.score or 0.0) - one.without
        return WorkingLine(
            number=self._numbers[statement.id],
            id=statement.id,
            text=statement.text,
            place=self._place(statement),
            levels=_levels(self._names, points.levels, one.floored, points.lowered),
            specificity=f"{points.specificity:.4f}",
            accountability=f"{points.accountability:.4f}",
            points=f"{one.value:.2f}",
            without="" if one.without is None else f"{one.without:.2f}",
            moves="" if moves is None else f"{abs(moves):.2f}",
            remarks=tuple(_remarks(points)) if points.restated or points.merged else (),
            copies=tuple([self._copy(statement, self._statements[i]) for i in points.merged]),
        )

    def _copy(self, kept: Statement, copy: Statement) -> CopyLine:
        return CopyLine(
            number=self._numbers[copy.id],
            id=copy.id,
            text=copy.text,
            place=self._place(copy),
            likeness=f"{likeness(kept, copy):.0f}",
        )

    def _place(self, statement: Statement) -> str:
        document = self._lookup.documents.get(statement.doc)
        return place_words(document.media if document else "", statement.page, statement.path)


def _remarks(points: StatementPoints) -> Iterator[str]:
    if points.restated:
        yield "restated from another body"
    if points.merged:
        yield count(len(points.merged), "repeat")


@lru_cache(maxsize=1 << 12)
def _levels(
    names: tuple[str, ...],
    levels: tuple[tuple[str, int], ...],
    floored: tuple[str, ...],
    lowered: tuple[str, ...],
) -> tuple[str, ...]:
    """Levels with their marks, of dimensions by id; commitments of the same levels share them."""
    return tuple(_level(name, dict(levels).get(name), floored, lowered) for name in names)


def _level(name: str, level: int | None, floored: Collection[str], lowered: Collection[str]) -> str:
    if level is None:
        return NOT_APPLICABLE
    mark = "+" if name in floored else ""
    return f"{level}{'-' if name in lowered else mark}"


def _heading(score: PlanScore) -> str:
    named = f"{count(score.n, 'commitment')} {scope_words(score.scope)}"
    if score.score is None:
        return f"No score; {named}."
    interval = score.interval
    sure = f"; 95% interval {interval.low:.1f} to {interval.high:.1f}" if interval else ""
    return f"Score {score.score:.2f} of 100{sure}; {named}."


def _total(score: PlanScore, values: list[float]) -> str:
    total = f"Sum of the points: {sum(values):.2f}"
    if score.score is None:
        return f"{total}. No score is made of it."
    return f"{total}; divided by {count(len(values), 'commitment')}: {score.score:.2f}, the score."
