"""Running heads, running feet, page numbers, tabs, menus and marks over the page: what comes back.

A line is furniture for what it says and where it stands on many pages, never for its words alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from doc_audit.ingest.markers import marked
from doc_audit.ingest.pdf.lines.openers import sign_length
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.parts.headings import LARGE
from doc_audit.ingest.pdf.parts.margins import Beside
from doc_audit.ingest.pdf.source.frame import Frame

EDGE = 0.12
"""Share of the page's height at the top and the bottom in which furniture stands."""
_COMMON = 0.25  # share of the pages a line must come back on (READING_NOTES, section 7)
_MOSTLY = 0.5  # the same for large type, which otherwise is the title of a chapter
_LEAST_PAGES = 3
_MOST_AGREE = 0.8  # share of the lines whose number goes up with the pages
_SAME_PLACE = 3.0  # points
_NOT_LARGER = 1.05  # times the body size: running heads that name the chapter are set no larger
_AS_LARGE = 0.97  # times the body size from which type is that of the text
_REPEATED = 0.6  # share of the heads at one place that come back on another page
_LONGEST_HEAD = 90  # characters of a running head

_DIGITS = re.compile(r"\d+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ASCII_WORDS = {code: " " for code in range(128) if not chr(code).isalpha()}
_LINE_ENDS = {10: "\n"}
_ROMAN = re.compile(r"\b[ivxlc]+\b")
_NUMBER_LINE = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,3}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,3})?[-–—|\s]*(?:page)?",
    re.IGNORECASE,
)

Keys = set[tuple[int, int]]
"""(page, order) of lines."""


def find_furniture(
    pages: Mapping[int, Sequence[TextLine]], frames: Mapping[int, Frame], body: float
) -> Keys:
    """(page, order) of the lines that are furniture.

    Args:
        pages: lines by page.
        frames: the pages as shown.
        body: size of most of the text, furniture and all.
    """
    beside = Beside(body)
    edge: list[TextLine] = []
    for number, lines in pages.items():
        edge += _at_edge(lines, frames[number])
        beside.look(lines, frames[number].width)
    found = _same_words(edge, len(pages), body) | _same_place(edge, pages, frames, body)
    return found | _page_numbers(edge, len(pages)) | beside.found(len(pages))


def _at_edge(lines: Sequence[TextLine], frame: Frame) -> list[TextLine]:
    """Lines outside tables with their middle near the top or foot of the page."""
    high, low = EDGE * frame.height, (1 - EDGE) * frame.height
    return [
        line
        for line in lines
        if line.cell < 0 and not high <= (line.box.y0 + line.box.y1) / 2 <= low
    ]


def _masked(text: str) -> str:
    """Text with its numbers and case taken away."""
    return _ROMAN.sub("#", _DIGITS.sub("#", text.casefold()))


def _keys(lines: Sequence[TextLine]) -> Keys:
    return {(line.page, line.order) for line in lines}


def _same_words(edge: Sequence[TextLine], pages: int, body: float) -> Keys:
    met: dict[str, list[TextLine]] = defaultdict(list)
    for line in edge:
        met[_masked(line.text)].append(line)
    found: Keys = set()
    for lines in met.values():
        if _comes_back(lines, pages, body):
            found |= _keys(lines)
    return found


def _comes_back(lines: Sequence[TextLine], pages: int, body: float) -> bool:
    if len({line.text for line in lines}) > 1 and not _counts_pages(lines):
        return False
    own = {line.page for line in lines}
    if pages > _LEAST_PAGES:
        size = min(line.size for line in lines)
        share = _MOSTLY if size >= LARGE * body or _is_prose(lines[0], body) else _COMMON
        return len(own) >= max(_LEAST_PAGES, share * pages)
    return len(own) > 1 and len({round(line.baseline / _SAME_PLACE) for line in lines}) == 1


def _is_prose(line: TextLine, body: float) -> bool:
    """Whether a line looks like one of the text, which may say the same on several pages."""
    if line.size < _AS_LARGE * body:
        return False
    begins = line.text[:1].islower() or sign_length(line.text) > 0 or marked(line.text) is not None
    return begins or len(line.text) > _LONGEST_HEAD


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


def _same_place(
    edge: Sequence[TextLine],
    pages: Mapping[int, Sequence[TextLine]],
    frames: Mapping[int, Frame],
    body: float,
) -> Keys:
    """Heads that name the chapter: small type at one place of the edge, words met elsewhere."""
    slots: dict[Hashable, list[TextLine]] = defaultdict(list)
    for line in edge:
        if not line.turned and line.size <= _NOT_LARGER * body and not _is_prose(line, body):
            level = (round(line.baseline / _SAME_PLACE), round(line.size * 2))
            frame = frames[line.page]
            slots["left", round(line.box.x0 / _SAME_PLACE), *level].append(line)
            slots["right", round(line.box.x1 / _SAME_PLACE), *level].append(line)
            if abs(line.box.x0 + line.box.x1 - frame.width) < 2 * _SAME_PLACE:
                slots["centre", *level].append(line)
    often = [lines for lines in slots.values() if _is_common(lines, len(pages))]
    if not often:
        return set()
    met = _counted(pages.values(), {_worded(line.text) for lines in often for line in lines})
    return {key for lines in often if _names_chapters(lines, met) for key in _keys(lines)}


def _is_common(lines: Sequence[TextLine], pages: int) -> bool:
    own = {line.page for line in lines}
    return len(own) == len(lines) >= max(_LEAST_PAGES + 1, _COMMON * pages)


def _names_chapters(lines: Sequence[TextLine], met: Counter[str]) -> bool:
    """Whether most of the words at one place come back: as heads, titles or lines of contents."""
    names = [_worded(line.text) for line in lines]
    return sum(met[name] > 1 for name in names if name) >= _REPEATED * len(lines)


def _counted(pages: Iterable[Sequence[TextLine]], names: Collection[str]) -> Counter[str]:
    """How often lines say each of some names, see `_worded`."""
    met: Counter[str] = Counter()
    for lines in pages:
        met.update(filter(names.__contains__, _all_worded([line.text for line in lines])))
    return met


def _all_worded(texts: Sequence[str]) -> Iterator[str]:
    """The words of each text, in no order; plain ones are read at one go."""
    plain = "\n".join([text for text in texts if text.isascii()])
    for line in plain.translate(_ASCII_WORDS | _LINE_ENDS).casefold().split("\n"):
        yield " ".join(line.split())
    yield from (_worded(text) for text in texts if not text.isascii())


def _worded(text: str) -> str:
    """The words of a head, without page numbers and dots."""
    if text.isascii():  # the same, at a sixth of the cost
        return " ".join(text.translate(_ASCII_WORDS).split()).casefold()
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def _page_numbers(edge: Sequence[TextLine], pages: int) -> Keys:
    """Lines at the edge that are nothing but a number, at the distance most others have.

    Roman numbers are counted for themselves: the front of a report has them, the rest digits.
    """
    found: Keys = set()
    for pattern in (_DIGITS, _ROMAN):
        shifts: dict[int, list[TextLine]] = defaultdict(list)
        for line in edge:
            if len(line.text) < 20 and _NUMBER_LINE.fullmatch(line.text):
                shown = pattern.search(line.text.casefold())
                if shown:
                    shifts[_value(shown.group()) - line.page].append(line)
        likely = max(shifts.values(), key=len, default=[])
        if len(likely) > 1 or pages == 1:
            found |= _keys(likely)
    return found
