"""Finds patterns with gaps and choices, from the word each can't do without.

A matcher that turns gaps into states (spaCy's makes 2 to the power of m paths of a gap of up to m
words) reads every pattern at every token; here a pattern is tried only where its rarest word
stands, and only if all words it needs occur. Phrases of plain words are found by `phrases`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from doc_audit.rubric.pattern import Element, Pattern
from doc_audit.tag.phrases import Hit
from doc_audit.tag.vocabulary import MEMORY, Test, Vocabulary
from doc_audit.tag.words import words_in

OPEN_CLASSES = frozenset({"any", "gap", "plain", "names", "Capitalised", "small"})
"""Built-in classes too common to look for."""
Commonness = tuple[int, int]
"""How common the words that fit an element seem to be; more is commoner."""
NOT_RARE: Commonness = (4, 0)
"""Of an element that is too common to look for."""
COMMON_WORDS = words_in("a an and by for from in of on or our the to will with we is are be at as")


class Step(NamedTuple):
    """One element of a pattern: its test, how often, and whether it is shown."""

    test: Test
    least: int
    most: int
    shown: bool

    @property
    def once(self) -> bool:
        """Neither left out nor repeated."""
        return self.least == self.most == 1


Steps = tuple[Step, ...]


Passed = Sequence[frozenset[Test]]
"""Tests that each word passes, and beyond the last word none; so -1 and the length are the ends."""


class Plan(NamedTuple):
    """A pattern seen from its anchor.

    Attributes:
        left, right: tests of the words right beside the anchor, where just one word must stand;
            else `NO_TEST`.
        before: steps left of the anchor and of `left`, nearest first; `after`: those right of it.
        sides: all steps before, nearest first, and all steps after.
        second: test of the rarest word it needs beside its anchor; `NO_TEST` if there is none.
        captures: a part of it is marked as evidence.
    """

    key: int
    left: Test
    right: Test
    before: Steps
    after: Steps
    captures: bool
    sides: tuple[Steps, Steps]
    anchor: Step
    second: Test


NO_TEST: Test = -1
BySecond = Mapping[Test, Sequence[Plan]]
Entry = tuple[frozenset[Test], frozenset[Test], BySecond]
"""Of a word: tests it passes, those of them that are second to some plan, and the plans it
anchors, by their second test."""
_NOTHING: frozenset[Test] = frozenset()


class Scanner:
    """Plans by anchor; `scan` finds them in a row of words."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or Vocabulary()
        self._plans: dict[Test, dict[Test, list[Plan]]] = {}
        self._seconds: set[Test] = set()
        self._of = lru_cache(MEMORY)(self._entry)
        self._ready = cache(self._step)  # patterns share most of their elements

    def add(self, key: int, pattern: Pattern, exact: bool) -> None:
        """Take up a pattern; one that has nothing to look for is tried at every word."""
        ready = [self._ready(element, exact) for element in pattern.elements]
        steps = tuple(step for step, _ in ready)
        at, beside = _anchors(steps, [commonness for _, commonness in ready])
        before, after = steps[:at][::-1], steps[at + 1 :]
        second = NO_TEST if beside is None else steps[beside].test
        left, far_before = _near(before)
        right, far_after = _near(after)
        plan = Plan(
            key, left, right, far_before, far_after, pattern.captures, (before, after), steps[at],
            second,
        )  # fmt: skip
        self._plans.setdefault(steps[at].test, {}).setdefault(second, []).append(plan)
        self._seconds.add(second)
        self._of.cache_clear()

    def _step(self, element: Element, exact: bool) -> tuple[Step, Commonness]:
        test = self._vocabulary.test(element, exact)
        return Step(test, element.least, element.most, element.shown), _commonness(element)

    def scan(self, words: Iterable[str]) -> list[Hit]:
        """Every match, by the place of its anchor."""
        known = list(map(self._of, words))
        there = {NO_TEST}.union(*[seconds for _, seconds, _ in known])
        passed = [tests for tests, _, _ in known]
        passed.append(_NOTHING)
        found: list[Hit] = []
        for index, (_, _, plans) in enumerate(known):
            if plans:
                here = [beside for second, beside in plans.items() if second in there]
                if here:
                    found += _at(here, index, passed)
        return found

    def _entry(self, word: str) -> Entry:
        """Worked out once per distinct word."""
        tests = self._vocabulary.passed(word)
        own = [self._plans[test] for test in tests if test in self._plans]
        plans: dict[Test, list[Plan]] = {}
        for by_second in own:
            for second, beside in by_second.items():
                plans[second] = plans[second] + beside if second in plans else beside
        return tests, tests & self._seconds, plans


