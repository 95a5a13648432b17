"""What a schema can't see: names that lead nowhere, repeated ids, patterns that can't be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from doc_audit.errors import DocAuditError
from doc_audit.rubric.facts import FactNames
from doc_audit.rubric.faults import fault
from doc_audit.rubric.keys import offered
from doc_audit.rubric.lines import Located, Path
from doc_audit.rubric.pattern import BUILT_IN, CASED, PatternError, parse
from doc_audit.rubric.pattern_place import fault_column
from doc_audit.rubric.rules import (
    CellRule,
    CueRule,
    Decision,
    MarkRule,
    Rule,
    RuleFile,
    RuleSet,
    When,
)
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.settings_faults import settings_faults
from doc_audit.rubric.settings_names import Say

SETTINGS = "rubric.yaml"
RULES = "rules"


@dataclass(frozen=True)
class Placed:
    """A rule file and where everything stands in it."""

    content: RuleFile
    located: Located


def check_rules(
    settings: RubricSettings, rules: RuleSet, files: Mapping[str, Placed], located: Located
) -> Iterator[DocAuditError]:
    """All faults between the rules, and between them and the settings; `located` is these'."""
    names = FactNames.of(settings, rules)
    yield from _repeated_ids(files)
    for decides in ("type", "relevance", "origin"):
        if not any(d.decides == decides and d.when == When() for d in rules.decisions):
            what = f"no decision on {decides} holds for every statement."
            yield fault(RULES, 1, what, "Let the last one have no `when`.")
    for where, what, mend in settings_faults(settings):
        yield fault(SETTINGS, located.line(where), what, mend)
    for path, placed in files.items():
        for where, what, mend in _file_faults(settings, rules, names, placed.content):
            yield fault(path, placed.located.line(where), what, mend)


def _repeated_ids(files: Mapping[str, Placed]) -> Iterator[DocAuditError]:
    seen: dict[str, str] = {}
    for path, placed in files.items():
        content = placed.content
        groups: tuple[tuple[str, tuple[Rule | CellRule | Decision, ...]], ...] = (
            ("marks", content.marks),
            ("cues", content.cues),
            ("cells", content.cells),
            ("decisions", content.decisions),
        )
        ids = [(("lists", name), f"list {name}") for name in content.lists]
        found: list[tuple[Path, str]] = [*ids]
        found += [((g, i, "id"), rule.id) for g, rs in groups for i, rule in enumerate(rs)]
        for where, name in found:
            line = placed.located.line(where)
            if name in seen:
                yield fault(path, line, f"“{name}” is taken (see {seen[name]}).", "Rename it.")
            seen.setdefault(name, f"{path}:{line}")


def _file_faults(
    settings: RubricSettings, rules: RuleSet, names: FactNames, content: RuleFile
) -> Iterator[Say]:
    for index, mark in enumerate(content.marks):
        yield from _prefixed(("marks", index), _mark_faults(settings, rules, mark))
    for index, cue in enumerate(content.cues):
        yield from _prefixed(("cues", index), _cue_faults(settings, rules, cue))
    dimensions = [d.id for d in settings.dimensions]
    for index, cell in enumerate(content.cells):
        says = _unknown(("dimension",), (cell.dimension,), dimensions, "dimension")
        yield from _prefixed(("cells", index), says)
    for index, decision in enumerate(content.decisions):
        yield from _prefixed(("decisions", index), _decision_faults(settings, names, decision))


def _prefixed(path: Path, says: Iterable[Say]) -> Iterator[Say]:
    for where, what, mend in says:
        yield (*path, *where), what, mend


def _mark_faults(settings: RubricSettings, rules: RuleSet, rule: MarkRule) -> Iterator[Say]:
    yield from _pattern_faults(rules, rule)
    known = [d.id for d in settings.dimensions]
    if rule.mark:
        yield from _unknown(("mark",), (rule.mark,), [m.id for m in settings.marks], "mark")
        return
    for key, values in (("dimension", (rule.dimension,)), ("hides", rule.hides)):
        yield from _unknown((key,), values, known, "dimension")
    if rule.dimension in known:
        yield from _code_faults(settings, rule)
    if rule.group:
        yield from _unknown(("group",), (rule.group,), [g.id for g in settings.groups], "group")


