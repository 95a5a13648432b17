"""How much of what one text says stands in another: the aim of a strategy in a delivery plan."""

import re
from collections.abc import Sequence

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
_DIGITS = 9
_PASSED_OVER = SMALL_WORDS | NEGATIONS | NUMBER_WORDS | MONTHS

Floats = NDArray[np.float64]


def overlaps(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """How much of the shorter of two texts stands in the other, 0…1, shape (texts, others).

    Words of meaning that both have, forms of one word counted as one, by weight over the lighter
    text's weight. A word that few of all the texts have weighs more: log(1 + N / those with it).
    Numbers, dates and small words don't count; texts of which one says "not" and the other doesn't
    have 0, as have those that share fewer than `LEAST_WORDS`. The order of texts changes nothing.
    """
    ours, theirs = [_meant(text) for text in texts], [_meant(text) for text in others]
    known = sorted(set().union(*ours, *theirs))
    forms = _forms(known)
    mine, yours = _table(ours, known), _table(theirs, known)
    # A text has a word where it has any form of it.
    left, right = (
        _table([frozenset().union(*(forms[word] for word in words)) for words in meant], known)
        for meant in (ours, theirs)
    )
    having = np.maximum(left.sum(axis=0) + right.sum(axis=0), 1.0)
    weight = np.log1p((len(ours) + len(theirs)) / having)
    # Of the two ways to count what both have, the lesser.
    counts = np.minimum(mine @ right.T, left @ yours.T)
    shared = np.minimum(mine * weight @ right.T, left @ (yours * weight).T)
    lighter = np.minimum((mine @ weight)[:, None], (yours @ weight)[None, :])
    asked = (counts >= LEAST_WORDS) & (_negated(texts)[:, None] == _negated(others)[None, :])
    found = np.divide(shared, lighter, out=np.zeros_like(shared), where=asked)
    # Sums of weights differ in their last digits with the order of adding; no likeness turns on it.
    rounded: Floats = np.round(np.minimum(found, 1.0), _DIGITS)
    return rounded


def _meant(text: str) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in _WORD.findall(fold(text).casefold()))
    return frozenset(word for word in words if word and word not in _PASSED_OVER)


def _negated(texts: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([_says_not(text) for text in texts], dtype=bool)


def _says_not(text: str) -> bool:
    words = _WORD.findall(fold(text).casefold())
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


def _table(meant: Sequence[frozenset[str]], known: Sequence[str]) -> Floats:
    """(texts, words): 1 where a text has the word itself."""
    places = {word: place for place, word in enumerate(known)}
    table = np.zeros((len(meant), len(known)))
    for row, words in zip(table, meant, strict=True):
        row[[places[word] for word in words]] = 1.0
    return table
