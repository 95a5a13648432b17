"""Patterns made ready to run: phrases of plain words, and patterns with gaps and choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from doc_audit.rubric.pattern import Pattern
from doc_audit.tag.phrases import Phrases
from doc_audit.tag.scan import Scanner
from doc_audit.tag.tokens import Tokens

MAX_READINGS = 24
"""Patterns of plain words with up to this many readings become phrases, which match fastest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A pattern of one rule, ready to compile; `key` is new for each."""

    key: int
    exact: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern matched: tokens `start` up to and without `end`; `shown` is the evidence."""

    key: int
    start: int
    end: int
    shown: tuple[int, int]


class Matchers:
    """All patterns of a rubric, compiled once."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._scanner = Scanner()
        self._phrases = {False: Phrases(), True: Phrases()}
        self._patterns: dict[int, Pattern] = {}
        for piece in pieces:
            self._patterns[piece.key] = piece.pattern
            readings = _readings(piece.pattern)
            for words in readings:
                plain = words if piece.exact else [word.lower() for word in words]
                self._phrases[piece.exact].add(piece.key, plain)
            if not readings:
                self._scanner.add(piece.key, piece.pattern, piece.exact)

    def find(self, tokens: Tokens) -> list[Hit]:
        """Every match, in order of start, end and key; of one pattern's, the longest in a place."""
        hits = []
        for exact, words in ((False, tokens.low), (True, tokens.words)):
            for key, start, end in self._phrases[exact].find(words):
                if _tied(self._patterns[key], start, end, tokens):
                    hits.append(Hit(key, start, end, (start, end)))
        for plan, start, end, shown in self._scanner.scan(tokens.words):
            if _tied(plan.pattern, start, end, tokens):
                hits.append(Hit(plan.key, start, end, shown))
        return _longest(hits)


def _tied(pattern: Pattern, start: int, end: int, tokens: Tokens) -> bool:
    """A pattern with `^` or `$` stands where they say."""
    at_start = not pattern.at_start or start in tokens.openings
    return at_start and (not pattern.at_end or end >= tokens.last)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of one pattern's matches that overlap, the longest, then the first."""
    kept: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.key)):
        same = kept.setdefault(hit.key, [])
        if not same or not any(o.start < hit.end and hit.start < o.end for o in same):
            same.append(hit)
    found = [hit for same in kept.values() for hit in same]
    return sorted(found, key=lambda h: (h.start, h.end, h.key))


def _readings(pattern: Pattern) -> list[list[str]]:
    """All readings of a pattern of plain words; empty when it is more than that."""
    if pattern.captures or not all(e.literal for e in pattern.elements):
        return []
    count = 1
    for element in pattern.elements:
        count *= len(element.words)
    if count > MAX_READINGS and len(pattern.elements) > 1:
        return []
    words = [sorted(element.words) for element in pattern.elements]
    return [list(reading) for reading in product(*words)]
