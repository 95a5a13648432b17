"""Stages 1 to 3 together: a statement's zones, matches and facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from doc_audit.model import Statement
from doc_audit.model.statement import HEADING_BREAK
from doc_audit.rubric.facts import zoned
from doc_audit.rubric.rules import RuleSet, Zone
from doc_audit.tag.cells import cell_marks, cells_of, without_reasons
from doc_audit.tag.clause import clause_facts, clause_of
from doc_audit.tag.column_heads import marks_of_heads
from doc_audit.tag.cues import cue_facts, structure
from doc_audit.tag.flat import flat_cells
from doc_audit.tag.items import last_said, mark_of
from doc_audit.tag.match import Found, Mark, compile_rules
from doc_audit.tag.mood import mood_facts
from doc_audit.tag.opening import Opening, may_be_opened, opening_heading
from doc_audit.tag.past_columns import as_they_stood
from doc_audit.tag.scope import apply_scopes, stop_words
from doc_audit.tag.stems import Stem, stem_of
from doc_audit.tag.tokens import Tokens, tokenize
from doc_audit.tag.unparted import unparted_cells
from doc_audit.text.fold import fold

ACTION = "action"
"""Role of a column that says what will be done."""
MEMORY = 4096
"""Stems, heading paths and sentences before a statement whose matches are kept, the last used ones;
many statements share them, and a plan has under a thousand."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything seen in one statement, before anything is decided.

    Attributes:
        zones: `text` always; `stem` and `heading` where there are any.
        marks: of text and stem, those that don't count too.
        facts: names of the cues seen → id of the rule that saw them; "" for structure cues.
        opening: a heading that speaks for it; None where there is none.
    """

    statement: Statement
    stem: Stem | None
    zones: Mapping[str, Found]
    marks: tuple[Mark, ...]
    facts: Mapping[str, str]
    opening: Opening | None = None


_ORDERS = frozenset({"opens:base"})

_KEPT = 4
"""Sets of rules kept compiled in a process: of a rubric and of those beside it."""


class _Same:
    """Rules as a key: only these very rules are equal to it, which needs no look through them."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.rules is other.rules

    def __hash__(self) -> int:
        return id(self.rules)


def observer_of(rules: RuleSet) -> "Observer":
    """The observer of these rules, compiled once however many taggers use it."""
    return _observer(_Same(rules))


@lru_cache(maxsize=_KEPT)
def _observer(same: _Same) -> "Observer":
    return Observer(same.rules)


class Observer:
    """Compiled rules of a rubric, to look at statements with."""

    def __init__(self, rules: RuleSet) -> None:
        self._finders = compile_rules(rules)
        self._stops = stop_words(rules.cues, rules.lists)
        self._leave = frozenset(d for cue in rules.cues for d in cue.allows)
        self._spellings = rules.spellings
        self._cells = rules.cells
        self._shared = lru_cache(MEMORY)(self._zone)
        self._said = lru_cache(MEMORY)(self._clause_alone)
        self._opened = lru_cache(MEMORY)(self._clause)

    def see(self, statement: Statement) -> Observed:
        """What can be seen of the statement alone; no other statement has a part in it."""
        stem = stem_of(statement)
        zones = {"text": self._zone("text", statement.text)}
        if stem:
            zones["stem"] = self._shared("stem", stem.text)
        if statement.headings:
            path = HEADING_BREAK.join(statement.headings)
            zones["heading"] = self._shared("heading", path)
        text = zones["text"]
        marks = text.marks
        cells = as_they_stood(statement.cells, statement.start)
        cells = cells or flat_cells(statement.text) or unparted_cells(statement.text)
        if cells:
            marks = cell_marks(text, cells, self._cells, self._finders.cells)
            zones["text"] = without_reasons(text, cells, self._cells)
            if found := marks_of_heads(
                cells, text.tokens, self._cells, self._finders.cells, self._spellings
            ):
                zones["head"] = found
                marks += found.marks
        if stem:
            marks += zones["stem"].marks
        facts = dict.fromkeys(sorted(structure(statement, text.tokens, stem)), "")
        acting = self._action(statement) or text.tokens
        clause = clause_of(acting)
        facts |= dict.fromkeys((*clause_facts(clause), *mood_facts(clause, acting)), "")
        facts |= dict.fromkeys(self._around(statement, stem), "")
        facts |= cue_facts(zones)
        facts |= dict.fromkeys(_of_row(statement, zones), "")
        opening = None
        if statement.headings and may_be_opened(facts):
            opening = opening_heading(statement.headings, self._shared)
        return Observed(statement, stem, zones, marks, facts, opening)

    def _action(self, statement: Statement) -> Tokens | None:
        """Words of a row's action, whose clause is the row's; None where no column is one of acts.

        What other columns say is no clause: a row would else be read from whichever cell begins
        like a sentence.
        """
        for cell in statement.cells:
            if cell.role == ACTION:
                return tokenize(statement.text[cell.start : cell.end], self._spellings)
        return None

    def _around(self, statement: Statement, stem: Stem | None) -> tuple[str, ...]:
        """Facts of the clauses of the stem and of the sentence or item before."""
        found: list[str] = []
        if stem:
            found += (zoned("stem", fact) for fact in self._opened(stem.text))
        said = last_said(fold(statement.before), mark_of(fold(statement.text)))
        if said:
            found += self._said(said)
        return tuple(found)

    def groups(self, seen: Observed) -> tuple[Mark, ...]:
        """Marks of finer groups in a statement's text and stem; those undone are left out."""
        found = [
            self._finders.groups.zone(seen.zones[name].tokens, name)
            for name in ("text", "stem")
            if name in seen.zones
        ]
        return tuple(mark for one in found for mark in one.marks if not mark.undone)

    def _clause_alone(self, said: str) -> tuple[str, ...]:
        clause = clause_of(tokenize(said, self._spellings))
        return tuple(f"after:{fact}" for fact in clause_facts(clause))

    def _clause(self, text: str) -> tuple[str, ...]:
        tokens = tokenize(text, self._spellings)
        clause = clause_of(tokens)
        return (*clause_facts(clause), *mood_facts(clause, tokens))

    def _zone(self, name: Zone, text: str) -> Found:
        """Matches in one string, those of headings without regard to how far cues reach."""
        found = self._finders.prose.zone(tokenize(text, self._spellings), name)
        if name == "heading" or not found.marks:
            return found
        return Found(found.tokens, apply_scopes(found, self._leave, self._stops), found.cues)


def _of_row(statement: Statement, zones: Mapping[str, Found]) -> Iterator[str]:
    """Facts of a row's act and of its heads."""
    if "head" in zones:
        yield "head_dated"
    for act in cells_of(zones["text"].tokens, statement.cells, "action"):
        if _ORDERS.intersection(clause_facts(clause_of(act))):
            yield "cell_act"
