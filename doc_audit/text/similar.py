"""Near-duplicate texts: the promise of the summary and the same promise in the body."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from doc_audit.text.fold import fold
from doc_audit.text.words import words as listed

ROWS_AT_ONCE = 256
"""Texts compared with all others in one go: 20,000 texts then take 20 MB of scores."""

_ROUNDED = 0.01
"""More than the rounding of a score to 32 bits."""

STEM_LENGTH = 4
STEM_SHARE = 0.65
"""Two words count as forms of one word when they begin with the same letters: at least so many,
and this share of the shorter. "improve" and "improving" share 6 of 7, "reduce" and "reduction" 5
of 6; "hypertension" and "hypotension" 3 of 11, "paid" and "pain" 3 of 4. Short verbs that double
their last letter ("set", "setting") are looked at apart."""

SMALL_WORDS = listed(
    """
    a an and are as at be been by do does each every for from had has have how if in into is it
    its of on or our shall so such that the their them these they this those to us was we were
    which who will with would also all both where when while there through across
    therefore however thus example including
    """
)
"""May differ between copies of one promise: words of grammar, and those that join sentences or
open a list."""

NEGATIONS = listed("no not never none nor without unless except excluding cannot")

NUMBER_WORDS = listed(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty sixty seventy eighty ninety hundred thousand million billion half halve third quarter
    fifth tenth double triple treble once twice first second annual annually monthly quarterly
    weekly yearly daily
    """
)

