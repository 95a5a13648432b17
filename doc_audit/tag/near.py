"""Near misses: where a rule almost matched, and what was in the way.

Two kinds, both simple. A pattern's words stand there but for one part; or they all do, and an
`unless` of the rule undid them. What other rules undo is told by the marks themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from doc_audit.rubric.pattern import Element, Pattern, Slot, may_be_missing, parse, pieces_of
from doc_audit.rubric.pattern_place import parts_of
from doc_audit.rubric.rules import CueRule, MarkRule
from doc_audit.tag.compile import Matchers, Piece
from doc_audit.tag.lexicon import MODALS
from doc_audit.tag.near_miss import NearMiss as NearMiss
from doc_audit.tag.near_single import SingleWords
from doc_audit.tag.scan import OPEN_CLASSES
from doc_audit.tag.slips import GENERAL
from doc_audit.tag.tokens import Tokens

_ONE_WORD: Slot = ((Element(classes=("gap",), least=0, most=1),),)
"""In a missing part's place inside a pattern another word may stand, or none."""
LEAST_STEM = 4
"""Letters that two forms of a word share at least; MOST_END: in which they may differ at its end,
as “reduce” and “reducing” do."""
MOST_END = 3
MOST_RELAXED = 20_000
"""Patterns less a part that are looked for of one rule; each list with phrases makes many."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a pattern that is looked for stands for.

    Attributes:
        forms: words of the missing part, and beginnings; `words`: those of one word alone.
        side: −1 where the part is missing before the match, 1 after it, 0 inside.
        weak: words of any plan are left; it only counts with the missing part in another form.
    """

    pattern: str
    missing: str
    parts: int
    undoes: bool = False
    forms: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    side: int = 0
    weak: bool = False


class NearFinder:
    """Looks for what one rule almost matches.

    Of patterns of one part only the same words in another form are near misses
    (`tag.near_single`). Where only words of any plan are
    left (“we will”, “the service”), a part counts as missing only if it stands there in another
    form: “plans” for “plan”.

    Attributes:
        complete: False where the rule stands for so many patterns that some weren't looked for.
    """

    def __init__(self, rule: MarkRule | CueRule, lists: Mapping[str, Sequence[str]]) -> None:
        exact = rule.case == "exact"
        pieces: list[Piece] = []
        self._wanted: list[_Wanted] = []
        self.complete = True
        for wanted, pattern in _patterns(rule, lists):
            if len(pieces) == MOST_RELAXED:
                self.complete = False
                break
            pieces.append(Piece(len(pieces), exact, pattern))
            self._wanted.append(wanted)
        self._matchers = Matchers(pieces)
        self._single = SingleWords(rule, lists)

    def nearest(self, tokens: Tokens) -> NearMiss | None:
        """One near miss; None without any.

        Rather one with a part in another form, then with most parts there, then the first.

        Only for text that the rule doesn't match.
        """
        hits = [(hit[0], hit[1], self._wanted[hit[2]]) for hit in self._matchers.find(tokens)]
        undoing = [hit for hit in hits if hit[2].undoes]
        found = list(_undone([hit for hit in hits if not hit[2].missing], undoing))
        for start, end, wanted in hits:
            like = _like(tokens, start, end, wanted) if wanted.missing else ""
            if wanted.missing and (like or not wanted.weak):
                pattern, missing = wanted.pattern, wanted.missing
                other = "" if like else _elsewhere(tokens, start, end, wanted)
                found.append(NearMiss(start, end, pattern, missing, "", wanted.parts, like, other))
        found += self._single.nearest(tokens)
        return min(found, key=lambda n: (not n.like, -n.parts, n.start, n.end), default=None)


def _elsewhere(tokens: Tokens, start: int, end: int, wanted: _Wanted) -> str:
    """A word of the missing part outside of the match."""
    places = [*range(start), *range(end, len(tokens.low))]
    return next((tokens.words[i] for i in places if tokens.low[i] in wanted.words), "")


