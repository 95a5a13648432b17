"""Which passages are headings, by size, weight, capitals, number and what follows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.flow.signatures import is_signature
from doc_audit.ingest.pdf.lines.openers import has_leader
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.captions import is_figure_title
from doc_audit.ingest.pdf.source.frame import Frame

LARGE = 1.15
"""Times the body size from which short type is a heading; text boxes scaled to fit reach 1.1."""
TITLE = 1.8
"""Times the body size from which type is a title, which may take more lines."""
_LONGEST_HEADING = 150  # characters; titles of strategies reach 120
_UNEVEN = 1.3  # times the smallest size in a passage that its largest may be in a heading
_SMALLEST = 0.9  # times the body size below which only panels have headings
_LONGEST_BOLD = 110  # characters of a heading in the body's size
_MOST_LINES = 4
_MOST_TITLE_LINES = 8
_NEAR = 16  # passages before and after in which the text of a heading is looked for
_LOW = 0.5  # share of the page's height below which a heading may end the page
_OWN_SHARE = 0.2  # of the narrower one's width that a heading and its text share
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_QUANTITY = re.compile(
    r"[<>~≈+]?\s?(?:[£$€]\s?\d|\d{1,3}(?:,\d{3})+|\d+\.\d+\s?[%a-z]|\d+\s?%|\d+ (?:in|out of) \d"
    r"|\d+(?:st|nd|rd|th)?(?: [a-z]+)?$)"
)
_COUNTED = re.compile(r"(?::\s*[£$€]?[\d.,]+%?|\s\d{1,3}(?:,\d{3})+|\d\s?%\)?)$")
"""A number an infographic shows, at the start or the end; `10 high impact actions` is a heading."""
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}",
    re.IGNORECASE,
)
_UNFINISHED = (".", ",", ";", "–", "-", "…")


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of a heading once all of a document's are known.

    Attributes:
        index: among the document's passages.
        size: type size in points.
        top, baseline: of its box and its first line.
        bold, caps: how it is set.
    """

    index: int
    page: int
    words: str
    size: float
    top: float
    baseline: float
    bold: bool
    caps: bool

    @property
    def look(self) -> tuple[int, bool, bool]:
        """What headings of one sort share."""
        return round(self.size), self.bold, self.caps


def head_of(passage: Passage, index: int) -> Head:
    """A passage as a heading."""
    line, words = passage.lines[0], passage.whole
    return Head(
        index, line.page, words, passage.size, passage.box.y0, line.baseline, is_bold(passage),
        is_caps(words),
    )  # fmt: skip


def is_bold(passage: Passage) -> bool:
    """Whether nearly all of it is bold."""
    lines = passage.lines
    if len(lines) == 1:
        return lines[0].bold >= 0.9
    return sum(line.bold * len(line.text) for line in lines) >= 0.9 * passage.letters


def is_caps(text: str) -> bool:
    """Whether it is set in capitals, small words and all."""
    if text[1:5].islower():
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 3 and sum(map(str.isupper, text)) > 0.85 * letters


def heading_strength(passage: Passage, body: float) -> float:
    """How much a passage looks like a heading by itself: 0, or its size against the body's.

    Asked for the order of a page and again for its kind: each passage remembers, as it does what
    is worked out `once`.
    """
    own = vars(passage)
    known: float
    asked, known = own.get("_strength", (0.0, 0.0))
    if asked != body:
        known = _strength(passage, body)
        own["_strength"] = body, known
    return known


def _strength(passage: Passage, body: float) -> float:
    text = passage.whole
    ratio = passage.size / body
    if ratio < _SMALLEST or not could_head(passage, text, body):
        return 0.0
    if ratio >= LARGE:
        return ratio
    set_apart = is_bold(passage) or is_caps(text)
    if _counts_section(passage) and len(text) <= _LONGEST_BOLD:
        return ratio
    if set_apart and len(text) <= _LONGEST_BOLD and not text.endswith(":"):
        return ratio
    return 0.0


def _counts_section(passage: Passage) -> bool:
    """Whether it is one short line that opens with a number such as `5.1`."""
    return len(passage.lines) == 1 and _DOTTED.fullmatch(passage.marker) is not None


def could_head(passage: Passage, text: str, body: float) -> bool:
    """Whether its length, words and setting allow a heading, however it is set apart.

    Args:
        passage: what may be one.
        text: its words.
        body: size of the document's body text.
    """
    if len(text) > _LONGEST_HEADING or text.endswith(_UNFINISHED):
        return False
    if text.lstrip("“‘\"'(")[:1].islower() or len(passage.lines) > _most_lines(passage, body):
        return False
    own = passage.words if _DOTTED.fullmatch(passage.marker) else text
    letters = sum(map(str.isalpha, own))
    if letters < 3 or letters < 0.4 * len(own):
        return False
    sizes = [line.size for line in passage.lines]
    if passage.lines[0].turned or max(sizes) > _UNEVEN * min(sizes):
        return False
    return not _is_other(text)