MONTHS = listed(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec spring summer autumn winter
    """
)

NOTE_MARK = re.compile(r"(?<=[a-z]{4})\d{1,2}(?!\w)")
"""The number of a note set right behind a word ("improvement2"), where raised figures were lost.
Names that end in a figure have fewer small letters before it: "Q4", "H2"."""

_TOKEN = re.compile(r"[£$€]?\d+(?:[.,/]\d+)*(?:%|[a-z]{1,2}\b)?|[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Key:
    """What two copies share: words sorted, numbers, negations, guarded words, names."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    names: frozenset[str]
    guarded: tuple[str, ...]

    @property
    def line(self) -> str:
        return " ".join(self.words)

    @property
    def meaning(self) -> str:
        """The line without words that may differ; the whole of it where it has no others."""
        return " ".join(word for word in self.words if word not in SMALL_WORDS) or self.line


def groups(
    texts: Sequence[str], threshold: float, guarded: Collection[str] = ()
) -> list[list[int]]:
    """Indexes of texts that say the same, a list for each group, every index in exactly one.

    Texts belong together that are alike (see `likeness`) and that differ in nothing a promise
    turns on: numbers, dates, "not", names (words with a capital inside the sentence that the other
    text lacks), `guarded` words, or one word of meaning put for another. Each text must agree so
    with every other of its group, so that no chain of small steps joins two different promises.

    Args:
        texts: statements as read.
        threshold: 0…100; 100 joins only the same words in any order.
        guarded: words or phrases that both must have or both lack, such as names of groups and
            owners; case is ignored.

    Returns:
        groups by their first index, indexes ascending; texts without a copy are groups of one.
        An empty text has no copies.
    """
    phrases = tuple(sorted({fold(phrase).casefold() for phrase in guarded if phrase}))
    keys = [_key(text, phrases) for text in texts]
    same: dict[_Key, list[int]] = {}
    alone: list[list[int]] = []
    for index, key in enumerate(keys):
        if key.words:
            same.setdefault(key, []).append(index)
        else:
            alone.append([index])
    comparable: dict[tuple[tuple[str, ...], ...], list[_Key]] = {}
    for key in same:
        comparable.setdefault((key.exact, key.guarded), []).append(key)
    merged = (group for bucket in comparable.values() for group in _merged(bucket, threshold))
    return sorted(alone + [sorted(i for key in group for i in same[key]) for group in merged])


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0…100, whatever the order of their words.

    `rapidfuzz.fuzz.ratio` on the sorted words (as `token_sort_ratio` does), of all words or of
    those of meaning alone, whichever is higher: before a short sentence "We will" would else count
    as a tenth of it. Texts without words: 0.
    """
    left, right = _key(one, ()), _key(other, ())
    if not (left.words and right.words):
        return 0.0
    pairs = ((left.line, right.line), (left.meaning, right.meaning))
    return max(fuzz.ratio(a, b) for a, b in pairs)


_KNOWN_WORDS = 1 << 15
"""Words remembered: plans say much in few of them."""


def _key(text: str, phrases: tuple[str, ...]) -> _Key:
    folded = NOTE_MARK.sub("", fold(text))
    tokens = [found[0] for found in _TOKEN.finditer(folded)]
    words = [_plain(token) for token in tokens]
    lowered = folded.casefold()
    return _Key(
        words=tuple(sorted(words)),
        exact=tuple(sorted(word for word in words if _is_exact(word))),
        names=frozenset(_plain(token) for token in tokens[1:] if token[0].isupper()),
        guarded=tuple(phrase for phrase in phrases if phrase in lowered),
    )


@lru_cache(_KNOWN_WORDS)
def _plain(token: str) -> str:
    plain = token.casefold().removesuffix("'s")
    return plain.replace(",", "") if plain[-1:].isdigit() or plain[:1].isdigit() else plain


@lru_cache(_KNOWN_WORDS)
def _is_exact(word: str) -> bool:
    return (
        word in NEGATIONS
        or word in NUMBER_WORDS
        or word in MONTHS
        or any(sign.isdigit() for sign in word)
        or word.endswith("n't")
    )


def _merged(keys: Sequence[_Key], threshold: float) -> list[list[_Key]]:
    """Groups of keys that agree in what is exact; pairs are taken in the order of the texts."""
    group_of = {index: [index] for index in range(len(keys))}
    for one, other in _close_pairs(keys, threshold):
        ours, theirs = group_of[one], group_of[other]
        if ours is theirs or not all(_agree(keys[a], keys[b]) for a in ours for b in theirs):
            continue
        ours.extend(theirs)
        for index in theirs:
            group_of[index] = ours
    groups_found = {id(group): group for group in group_of.values()}
    return [[keys[index] for index in group] for group in groups_found.values()]


def _close_pairs(keys: Sequence[_Key], threshold: float) -> Iterator[tuple[int, int]]:
    lines = ([key.line for key in keys], [key.meaning for key in keys])
    for top in range(0, len(keys), ROWS_AT_ONCE):
        whole, meaning = (
            _ratios(some[top : top + ROWS_AT_ONCE], some[top:], max(threshold - _ROUNDED, 0))
            for some in lines
        )
        close = np.maximum(whole, meaning) >= threshold
        for row, column in np.argwhere(np.triu(close, k=1)):
            yield top + int(row), top + int(column)


def _ratios(lines: Sequence[str], others: Sequence[str], least: float) -> NDArray[np.float32]:
    """(lines, others) ratios, 0…100; 0 for those under `least`, which needn't be worked out."""
    return process.cdist(
        lines, others, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32, workers=1
    )


def _agree(one: _Key, other: _Key) -> bool:
    """Whether neither has a name, or a word of meaning in another's place, that the other lacks."""
    left, right = _without(one.words, other.words), _without(other.words, one.words)
    if any(word in one.names for word in left) or any(word in other.names for word in right):
        return False
    return not _swapped(left, right)


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Words of meaning that the other text doesn't have."""
    known = frozenset(others)
    return [word for word in words if word not in known and word not in SMALL_WORDS]


def _swapped(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a word of meaning stands in place of another, other than a form of it."""
    if not left or not right:
        return False
    few, many = sorted((left, right), key=len)
    return any(not any(forms_of_one(a, b) for b in many) for a in few)


def forms_of_one(one: str, other: str) -> bool:
    """Whether two words begin alike enough to be forms of one word (see `STEM_SHARE`)."""
    shorter, longer = sorted((one, other), key=len)
    if longer == shorter + "s" or longer in (shorter + shorter[-1:] + end for end in ("ing", "ed")):
        return True
    unlike = (at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b)
    shared = next(unlike, len(shorter))
    return shared >= max(STEM_LENGTH, STEM_SHARE * len(shorter))
