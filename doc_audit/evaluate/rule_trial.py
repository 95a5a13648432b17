"""What some rules of a rubric do to statements: matches, near misses, codes that they change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from doc_audit.evaluate.recode import deciding, recoded
from doc_audit.evaluate.trial_records import AnyRule, Changed, Match, Near, Place, Trial
from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import CellRule, CueRule, Decision, MarkRule, RuleFile, RuleSet, When
from doc_audit.tag import Tagger
from doc_audit.tag.match import NOT_IN_REACH, Mark
from doc_audit.tag.near import NearFinder, NearMiss
from doc_audit.tag.observe import Observed

Abbreviations = Mapping[str, str]
MakeCoding = Callable[[], Coding]
"""Codes the statement when it is asked for."""


def trial(
    statements: Sequence[Statement],
    before: Rubric,
    after: Rubric,
    ids: Iterable[str],
    abbreviations: Callable[[str], Abbreviations],
) -> Trial:
    """What the rules `ids` of `after` do; `before` is the rubric without them, or as it was.

    `abbreviations` gives the short forms of a document by its id.
    """
    rules = chosen(after.rules, ids)
    bench = _Bench(before, after, rules, abbreviations)
    matches: list[Match] = []
    near: list[Near] = []
    changed: list[Changed] = []
    for statement in statements:
        found = bench.look(statement)
        matches += found.matches
        near += found.near
        if found.matches or found.undone or bench.everywhere:
            changed += bench.changes(statement)
    near.sort(key=lambda one: -one.parts)
    complete = all(finder.complete for finder in bench.finders.values())
    return Trial(rules, len(statements), tuple(matches), tuple(near), tuple(changed), complete)


def chosen(rules: RuleSet, ids: Iterable[str]) -> tuple[AnyRule, ...]:
    """Rules by their ids, in the rubric's order."""
    wanted = set(ids)
    return tuple(rule for rule in all_rules(rules) if rule.id in wanted)


def all_rules(rules: RuleSet | RuleFile) -> tuple[AnyRule, ...]:
    """Every rule with an id: marks, cues, cells, decisions."""
    return (*rules.marks, *rules.cues, *rules.cells, *rules.decisions)


def without(rubric: Rubric, ids: Iterable[str]) -> Rubric:
    """The rubric less some rules. What names them stays and never comes true."""
    gone = set(ids)
    rules = rubric.rules
    kept = {
        kind: tuple(rule for rule in getattr(rules, kind) if rule.id not in gone)
        for kind in ("marks", "cues", "cells", "decisions")
    }
    return replace(rubric, rules=rules.model_copy(update=kept), codes_as=None)


class _Look(NamedTuple):
    matches: list[Match]
    near: list[Near]
    undone: bool