def _is_other(text: str) -> bool:
    """Whether large or bold words are a figure, a date, an address or an entry of contents."""
    if _QUANTITY.match(text) or _COUNTED.search(text) or _DATE.fullmatch(text):
        return True
    return "@" in text or is_figure_title(text) or has_leader(text)


def _most_lines(passage: Passage, body: float) -> int:
    return _MOST_TITLE_LINES if passage.size >= TITLE * body else _MOST_LINES


def find_headings(
    passages: Sequence[Passage],
    body: float,
    frames: Mapping[int, Frame],
    others: Mapping[int, Sequence[Box]],
    span: range,
) -> list[bool]:
    """Whether each passage in a span is one.

    Args:
        passages: in reading order.
        body: size of body text.
        frames: pages as shown.
        others: boxes of tables and forms by page, which a heading may stand over as well.
        span: places of those asked about; all of their pages are among the passages, and two
            passages before and after these, if the document has them.
    """
    reach = range(span.start, min(len(passages), span.stop + 2))
    strengths = {at: heading_strength(passages[at], body) for at in reach}
    return [
        strengths[index] > 0
        and not _is_among_items(passages, index, body)
        and not is_signature(passages[index], following(passages, index))
        and (
            strengths[index] >= LARGE
            or (
                _stands_out(passages, strengths, index)
                and _has_text(passages, index, frames, others)
            )
        )
        for index in span
    ]


def following(passages: Sequence[Passage], index: int) -> Passage | None:
    """The passage after one, on the same page."""
    if index + 1 == len(passages):
        return None
    after = passages[index + 1]
    return after if after.lines[0].page == passages[index].lines[0].page else None


def _has_text(
    passages: Sequence[Passage],
    index: int,
    frames: Mapping[int, Frame],
    others: Mapping[int, Sequence[Box]],
) -> bool:
    """Whether something stands under a heading or right of it, or it ends its page."""
    head = passages[index]
    page = head.lines[0].page
    if following(passages, index) is None and head.box.y0 > _LOW * frames[page].height:
        return True
    near = passages[max(0, index - _NEAR) : index + 1 + _NEAR]
    boxes = [p.box for p in near if p.lines[0].page == page and p is not head]
    return any(_is_own(head, box) for box in (*boxes, *others.get(page, ())))


def _is_own(head: Passage, box: Box) -> bool:
    shared = min(head.box.x1, box.x1) - max(head.box.x0, box.x0)
    below = box.y0 >= head.box.y1 - 0.5 * head.size
    if below and shared > _OWN_SHARE * min(head.box.width, box.width):
        return True
    return abs(box.y0 - head.box.y0) < head.size and box.x0 >= head.box.x1


def _is_among_items(passages: Sequence[Passage], index: int, body: float) -> bool:
    """Whether a passage with a marker stands in a list rather than over a section.

    Signs always make items. A number does where its neighbour has one of the same form; numbers
    with a point inside (`5.1`) count sections.
    """
    marker = passages[index].marker
    if not marker or _DOTTED.fullmatch(marker):
        return False
    if not marker.strip("().").isalnum() or marker == "o":
        return True
    near = [passages[i] for i in (index - 1, index + 1) if 0 <= i < len(passages)]
    if any(_is_same_list(passages[index], other) for other in near):
        return True
    return passages[index].size < LARGE * body and len(passages[index].lines) > 2


def _is_same_list(one: Passage, other: Passage) -> bool:
    """Whether two passages have markers of one form (numbers, letters) and one size."""
    counted = [passage.marker.strip("().").isdigit() for passage in (one, other)]
    return bool(other.marker) and counted[0] == counted[1] and abs(one.size - other.size) < 0.5


def _stands_out(passages: Sequence[Passage], strengths: Mapping[int, float], index: int) -> bool:
    """Whether what follows a bold or capital line of the body's size is set plainer."""
    passage = passages[index]
    after = passages[index + 1] if index + 1 < len(passages) else None
    if _counts_section(passage):
        return after is not None and (
            not _counts_section(after) or after.marker.count(".") > passage.marker.count(".")
        )
    if after is None or after.lines[0].page > passage.lines[0].page + 1:
        return False
    smaller = after.size < passage.size * 0.98
    if strengths[index + 1] and (not smaller or after.lines[0].colour != passage.lines[0].colour):
        # Two headings in a row: of a list of bold lines only those over plain text count.
        last = index + 2 >= len(passages) or strengths[index + 2] > 0
        return not last and passage.whole != after.whole
    return not is_bold(after) or not is_bold(passage)
