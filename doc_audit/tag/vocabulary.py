"""What is known of a word by itself: which tests of a rubric's patterns it passes."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from doc_audit.rubric.pattern import Element
from doc_audit.tag.shapes import SHAPES

Test = int
"""Number of a test that a word passes or doesn't."""

MEMORY = 65_536
"""Distinct words whose tests are kept; 6,400 statements of plans and other text have 9,800."""


class Vocabulary:
    """Tests of single words; one serves all scanners of a rubric, and tests a word once.

    The tests aren't put to a word one by one: those on whole words, on beginnings and ends are
    looked up by the word's letters, and each shape is asked once for all tests that name it.
    """

    def __init__(self) -> None:
        self._numbers: dict[object, Test] = {}
        self._any_case = _Spelt()
        self._exact = _Spelt()
        self._shapes: dict[str, list[Test]] = {}
        self._negative: set[Test] = set()
        self.passed = lru_cache(MEMORY)(self._passed)

    def test(self, element: Element, exact: bool) -> Test:
        """Number of the test an element stands for; where it is `exact`, capitals count."""
        spelt = (element.words, element.prefixes, element.suffixes)
        exact = exact and any(spelt)
        key = (*spelt, element.classes, element.negative, exact)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            (self._exact if exact else self._any_case).add(number, *spelt, fold=not exact)
            for name in element.classes:
                self._shapes.setdefault(name, []).append(number)
            if element.negative:
                self._negative.add(number)
            self.passed.cache_clear()
        return number

    def _passed(self, word: str) -> frozenset[Test]:
        found = self._exact.fit(word) | self._any_case.fit(word.lower())
        for name, tests in self._shapes.items():
            if SHAPES[name](word):
                found.update(tests)
        return frozenset(found ^ self._negative)


class _Spelt:
    """Tests that whole words, beginnings or ends of words pass."""

    def __init__(self) -> None:
        self._words: dict[str, list[Test]] = {}
        self._starts: dict[str, list[Test]] = {}
        self._ends: dict[str, list[Test]] = {}
        self._start_lengths: set[int] = set()
        self._end_lengths: set[int] = set()

    def add(
        self,
        test: Test,
        words: Iterable[str],
        starts: Sequence[str],
        ends: Sequence[str],
        fold: bool,
    ) -> None:
        """Take up a test; `fold`: small letters stand for capitals too."""
        for known, spellings in (
            (self._words, words),
            (self._starts, starts),
            (self._ends, ends),
        ):
            for spelling in spellings:
                known.setdefault(spelling.lower() if fold else spelling, []).append(test)
        self._start_lengths.update(map(len, starts))
        self._end_lengths.update(map(len, ends))

    def fit(self, word: str) -> set[Test]:
        """Tests that the word passes."""
        found = set(self._words.get(word, ()))
        for length in self._start_lengths:
            if word[:length] in self._starts:
                found.update(self._starts[word[:length]])
        for length in self._end_lengths:
            if word[-length:] in self._ends:
                found.update(self._ends[word[-length:]])
        return found
