"""A bench on which rules are tried: both rubrics ready to code, and what looks for near misses."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from doc_audit.evaluate.recode import NOTHING, deciding, giving, recoded
from doc_audit.evaluate.trial_records import AnyRule, Changed, Match, Near
from doc_audit.evaluate.trial_words import (
    failing,
    near_of,
    only_fault,
    place_of,
    undone_near,
    whole,
)
from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.code_facts import MARK, mark_asked
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.rules import CellRule, CueRule, Decision, MarkRule, When
from doc_audit.tag import Tagger
from doc_audit.tag.match import Mark
from doc_audit.tag.near import NearFinder
from doc_audit.tag.observe import Observed

Abbreviations = Mapping[str, str]
MakeCoding = Callable[[], Coding]
"""Codes the statement when it is asked for."""


class Look(NamedTuple):
    """What some rules do to one statement; `undone`: another rule or an `unless` undid a match."""

    matches: list[Match]
    near: list[Near]
    undone: bool


_NOTHING = Look([], [], False)


class Codings(NamedTuple):
    """One statement coded by both rubrics, when it is asked for."""

    old: MakeCoding
    new: MakeCoding

    def stood(self, keys: Collection[str]) -> str:
        """The rule by which the same codes stood before; "" where any of `keys` changed."""
        old = self.old()
        if any(code.key in keys for code in recoded(old, self.new())):
            return ""
        return next(filter(None, (deciding(old, key) for key in keys)), "")


class Bench:
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

    def codings(self, statement: Statement) -> Codings:
        """How both rubrics code a statement."""
        made = (cache(partial(self._code, tagger, statement)) for tagger in (self._old, self._new))
        return Codings(*made)

    def look(self, statement: Statement, codings: Codings) -> Look:
        """Matches and near misses of one statement."""
        seen = self._new.observe(statement)
        found = Look([], [], False)
        for rule in self._rules:
            one = self._of(rule, seen, codings)
            found = Look(
                [*found.matches, *one.matches], [*found.near, *one.near], found.undone or one.undone
            )
        return found

    def changes(self, statement: Statement, codings: Codings) -> Iterator[Changed]:
        """Codes that differ between the two rubrics."""
        for code in recoded(codings.old(), codings.new()):
            spoke = bool(code.by_before) and code.by_before not in self._defaults
            yield Changed(statement, code, spoke and code.before not in ("0", NOTHING))

    def _code(self, tagger: Tagger, statement: Statement) -> Coding:
        return tagger.code(statement, self._abbreviations(statement.doc))

    def _of(self, rule: AnyRule, seen: Observed, codings: Codings) -> Look:
        if isinstance(rule, Decision):
            return self._of_decision(rule, seen, codings)
        if isinstance(rule, CueRule):
            return self._of_cue(rule, seen, codings)
        if isinstance(rule, MarkRule) and rule.mark:
            return self._of_given(rule, seen, codings)
        return _NOTHING if isinstance(rule, Criterion) else self._of_mark(rule, seen, codings)

    def _of_given(self, rule: MarkRule, seen: Observed, codings: Codings) -> Look:
        """A rule that gives a mark of the rubric."""
        zones = self._new.marks_found(seen).values()
        marks = [mark for zone in zones for mark in zone.marks if mark.rule.id == rule.id]
        live = [mark for mark in marks if not mark.undone]
        if not live:
            return Look([], self._missed(rule, seen), bool(marks))
        place = place_of(seen, live[0].zone, live[0].start, live[0].end)
        stood = giving(codings.old(), rule.mark)
        return Look([Match(rule.id, seen.statement, place, True, "", stood)], [], False)

    def _of_mark(self, rule: MarkRule | CellRule, seen: Observed, codings: Codings) -> Look:
        group = isinstance(rule, MarkRule) and rule.group
        found = self._new.groups(seen) if group else seen.marks
        marks = [m for m in found if m.rule.id == rule.id]
        live = [m for m in marks if not m.undone]
        if live:
            return Look([self._match(rule, seen, live[0], codings)], [], len(live) < len(marks))
        undone = [m for m in marks if m.undone and m.undone != rule.id]
        if undone:
            return Look([], [undone_near(rule.id, seen, undone[0])], True)
        return Look([], self._missed(rule, seen), False)

    def _match(
        self, rule: MarkRule | CellRule, seen: Observed, mark: Mark, codings: Codings
    ) -> Match:
        coding = codings.new()
        place = place_of(seen, mark.zone, mark.start, mark.end)
        if isinstance(rule, MarkRule) and rule.group:
            ids, first, keys = coding.rules.get("groups", ()), "", ["groups"]
        else:
            code = coding.dimensions.get(rule.dimension)
            ids = code.rules[:1] if code else ()
            first = next(iter(ids), "")
            lists = [c.id for c in self._settings.categories if c.dimension == rule.dimension]
            keys = [rule.dimension, *lists]
        if rule.id in ids:
            return Match(rule.id, seen.statement, place, True, "", codings.stood(keys))
        return Match(rule.id, seen.statement, place, False, self._instead(coding, first))

    def _instead(self, coding: Coding, first: str) -> str:
        if coding.type not in self._settings.coded_types:
            return f"coded {coding.type}, which has no levels"
        return f"{first} decides instead" if first else ""

    def _of_cue(self, rule: CueRule, seen: Observed, codings: Codings) -> Look:
        hits = [
            (name, hit) for name, zone in seen.zones.items() for hit in zone.cues
            if hit.rule.id == rule.id
        ]  # fmt: skip
        if not hits:
            return Look([], self._missed(rule, seen), False)
        coding = codings.new()
        named = {id_ for ids in coding.rules.values() for id_ in ids}
        named |= {id_ for code in coding.dimensions.values() for id_ in code.rules}
        named |= {id_ for marked in coding.marks.values() for id_ in marked.rules}
        named |= {mark.undone for mark in seen.marks}
        zone, hit = hits[0]
        place = place_of(seen, zone, hit.start, hit.end)
        return Look([Match(rule.id, seen.statement, place, rule.id in named)], [], False)

    def _of_decision(self, rule: Decision, seen: Observed, codings: Codings) -> Look:
        facts = self._facts(rule, seen, codings)
        if next(failing(rule.when, facts), None) is None:
            return Look([self._decided(rule, seen, codings)], [], False)
        why = only_fault(rule.when, facts)
        asked = len(rule.when.all) + bool(rule.when.any)
        near = [Near(rule.id, seen.statement, whole(seen), why, asked)] if why else []
        return Look([], near, False)

    def _facts(self, rule: Decision, seen: Observed, codings: Codings) -> Collection[str]:
        """What was true of the statement when the decision was tried."""
        if rule.decides != MARKS:
            return self._new.facts_at(seen, rule.decides)
        known = self._new.code_seen(seen.statement, self._abbreviations(seen.statement.doc))[2]
        own = str(rule.code)
        if not any(map(mark_asked, rule.when.facts())):
            return known  # its own mark, and those of others, change nothing then
        return {*known, *(f"{MARK}:{mark}" for mark in codings.new().marks if mark != own)}

    def _decided(self, rule: Decision, seen: Observed, codings: Codings) -> Match:
        key, code = rule.decides, str(rule.code)
        by = giving if key == MARKS else deciding
        first = by(codings.new(), code if key == MARKS else key)
        old = by(codings.old(), code if key == MARKS else key)
        if first != rule.id:
            instead = f"{first} decides instead" if first else ""
            return Match(rule.id, seen.statement, whole(seen), False, instead)
        stood = old if key == MARKS else codings.stood([key])
        return Match(rule.id, seen.statement, whole(seen), True, "", stood)

    def _missed(self, rule: AnyRule, seen: Observed) -> list[Near]:
        finder = self.finders.get(rule.id)
        if finder is None or not isinstance(rule, MarkRule | CueRule):
            return []
        for zone in rule.over:
            if zone in seen.zones and (miss := finder.nearest(seen.zones[zone].tokens)):
                return [near_of(rule.id, seen, zone, miss)]
        return []