def _near(steps: Steps) -> tuple[Test, Steps]:
    """Test of the first step if it takes just one word, and the steps beyond it."""
    return (steps[0].test, steps[1:]) if steps and steps[0].once else (NO_TEST, steps)


def _at(here: Sequence[Sequence[Plan]], index: int, passed: Passed) -> list[Hit]:
    """Matches of plans with their anchor at a word; most fail at the word beside it."""
    found: list[Hit] = []
    before_it, after_it = passed[index - 1], passed[index + 1]
    for plans in here:
        for plan in plans:
            left, right = plan[1], plan[2]  # by number, as names cost more than the tests
            if right != NO_TEST and right not in after_it:
                continue
            if left != NO_TEST and left not in before_it:
                continue
            hit = _hit(plan, index, passed)
            if hit is not None:
                found.append(hit)
    return found


def _hit(plan: Plan, index: int, passed: Passed) -> Hit | None:
    """The match of a plan that the words beside its anchor pass."""
    key, left, right, before, after, captures, _, _, _ = plan
    start = index if left == NO_TEST else index - 1
    end = index + 1 if right == NO_TEST else index + 2
    if before:
        beyond = _walk(before, 0, start - 1, -1, passed)
        if beyond is None:
            return None
        start = beyond + 1
    if after:
        beyond = _walk(after, 0, end, 1, passed)
        if beyond is None:
            return None
        end = beyond
    shown = _shown(plan, index, passed) if captures else None
    return start, end, key, shown or (start, end)


def _walk(steps: Steps, at: int, place: int, way: int, passed: Passed) -> int | None:
    """Takes the steps from the one at `at` on, each as often as can be.

    `way` is 1 to the right, -1 to the left; gives the first place beyond the steps, or None where
    they don't fit.
    """
    last = len(steps)
    while at < last:
        test, least, most, _ = steps[at]
        at += 1
        if test not in passed[place]:
            if least:
                return None
            continue
        count = 1
        place += way
        while count < most and test in passed[place]:
            count += 1
            place += way
        if count < least:
            return None
        if at == last:
            return place
        while count > least:
            end = _walk(steps, at, place, way, passed)
            if end is not None:
                return end
            count -= 1
            place -= way
    return place


def _shown(plan: Plan, index: int, passed: Passed) -> tuple[int, int] | None:
    """Tokens inside the brackets of a plan that fits; None if all of them were missing."""
    before, after = plan.sides
    places = [*_shown_on(before, index - 1, -1, passed)]
    places += _shown_on(after, index + 1, 1, passed)
    if plan.anchor.shown:
        places.append(index)
    return (min(places), max(places) + 1) if places else None


def _shown_on(steps: Steps, place: int, way: int, passed: Passed) -> Iterator[int]:
    """Tokens that the shown steps take on a side that fits."""
    for at, step in enumerate(steps, 1):
        ends = _ends(step, place, way, passed)
        after = next(end for end in ends if _walk(steps, at, end, way, passed) is not None)
        if step.shown:
            yield from range(place, after, way)
        place = after


def _ends(step: Step, place: int, way: int, passed: Passed) -> range:
    """First places beyond a step, the farthest first."""
    count = 0
    while count < step.most and step.test in passed[place + way * count]:
        count += 1
    return range(place + way * count, place + way * (step.least - 1), -way)


def _anchors(steps: Steps, commonness: Sequence[Commonness]) -> tuple[int, int | None]:
    """Places of the rarest-looking step that must stand there exactly once, and of another."""
    usable = [i for i, step in enumerate(steps) if step.least == 1 and step.most == 1]
    if not usable:
        usable = [i for i, step in enumerate(steps) if step.least]
    if len(usable) == 1:
        return usable[0], None
    first, second = sorted(usable, key=commonness.__getitem__)[:2]
    return first, second if commonness[second] < NOT_RARE else None


def _commonness(element: Element) -> Commonness:
    if element.negative or not OPEN_CLASSES.isdisjoint(element.classes):
        return NOT_RARE
    kind = bool(element.suffixes) + 2 * bool(element.words & COMMON_WORDS)
    return kind, len(element.words) + 5 * len(element.classes)