def _like(tokens: Tokens, start: int, end: int, wanted: _Wanted) -> str:
    """A word in or beside the match that begins as one of the missing part's does."""
    places = {-1: range(start - 1, start), 1: range(end, end + 1), 0: range(start, end)}
    for place in places[wanted.side]:
        word = tokens.low[place] if 0 <= place < len(tokens.low) else ""
        if any(_same_stem(word, form) for form in wanted.forms):
            return tokens.words[place]
    return ""


def _same_stem(one: str, other: str) -> bool:
    """Words that differ in their ends alone: bank, banks; reduce, reducing."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    stem = min(len(one), len(other)) if shared is None else shared
    return one != other and stem >= max(LEAST_STEM, len(one) - MOST_END, len(other) - MOST_END)


def _undone(
    hits: Sequence[tuple[int, int, _Wanted]], undoing: Sequence[tuple[int, int, _Wanted]]
) -> Iterator[NearMiss]:
    for start, end, wanted in hits:
        if wanted.undoes:
            continue
        for low, high, other in undoing:
            if low < end and start < high:
                yield NearMiss(start, end, wanted.pattern, "", other.pattern, wanted.parts)


def _patterns(
    rule: MarkRule | CueRule, lists: Mapping[str, Sequence[str]]
) -> Iterator[tuple[_Wanted, Pattern]]:
    for written in rule.unless:
        for pattern in parse(written, lists):
            yield _Wanted(written, "", 0, undoes=True), pattern
    for written in rule.patterns:
        parts = parts_of(written, lists)
        needed = sum(not may_be_missing(slot) for _, slot in parts)
        for pattern in parse(written, lists):
            yield _Wanted(written, "", needed + 1), pattern
    for written in rule.patterns:
        yield from _relaxed(written, lists)


def _relaxed(written: str, lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[_Wanted, Pattern]]:
    """A pattern less each of its parts in turn."""
    pieces = pieces_of(written)
    at_start, at_end = pieces[:1] == ["^"], pieces[-1:] == ["$"]
    parts = parts_of(written, lists)
    slots = [slot for _, slot in parts]
    needed = [i for i, slot in enumerate(slots) if not may_be_missing(slot)]
    for index in needed:
        rest = [slots[i] for i in needed if i != index]
        if not rest:
            continue
        inside = needed[0] < index < needed[-1]
        left = [*slots[:index], *([_ONE_WORD] if inside else []), *slots[index + 1 :]]
        first, last = index == needed[0], index == needed[-1]
        side = 0 if inside else -1 if first else 1
        weak = not any(map(_says_something, rest))
        wanted = _Wanted(
            written, parts[index][0], len(rest), forms=_forms(slots[index]),
            words=_single_words(slots[index]), side=side, weak=weak,
        )  # fmt: skip
        for choice in product(*left):
            row = tuple(element for part in choice for element in part)
            yield wanted, Pattern(row, at_start and not first, at_end and not last)


def _forms(slot: Slot) -> frozenset[str]:
    return frozenset(
        word.lower()
        for row in slot
        for element in row
        if not element.negative
        for word in (*element.words, *element.prefixes)
    )


def _single_words(slot: Slot) -> frozenset[str]:
    """Words that may stand in a place by themselves."""
    rows = [row[0] for row in slot if len(row) == 1 and not row[0].negative]
    return frozenset(word.lower() for element in rows for word in element.words)


def _says_something(slot: Slot) -> bool:
    """Some words that may stand there aren't those of any plan."""
    return any(_own(element) for row in slot for element in row)


def _own(element: Element) -> bool:
    if element.negative:
        return False
    shapes = set(element.classes) - OPEN_CLASSES - {"punctuation", "CAPITALS"}
    words = {word.lower() for word in element.words} - GENERAL - MODALS.keys()
    return bool(shapes or words or element.prefixes)
