"""Patterns made ready to run: plain phrases, patterns with gaps, raw spaCy tokens."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from doc_audit.rubric.pattern import Pattern
from doc_audit.tag.scan import Scanner
from doc_audit.tag.tokens import Tokens

MAX_READINGS = 24
"""Patterns of plain words with up to this many readings become phrases, which match fastest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A pattern of one rule, ready to compile; `key` is new for each."""

    key: int
    exact: bool
    pattern: Pattern | None = None
    raw: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern matched: tokens `start` up to and without `end`; `shown` is the evidence."""

    key: int
    start: int
    end: int
    shown: tuple[int, int]


class Matchers:
    """All patterns of a rubric, compiled once.

    Attributes:
        vocab: the blank English pipeline's; the tokens to search must be made with it.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.vocab: Any = spacy.blank("en").vocab
        self._scanner = Scanner()
        self._raw = Matcher(self.vocab)
        self._names: dict[int, Piece] = {}
        phrases: dict[tuple[bool, int], list[Any]] = {}
        for piece in pieces:
            self._names[self.vocab.strings.add(str(piece.key))] = piece
            readings = _readings(piece)
            if piece.pattern is None:
                self._raw.add(str(piece.key), [[dict(t) for t in piece.raw]], greedy="LONGEST")
            elif readings:
                docs = [Doc(self.vocab, words=words) for words in readings]
                phrases.setdefault((piece.exact, piece.key), []).extend(docs)
            else:
                self._scanner.add(piece.key, piece.pattern, piece.exact)
        self._phrases = [self._phrase_matcher(phrases, exact) for exact in (False, True)]

    def find(self, tokens: Tokens) -> list[Hit]:
        """Every match, in order of start, end and key; of one pattern's, the longest in a place."""
        hits = []
        for matcher in (*self._phrases, self._raw):
            for name, start, end in matcher(tokens.doc) if len(matcher) else ():
                piece = self._names[name]
                if _tied(piece.pattern, start, end, tokens):
                    hits.append(Hit(piece.key, start, end, (start, end)))
        for plan, start, end, shown in self._scanner.scan(tokens.words):
            if _tied(plan.pattern, start, end, tokens):
                hits.append(Hit(plan.key, start, end, shown))
        return _longest(hits)

    def _phrase_matcher(self, phrases: dict[tuple[bool, int], list[Any]], exact: bool) -> Any:
        matcher = PhraseMatcher(self.vocab, attr="ORTH" if exact else "LOWER")
        for (cased, key), docs in phrases.items():
            if cased == exact:
                matcher.add(str(key), docs)
        return matcher


def _tied(pattern: Pattern | None, start: int, end: int, tokens: Tokens) -> bool:
    """A pattern with `^` or `$` stands where they say."""
    if pattern is None:
        return True
    at_start = not pattern.at_start or start in tokens.openings
    return at_start and (not pattern.at_end or end >= tokens.last)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of one pattern's matches that overlap, the longest, then the first."""
    kept: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.key)):
        same = kept.setdefault(hit.key, [])
        if not any(other.start < hit.end and hit.start < other.end for other in same):
            same.append(hit)
    found = [hit for same in kept.values() for hit in same]
    return sorted(found, key=lambda h: (h.start, h.end, h.key))


def _readings(piece: Piece) -> list[list[str]]:
    """All readings of a pattern of plain words; empty when it is more than that."""
    pattern = piece.pattern
    if pattern is None or pattern.captures or not all(e.literal for e in pattern.elements):
        return []
    count = 1
    for element in pattern.elements:
        count *= len(element.words)
    if count > MAX_READINGS and len(pattern.elements) > 1:
        return []
    words = [sorted(element.words) for element in pattern.elements]
    return [list(reading) for reading in product(*words)]
