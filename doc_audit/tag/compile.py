"""Patterns made ready to run: phrases of plain words, and patterns with gaps and choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from doc_audit.rubric.pattern import Pattern
from doc_audit.tag.phrases import Hit, Phrases
from doc_audit.tag.scan import Scanner
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.vocabulary import Vocabulary

MAX_READINGS = 24
"""Patterns of plain words with up to this many readings become phrases, which match fastest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A pattern of one rule, ready to compile; `key` is new for each."""

    key: int
    exact: bool
    pattern: Pattern


class Matchers:
    """All patterns of a rubric, compiled once.

    Args:
        vocabulary: shared by the matchers of a rubric, so that each word is tested once.
    """

    def __init__(self, pieces: Iterable[Piece], vocabulary: Vocabulary | None = None) -> None:
        self._scanner = Scanner(vocabulary)
        self._low, self._exact = Phrases(), Phrases()
        self._tied: dict[int, Pattern] = {}
        for piece in pieces:
            if piece.pattern.at_start or piece.pattern.at_end:
                self._tied[piece.key] = piece.pattern
            readings = _readings(piece.pattern)
            for words in readings:
                plain = words if piece.exact else [word.lower() for word in words]
                (self._exact if piece.exact else self._low).add(piece.key, plain)
            if not readings:
                self._scanner.add(piece.key, piece.pattern, piece.exact)

    def find(self, tokens: Tokens) -> list[Hit]:
        """Every match, in order of start, end and key; of one pattern's, the longest in a place."""
        hits = self._low.find(tokens.low)
        hits += self._exact.find(tokens.words)
        hits += self._scanner.scan(tokens.words)
        first: dict[int, Hit] = {}
        several: dict[int, list[Hit]] = {}
        for hit in hits:
            key = hit[2]
            if key in self._tied and not _stands(self._tied[key], hit, tokens):
                continue
            if key in first:
                several.setdefault(key, [first[key]]).append(hit)
            else:
                first[key] = hit
        for key in several:
            del first[key]
        return sorted([*first.values(), *(h for same in several.values() for h in _longest(same))])


def _stands(pattern: Pattern, hit: Hit, tokens: Tokens) -> bool:
    """A pattern with `^` or `$` stands where they say."""
    at_start = not pattern.at_start or hit[0] in tokens.openings
    return at_start and (not pattern.at_end or hit[1] >= tokens.last)


def _longest(same: Iterable[Hit]) -> list[Hit]:
    """Of one pattern's matches that overlap, the longest, then the first."""
    kept: list[Hit] = []
    for hit in sorted(same, key=lambda h: (h[0] - h[1], h[0])):
        if not any(other[0] < hit[1] and hit[0] < other[1] for other in kept):
            kept.append(hit)
    return kept


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
