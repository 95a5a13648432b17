"""Codings of several rubrics, kept once where they share them."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.model import Coding, Marking
from doc_audit.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Dealt:
    """Codings of one document: the main rubric's, and what the others add."""

    codings: tuple[Coding, ...]
    markings: tuple[Marking, ...]
    others: tuple[Coding, ...]


def deal(codings: Sequence[Sequence[Coding]], rubrics: Sequence[Rubric]) -> Dealt:
    """Codings by statement and rubric, the main rubric's first, without what they share.

    Of a rubric whose codes are those of the main one, only marks are kept. Marks stand apart from
    codes, of all rubrics but the main one, so that whoever shows marks finds all in one place.
    """
    markings: list[Marking] = []
    others: list[Coding] = []
    for of_statement in codings:
        for rubric, coding in zip(rubrics[1:], of_statement[1:], strict=True):
            if not shares_codes(rubric, rubrics[0]):
                others.append(coding)
            if coding.marks:
                markings.append(Marking(coding.statement, rubric.hash, coding.marks))
    return Dealt(tuple(line[0] for line in codings), tuple(markings), tuple(others))


def shares_codes(one: Rubric, other: Rubric) -> bool:
    """Whether two rubrics give statements the same codes, marks apart."""
    return one.coder.hash == other.coder.hash
