"""Which words of a statement, its stem and what stands before it are marked, and how."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from markupsafe import Markup

from doc_audit.model import VAGUE, Code, Coding, Statement
from doc_audit.report.highlight import Span, highlight
from doc_audit.rubric.schema import RubricSettings

PALETTE = 10
"""Colours in the style sheet; a rubric with more dimensions starts again from the first."""

_IN_TEXT = ("text", "cell")


def dimension_class(place: int) -> str:
    """CSS class of the dimension at a place in the rubric, from 0."""
    return f"d{place % PALETTE}"


def marked_text(statement: Statement, coding: Coding | None, settings: RubricSettings) -> Markup:
    """The statement's words, cells labelled with their heads, evidence marked."""
    marks = _spans(statement.text, coding, settings, _IN_TEXT)
    if not statement.cells:
        return highlight(statement.text, marks)
    return highlight(statement.text, [*_cells(statement), *marks])


def _cells(statement: Statement) -> Iterable[Span]:
    """Cells with the heads of their columns, and the bars between them, which needn't be seen."""
    for cell in statement.cells:
        head = cell.head or _role(cell.role)
        yield Span(cell.start, cell.end, head, "cell", "span", outer=True)
    for left, right in pairwise(sorted(statement.cells, key=lambda cell: cell.start)):
        if not statement.text[left.end : right.start].strip(" |"):
            yield Span(left.end, right.start, "", "gap", "span", outer=True)


def marked_context(
    statement: Statement, coding: Coding | None, settings: RubricSettings
) -> tuple[Markup, Markup]:
    """What stood before, only where evidence lies in it, and the stem, each with its marks."""
    before = list(_spans(statement.before, coding, settings, ("before",)))
    stem = _spans(statement.stem, coding, settings, ("stem",))
    return (
        highlight(statement.before, before) if before else Markup(),
        highlight(statement.stem, stem),
    )


def _role(role: str) -> str:
    return "" if role == "other" else role.capitalize()


def _spans(
    text: str, coding: Coding | None, settings: RubricSettings, sources: tuple[str, ...]
) -> Iterable[Span]:
    if not text or coding is None or not coding.dimensions:
        return ()
    return _found(text, coding.dimensions, settings, sources)


def _found(
    text: str, codes: Mapping[str, Code], settings: RubricSettings, sources: tuple[str, ...]
) -> Iterator[Span]:
    for place, dimension in enumerate(settings.dimensions):
        code = codes.get(dimension.id)
        if code is None or not code.level:
            continue
        found = _where(text, code, sources)
        if found:
            vague = code.level == VAGUE
            label = f"{dimension.label}: vague" if vague else dimension.label
            yield Span(*found, label, dimension_class(place) + (" v" if vague else ""))


def _where(text: str, code: Code, sources: tuple[str, ...]) -> tuple[int, int] | None:
    """Place of the code's words in `text`; a coder who gave words alone means their first place."""
    evidence = code.evidence
    if evidence is not None:
        return (evidence.start, evidence.end) if evidence.source in sources else None
    if not code.words or "text" not in sources:
        return None
    start = text.find(code.words)
    return (start, start + len(code.words)) if start >= 0 else None
