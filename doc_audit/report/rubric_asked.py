"""What a rubric asks, and where each question comes from."""

from dataclasses import dataclass

from doc_audit.report.rubric_words import RECALLED, VERIFIED, is_recalled
from doc_audit.report.words import count, spaced
from doc_audit.rubric.criteria import Criterion, NotCoded
from doc_audit.rubric.schema import RubricSettings

_UNITS = {
    "commitment": "share of commitments",
    "statement": "share of statements",
    "plan": "found in the plan or not",
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A criterion as the rubric asks it."""

    id: str
    section: str
    label: str
    question: str
    unit: str
    source: str
    provenance: str
    recalled: bool
    note: str


def lead(settings: RubricSettings) -> str:
    """How many questions there are, and how many of them nobody looked up."""
    total = len(settings.criteria) + len(settings.tables)
    recalled = sum(is_recalled(c) for c in (*settings.criteria, *settings.tables))
    asked = f"{count(total, 'question')} put to every plan by rules over its own words."
    if recalled == 0:
        return f"{asked} None is recalled: each was checked at the source it names."
    which = "All are" if recalled == total else f"{recalled} of them {_verb(recalled)}"
    return f"{asked} {which} {RECALLED}: written down from memory, not read at the source."


def _verb(number: int) -> str:
    return "is" if number == 1 else "are"


def scope_of(settings: RubricSettings) -> str:
    """Which commitments its criteria count."""
    if settings.criteria_scope == "all":
        return "commitments of any kind"
    return "commitments about inequalities"


def asked_line(criterion: Criterion) -> AskedLine:
    """A criterion with its source."""
    recalled = is_recalled(criterion)
    return AskedLine(
        id=criterion.id,
        section=criterion.section,
        label=criterion.label,
        question=criterion.question,
        unit=_unit_words(criterion),
        source=criterion.source,
        provenance=RECALLED if recalled else VERIFIED,
        recalled=recalled,
        note=criterion.note,
    )


def _unit_words(criterion: Criterion) -> str:
    words = _UNITS[criterion.unit]
    kinds = " or ".join(spaced(kind) for kind in criterion.kinds)
    return f"{words}; asked where it is a {kinds}, or of unknown kind" if kinds else words


def not_coded_line(item: NotCoded) -> AskedLine:
    """What the source asks and this rubric doesn't code."""
    recalled = is_recalled(item)
    said = RECALLED if recalled else VERIFIED
    return AskedLine(
        "", "", item.label, item.question, "not coded", item.source, said, recalled, item.why
    )
