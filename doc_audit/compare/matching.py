"""Which commitment of one plan is which of another: one to one, by words and by subject."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.compare.commitment import Commitment
from doc_audit.score.merge import contradict, numbers_of
from doc_audit.text.overlap import shared
from doc_audit.text.similar import groups as copies_of

Floats = NDArray[np.float64]

ALIKE = 0.55
"""Likeness from which two commitments are shown as a pair, and SURE, from which without a mark of
doubt. Set, with the figures below, on 104 invented pairs of commitments (reworded, the same topic
but another commitment, unrelated); precision and recall on 24 kept aside, and on plans that have
nothing to do with each other: docs/comparing.md, `tests/compare/commitment_pairs.jsonl`."""
SURE = 0.7

SUBJECT = 0.1
"""How much the subject can add to the likeness of words, or take from it."""

SUBJECT_WORDS = 0.25
"""Share of their weight that words keep which say for whom and where: the subject counts by itself,
and "a dentist for homeless people" isn't "a bus for homeless people"."""

LEAST_WORDS = 3
"""Words of meaning that two commitments must share; set with the thresholds."""

NEARLY = 0.99
"""Most that commitments which aren't copies can be alike: 1 is kept for the same words."""

_WORDS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Match:
    """Two commitments taken to be the same, and why.

    Attributes:
        first, second: places in the two lists, from 0.
        likeness: 0…1, at least `ALIKE`; 1 for the same words.
        same: the same words and numbers, as for repeats within a plan.
        words: words of meaning both have, as in the first, the rarest first, not all of many.
        subject: codes and places both name.
    """

    first: int
    second: int
    likeness: float
    same: bool
    words: tuple[str, ...]
    subject: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether they are alike enough to be shown without a doubt."""
        return self.likeness >= SURE


@dataclass(frozen=True, slots=True)
class Nearest:
    """A commitment without a partner, and the one of the other plan that it is most like.

    Attributes:
        place: in its own list, from 0.
        near: place in the other list; None where none is alike enough (`ALIKE`). What is near has
            a partner that it is more like.
        likeness: 0…1 to `near`; 0 without.
    """

    place: int
    near: int | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Matched:
    """All of two lists of commitments: each is in one match or among those left over."""

    matches: tuple[Match, ...]
    first: tuple[Nearest, ...]
    second: tuple[Nearest, ...]


def match(first: Sequence[Commitment], second: Sequence[Commitment], threshold: float) -> Matched:
    """The one-to-one matching in which no two commitments are each more like the other than like
    their partners (the stable matching; Gale & Shapley 1962).

    It is found by taking the likest pair of those left, again and again. Swapping the lists swaps
    the sides; the order of neither list changes which are matched.

    Args:
        first: commitments of one plan.
        second: of the other.
        threshold: 0…100, of copies (the rubric's `duplicate_similarity`).

    Returns:
        matches and leftovers in the order of their lists.
    """
    common = shared(
        [c.done for c in first],
        [c.done for c in second],
        ([c.subject_words for c in first], [c.subject_words for c in second]),
        SUBJECT_WORDS,
    )
    copies = _copies(first, second, threshold)
    likeness = _likeness(first, second, common.overlaps(LEAST_WORDS), common.evenly(LEAST_WORDS))
    likeness[copies] = 1.0
    taken = dict(_stable(first, second, likeness, copies))
    matches = tuple(
        Match(
            i,
            j,
            float(likeness[i, j]),
            bool(copies[i, j]),
            common.words(i, j)[:_WORDS_SHOWN],
            tuple(sorted(first[i].subject & second[j].subject)),
        )
        for i, j in sorted(taken.items())
    )
    return Matched(
        matches,
        _left(likeness, set(taken)),
        _left(likeness.T, set(taken.values())),
    )


def _likeness(
    first: Sequence[Commitment], second: Sequence[Commitment], within: Floats, evenly: Floats
) -> Floats:
    """Words count by how much of the shorter is in the longer, and of both in both, half each: a
    row of an action table is longer than the aim it carries out, but not any longer text is one.
    """
    words = (within + evenly) / 2
    found = words + SUBJECT * _subjects(first, second)
    return np.where(words > 0, np.clip(np.round(found, 9), 0.0, NEARLY), 0.0)


def _subjects(first: Sequence[Commitment], second: Sequence[Commitment]) -> Floats:
    """(first, second) from −1, nothing in common, to 1, all; 0 where one names no subject."""
    ours, theirs = [c.subject for c in first], [c.subject for c in second]
    known = {code: at for at, code in enumerate(sorted(frozenset().union(*ours, *theirs)))}
    mine, yours = _table(ours, known), _table(theirs, known)
    both = mine @ yours.T
    either = mine.sum(axis=1)[:, None] + yours.sum(axis=1)[None, :] - both
    named = (mine.sum(axis=1) > 0)[:, None] & (yours.sum(axis=1) > 0)[None, :]
    share = np.divide(both, either, out=np.full_like(both, 0.5), where=named)
    centred: Floats = 2 * share - 1
    return centred


def _table(subjects: Sequence[frozenset[str]], known: dict[str, int]) -> Floats:
    table = np.zeros((len(subjects), len(known)))
    for row, codes in zip(table, subjects, strict=True):
        row[[known[code] for code in codes]] = 1.0
    return table


def _copies(
    first: Sequence[Commitment], second: Sequence[Commitment], threshold: float
) -> NDArray[np.bool_]:
    """(first, second) whether they say the same, without numbers against each other."""
    found = np.zeros((len(first), len(second)), dtype=bool)
    every = [*first, *second]
    # Sorted, so that the order of reading decides nothing; see `text.similar.groups`.
    order = sorted(range(len(every)), key=lambda i: every[i].done)
    for group in copies_of([every[i].done for i in order], threshold):
        members = [order[place] for place in group]
        for i in (index for index in members if index < len(first)):
            for j in (index - len(first) for index in members if index >= len(first)):
                found[i, j] = not _against(first[i], second[j])
    return found


def _against(one: Commitment, other: Commitment) -> bool:
    return contradict(numbers_of(one.statement.text), numbers_of(other.statement.text))


def _stable(
    first: Sequence[Commitment],
    second: Sequence[Commitment],
    likeness: Floats,
    copies: NDArray[np.bool_],
) -> Iterable[tuple[int, int]]:
    def rank(pair: tuple[int, int]) -> tuple[object, ...]:
        one, other = first[pair[0]], second[pair[1]]
        texts = sorted((one.statement.text, other.statement.text))
        return (
            -likeness[pair],
            not copies[pair],
            _against(one, other),
            one.statement.text != other.statement.text,
            texts,
            sorted((one.id, other.id)),
        )

    close = [(int(i), int(j)) for i, j in np.argwhere(likeness >= ALIKE)]
    ours: set[int] = set()
    theirs: set[int] = set()
    for i, j in sorted(close, key=rank):
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            yield i, j


def _left(likeness: Floats, taken: set[int]) -> tuple[Nearest, ...]:
    return tuple(_nearest(i, likeness[i]) for i in range(len(likeness)) if i not in taken)


def _nearest(place: int, likeness: Floats) -> Nearest:
    best = int(likeness.argmax()) if len(likeness) else 0
    if not len(likeness) or likeness[best] < ALIKE:
        return Nearest(place, None, 0.0)
    return Nearest(place, best, float(likeness[best]))
