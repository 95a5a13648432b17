"""What each rule of a rubric does over a corpus, without gold: which never match, which never
decide, which speak against each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import CueRule, Decision, When
from doc_audit.tag import Tagger
from doc_audit.tag.match import Mark
from doc_audit.tag.observe import Observed

RuleKind = Literal["mark", "cell", "cue", "decision"]


@dataclass(slots=True)
class RuleYield:
    """Counts of statements, not of matches.

    Attributes:
        about: the dimension, what is decided, or the cue's name.
        hits: the rule matched, or its conditions held.
        counted: … and nothing undid the match; of decisions: and none before it held.
        decided: it is what a code rests on: the deciding match or decision; of cues: a decision
            names it, it undid a match, or it allows a dimension that has a match that counts.
        overlaps: another rule said something on the same dimension or question too.
        conflicts: … and something else: another level, another code.
    """

    id: str
    kind: RuleKind
    about: str
    hits: int = 0
    counted: int = 0
    decided: int = 0
    overlaps: int = 0
    conflicts: int = 0


@dataclass(slots=True)
class Coverage:
    """How many statements a dimension was found in.

    Attributes:
        marked: some match counts; vague, specific: it was coded at level 1, at level 2.
    """

    dimension: str
    marked: int = 0
    vague: int = 0
    specific: int = 0


@dataclass(slots=True)
class CorpusYield:
    """Yield of all rules over a corpus.

    Attributes:
        rules: in the order of the rubric: marks, cells, cues, decisions.
        by_fallback: `type` and so on → statements that only the last decision, which holds always,
            decided.
    """

    statements: int = 0
    documents: int = 0
    rules: dict[str, RuleYield] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    by_fallback: dict[str, int] = field(default_factory=dict)

    def dead(self) -> list[RuleYield]:
        """Rules that matched nowhere."""
        return [rule for rule in self.rules.values() if not rule.hits]

    def idle(self) -> list[RuleYield]:
        """Rules that matched and decided nothing."""
        return [rule for rule in self.rules.values() if rule.hits and not rule.decided]


def rule_yield(statements: Iterable[Statement], rubric: Rubric) -> CorpusYield:
    """Yield of a rubric's rules over statements; each is tagged as if alone."""
    tagger = Tagger(rubric, alone=True)  # what the rules do; a model would hide it
    found = CorpusYield(
        rules={rule.id: rule for rule in _rules(rubric)},
        coverage={d.id: Coverage(d.id) for d in rubric.settings.dimensions},
        by_fallback=dict.fromkeys(("type", "relevance", "origin"), 0),
    )
    docs = set()
    for statement in statements:
        seen = tagger.observe(statement)
        coding = tagger.code(statement)
        holding = tagger.holding(seen)
        found.statements += 1
        docs.add(statement.doc)
        marks = (*seen.marks, *tagger.groups(seen))
        given = (mark for zone in tagger.marks_found(seen).values() for mark in zone.marks)
        _add_marks(found, (*marks, *given))
        _add_cues(found, seen, coding)
        _add_decisions(found, holding)
        _add_decided(found, coding)
        _add_coverage(found, marks, coding)
    found.documents = len(docs)
    return found


def _rules(rubric: Rubric) -> Iterator[RuleYield]:
    rules = rubric.rules
    for mark in rules.marks:
        yield RuleYield(mark.id, "mark", mark.mark or mark.group or mark.dimension)
    for cell in rules.cells:
        yield RuleYield(cell.id, "cell", cell.dimension)
    for cue in rules.cues:
        yield RuleYield(cue.id, "cue", cue.cue)
    for decision in rules.decisions:
        yield RuleYield(decision.id, "decision", decision.decides)


def _add_marks(found: CorpusYield, marks: Sequence[Mark]) -> None:
    for id_ in {mark.rule.id for mark in marks}:
        found.rules[id_].hits += 1
    levels: dict[str, dict[str, set[int]]] = {}
    for mark in marks:
        if not mark.undone:
            said = levels.setdefault(found.rules[mark.rule.id].about, {})
            said.setdefault(mark.rule.id, set()).add(mark.rule.level)
    for said in levels.values():
        for id_, own in said.items():
            others = [level for other, theirs in said.items() if other != id_ for level in theirs]
            rule = found.rules[id_]
            rule.counted += 1
            rule.overlaps += bool(others)
            rule.conflicts += any(level not in own for level in others)


def _add_cues(found: CorpusYield, seen: Observed, coding: Coding) -> None:
    named = {id_ for ids in coding.rules.values() for id_ in ids}
    named |= {id_ for code in coding.dimensions.values() for id_ in code.rules}
    named |= {mark.undone for mark in seen.marks}
    live = {mark.rule.dimension for mark in seen.marks if not mark.undone}
    hits = {hit.rule.id: hit.rule for zone in seen.zones.values() for hit in zone.cues}
    for id_, cue in hits.items():
        rule = found.rules[id_]
        rule.hits += 1
        rule.counted += 1
        rule.decided += id_ in named or _allows_one_of(cue, live)


def _allows_one_of(cue: CueRule, dimensions: set[str]) -> bool:
    return any(dimension in dimensions for dimension in cue.allows)


def _add_decisions(found: CorpusYield, holding: Mapping[str, Sequence[Decision]]) -> None:
    for key, decisions in holding.items():
        if decisions:
            found.rules[decisions[0].id].counted += 1
        if key in found.by_fallback and decisions:
            found.by_fallback[key] += decisions[0].when == When()
        speaking = [decision for decision in decisions if decision.when != When()]
        for decision in decisions:
            rule = found.rules[decision.id]
            rule.hits += 1
            last = decision.when == When()  # holds always: says nothing against the others
            others = [] if last else [other for other in speaking if other is not decision]
            rule.overlaps += bool(others)
            rule.conflicts += any(other.code != decision.code for other in others)


def _add_decided(found: CorpusYield, coding: Coding) -> None:
    """Marks, cells and decisions that codes rest on."""
    first = {code.rules[0] for code in coding.dimensions.values() if code.rules}
    first |= {coding.rules[key][0] for key in found.by_fallback if coding.rules.get(key)}
    first |= set(coding.rules.get("groups", ()))
    for id_ in first:
        found.rules[id_].decided += found.rules[id_].kind != "cue"


def _add_coverage(found: CorpusYield, marks: Sequence[Mark], coding: Coding) -> None:
    live = {found.rules[mark.rule.id].about for mark in marks if not mark.undone}
    for id_, coverage in found.coverage.items():
        coverage.marked += id_ in live
        coverage.vague += coding.level(id_) == 1
        coverage.specific += coding.level(id_) == 2