def _code_faults(settings: RubricSettings, rule: MarkRule) -> Iterator[Say]:
    """Codes that no category list of the rule's dimension has."""
    dimensions = {dimension.id for dimension in settings.dimensions}
    lost = {c.dimension for c in settings.categories} - dimensions  # told where they are named
    lists = [c for c in settings.categories if c.dimension in {rule.dimension, *lost}]
    codes = [code.id for c in lists for code in c.codes]
    yield from _unknown(("codes",), rule.codes, codes, f"category of {rule.dimension}")


def _cue_faults(settings: RubricSettings, rules: RuleSet, rule: CueRule) -> Iterator[Say]:
    yield from _pattern_faults(rules, rule)
    known = [d.id for d in settings.dimensions]
    yield from _unknown(("allows",), rule.allows, known, "dimension")
    marks = [mark.id for mark in rules.marks]
    yield from _unknown(("blocks",), rule.blocks, [*known, *marks], "dimension or mark")
    if rule.scope:
        named = [stop[1:-1] for stop in rule.scope.stops if stop.startswith("{")]
        yield from _unknown(("scope", "stops"), named, list(rules.lists), "list")


_ADD = "add it to rubric.yaml, or take it out here."


def _unknown(path: Path, values: Iterable[str], known: list[str], kind: str) -> Iterator[Say]:
    for value in values:
        if value not in known:
            among = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
            mend = (
                f"{offered(value, known)}Use one of: {among}."
                if known
                else f"There is none: {_ADD}"
            )
            yield path, f"there is no {kind} “{value}”.", mend


def _pattern_faults(rules: RuleSet, rule: Rule) -> Iterator[Say]:
    for key, patterns in (("patterns", rule.patterns), ("unless", rule.unless)):
        for index, written in enumerate(patterns):
            try:
                found = parse(written, rules.lists)
            except PatternError as error:
                at = fault_column(written, rules.lists)
                column = f", character {at}" if at else ""
                what = f"the pattern “{written}”{column}: {error}."
                yield (key, index), what, _pattern_mend(str(error), rules)
                continue
            cased = any(CASED & set(e.classes) for p in found for e in p.elements)
            if cased and rule.case != "exact":
                what = f"the pattern “{written}” looks at capitals."
                yield (key, index), what, "Add `case: exact` to the rule."


def _pattern_mend(problem: str, rules: RuleSet) -> str:
    """What to do about a pattern that can't be read."""
    if "no list or class" in problem:
        name = problem.partition("{")[2].partition("}")[0]
        near = offered(name, [*rules.lists, *sorted(BUILT_IN)])
        return f"{near}Or add it under `lists:`." if near else "Add it under `lists:`."
    if "bar" in problem:
        return (
            "Write the words round a bar without blanks, as in `food|drink`. Take the bar out "
            "where there is one word only."
        )
    if "brackets" in problem:
        return "Give each bracket its other half; round ones hold no others."
    return "Write it as docs/rules.md tells under “Patterns”."


def _decision_faults(
    settings: RubricSettings, names: FactNames, decision: Decision
) -> Iterator[Say]:
    allowed = names.codes.get(decision.decides)
    if allowed is None:
        yield from _unknown(("decides",), (decision.decides,), list(names.codes), "decision")
    elif str(decision.code) not in allowed:
        yield from _unknown(("code",), (str(decision.code),), list(allowed), "code")
    for fact in decision.when.facts():
        if not names.knows(fact):
            what = f"nothing says “{fact}”."
            mend = "It must be a cue, a level, a code or an earlier decision."
            yield ("when",), what, offered(fact, names.all_names()) + mend
    if decision.when != When() and decision.examples is None:
        yield ("id",), f"“{decision.id}” has no examples.", "Add matching and non_matching ones."
