"""Finds patterns with gaps and choices, from the word each can't do without.

A matcher that turns gaps into states (spaCy's makes 2 to the power of m paths of a gap of up to m
words) reads every pattern at every token; here a pattern is tried only where its rarest word
stands, and only if all words it needs occur. Phrases of plain words are found by `phrases`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from doc_audit.rubric.pattern import Element, Pattern
from doc_audit.tag.phrases import Hit
from doc_audit.tag.vocabulary import MEMORY, Test, Vocabulary
from doc_audit.tag.words import words_in

OPEN_CLASSES = frozenset({"any", "gap", "plain", "names", "Capitalised", "small"})
"""Built-in classes too common to look for."""
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
Side = Callable[[Passed, int], int | None]
"""Takes its steps from a place on, each as often as can be; gives the first place beyond them, or
None where they don't fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A pattern seen from its anchor.

    Attributes:
        before: steps left of the anchor, nearest first; `after`: those right of it.
        second: test of the rarest word it needs beside its anchor; `NO_TEST` if there is none.
        captures: a part of it is marked as evidence.
    """

    key: int
    anchor: Step
    before: Steps
    after: Steps
    second: Test
    captures: bool


NO_TEST: Test = -1
Ready = tuple[Plan, Side | None, Side | None]
"""A plan with the functions that take its steps before and after; None where there are none."""
Entry = tuple[frozenset[Test], frozenset[Test], Mapping[Test, Sequence[Ready]]]
"""Of a word: tests it passes, those of them that are second to some plan, and the plans it
anchors, by their second test."""
_NOTHING: frozenset[Test] = frozenset()


class Scanner:
    """Plans by anchor; `scan` finds them in a row of words."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or Vocabulary()
        self._plans: dict[Test, list[Plan]] = {}
        self._seconds: set[Test] = set()
        self._made: dict[Plan, Ready] = {}
        self._of = lru_cache(MEMORY)(self._entry)

    def add(self, key: int, pattern: Pattern, exact: bool) -> None:
        """Take up a pattern; one that has nothing to look for is tried at every word."""
        elements = pattern.elements
        steps = tuple(
            Step(self._vocabulary.test(e, exact), e.least, e.most, e.shown) for e in elements
        )
        at, beside = _anchors(elements)
        before, after = steps[:at][::-1], steps[at + 1 :]
        second = NO_TEST if beside is None else steps[beside].test
        plan = Plan(key, steps[at], before, after, second, pattern.captures)
        self._plans.setdefault(plan.anchor.test, []).append(plan)
        self._seconds.add(second)
        self._of.cache_clear()

    def scan(self, words: Iterable[str]) -> list[Hit]:
        """Every match, by the place of its anchor."""
        known = list(map(self._of, words))
        there = {NO_TEST}.union(*[seconds for _, seconds, _ in known])
        passed = [tests for tests, _, _ in known]
        passed.append(_NOTHING)
        found: list[Hit] = []
        for index, (_, _, plans) in enumerate(known):
            for second, beside in plans.items():
                if second in there:
                    for ready in beside:
                        hit = _found(ready, index, passed)
                        if hit:
                            found.append(hit)
        return found

    def _entry(self, word: str) -> Entry:
        """Worked out once per distinct word."""
        tests = self._vocabulary.passed(word)
        plans: dict[Test, list[Ready]] = {}
        for test in tests:
            for plan in self._plans.get(test, ()):
                plans.setdefault(plan.second, []).append(self._ready(plan))
        return tests, tests & self._seconds, plans

    def _ready(self, plan: Plan) -> Ready:
        """Made when a word first calls for the plan: most plans wait in vain."""
        made = self._made.get(plan)
        if made is None:
            left = _side(plan.before, -1) if plan.before else None
            right = _side(plan.after, 1) if plan.after else None
            made = self._made[plan] = plan, left, right
        return made


def _found(ready: Ready, index: int, passed: Passed) -> Hit | None:
    """The plan's match with its anchor at a word, or None."""
    plan, left, right = ready
    start = left(passed, index - 1) if left else index - 1
    if start is None:
        return None
    end = right(passed, index + 1) if right else index + 1
    if end is None:
        return None
    whole = (start + 1, end)
    shown = _shown(plan, index, passed) if plan.captures else None
    return start + 1, end, plan.key, shown or whole


def _side(steps: Steps, way: int) -> Side:
    """One function for a row of steps; `way` is 1 to the right, -1 to the left."""
    side: Side = _stay
    for step in reversed(steps):
        side = _once(step.test, way, side) if step.once else _often(step, way, side)
    return side


def _stay(passed: Passed, place: int) -> int | None:
    return place


def _once(test: Test, way: int, beyond: Side) -> Side:
    def take(passed: Passed, place: int) -> int | None:
        return beyond(passed, place + way) if test in passed[place] else None

    return take


def _often(step: Step, way: int, beyond: Side) -> Side:
    test, least, most, _ = step

    def take(passed: Passed, place: int) -> int | None:
        count = 0
        while count < most and test in passed[place]:
            count += 1
            place += way
        while count >= least:
            end = beyond(passed, place)
            if end is not None:
                return end
            count -= 1
            place -= way
        return None

    return take


def _shown(plan: Plan, index: int, passed: Passed) -> tuple[int, int] | None:
    """Tokens inside the brackets of a plan that fits; None if all of them were missing."""
    places = [*_shown_on(plan.before, index - 1, -1, passed)]
    places += _shown_on(plan.after, index + 1, 1, passed)
    if plan.anchor.shown:
        places.append(index)
    return (min(places), max(places) + 1) if places else None


def _shown_on(steps: Steps, place: int, way: int, passed: Passed) -> Iterator[int]:
    """Tokens that the shown steps take on a side that fits."""
    for at, step in enumerate(steps, 1):
        beyond = _side(steps[at:], way)
        ends = _ends(step, place, way, passed)
        after = next(end for end in ends if beyond(passed, end) is not None)
        if step.shown:
            yield from range(place, after, way)
        place = after


def _ends(step: Step, place: int, way: int, passed: Passed) -> range:
    """First places beyond a step, the farthest first."""
    count = 0
    while count < step.most and step.test in passed[place + way * count]:
        count += 1
    return range(place + way * count, place + way * (step.least - 1), -way)


def _anchors(elements: Sequence[Element]) -> tuple[int, int | None]:
    """Places of the rarest-looking element that must stand there exactly once, and of another."""
    usable = [i for i, e in enumerate(elements) if e.least == 1 and e.most == 1]
    if not usable:
        usable = [i for i, e in enumerate(elements) if e.least]
    if len(usable) == 1:
        return usable[0], None
    by_rareness = sorted(usable, key=lambda i: _commonness(elements[i]))
    second = by_rareness[1]
    return by_rareness[0], second if _rare(elements[second]) else None


def _commonness(element: Element) -> tuple[int, int]:
    if not _rare(element):
        return 4, 0
    kind = bool(element.suffixes) + 2 * bool(element.words & COMMON_WORDS)
    return kind, len(element.words) + 5 * len(element.classes)


def _rare(element: Element) -> bool:
    return not element.negative and OPEN_CLASSES.isdisjoint(element.classes)
