"""How much of what one text says stands in another: the aim of a strategy in a delivery plan."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.text.fold import fold
from doc_audit.text.similar import (
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    SMALL_WORDS,
    STEM_LENGTH,
    forms_of_one,
)

LEAST_WORDS = 4
"""Words of meaning that two texts must share: fewer ("improve health services") stand in any
plan."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NAME = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_DIGITS = 9
_PASSED_OVER = SMALL_WORDS | NEGATIONS | NUMBER_WORDS | MONTHS

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Shared:
    """What each text of one list has in common with each of another, by words of meaning.

    Forms of one word count as one. A word that few of all the texts have weighs more:
    log(1 + N / those with it). Numbers, dates and small words don't count.

    Attributes:
        counts: (texts, others) words that both have.
        weight: their weight.
        own, other: weight of all the words of a text, (texts, 1) and (1, others).
        agree: whether both say "not" or neither does.
    """

    counts: Floats
    weight: Floats
    own: Floats
    other: Floats
    agree: NDArray[np.bool_]
    _meant: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]
    _forms: Mapping[str, frozenset[str]]
    _weights: Mapping[str, float]

    def overlaps(self, least: int) -> Floats:
        """(texts, others), 0…1: weight shared, over the lighter text's; 0 under `least` words."""
        return self._over(np.minimum(self.own, self.other), least)

    def evenly(self, least: int) -> Floats:
        """(texts, others), 0…1: weight shared, over the mean of the two weights (Dice)."""
        return self._over((self.own + self.other) / 2, least)

    def words(self, text: int, other: int) -> tuple[str, ...]:
        """Words of a text that another of the other list has too, the weightiest first."""
        theirs = self._meant[1][other]
        both = [word for word in self._meant[0][text] if self._forms[word] & theirs]
        return tuple(sorted(both, key=lambda word: (-self._weights[word], word)))

    def _over(self, whole: Floats, least: int) -> Floats:
        asked = (self.counts >= least) & self.agree & (whole > 0)
        found = np.divide(self.weight, whole, out=np.zeros_like(self.weight), where=asked)
        # Sums of weights differ in their last digits with the order of adding; no likeness turns
        # on it.
        rounded: Floats = np.asarray(np.round(np.minimum(found, 1.0), _DIGITS), dtype=np.float64)
        return rounded


def shared(
    texts: Sequence[str],
    others: Sequence[str],
    light: tuple[Sequence[str], Sequence[str]] = ((), ()),
    share: float = 1.0,
) -> Shared:
    """What each of `texts` has in common with each of `others`; the order of neither matters.

    Args:
        texts: one list.
        others: the other.
        light: for each text of either list the words that count for less in it; empty for none.
        share: of their weight that such words keep, 0…1.
    """
    said = [[_words(text) for text in side] for side in (texts, others)]
    ours, theirs = ([_meant(words) for words in side] for side in said)
    known = sorted(set().union(*ours, *theirs))
    forms = _forms(known)
    lighter = [[_meant(_words(text)) for text in side] for side in light]
    mine, yours = _table(ours, known), _table(theirs, known)
    # A text has a word where it has any form of it.
    left, right = (
        _table([frozenset().union(*(forms[word] for word in words)) for words in meant], known)
        for meant in (ours, theirs)
    )
    having = np.maximum(left.sum(axis=0) + right.sum(axis=0), 1.0)
    weight = np.log1p((len(ours) + len(theirs)) / having)
    heavy, weighty = (
        _lightened(table * weight, known, words, share)
        for table, words in zip((mine, yours), lighter, strict=True)
    )
    return Shared(
        # Of the two ways to count what both have, the lesser.
        counts=np.minimum(mine @ right.T, left @ yours.T),
        weight=np.minimum(heavy @ right.T, left @ weighty.T),
        own=heavy.sum(axis=1)[:, None],
        other=weighty.sum(axis=1)[None, :],
        agree=_negated(said[0])[:, None] == _negated(said[1])[None, :],
        _meant=(ours, theirs),
        _forms=forms,
        _weights=dict(zip(known, np.round(weight, _DIGITS).tolist(), strict=True)),
    )


def overlaps(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """How much of the shorter of two texts stands in the other, 0…1, shape (texts, others).

    See `Shared`; texts that share fewer than `LEAST_WORDS` have 0, as have those of which one says
    "not" and the other doesn't.
    """
    return shared(texts, others).overlaps(LEAST_WORDS)


def same_name(one: str, other: str) -> bool:
    """Whether two names or phrases may be one: the words of one, small ones left out and forms of
    one word counted as one, are all in the other. Numbers count. Names without words are the same
    only where they are written alike.
    """
    few, many = sorted((_name_words(one), _name_words(other)), key=len)
    if not few:
        return fold(one).casefold().strip() == fold(other).casefold().strip()
    return all(any(a == b or _both_forms(a, b) for b in many) for a in few)


def _name_words(text: str) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in _NAME.findall(fold(text).casefold()))
    return frozenset(word for word in words if word not in SMALL_WORDS)


def _both_forms(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and forms_of_one(one, other)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).casefold())


def _meant(said: Sequence[str]) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in said)
    return frozenset(word for word in words if word and word not in _PASSED_OVER)


def _negated(texts: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    return np.array([_says_not(words) for words in texts], dtype=bool)


def _says_not(words: Sequence[str]) -> bool:
    return any(word in NEGATIONS or word.endswith("n't") for word in words)


def _forms(words: Sequence[str]) -> dict[str, frozenset[str]]:
    """Each of the words with all of them that are forms of it, itself among them."""
    starts: dict[str, list[str]] = {}
    for word in words:
        starts.setdefault(word[: STEM_LENGTH - 1], []).append(word)  # "job" and "jobs" too
    return {
        word: frozenset(other for other in near if other == word or forms_of_one(word, other))
        for near in starts.values()
        for word in near
    }


def _lightened(
    table: Floats, known: Sequence[str], light: Sequence[frozenset[str]], share: float
) -> Floats:
    """(texts, words) weights, those of each text's light words cut to their share."""
    places = {word: place for place, word in enumerate(known)}
    for row, words in zip(table, light, strict=False):
        row[[places[word] for word in words if word in places]] *= share
    return table


def _table(meant: Sequence[frozenset[str]], known: Sequence[str]) -> Floats:
    """(texts, words): 1 where a text has the word itself."""
    places = {word: place for place, word in enumerate(known)}
    table = np.zeros((len(meant), len(known)))
    for row, words in zip(table, meant, strict=True):
        row[[places[word] for word in words]] = 1.0
    return table
