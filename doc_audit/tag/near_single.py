"""Near misses of patterns of one part: its word, or its phrase of a list, in another form."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.rubric.pattern import Element, may_be_missing
from doc_audit.rubric.pattern_place import parts_of
from doc_audit.rubric.rules import CueRule, MarkRule
from doc_audit.tag.inflected import LEAST_SHARED, inflected
from doc_audit.tag.near_miss import NearMiss
from doc_audit.tag.tokens import Tokens

Phrase = tuple[tuple[str, ...], str]
"""Words in small letters, and the pattern that they are of, as written."""


class SingleWords:
    """Looks for the words of a rule's patterns of one part in another form.

    Of a phrase of a list one word may stand in another form: “food banks” for “food bank”. In
    another casing it is a near miss too, where capitals matter.
    """

    def __init__(self, rule: MarkRule | CueRule, lists: Mapping[str, Sequence[str]]) -> None:
        self._exact = rule.case == "exact"
        self._known = frozenset(_words(rule, lists))
        self._words: dict[str, list[tuple[str, str]]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        for words, written in sorted(self._known):
            if len(words) == 1:
                self._words.setdefault(_key(words[0]), []).append((words[0], written))
            for word in words if len(words) > 1 else ():
                self._phrases.setdefault(word.lower(), []).append((words, written))

    def nearest(self, tokens: Tokens) -> Iterator[NearMiss]:
        """Every word or phrase in another form."""
        for place, (word, low) in enumerate(zip(tokens.words, tokens.low, strict=True)):
            for wanted, written in self._words.get(_key(low), ()):
                if self._like(word, low, wanted):
                    yield NearMiss(place, place + 1, written, wanted, "", 1, word)
            for words, written in self._phrases.get(low, ()):
                yield from self._phrase(tokens, place, words, written)

    def _phrase(
        self, tokens: Tokens, place: int, words: tuple[str, ...], written: str
    ) -> Iterator[NearMiss]:
        """A phrase one word of which stands in another form, by a word of it that stands as is."""
        start = place - [word.lower() for word in words].index(tokens.low[place])
        end = start + len(words)
        if start < 0 or end > len(tokens.low):
            return
        here = list(zip(words, tokens.words[start:end], tokens.low[start:end], strict=True))
        others = [(word, wanted) for wanted, word, low in here if low != wanted.lower()]
        if len(others) == 1 and inflected(others[0][0].lower(), others[0][1].lower()):
            like, wanted = others[0]
            yield NearMiss(start, end, written, wanted, "", len(words) - 1, like)

    def _like(self, word: str, low: str, wanted: str) -> bool:
        if self._exact and low == wanted.lower():
            return word != wanted
        return inflected(low, wanted.lower())


def _words(rule: MarkRule | CueRule, lists: Mapping[str, Sequence[str]]) -> Iterator[Phrase]:
    """Words and phrases of the patterns of which nothing else need stand."""
    for written in rule.patterns:
        needed = [slot for _, slot in parts_of(written, lists) if not may_be_missing(slot)]
        if len(needed) == 1:
            for row in needed[0]:
                if all(map(_plain, row)):
                    yield from ((words, written) for words in _each(row))


def _plain(element: Element) -> bool:
    return element.literal


def _each(row: Sequence[Element]) -> Iterator[tuple[str, ...]]:
    """Words of a row; one of several words has one choice in each place."""
    if len(row) == 1:
        yield from ((word,) for word in sorted(row[0].words))
    elif all(len(element.words) == 1 for element in row):
        yield tuple(word for element in row for word in element.words)


def _key(word: str) -> str:
    return word[:LEAST_SHARED].lower()
