"""Finds patterns with gaps and choices, from the word each can't do without.

A matcher that turns gaps into states (spaCy's makes 2 to the power of m paths of a gap of up to m
words) reads every pattern at every token; here a pattern is tried only where its rarest word
stands, and only if all words it needs occur. Phrases of plain words are found by `phrases`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from doc_audit.rubric.pattern import Element, Pattern
from doc_audit.tag.shapes import SHAPES
from doc_audit.tag.words import words_in

Test = int
"""Number of a test that a word passes or doesn't."""

OPEN_CLASSES = frozenset({"any", "gap", "plain", "names", "Capitalised", "small"})
"""Built-in classes too common to look for."""
COMMON_WORDS = words_in("a an and by for from in of on or our the to will with we is are be at as")


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a pattern: its test, how often, and whether it is shown."""

    test: Test
    least: int
    most: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A pattern ready to run.

    Attributes:
        before: steps left of the anchor, nearest first; `after`: those right of it.
        needed: tests that some word of the string must pass.
        captures: a part of it is marked as evidence.
    """

    key: int
    pattern: Pattern
    anchor: Step
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    needed: frozenset[Test]
    captures: bool


Reach = tuple[int, int, int]
"""How far a side reaches, and the first and after-last token shown on it (-1 for none)."""


class Scanner:
    """Plans by anchor; `scan` finds them in a row of words."""

    def __init__(self) -> None:
        self._tests: dict[object, Test] = {}
        self._fits: list[Callable[[str], bool]] = []
        self._words: dict[tuple[str, bool], list[Test]] = {}
        self._asked: list[Test] = []
        self._plans: dict[Test, list[Plan]] = {}
        self._passed: dict[str, tuple[frozenset[Test], tuple[Plan, ...]]] = {}

    def add(self, key: int, pattern: Pattern, exact: bool) -> None:
        """Take up a pattern; one that has nothing to look for is tried at every word."""
        steps = [Step(self._test(e, exact), e.least, e.most, e.shown) for e in pattern.elements]
        at = _anchor(pattern.elements)
        needed = frozenset(
            s.test for s, e in zip(steps, pattern.elements, strict=True) if e.least and _rare(e)
        )
        plan = Plan(
            key, pattern, steps[at], tuple(reversed(steps[:at])), tuple(steps[at + 1 :]), needed,
            pattern.captures,
        )  # fmt: skip
        self._plans.setdefault(steps[at].test, []).append(plan)

    def scan(self, words: Sequence[str]) -> Iterable[tuple[Plan, int, int, tuple[int, int]]]:
        """Plan, first and after-last token, and those shown, of every match."""
        known = [self._of(word) for word in words]
        passed = [tests for tests, _ in known]
        there = frozenset().union(*passed)
        for index, (_, plans) in enumerate(known):
            for plan in plans:
                if not plan.needed <= there:
                    continue
                left = _side(plan.before, 0, index - 1, -1, passed)
                if left is None:
                    continue
                right = _side(plan.after, 0, index + 1, 1, passed)
                if right is not None:
                    start, end = left[0] + 1, right[0]
                    yield plan, start, end, _shown(plan, index, start, end, left, right)

    def _of(self, word: str) -> tuple[frozenset[Test], tuple[Plan, ...]]:
        """Tests a word passes and plans it anchors; worked out once per distinct word."""
        known = self._passed.get(word)
        if known is None:
            tests = frozenset(
                [
                    *self._words.get((word, True), ()),
                    *self._words.get((word.lower(), False), ()),
                    *(test for test in self._asked if self._fits[test](word)),
                ]
            )
            plans = tuple(plan for test in sorted(tests) for plan in self._plans.get(test, ()))
            known = self._passed[word] = (tests, plans)
        return known

    def _test(self, element: Element, exact: bool) -> Test:
        words = element.words if exact else frozenset(w.lower() for w in element.words)
        key = (words, element.prefixes, element.suffixes, element.classes, element.negative, exact)
        known = self._tests.get(key)
        if known is not None:
            return known
        test = self._tests[key] = len(self._fits)
        self._fits.append(_word_test(element, exact))
        if element.prefixes or element.suffixes or element.classes or element.negative:
            self._asked.append(test)
        else:
            for word in words:
                self._words.setdefault((word, exact), []).append(test)
        return test


def _side(
    steps: Sequence[Step], at: int, place: int, way: int, passed: Sequence[frozenset[Test]]
) -> Reach | None:
    """Where the steps end on one side of the anchor, as far off as can be; None if nowhere."""
    if at == len(steps):
        return place, -1, -1
    step = steps[at]
    count, here = 0, place
    while count < step.most and 0 <= here < len(passed) and step.test in passed[here]:
        count += 1
        here += way
    while count >= step.least:
        beyond = _side(steps, at + 1, place + way * count, way, passed)
        if beyond is not None:
            return _with_shown(beyond, step, place, place + way * count, way) if count else beyond
        count -= 1
    return None


def _with_shown(beyond: Reach, step: Step, place: int, after: int, way: int) -> Reach:
    if not step.shown:
        return beyond
    low, high = (place, after) if way > 0 else (after + 1, place + 1)
    end, first, last = beyond
    return end, low if first < 0 else min(first, low), max(last, high)


def _shown(
    plan: Plan, index: int, start: int, end: int, left: Reach, right: Reach
) -> tuple[int, int]:
    if not plan.captures:
        return start, end
    spans = [(first, last) for _, first, last in (left, right) if first >= 0]
    if plan.anchor.shown:
        spans.append((index, index + 1))
    if not spans:  # everything bracketed was missing
        return start, end
    return min(first for first, _ in spans), max(last for _, last in spans)


def _anchor(elements: Sequence[Element]) -> int:
    """Place of the rarest-looking element that must stand there exactly once."""
    usable = [i for i, e in enumerate(elements) if e.least == 1 and e.most == 1]
    if not usable:
        usable = [i for i, e in enumerate(elements) if e.least]
    return min(usable, key=lambda i: (*_commonness(elements[i]), i))


def _commonness(element: Element) -> tuple[int, int]:
    if element.negative or OPEN_CLASSES & set(element.classes):
        return 4, 0
    kind = bool(element.suffixes) + 2 * bool(element.words & COMMON_WORDS)
    return kind, len(element.words) + 5 * len(element.classes)


def _rare(element: Element) -> bool:
    return not (element.negative or OPEN_CLASSES & set(element.classes))


@cache
def _word_test(element: Element, exact: bool) -> Callable[[str], bool]:
    words = frozenset(element.words if exact else (w.lower() for w in element.words))
    starts = tuple(p if exact else p.lower() for p in element.prefixes)
    ends = tuple(s if exact else s.lower() for s in element.suffixes)
    shapes = [SHAPES[name] for name in element.classes]

    def fits(word: str) -> bool:
        plain = word if exact else word.lower()
        found = (
            plain in words
            or plain.startswith(starts)
            or plain.endswith(ends)
            or any(shape(word) for shape in shapes)
        )
        return found != element.negative

    return fits
