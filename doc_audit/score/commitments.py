"""Which commitments of a plan are scored, each once, at which levels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import GROUPS, SPECIFIC, VAGUE, Code, Coding, Statement
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score.applies import applies
from doc_audit.score.area import is_own_area
from doc_audit.score.inputs import PlanInput, Scope
from doc_audit.score.merge import copies

RESTATED = "restated"
"""The origin that `model.Coding` reserves for other bodies' targets."""

SECTION_DEPTH = 2
"""Headings, from the outermost, that make a section of the bootstrap: usually chapter and
priority. Deeper ones would leave one or two commitments in each."""

Item = tuple[Statement, Coding]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment in scope, its copies merged.

    Attributes:
        statement: its longest copy; the first in reading order where several are.
        levels: of the dimensions in scope, in their order: the highest of the copies, after the
            own-area rule, before floors; 0 where a dimension doesn't apply.
        merged: ids of the other copies, in reading order.
        restated: every copy is coded so.
        lowered: dimensions that the own-area rule lowered.
        section: document and outermost headings of the longest copy.
        applies: which of the dimensions in scope apply: to at least one of the copies.
        named: list (`groups` or a category list) and code of all that the copies name.
    """

    statement: Statement
    levels: tuple[int, ...]
    merged: tuple[str, ...]
    restated: bool
    lowered: tuple[str, ...]
    section: tuple[str, ...]
    applies: tuple[bool, ...]
    named: frozenset[tuple[str, str]]


def in_scope(coding: Coding, settings: RubricSettings, scope: Scope) -> bool:
    """Whether a statement's relevance is scored."""
    return scope == "all" or coding.relevance in settings.scoring.scope_relevance


def commitments_of(
    plan: PlanInput,
    settings: RubricSettings,
    dimensions: Sequence[Dimension],
    scope: Scope = "inequalities",
) -> tuple[Commitment, ...]:
    """The plan's commitments in scope, near-duplicates merged, in reading order."""
    items = [
        (statement, coding)
        for statement, coding in plan.items
        if coding.type == settings.commitment_type and in_scope(coding, settings, scope)
    ]
    groups = copies([s for s, _ in items], settings.scoring.duplicate_similarity)
    led = sorted((_longest(group, items), group) for group in groups)
    return tuple(
        _merge(items[lead][0], [items[i] for i in group], settings, dimensions, plan)
        for lead, group in led
    )


def _longest(group: Sequence[int], items: Sequence[Item]) -> int:
    return max(group, key=lambda i: (len(items[i][0].text), -i))


def _merge(
    longest: Statement,
    group: Sequence[Item],
    settings: RubricSettings,
    dimensions: Sequence[Dimension],
    plan: PlanInput,
) -> Commitment:
    asked = [any(applies(d, coding, plan.kind) for _, coding in group) for d in dimensions]
    coded = [
        max(coding.level(d.id) for _, coding in group) * applied
        for d, applied in zip(dimensions, asked, strict=True)
    ]
    levels = [
        max(scored_level(c, d, settings, plan.area) for _, c in group) * applied
        for d, applied in zip(dimensions, asked, strict=True)
    ]
    return Commitment(
        statement=longest,
        levels=tuple(levels),
        merged=tuple(statement.id for statement, _ in group if statement is not longest),
        restated=all(coding.origin == RESTATED for _, coding in group),
        lowered=tuple(
            d.id for d, before, now in zip(dimensions, coded, levels, strict=True) if now < before
        ),
        section=(longest.doc, *longest.headings[:SECTION_DEPTH]),
        applies=tuple(asked),
        named=frozenset(key for _, coding in group for key in named_by(coding)),
    )


def named_by(coding: Coding) -> Iterator[tuple[str, str]]:
    """List and code of all groups and categories that a statement names, each once."""
    yield from ((GROUPS, group) for group in coding.groups)
    for name, codes in coding.categories.items():
        yield from ((name, code) for code in codes)


def scored_level(coding: Coding, dimension: Dimension, settings: RubricSettings, area: str) -> int:
    """The level as coded, lowered to VAGUE where it rests on the plan's own whole area alone."""
    level = coding.level(dimension.id)
    if level != SPECIFIC or not dimension.own_area_is_vague:
        return level
    if _several_places(coding, dimension, settings):
        return level
    return VAGUE if is_own_area(shown_words(coding.dimensions[dimension.id]), area) else level


def shown_words(code: Code) -> str:
    """The words that show a code, wherever they stand; "" where the coder gave none."""
    return code.words or (code.evidence.words if code.evidence else "")


def _several_places(coding: Coding, dimension: Dimension, settings: RubricSettings) -> bool:
    """Whether the categories say that more than one sort of place is named.

    "Across West Sussex, first in Crawley": the words of the code may show the first only.
    """
    lists = (c.id for c in settings.categories if c.dimension == dimension.id)
    return any(len(coding.categories.get(name, ())) > 1 for name in lists)
