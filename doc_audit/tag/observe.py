"""Stages 1 to 3 together: a statement's zones, matches and facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from doc_audit.model import Statement
from doc_audit.rubric.rules import RuleSet
from doc_audit.tag.cells import cell_marks
from doc_audit.tag.clause import clause_facts, clause_of
from doc_audit.tag.cues import Stem, cue_facts, stem_of, structure
from doc_audit.tag.match import Found, Mark, compile_rules
from doc_audit.tag.mood import mood_facts
from doc_audit.tag.scope import apply_scopes, stop_words
from doc_audit.tag.tokens import tokenize

MEMORY = 4096
"""Stems and heading paths whose matches are kept; a plan has under a thousand."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything seen in one statement, before anything is decided.

    Attributes:
        zones: `text` always; `stem` and `heading` where there are any.
        marks: of text and stem, those that don't count too.
        facts: names of the cues seen → id of the rule that saw them; "" for structure cues.
    """

    statement: Statement
    stem: Stem | None
    zones: Mapping[str, Found]
    marks: tuple[Mark, ...]
    facts: Mapping[str, str]


class Observer:
    """Compiled rules of a rubric, to look at statements with."""

    def __init__(self, rules: RuleSet) -> None:
        self._finders = compile_rules(rules)
        self._stops = stop_words(rules.cues, rules.lists)
        self._leave = frozenset(d for cue in rules.cues for d in cue.allows)
        self._spellings = rules.spellings
        self._cells = rules.cells
        self._known: dict[tuple[str, str], Found] = {}

    def see(self, statement: Statement) -> Observed:
        """What can be seen of the statement alone; no other statement has a part in it."""
        stem = stem_of(statement)
        zones = {"text": self._zone(statement.text, "text")}
        if stem:
            zones["stem"] = self._again(stem.text, "stem")
        if statement.headings:
            zones["heading"] = self._again(" | ".join(statement.headings), "heading")
        zones = {name: self._scoped(name, found) for name, found in zones.items()}
        text = zones["text"]
        marks = cell_marks(text, statement.cells, self._cells, self._finders.cells)
        if stem:
            marks += zones["stem"].marks
        facts = dict.fromkeys(sorted(structure(statement, text.tokens, stem)), "")
        clause = clause_of(text.tokens)
        facts |= dict.fromkeys((*clause_facts(clause), *mood_facts(clause, text.tokens)), "")
        return Observed(statement, stem, zones, marks, facts | cue_facts(zones))

    def groups(self, seen: Observed) -> tuple[Mark, ...]:
        """Marks of finer groups in a statement's text and stem; those undone are left out."""
        found = [
            self._finders.groups.zone(seen.zones[name].tokens, name)
            for name in ("text", "stem")
            if name in seen.zones
        ]
        return tuple(mark for one in found for mark in one.marks if not mark.undone)

    def _zone(self, text: str, zone: str) -> Found:
        tokens = tokenize(text, self._spellings)
        return self._finders.prose.zone(tokens, zone)

    def _again(self, text: str, zone: str) -> Found:
        """Matches in words that many statements share, found once."""
        known = self._known.get((zone, text))
        if known is None:
            if len(self._known) >= MEMORY:
                self._known.clear()
            known = self._known[zone, text] = self._zone(text, zone)
        return known

    def _scoped(self, name: str, found: Found) -> Found:
        if name == "heading":
            return found
        return replace(found, marks=apply_scopes(found, self._leave, self._stops))
