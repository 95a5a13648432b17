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
    if not known:
        return np.zeros((len(ours), len(theirs)))
    forms = _forms(known)
    # A text has a word where it has any form of it.
    left, right = _table(ours, known) @ forms > 0, _table(theirs, known) @ forms > 0
    having = left.sum(axis=0) + right.sum(axis=0)
    weight = np.log1p((len(ours) + len(theirs)) / having)
    shared = _shared_weight(ours, theirs, known, left, right, weight)
    own = _weights(ours, known, weight), _weights(theirs, known, weight)
    lighter = np.minimum(own[0][:, None], own[1][None, :])
    found: Floats = np.divide(shared, lighter, out=np.zeros_like(shared), where=lighter > 0)
    alike = _negated(texts)[:, None] == _negated(others)[None, :]
    return np.where(alike, np.minimum(found, 1.0), 0.0)


def _meant(text: str) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in _WORD.findall(fold(text).casefold()))
    return frozenset(word for word in words if word and word not in _PASSED_OVER)


def _negated(texts: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([_says_not(text) for text in texts], dtype=bool)


def _says_not(text: str) -> bool:
    words = _WORD.findall(fold(text).casefold())
    return any(word in NEGATIONS or word.endswith("n't") for word in words)


def _forms(words: Sequence[str]) -> Floats:
    """(w, w): 1 where two of the words, which are sorted, are forms of one word."""
    same = np.eye(len(words))
    starts: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        starts.setdefault(word[:STEM_LENGTH], []).append(index)
    for indexes in starts.values():
        for place, one in enumerate(indexes):
            for other in indexes[place + 1 :]:
                if forms_of_one(words[one], words[other]):
                    same[one, other] = same[other, one] = 1.0
    return same


def _table(meant: Sequence[frozenset[str]], known: Sequence[str]) -> Floats:
    """(texts, words): 1 where a text has the word itself."""
    return np.array([[float(word in words) for word in known] for words in meant]).reshape(
        len(meant), len(known)
    )


def _weights(meant: Sequence[frozenset[str]], known: Sequence[str], weight: Floats) -> Floats:
    weights: Floats = np.einsum("tw,w->t", _table(meant, known), weight)
    return weights


def _shared_weight(
    ours: Sequence[frozenset[str]],
    theirs: Sequence[frozenset[str]],
    known: Sequence[str],
    left: NDArray[np.bool_],
    right: NDArray[np.bool_],
    weight: Floats,
) -> Floats:
    """(texts, others) weight of words that both have, the lesser of the two ways to count it."""
    mine, yours = _table(ours, known), _table(theirs, known)
    ours_found = np.einsum("iw,jw->ij", mine * weight, right.astype(float))
    theirs_found = np.einsum("jw,iw->ij", yours * weight, left.astype(float))
    counts = np.einsum("iw,jw->ij", mine, right.astype(float))
    enough = np.minimum(counts, np.einsum("jw,iw->ij", yours, left.astype(float))) >= LEAST_WORDS
    return np.where(enough, np.minimum(ours_found, theirs_found), 0.0)
