"""Stage 2: every match of every rule, kept with what undoes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from doc_audit.rubric.pattern import parse
from doc_audit.rubric.rules import CellRule, CueRule, MarkRule, RuleSet
from doc_audit.tag.compile import Matchers, Piece
from doc_audit.tag.phrases import Hit
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.vocabulary import Vocabulary

NOT_IN_REACH = "not-in-reach"
"""Why a mark doesn't count that no cue allows (`tag.scope`)."""


class Mark(NamedTuple):
    """Words that a mark rule matched.

    Attributes:
        zone: `text`, `stem` or `heading`.
        start, end: tokens of the whole match; `shown` those of the evidence.
        undone: why it doesn't count: empty, or the id of the rule that undid it.
    """

    rule: MarkRule | CellRule
    zone: str
    start: int
    end: int
    shown: tuple[int, int]
    undone: str = ""


class CueHit(NamedTuple):
    """Words that a cue rule matched; offsets are tokens."""

    rule: CueRule
    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """All matches in one zone."""

    tokens: Tokens
    marks: tuple[Mark, ...] = ()
    cues: tuple[CueHit, ...] = ()


class Owner(NamedTuple):
    """Whose a pattern is.

    Attributes:
        id: of the rule.
        undoes: the pattern undoes the rule's matches.
        over: zones that the rule looks in.
        mark, cue: the rule; one of them is None.
    """

    id: str
    undoes: bool
    over: tuple[str, ...]
    mark: MarkRule | None
    cue: CueRule | None


@dataclass(frozen=True)
class Finder:
    """Compiled rules; `zone` finds everything in one string."""

    matchers: Matchers
    owners: tuple[Owner, ...] = field(repr=False)

    def zone(self, tokens: Tokens, zone: Any) -> Found:
        """Matches of the rules that look in this zone."""
        undoing: dict[str, list[Hit]] = {}
        own: list[tuple[Owner, Hit]] = []
        for hit in self.matchers.find(tokens):
            owner = self.owners[hit[2]]
            name, undoes, over, _, _ = owner
            if undoes:
                undoing.setdefault(name, []).append(hit)
            elif zone in over:
                own.append((owner, hit))
        marks: dict[tuple[str, int, int], Mark] = {}
        cues: dict[tuple[str, int, int], CueHit] = {}
        for (name, _, _, mark, cue), hit in own:
            start, end, _, shown = hit
            place = (name, start, end)
            undone = name in undoing and _undone(hit, undoing[name])
            if mark is not None:
                if place not in marks:
                    marks[place] = Mark(mark, zone, start, end, shown, name if undone else "")
            elif cue is not None and not undone and place not in cues:
                cues[place] = CueHit(cue, zone, start, end)
        return Found(tokens, hide(tuple(marks.values())), tuple(cues.values()))


@dataclass(frozen=True)
class Finders:
    """Compiled rules of a rubric, by where and when they are looked for.

    Attributes:
        prose: marks and cues that any text may show.
        cells: marks that only a cell of their column shows.
        groups: finer groups, looked for in statements that get dimensions alone.
    """

    prose: Finder
    cells: Finder
    groups: Finder


def compile_rules(rules: RuleSet) -> Finders:
    """Finders for all marks and cues of a rubric; `compile_marks` has those of `mark` rules."""
    cells = [m for m in rules.marks if m.cells]
    groups = [m for m in rules.marks if m.group]
    prose = [m for m in rules.marks if not (m.cells or m.group or m.mark)]
    words = Vocabulary()
    return Finders(
        _finder([*prose, *rules.cues], rules, words),
        _finder(cells, rules, words),
        _finder(groups, rules, words),
    )


def compile_marks(rules: RuleSet, cues: Sequence[CueRule] = ()) -> Finder:
    """A finder for the rules that give marks, and for some cues."""
    return _finder([*(m for m in rules.marks if m.mark), *cues], rules, Vocabulary())


def _finder(chosen: Sequence[MarkRule | CueRule], rules: RuleSet, vocabulary: Vocabulary) -> Finder:
    owners: list[Owner] = []
    pieces: list[Piece] = []
    for rule in chosen:
        exact = rule.case == "exact"
        for written, undoes in _written(rule):
            mark, cue = (rule, None) if isinstance(rule, MarkRule) else (None, rule)
            owner = Owner(rule.id, undoes, rule.over, mark, cue)
            for pattern in parse(written, rules.lists):
                pieces.append(Piece(len(owners), exact, pattern))
                owners.append(owner)
    return Finder(Matchers(pieces, vocabulary), tuple(owners))


def _written(rule: MarkRule | CueRule) -> list[tuple[str, bool]]:
    return [(p, False) for p in rule.patterns] + [(p, True) for p in rule.unless]


def _undone(hit: Hit, undoing: Sequence[Hit]) -> bool:
    return any(other[0] < hit[1] and hit[0] < other[1] for other in undoing)


def hide(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks, those undone that lie inside the words of another that hides their dimension."""
    hiding = [m for m in marks if isinstance(m.rule, MarkRule) and m.rule.hides and not m.undone]
    if not hiding:
        return marks
    return tuple(m._replace(undone=m.undone or _hidden_by(m, hiding)) for m in marks)


def _hidden_by(mark: Mark, hiding: list[Mark]) -> str:
    for other in hiding:
        inside = other.start <= mark.start and mark.end <= other.end
        longer = other.end - other.start > mark.end - mark.start
        hides = other.rule.hides if isinstance(other.rule, MarkRule) else ()
        if inside and longer and mark.rule.dimension in hides:
            return other.rule.id
    return ""
