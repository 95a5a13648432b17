"""Words of patterns that no text can match, as its tokens never look so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise, product

from doc_audit.rubric.pattern import Element, Slot, may_be_missing, pieces_of, slots_of, words_of
from doc_audit.tag.tokens import tokenize

SAMPLES = {
    "number": "12",
    "quantity": "12",
    "percent": "12%",
    "money": "£12m",
    "year": "2031",
    "financial year": "2031/32",
    "date": "31/03/2031",
    "ordinal": "3rd",
}
"""A word of each class that has figures."""
MOST_SAMPLES = 4
"""Words of one place that are tried beside those of the next."""
_FIGURES = re.compile(r"[\d£$€%&@+]|\{(?:" + "|".join(SAMPLES) + r")\}")
"""What a text's words may swallow with their neighbours; letters alone never."""
Said = tuple[str, str]
"""What is wrong, and how to mend it."""


class Unmatched:
    """Tells which words of patterns no text yields; each is looked at once.

    Args:
        spellings: misread word → the word that texts are read to have in its place.
    """

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = spellings
        self._made = cache(self._is_made)

    def in_list(self, phrase: str) -> Iterator[Said]:
        """Words of a phrase of a list."""
        yield from self._words(phrase, f"“{phrase}”")

    def in_pattern(self, written: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Said]:
        """Words of a pattern, those of its lists left out, and signs that stand wrongly."""
        pieces, name = pieces_of(written), f"the pattern “{written}”"
        if "^" in pieces[1:] or "$" in pieces[:-1]:
            yield (
                f"in {name} ^ or $ stands for a sign, as it isn't at its own end.",
                "Put ^ first and $ last, outside of brackets.",
            )
        for piece in pieces:
            if piece.startswith('"'):
                yield from self._words(piece.strip('"'), name)
            elif piece not in ("(", ")", "[", "]", "^", "$"):
                for part in piece.removeprefix("!").split("|"):
                    if part and not part.startswith("{"):
                        yield from self._words(part, name)
        if not self._neighbours(written, lists):
            yield (
                f"{name} can't match: texts have such words as one.",
                "Use the class they make together, such as {percent} for “10 %”.",
            )

    def _words(self, phrase: str, name: str) -> Iterator[Said]:
        for word in words_of(phrase) or ("",):
            if not self._made(word):
                right = self._spellings.get(word.lower())
                parts = tokenize(word.strip("*"), self._spellings).words
                mend = f"Write it as texts are read: “{right or ' '.join(parts)}”."
                yield (
                    f"{name} has “{word}”, which no word of a text looks like.",
                    mend if right or parts else "Take it out.",
                )

    def _is_made(self, word: str) -> bool:
        """Some text has such a word; beginnings and ends of words are tried with a letter more."""
        bare = word.strip("*") if len(word) > 1 else word
        tried = [bare]
        if bare != word:
            tried.append(bare + "a" if word.endswith("*") else "a" + bare)
        return any(tokenize(one, self._spellings).words == (one,) for one in tried)

    def _neighbours(self, written: str, lists: Mapping[str, Sequence[str]]) -> bool:
        """No two neighbours that must both stand there are one word of a text."""
        if not _FIGURES.search(written):
            return True
        slots = slots_of(written, lists)
        return all(
            may_be_missing(one) or may_be_missing(other) or self._parted(one, other)
            for one, other in pairwise(slots)
        )

    def _parted(self, one: Slot, other: Slot) -> bool:
        """In some text the words of two places stand beside each other as two words."""
        ends = [_samples(row[-1]) for row in one]
        starts = [_samples(row[0]) for row in other]
        if [] in ends or [] in starts:
            return True
        both = product(chain(*ends), chain(*starts))
        return any(tokenize(f"{a} {b}", self._spellings).words == (a, b) for a, b in both)


def _samples(element: Element) -> list[str]:
    """Some words that fit; none where most words do."""
    if element.prefixes or element.suffixes or element.negative:
        return []
    classes = [SAMPLES.get(name, "") for name in element.classes]
    return [] if "" in classes else [*classes, *sorted(element.words)[:MOST_SAMPLES]]
