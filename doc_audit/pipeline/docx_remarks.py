"""What the comments in a Word file say of its statements, in plain words."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.export.docx_comments import Remark
from doc_audit.model import ABSENT, SPECIFIC, Code, Coding, Statement, StatementPoints
from doc_audit.pipeline.copy_words import Counted, MarkWords, opening, own_words
from doc_audit.report.code_lines import LEVELS, SOURCES
from doc_audit.report.reasons import reason
from doc_audit.report.words import joined, value_words
from doc_audit.rubric.schema import Dimension, RubricSettings

_RULES = "rules:"  # how the names of coders begin that are rule sets
_HELD = ("stem", "before")


def remarks_of(
    statement: Statement,
    coding: Coding,
    settings: RubricSettings,
    points: StatementPoints | None = None,
    worth: str = "",
    marks: Sequence[str] = (),
) -> list[Remark]:
    """The comments on a statement: one on it, then one on the words of each dimension.

    Args:
        statement: the statement.
        coding: its codes.
        settings: of the rubric that it was coded by.
        points: how its levels were counted; None where it has no part in a score.
        worth: what it brought to the plan's score, a sentence; "" to say nothing of it.
        marks: that rubrics put on it, a line each.

    Returns:
        none where the rubric doesn't code dimensions of statements of its type.
    """
    if coding.type not in settings.coded_types:
        return []
    apart = [
        remark
        for dimension in settings.dimensions
        if (remark := _on_words(statement, dimension, coding, points))
    ]
    told = {remark.says[0].partition(":")[0] for remark in apart}
    return [
        Remark((*_on_whole(coding, settings, points, worth, told), *marks, _by(coding))),
        *apart,
    ]


def _by(coding: Coding) -> str:
    rules = coding.coder.startswith(_RULES)
    return "Coded by rules, not by a person." if rules else f"Coded by {coding.coder}."


def _on_whole(
    coding: Coding,
    settings: RubricSettings,
    points: StatementPoints | None,
    worth: str,
    told: set[str],
) -> Iterator[str]:
    types = {code.id: code for code in settings.types}
    yield f"{opening(coding, settings)} {worth}".rstrip()
    if coding.type == settings.aspiration_type and settings.commitment_type in types:
        yield f"A commitment {types[settings.commitment_type].means}."
    left_out = points.not_applicable if points else ()
    asked = [one for one in settings.dimensions if one.id not in left_out]
    clear = [one.label.lower() for one in asked if coding.level(one.id) == SPECIFIC]
    if clear:
        yield f"Specific: {joined(clear)}."
    for dimension in asked:
        yield from _lacks(dimension, coding, told)


def _lacks(dimension: Dimension, coding: Coding, told: set[str]) -> Iterator[str]:
    """What isn't found or vague, and what has its words where no comment can stand."""
    code = coding.dimensions.get(dimension.id)
    level = code.level if code else ABSENT
    if level != SPECIFIC:
        found = "Not found" if level == ABSENT else "Vague"
        aside = "" if dimension.weight else " (it has no part in the points)"
        yield f"{found}: {dimension.label.lower()}{aside}. {_wanted(dimension)}"
    if code and level != ABSENT and dimension.label not in told:
        yield from _said(dimension, code, None)


def _wanted(dimension: Dimension) -> str:
    return f"To be specific: {dimension.levels[SPECIFIC]}."


def _on_words(
    statement: Statement, dimension: Dimension, coding: Coding, points: StatementPoints | None
) -> Remark | None:
    code = coding.dimensions.get(dimension.id)
    if code is None or code.level == ABSENT:
        return None
    says = tuple(_said(dimension, code, points))
    evidence = code.evidence
    if words := own_words(statement, code):
        return Remark(says, *words)
    if evidence and evidence.source in _HELD and evidence.start < evidence.end:
        held = statement.stem if evidence.source == "stem" else statement.before
        return Remark(says, evidence.start, evidence.end, held)
    return None


def _said(dimension: Dimension, code: Code, points: StatementPoints | None) -> Iterator[str]:
    """`Target: specific (a quantity …).`, what it was read as, what decided."""
    yield f"{dimension.label}: {LEVELS[code.level]} ({dimension.levels[code.level]})."
    if code.level != SPECIFIC:
        yield _wanted(dimension)
    if points and dimension.id in points.lowered:
        yield "Counted as vague, because the place is the plan’s own whole area."
    evidence = code.evidence
    if evidence and evidence.words and SOURCES[evidence.source]:
        yield f"Shown {SOURCES[evidence.source]}: “{evidence.words}”."
    if code.value:
        yield f"Read as: {value_words(code.value)}."
    if code.rules:
        yield f"Decided by: {'; '.join(map(reason, code.rules))}."


def remarks_by_id(
    statements: Sequence[Statement],
    codings: Mapping[str, Coding],
    settings: RubricSettings,
    counted: Counted,
    marks: MarkWords,
) -> dict[str, list[Remark]]:
    """The remarks of each statement that has any, by its id; arguments as for `remarks_of`."""
    found = {
        one.id: remarks_of(
            one,
            codings[one.id],
            settings,
            counted.points.get(one.id),
            counted.says.get(one.id, ""),
            marks.of(one.id),
        )
        for one in statements
        if one.id in codings
    }
    return {id_: remarks for id_, remarks in found.items() if remarks}
