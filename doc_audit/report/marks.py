"""Which words of a statement, its stem and what stands before it are marked, and how."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from doc_audit.model import VAGUE, Code, Statement
from doc_audit.report.dimension_codes import CodeAt
from doc_audit.report.highlight import Span, Stretch, highlight
from doc_audit.rubric.schema import RubricSettings

PALETTE = 10
"""Colours in the style sheet; a rubric with more dimensions starts again from the first."""

_STRINGS = {"text": "text", "cell": "text", "stem": "stem", "before": "before"}
"""Source of evidence → the statement's string that it is marked in."""


def dimension_class(place: int) -> str:
    """CSS class of the dimension at a place in the rubric, from 0."""
    return f"d{place % PALETTE}"


class MarkedWords(NamedTuple):
    """A statement's words with evidence marked, in HTML that is safe as it is: what stood before,
    only where evidence lies in it, its stem, its own words with cells labelled by their heads.
    """

    before: str
    stem: str
    text: str


class Marker:
    """Marks words by one rubric's dimensions."""

    def __init__(self, settings: RubricSettings) -> None:
        # By the dimension's place: label and class of vague words, and of specific ones.
        self._looks = [
            (
                (f"{dimension.label}: vague", f"{dimension_class(place)} v"),
                (dimension.label, dimension_class(place)),
            )
            for place, dimension in enumerate(settings.dimensions)
        ]

    def marked(self, statement: Statement, codes: Sequence[CodeAt]) -> MarkedWords:
        """Words of a statement with the marks of its codes."""
        found = self._spans(statement.text, codes) if codes else {}
        before, stem = found.get("before"), statement.stem
        own = found.get("text", ())
        spans = [*_cells(statement), *own] if statement.cells else own
        return MarkedWords(
            highlight(statement.before, before) if before and statement.before else "",
            highlight(stem, found.get("stem", ())) if stem else "",
            highlight(statement.text, spans),
        )

    def _spans(self, text: str, codes: Sequence[CodeAt]) -> Mapping[str, Sequence[Stretch]]:
        """String that the words stand in, one of `_STRINGS`, → marks in it."""
        found: dict[str, list[Stretch]] = {}
        for place, code, _ in codes:
            if not code.level:
                continue
            where, start, end = _where(text, code)
            if where:
                vague, specific = self._looks[place]
                label, classes = vague if code.level == VAGUE else specific
                found.setdefault(where, []).append((start, end, label, classes, "mark", False))
        return found


def _cells(statement: Statement) -> Iterable[Span]:
    """Cells with the heads of their columns, and the bars between them, which needn't be seen."""
    for cell in statement.cells:
        head = cell.head or _role(cell.role)
        yield Span(cell.start, cell.end, head, "cell", "span", outer=True)
    for left, right in pairwise(sorted(statement.cells, key=lambda cell: cell.start)):
        if not statement.text[left.end : right.start].strip(" |"):
            yield Span(left.end, right.start, "", "gap", "span", outer=True)


def _role(role: str) -> str:
    return "" if role == "other" else role.capitalize()


def _where(text: str, code: Code) -> tuple[str, int, int]:
    """String and place of the code's words, an empty string where they aren't in the statement; a
    coder who gave words alone means their first place in its own.
    """
    evidence = code.evidence
    if evidence is not None:
        return _STRINGS.get(evidence.source, ""), evidence.start, evidence.end
    start = text.find(code.words) if code.words else -1
    return ("text" if start >= 0 else ""), start, start + len(code.words)
