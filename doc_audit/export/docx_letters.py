"""The letters of a Word file, each with the element that holds it, and where words stand in them.

Blanks count for nothing here: reading makes them one, and joins what tabs and line breaks part.
"""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.docx.runs import Part
from doc_audit.ingest.docx.table import MOST_COLUMNS
from doc_audit.ingest.office.xml import local
from doc_audit.model import Statement
from doc_audit.text.clean import LIGATURES, tidy

_NOTES = ("footnote[", "endnote[")  # paths of what stands in other parts of the file
_CONTAINERS = frozenset({"tc", "txbxContent", "body"})
_FEWEST = 8
"""Letters that must agree before words that are found in part only are taken for the same: below
it, common words ("by the", "and the") would agree by chance."""
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
        one, other = (self._elements[self._which[place]] for place in (first, last))
        assert one is not None and other is not None  # as `stretches` takes no others
        return Stretch(Spot(one, self._at[first]), Spot(other, self._at[last] + 1))


class _Sought:
    """A statement's letters, and the place in its text of each."""

    def __init__(self, statement: Statement) -> None:
        self.places: list[int] = []
        cells = statement.cells
        joints = set(range(len(statement.text))) if cells else set()
        for cell in cells:
            joints.difference_update(range(cell.start, cell.end))
        letters = []
        for place, sign in enumerate(statement.text):
            if place not in joints:
                for letter in letters_of(sign):
                    letters.append(letter)
                    self.places.append(place)
        self.text = "".join(letters)


@dataclass(frozen=True, slots=True)
class Found:
    """Where the letters of a statement stand in `Letters`.

    Attributes:
        at: by letter, its place there or `UNFOUND`.
        places: by letter, its code point in the statement's text.
    """

    at: tuple[int, ...]
    places: tuple[int, ...]

    def of(self, start: int, end: int) -> list[int]:
        """The letters of `statement.text[start:end]`."""
        pairs = zip(self.at, self.places, strict=True)
        return [at for at, place in pairs if start <= place < end]


class Finder:
    """Finds the statements of a document, asked for in its order."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self._done: dict[str, int] = {}  # by path: where the last statement there ended

    def found(self, statement: Statement) -> Found:
        """Where its letters stand; words that are in the file more than once where its path is."""
        sought = _Sought(statement)
        start, end = self.letters.spans.get(statement.path, (0, 0))
        at = self._whole(sought.text, statement.path, start, end)
        if at == UNFOUND:
            places = self._in_parts(sought.text, start, end)
            if statement.cells:
                self._merged(sought, places, statement)
        else:
            places = list(range(at, at + len(sought.text)))
        known = [place for place in places if place != UNFOUND]
        if known:
            self._done[statement.path] = known[-1] + 1
        return Found(tuple(places), tuple(sought.places))

    def _whole(self, text: str, path: str, start: int, end: int) -> int:
        if not text or start == end:
            return UNFOUND
        at = self.letters.text.find(text, max(start, self._done.get(path, 0)), end)
        return at if at != UNFOUND else self.letters.text.find(text, start, end)

    def _in_parts(self, text: str, start: int, end: int) -> list[int]:
        """Letter by letter, from the paragraphs at its path and those that it may go on in."""
        places = [UNFOUND] * len(text)
        if start == end:
            return places
        own = list(self.letters.inside(start, end))
        rest = [one for one in self.letters.after(start) if one[0] >= end]
        done, left = 0, []
        for span in [*own, *rest]:
            words = self.letters.text[slice(*span)]
            at = text.find(words, done)
            if words and at != UNFOUND and (len(words) >= _FEWEST or span[1] <= end):
                done = at + len(words)
                places[at:done] = range(*span)
            elif words and span[1] <= end:
                left.append(span)
            if done == len(text):
                break
        for span in left:
            self._in_part(text, places, span)
        return places

    def _in_part(self, text: str, places: list[int], span: tuple[int, int]) -> None:
        """Takes the longest words that a paragraph and what isn't found yet have in common."""
        open_ = "".join(
            sign if place == UNFOUND else "\0" for sign, place in zip(text, places, strict=True)
        )
        words = self.letters.text[slice(*span)]
        block = SequenceMatcher(None, open_, words, autojunk=False).find_longest_match()
        if block.size >= _FEWEST:
            first = span[0] + block.b
            places[block.a : block.a + block.size] = range(first, first + block.size)

    def _merged(self, sought: _Sought, places: list[int], statement: Statement) -> None:
        """Gives cells that a row shares with a row above it the letters of that one."""
        table, _, row = statement.path.rpartition("/row[")
        if not table or not row.rstrip("]").isdigit():
            return
        for cell in statement.cells:
            which = [n for n, place in enumerate(sought.places) if cell.start <= place < cell.end]
            if not which or any(places[n] != UNFOUND for n in which):
                continue
            text = "".join(sought.text[n] for n in which)
            at = self._cell_above(text, table, int(row.rstrip("]")))
            if at != UNFOUND:
                places[which[0] : which[-1] + 1] = range(at, at + len(which))

    def _cell_above(self, text: str, table: str, row: int) -> int:
        for above in range(row - 1, 0, -1):
            for number in range(1, MOST_COLUMNS + 1):
                span = self.letters.spans.get(f"{table}/row[{above}]/cell[{number}]")
                if span and self.letters.text[slice(*span)] == text:
                    return span[0]
        return UNFOUND
