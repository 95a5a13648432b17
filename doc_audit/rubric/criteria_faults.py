"""Names in `extends`, `without`, criteria and tables that lead nowhere, each with its line."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from doc_audit.errors import DocAuditError
from doc_audit.rubric.code_facts import GROUPS, code_facts
from doc_audit.rubric.criteria import OUTCOMES, Criterion, CrossTable, TableLine
from doc_audit.rubric.extend import Settings
from doc_audit.rubric.faults import fault
from doc_audit.rubric.keys import offered
from doc_audit.rubric.lines import Located, Path
from doc_audit.rubric.rules import RuleSet
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.when import When

if TYPE_CHECKING:
    from doc_audit.rubric.check import Placed

_MARKS = "marks"
_NEAREST = 3  # names offered where none fits

Say = tuple[Path, str, str]
"""Path in `rubric.yaml`, what is wrong, how to mend it."""


def repeated_ids(file: str, located: Located) -> Iterator[DocAuditError]:
    """Ids that two things of one list have: merged by id, one of them would be lost unseen."""
    for path, listed in _lists_in(located.value, ()):
        seen: set[str] = set()
        for index, item in enumerate(listed):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name in seen:
                line = located.line((*path, index, "id"))
                what = f"“{name}” is in `{path[-1]}` twice."
                yield fault(file, line, what, "Rename one of them.")
            seen.add(str(name))


def _lists_in(value: Any, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    """Every list under a key, lists within lists too."""
    if isinstance(value, list) and path:
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list):
            yield from _lists_in(one, (*path, key))


def extends_faults(
    settings: RubricSettings, placed: Settings, base: RubricSettings | None, known: Collection[str]
) -> Iterator[DocAuditError]:
    """Faults of `extends` and `without`.

    `base` are the settings of the rubric built on, None where its files aren't there; `known` its
    ids of rules, marks, criteria and tables.
    """
    if base is None:
        if settings.extends or settings.without:
            path: Path = ("extends",) if settings.extends else ("without",)
            named = f" “{settings.extends}”" if settings.extends else ""
            what = f"the rubric{named} that this one builds on isn't there."
            yield fault(*placed.place(path), what, "Name a rubric in `extends`, by its id.")
        return
    if settings.extends != base.id:
        what = f"the files under base/ are of the rubric “{base.id}”, not “{settings.extends}”."
        yield fault(*placed.place(("extends",)), what, "Let `extends` name it.")
    for index, name in enumerate(settings.without):
        if name not in known:
            what = f"“{base.id}” has no rule, mark, criterion or table “{name}”."
            yield fault(*placed.place(("without", index)), what, _nearest(name, known))


def ids_to_leave(settings: RubricSettings, rules: RuleSet) -> list[str]:
    """Ids that a rubric built on this one may leave out."""
    groups = (rules.marks, rules.cues, rules.cells, rules.decisions)
    own = (settings.marks, settings.criteria, settings.tables)
    return [
        *(rule.id for group in groups for rule in group),
        *(one.id for group in own for one in group),
    ]


def taken_ids(
    files: Mapping[str, "Placed"], base: str, taken: Collection[str]
) -> Iterator[DocAuditError]:
    """Rules of the rubric's own that are called as one of its base."""
    for path, placed in files.items():
        for group in ("marks", "cues", "cells", "decisions"):
            for index, rule in enumerate(getattr(placed.content, group)):
                if rule.id in taken:
                    what = f"“{rule.id}” is taken by a rule of “{base}”."
                    mend = "Rename it, or name that rule in `without` of rubric.yaml."
                    yield fault(path, placed.located.line((group, index, "id")), what, mend)
        for name in placed.content.lists:
            if name in taken:
                what = f"“{name}” is taken by a list of “{base}”."
                yield fault(path, placed.located.line(("lists", name)), what, "Rename it.")


def criteria_faults(settings: RubricSettings, placed: Settings) -> Iterator[DocAuditError]:
    """Faults of marks, criteria and tables: unknown facts and lists, ids that are taken."""
    facts, scored = list(code_facts(settings)), settings.scoring.scored_kinds
    says = [
        *(say for i, c in enumerate(settings.criteria) for say in _criterion(c, i, facts, scored)),
        *(say for i, t in enumerate(settings.tables) for say in _table(t, i, settings, facts)),
    ]
    for path, what, mend in says:
        yield fault(*placed.place(path), what, mend)


def _unscored(criterion: Criterion, at: Path, scored: Collection[str]) -> Iterator[Say]:
    """Kinds that no plan counted has: nobody would ever be asked."""
    for i, kind in enumerate(criterion.kinds):
        if kind not in scored:
            what = f"“{kind}” is no kind of document that the rubric scores."
            yield (*at, "kinds", i), what, f"Use one of {', '.join(scored)}."


def _criterion(
    criterion: Criterion, index: int, facts: list[str], scored: Collection[str]
) -> Iterator[Say]:
    at: Path = ("criteria", index)
    conditions: list[tuple[Path, When | None]] = [
        ((*at, "when"), criterion.when),
        ((*at, "of"), criterion.of),
        ((*at, "share", "of"), criterion.share.of if criterion.share else None),
    ]
    conditions += [((*at, "states", i, "when"), s.when) for i, s in enumerate(criterion.states)]
    yield from _unknown(conditions, facts)
    yield from _unscored(criterion, at, scored)
    seen: set[str] = set()
    for i, state in enumerate(criterion.states):
        if state.id in OUTCOMES or state.id in seen:
            what = f"the state “{state.id}” is taken."
            yield (*at, "states", i, "id"), what, "Give it a name of its own."
        seen.add(state.id)


def _table(
    table: CrossTable, index: int, settings: RubricSettings, facts: list[str]
) -> Iterator[Say]:
    at: Path = ("tables", index)
    yield from _unknown([((*at, "of"), table.of)], facts)
    for side, lines in (("rows", table.rows), ("columns", table.columns)):
        if isinstance(lines, str):
            known = [GROUPS, _MARKS, *(listed.id for listed in settings.categories)]
            if lines not in known:
                what = f"there is no list “{lines}”."
                yield (
                    (*at, side),
                    what,
                    f"{offered(lines, known)}Use one of: {', '.join(known)}, or lines of its own.",
                )
        else:
            yield from _unknown(_conditions((*at, side), lines), facts)


def _conditions(at: Path, lines: Iterable[TableLine]) -> list[tuple[Path, When | None]]:
    return [((*at, i, "when"), line.when) for i, line in enumerate(lines)]


def _unknown(conditions: Iterable[tuple[Path, When | None]], facts: list[str]) -> Iterator[Say]:
    for path, when in conditions:
        for key in ("all", "any", "none") if when else ():
            for index, term in enumerate(getattr(when, key)):
                for fact in term.split("|"):
                    if fact not in facts:
                        yield (*path, key, index), f"no code is “{fact}”.", _nearest(fact, facts)
        if when == When():
            yield path, "the conditions are empty, so every statement meets them.", "Add a fact."


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), _NEAREST, cutoff=0.5)
    if near:
        return f"The nearest: {', '.join(near)}."
    return "Look for a misspelling; `doc-audit rubric show` tells which there are."
