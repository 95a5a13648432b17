"""Running heads, running feet and page numbers: lines that come back at the edge of the pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from doc_audit.ingest.pdf.frame import Frame
from doc_audit.ingest.pdf.textline import TextLine

EDGE = 0.12
"""Share of the page's height at the top and the bottom in which furniture stands."""
_COMMON = 0.25  # share of the pages a line must come back on (READING_NOTES, section 7)
_LEAST_PAGES = 3
_MOST_AGREE = 0.8  # share of the lines whose number goes up with the pages
_SAME_PLACE = 3.0  # points, for documents of two or three pages

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]+\b")
_NUMBER_LINE = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,3}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,3})?[-–—|\s]*(?:page)?",
    re.IGNORECASE,
)


def find_furniture(
    pages: Mapping[int, Sequence[TextLine]], frames: Mapping[int, Frame]
) -> set[tuple[int, int]]:
    """(page, order) of the lines that are furniture."""
    met: dict[str, list[TextLine]] = defaultdict(list)
    for number, lines in pages.items():
        for line in lines:
            if _at_edge(line, frames[number]) and line.cell < 0:
                met[_masked(line.text)].append(line)
    found: set[tuple[int, int]] = set()
    for lines in met.values():
        if _comes_back(lines, len(pages)):
            found.update((line.page, line.order) for line in lines)
    return found | _page_numbers(pages, frames)


def _at_edge(line: TextLine, frame: Frame) -> bool:
    middle = (line.box.y0 + line.box.y1) / 2
    return middle < EDGE * frame.height or middle > (1 - EDGE) * frame.height


def _masked(text: str) -> str:
    """Text with its numbers and case taken away."""
    return _ROMAN.sub("#", _DIGITS.sub("#", text.casefold()))


def _comes_back(lines: Sequence[TextLine], pages: int) -> bool:
    if len({line.text for line in lines}) > 1 and not _counts_pages(lines):
        return False
    own = {line.page for line in lines}
    if pages > _LEAST_PAGES:
        return len(own) >= max(_LEAST_PAGES, _COMMON * pages)
    return len(own) > 1 and len({round(line.baseline / _SAME_PLACE) for line in lines}) == 1


def _counts_pages(lines: Sequence[TextLine]) -> bool:
    """Whether a number in the lines goes up with the pages ("Priority 2" doesn't)."""
    shifts: Counter[int] = Counter()
    for line in lines:
        numbers = _DIGITS.findall(line.text) or _ROMAN.findall(line.text.casefold())
        shifts.update({_value(number) - line.page for number in numbers})
    return max(shifts.values(), default=0) >= _MOST_AGREE * len(lines)


def _value(number: str) -> int:
    """Of digits or a small roman numeral."""
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[sign] for sign in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _page_numbers(
    pages: Mapping[int, Sequence[TextLine]], frames: Mapping[int, Frame]
) -> set[tuple[int, int]]:
    """Outermost lines that are nothing but a number, at the distance most others have."""
    shifts: dict[int, list[TextLine]] = defaultdict(list)
    for number, lines in pages.items():
        for line in lines:
            if _at_edge(line, frames[number]) and _NUMBER_LINE.fullmatch(line.text):
                shown = _DIGITS.search(line.text)
                if shown:
                    shifts[int(shown.group()) - number].append(line)
    likely = max(shifts.values(), key=len, default=[])
    if len(likely) < 2 and len(pages) > 1:
        return set()
    return {(line.page, line.order) for line in likely}