class _Bench:
    """Both rubrics ready to code, and what looks for near misses.

    Attributes:
        everywhere: the rules may change statements that they don't match: a cue that a dimension
            depends on.
    """

    def __init__(
        self,
        before: Rubric,
        after: Rubric,
        rules: Sequence[AnyRule],
        abbreviations: Callable[[str], Abbreviations],
    ) -> None:
        self._old, self._new = Tagger(before), Tagger(after)
        self._settings = after.settings
        self._rules = rules
        self._abbreviations = abbreviations
        self._defaults = {
            decision.id
            for rubric in (before, after)
            for decision in rubric.rules.decisions
            if decision.when == When()
        }
        self.everywhere = before.rules.spellings != after.rules.spellings or any(
            isinstance(rule, CueRule) and rule.allows for rule in rules
        )
        self.finders = {
            rule.id: NearFinder(rule, after.rules.lists)
            for rule in rules
            if isinstance(rule, CueRule) or (isinstance(rule, MarkRule) and not rule.cells)
        }

    def look(self, statement: Statement) -> _Look:
        """Matches and near misses of one statement."""
        seen = self._new.observe(statement)
        coding = cache(lambda: self._code(self._new, statement))
        found = _Look([], [], False)
        for rule in self._rules:
            one = self._of(rule, seen, coding)
            found = _Look(
                [*found.matches, *one.matches], [*found.near, *one.near], found.undone or one.undone
            )
        return found

    def changes(self, statement: Statement) -> Iterator[Changed]:
        """Codes that differ between the two rubrics."""
        old, new = self._code(self._old, statement), self._code(self._new, statement)
        for code in recoded(old, new):
            spoke = bool(code.by_before) and code.by_before not in self._defaults
            yield Changed(statement, code, spoke and code.before not in ("0", "–"))

    def _code(self, tagger: Tagger, statement: Statement) -> Coding:
        return tagger.code(statement, self._abbreviations(statement.doc))

    def _of(self, rule: AnyRule, seen: Observed, coding: MakeCoding) -> _Look:
        if isinstance(rule, Decision):
            return self._of_decision(rule, seen, coding)
        if isinstance(rule, CueRule):
            return self._of_cue(rule, seen, coding)
        return self._of_mark(rule, seen, coding)

    def _of_mark(self, rule: MarkRule | CellRule, seen: Observed, coding: MakeCoding) -> _Look:
        group = isinstance(rule, MarkRule) and rule.group
        marks = [
            m for m in (self._new.groups(seen) if group else seen.marks) if m.rule.id == rule.id
        ]
        live = [m for m in marks if not m.undone]
        key = "groups" if group else rule.dimension
        if not marks:
            return _Look([], self._missed(rule, seen), False)
        ids = coding().rules.get("groups", ()) if group else _behind(coding(), key)
        decides = rule.id in (ids if group else ids[:1])
        instead = "" if decides else self._instead(coding(), "" if group else next(iter(ids), ""))
        matches = [
            Match(rule.id, seen.statement, _place(seen, m.zone, m.start, m.end), decides, instead)
            for m in live[:1]
        ]
        if live:
            return _Look(matches, [], bool(len(live) < len(marks)))
        undone = [m for m in marks if m.undone and m.undone != rule.id]
        if undone:
            return _Look([], [_undone_near(rule.id, seen, undone[0])], True)
        return _Look([], self._missed(rule, seen), False)

    def _instead(self, coding: Coding, first: str) -> str:
        if coding.type not in self._settings.coded_types:
            return f"coded {coding.type}, which has no levels"
        return f"{first} decides instead" if first else ""

    def _of_cue(self, rule: CueRule, seen: Observed, coding: MakeCoding) -> _Look:
        hits = [
            (name, hit) for name, zone in seen.zones.items() for hit in zone.cues
            if hit.rule.id == rule.id
        ]  # fmt: skip
        if not hits:
            return _Look([], self._missed(rule, seen), False)
        named = {id_ for ids in coding().rules.values() for id_ in ids}
        named |= {id_ for code in coding().dimensions.values() for id_ in code.rules}
        named |= {mark.undone for mark in seen.marks}
        zone, hit = hits[0]
        place = _place(seen, zone, hit.start, hit.end)
        return _Look([Match(rule.id, seen.statement, place, rule.id in named)], [], False)

    def _of_decision(self, rule: Decision, seen: Observed, coding: MakeCoding) -> _Look:
        facts = self._new.facts_at(seen, rule.decides)
        failing = _failing(rule, facts)
        whole = Place("text", seen.statement.text, 0, 0)
        if not failing:
            first = deciding(coding(), rule.decides)
            decides = first == rule.id
            instead = f"{first} decides instead" if first and not decides else ""
            return _Look([Match(rule.id, seen.statement, whole, decides, instead)], [], False)
        asked = len(rule.when.all) + bool(rule.when.any)
        if len(failing) == 1 and asked > (failing[0][0] != "none"):
            return _Look([], [Near(rule.id, seen.statement, whole, _WHY[failing[0][0]].format(
                failing[0][1]), asked)], False)  # fmt: skip
        return _Look([], [], False)

    def _missed(self, rule: AnyRule, seen: Observed) -> list[Near]:
        finder = self.finders.get(rule.id)
        if finder is None or isinstance(rule, CellRule | Decision):
            return []
        for zone in rule.over:
            if zone in seen.zones and (miss := finder.nearest(seen.zones[zone].tokens)):
                place = _place(seen, zone, miss.start, miss.end)
                return [
                    Near(
                        rule.id, seen.statement, place, _why(miss), miss.parts + 2 * bool(miss.like)
                    )
                ]
        return []


_WHY = {"all": "lacks “{}”", "any": "lacks any of “{}”", "none": "“{}” is against it"}


def _failing(rule: Decision, facts: Iterable[str]) -> list[tuple[str, str]]:
    """Conditions that don't hold, each with where it stands."""
    there = set(facts)
    found = [("all", term) for term in rule.when.all if there.isdisjoint(term.split("|"))]
    some = [fact for term in rule.when.any for fact in term.split("|")]
    if some and there.isdisjoint(some):
        found.append(("any", ", ".join(some)))
    against = [fact for term in rule.when.none for fact in term.split("|") if fact in there]
    return [*found, *(("none", fact) for fact in against)]


def _behind(coding: Coding, dimension: str) -> tuple[str, ...]:
    code = coding.dimensions.get(dimension)
    return code.rules if code else ()


def _why(miss: NearMiss) -> str:
    if miss.unless:
        return f"undone by its unless “{miss.unless}”"
    if miss.like:
        return f"“{miss.like}” stands where “{miss.missing}” is asked for, of “{miss.pattern}”"
    return f"“{miss.missing}” is missing, of “{miss.pattern}”"


def _undone_near(rule: str, seen: Observed, mark: Mark) -> Near:
    reach = "no cue that allows it is in reach"
    why = reach if mark.undone == NOT_IN_REACH else f"undone by {mark.undone}"
    return Near(rule, seen.statement, _place(seen, mark.zone, mark.start, mark.end), why, 99)


def _place(seen: Observed, zone: str, start: int, end: int) -> Place:
    tokens = seen.zones[zone].tokens
    first, last = tokens.span(start, end)
    return Place(zone, tokens.text, first, last)
