"""A coder's codes on one statement, put together from the words that were marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from doc_audit.export.qda_codes import LEVELS
from doc_audit.intake.faults import Faults, quoted
from doc_audit.intake.statements import gaps, runs
from doc_audit.model import ABSENT, Code, Coding, Evidence, Marked, Statement
from doc_audit.rubric.schema import ClosedCode, RubricSettings

Span = tuple[int, int]
Marks = Mapping[str, Marked]
_WHOLE = "Leave one of them on the statement."


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement's coding and its marks by rubrics beside the main one, by rubric id."""

    coding: Coding
    beside: Mapping[str, Marks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What was marked on one statement.

    Attributes:
        spans: key of a code (`export.qda_codes`) → where it stands in the statement's text.
        where: the statement, for messages.
    """

    statement: Statement
    spans: Mapping[str, Sequence[Span]]
    where: str


def coded(found: Found, settings: RubricSettings, coder: str, faults: Faults) -> Coded | None:
    """The coding; None, with a fault, where it has no type or two.

    Dimensions that are not marked on a commitment or aspiration are absent.
    """
    single = {
        key: _only(found, key, [code.id for code in codes], faults)
        for key, codes in (
            ("type", settings.types),
            ("relevance", settings.relevance),
            ("origin", settings.origins),
        )
    }
    if None in single.values():
        return None
    chosen = {key: value or "" for key, value in single.items()}
    if not chosen["type"]:
        _without_type(found, faults)
        return None
    marks = {rubric: dict(_marks(found, rubric, faults)) for rubric in _rubrics(found)}
    coding = Coding(
        found.statement.id, coder, chosen["type"],
        relevance=chosen["relevance"], origin=chosen["origin"], marks=marks.pop(settings.id, {}),
    )  # fmt: skip
    return Coded(_with_detail(coding, found, settings, faults), marks)


def _only(found: Found, key: str, codes: Sequence[str], faults: Faults) -> str | None:
    """The one code of a list, "" where none is marked; None, with a fault, where several are."""
    chosen = [code for code in codes if f"{key}/{code}" in found.spans]
    if len(chosen) < 2:
        return "".join(chosen)
    what = f"Has {len(chosen)} codes for {key} ({', '.join(chosen)}); it was left out."
    faults.add("several_codes", found.where, what, _WHOLE)
    return None


def _without_type(found: Found, faults: Faults) -> None:
    what = f"Has codes ({', '.join(sorted(found.spans))}) but no type; it was left out."
    faults.add("no_type", found.where, what, "Give it a type, such as commitment.")


def _with_detail(coding: Coding, found: Found, settings: RubricSettings, faults: Faults) -> Coding:
    """The coding with dimensions, categories and groups, for the types that have them."""
    levels = {d.id: _level(found, d.id, coding.type, faults) for d in settings.dimensions}
    lists = {listed.id: _of(found, listed.id, listed.codes) for listed in settings.categories}
    groups = _of(found, "groups", settings.groups)
    if coding.type in settings.coded_types:
        return replace(coding, dimensions=levels, categories=lists, groups=groups)
    tell_extra(coding.type, levels, {**lists, "groups": groups}, settings, found.where, faults)
    return coding


def _of(found: Found, key: str, codes: Iterable[ClosedCode]) -> tuple[str, ...]:
    return tuple(code.id for code in codes if f"{key}/{code.id}" in found.spans)


def tell_extra(
    type_: str,
    levels: Mapping[str, Code],
    lists: Mapping[str, Sequence[str]],
    settings: RubricSettings,
    where: str,
    faults: Faults,
) -> None:
    """Names codes that a statement of a type can't have, if there are any."""
    extra = [key for key, codes in lists.items() if codes]
    extra += [name for name, code in levels.items() if code.level != ABSENT]
    if extra:
        what = f"Is coded {type_}, which has no {', '.join(extra)}; these were left out."
        mend = f"Code it {' or '.join(settings.coded_types)}, or take them off."
        faults.add("codes_of_another_type", where, what, mend)


def _level(found: Found, dimension: str, type_: str, faults: Faults) -> Code:
    marked = [level for level, _ in LEVELS if f"{dimension}/{level}" in found.spans]
    if not marked:
        return Code(ABSENT)
    level = max(marked)
    if len(marked) > 1:
        what = f"Has two levels of {dimension}; the higher was taken."
        faults.add("two_levels", found.where, what, _WHOLE)
    words = _words(found, f"{dimension}/{level}", f"type/{type_}", faults)
    return Code(level, words.words if words else "", words)


def _rubrics(found: Found) -> list[str]:
    """Rubrics whose marks stand on the statement."""
    keys = (key.split("/") for key in found.spans)
    return list(dict.fromkeys(parts[1] for parts in keys if parts[0] == "mark"))


def _marks(found: Found, rubric: str, faults: Faults) -> Iterator[tuple[str, Marked]]:
    prefix = f"mark/{rubric}/"
    types = "".join(key for key in found.spans if key.startswith("type/"))
    for key in found.spans:
        if key.startswith(prefix):
            words = _words(found, key, types, faults)
            yield key.removeprefix(prefix), Marked(words.words if words else "", words)


def _words(found: Found, key: str, type_: str, faults: Faults) -> Evidence | None:
    """The words a code stands on.

    None where it stands on the whole statement, or on just what the type stands on: then it was
    put on the statement as such.
    """
    statement = found.statement
    stretches = runs(statement, found.spans[key])
    if stretches == runs(statement, found.spans.get(type_, ())):
        return None
    if not gaps(statement, stretches):
        return None
    start, end = max(stretches, key=lambda one: (one[1] - one[0], -one[0]))
    words = statement.text[start:end]
    if len(stretches) > 1:
        what = f"{key} stands on {len(stretches)} stretches of words; {quoted(words)} was kept."
        faults.note("several_stretches", found.where, what, "One stretch a code can be kept.")
    return Evidence("text", start, end, words)
