"""The letters of a Word file, each with the element that holds it.

Blanks count for nothing here: reading makes them one, and joins what tabs and line breaks part.
"""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.docx.runs import Part
from doc_audit.ingest.office.xml import local
from doc_audit.text.clean import LIGATURES, tidy

_NOTES = ("footnote[", "endnote[")  # paths of what stands in other parts of the file
BOXES = frozenset({"txbxContent", "txBody"})
"""What holds the words of a text box."""

_CONTAINERS = BOXES | {"tc", "body"}
_WINDOW = 60  # paragraphs after its own that a statement may go on in; records have some 10

UNFOUND = -1
Element = etree._Element


@cache
def letters_of(sign: str) -> str:
    """A character as it is compared: decomposed, "" for blanks and what prints nothing."""
    return _decomposed(sign) if tidy(sign) else ""


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", "".join(LIGATURES.get(sign, sign) for sign in text))


def all_letters(text: str) -> str:
    """A text as it is compared."""
    return "".join(map(letters_of, text))


class Spot(NamedTuple):
    """A place in an element: before its letter `at`, counted in its text."""

    element: Element
    at: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together in one cell, text box or the body.

    Attributes:
        first, last: before the first letter, behind the last.
    """

    first: Spot
    last: Spot


class Letters:
    """All letters of a file in reading order.

    Attributes:
        text: they.
        spans: by path, and by every path that one stands under: first letter, end.
    """

    def __init__(self, places: Mapping[str, Sequence[Part]]) -> None:
        self.text = ""
        self.spans: dict[str, tuple[int, int]] = {}
        self.paragraphs: list[tuple[int, int]] = []
        self._elements: list[Element | None] = []
        self._which, self._at = array("L"), array("L")  # by letter: its element, its place there
        pieces: list[str] = []
        for path, parts in places.items():
            if path.startswith(_NOTES):
                continue
            start = len(self._which)
            for part in parts:
                pieces += self._added(part)
            self._span(path, start, len(self._which))
        self.text = "".join(pieces)
        self._containers: dict[int, Element | None] = {}

    def _added(self, part: Part) -> Iterator[str]:
        number = len(self._elements)
        self._elements.append(part.source)
        for at, sign in enumerate(part.text):
            for letter in letters_of(sign):
                self._which.append(number)
                self._at.append(at)
                yield letter

    def _span(self, path: str, start: int, end: int) -> None:
        self.paragraphs.append((start, end))
        steps = path.split("/")
        for count in range(1, len(steps) + 1):
            above = "/".join(steps[:count])
            first, last = self.spans.get(above, (start, end))
            self.spans[above] = (min(first, start), max(last, end))

    def after(self, place: int) -> Iterator[tuple[int, int]]:
        """Spans of the paragraphs from the one that a letter stands in."""
        at = max(0, bisect_right(self.paragraphs, (place, len(self.text))) - 1)
        return iter(self.paragraphs[at : at + _WINDOW])

    def inside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Spans of the paragraphs between two letters."""
        at = bisect_right(self.paragraphs, (start, -1))
        while at < len(self.paragraphs) and self.paragraphs[at][0] < end:
            yield self.paragraphs[at]
            at += 1

    def stretches(self, found: Sequence[int]) -> Iterator[tuple[int, Stretch]]:
        """How many letters stand together, and where; `found` as `Found.at` has them."""
        run: list[int] = []
        for place in [*found, UNFOUND]:
            if run and not (place == run[-1] + 1 and self._together(run[-1], place)):
                while run and self._element(run[-1]) is None:
                    run.pop()
                if run:
                    yield len(run), self._stretch(run[0], run[-1])
                run = []
            if place != UNFOUND and (run or self._element(place) is not None):
                run.append(place)

    def _element(self, place: int) -> Element | None:
        return self._elements[self._which[place]]

    def _together(self, one: int, other: int) -> bool:
        if self._element(one) is None or self._element(other) is None:
            return True
        return self._container(self._which[one]) is self._container(self._which[other])

    def _container(self, which: int) -> Element | None:
        if which not in self._containers:
            element = self._elements[which]
            while element is not None and local(element) not in _CONTAINERS:
                element = element.getparent()
            self._containers[which] = element
        return self._containers[which]

    def _stretch(self, first: int, last: int) -> Stretch:
        one, other = self._element(first), self._element(last)
        assert one is not None, "stretches begin at elements"
        assert other is not None, "stretches end at elements"
        return Stretch(Spot(one, self._at[first]), Spot(other, self._at[last] + 1))
