"""Footnotes and notes at the end of a chapter: small type with a mark, or under a short rule."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.flow.joining import TERMINAL
from doc_audit.ingest.pdf.lines.openers import has_letters
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.frame import Frame

_SMALL = 0.92  # times the body size below which type at the foot of a page is a footnote
_FOOT = 0.6  # share of the page's height below which footnotes stand
_AS_LARGE = 1.02  # times the body size above which type is no note
_SAME_SIZE = 0.08  # share by which the sizes of notes on one page differ
_RULE_FROM = 0.3  # share of the page's height below which the rule over footnotes is drawn
_SHORT_RULE = (0.06, 0.45)  # its share of the page's width: two inches in Word, a third elsewhere
_RULE_REACH = 3.0  # em between the rule and the first note
_MARK = re.compile(
    r"\(?\d{1,3}\)?\.?\s?(?:[A-Z“‘\"'(\[]|https?:|www\.)|[*†‡§¹²³⁴-⁹]|\[\d{1,3}\]"
    r"|[a-z]\s?(?:[A-Z]\w|https?:|www\.)"
)
_BARE_NUMBER = re.compile(r"(\d{1,3})\s?[A-Z“‘\"'(]|(\d{1,3})\s+h?ttps?:")
_REST = re.compile(r"[\[(a-z]|https?:|www\.|\d{4}\b")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_NUMBERS = re.compile(r"\d+")


def note_rule(rules: FloatArray, page: Box) -> float:
    """Height of the lowest short rule that may part notes from the text; infinite for none.

    Args:
        rules: see `Shapes.across`.
        page: the page as shown.
    """
    wide = rules[:, 2] - rules[:, 1]
    short = (wide > _SHORT_RULE[0] * page.width) & (wide < _SHORT_RULE[1] * page.width)
    low = rules[short & (rules[:, 0] > page.y0 + _RULE_FROM * page.height), 0]
    return float(low.max()) if len(low) else float("inf")


class Notes:
    """Finds notes among a document's passages, asked of them in reading order.

    Args:
        body: size of body text.
        frames: pages as shown.
        rules: `note_rule` of each page.
        marks: numbers of the marks that were taken out of the text, see `marks_taken`.
    """

    def __init__(
        self,
        body: float,
        frames: Mapping[int, Frame],
        rules: Mapping[int, float],
        marks: Collection[int],
    ) -> None:
        self._body, self._frames, self._rules, self._marks = body, frames, rules, marks
        self._last: Passage | None = None  # the passage before, when it is a note
        self._cut: Passage | None = None  # the last note, when it stops in mid-sentence

    def is_note(self, passages: Sequence[Passage], index: int) -> bool:
        """Whether the next passage is one; those before it on its page are among the passages."""
        passage = passages[index]
        found = self._is_note(passages, index)
        self._last = passage if found else None
        if found:
            self._cut = None if passage.whole.endswith(TERMINAL) else passage
        return found

    def _is_note(self, passages: Sequence[Passage], index: int) -> bool:
        passage, body = passages[index], self._body
        page = passage.lines[0].page
        if passage.size > _AS_LARGE * body or not _words(passage.whole):
            return False
        below = _is_under_rule(passage, self._rules.get(page, float("inf")), body)
        return (
            _opens(passages, index, body, self._frames[page], self._marks)
            or (below and (_opens_under_rule(passage, body) or _is_rest(self._cut, passage)))
            or _continues(self._last, passage)
        )


def marks_taken(passages: Iterable[Passage]) -> set[int]:
    """Numbers of the marks that were taken out of the text."""
    taken = {line.marks for passage in passages for line in passage.lines if line.marks}
    return {int(n) for marks in taken for n in _NUMBERS.findall(marks.translate(_SUPERSCRIPTS))}


def _opens_under_rule(passage: Passage, body: float) -> bool:
    """Under a rule type may be as large as the body if its number has no stop, as lists have."""
    mark = _MARK if passage.size <= _SMALL * body else _BARE_NUMBER
    return mark.match(passage.whole) is not None


def _is_rest(cut: Passage | None, passage: Passage) -> bool:
    """Whether a note of the page before goes on."""
    if cut is None or passage.lines[0].page != cut.lines[0].page + 1:
        return False
    return abs(cut.size - passage.size) <= _SAME_SIZE * cut.size


def _words(text: str) -> bool:
    return has_letters(text, 4)


def _is_under_rule(passage: Passage, rule: float, body: float) -> bool:
    """Whether a passage no larger than the body stands right under the short rule."""
    away = passage.box.y0 - rule
    return -0.5 * body <= away <= _RULE_REACH * body


def _opens(
    passages: Sequence[Passage], index: int, body: float, frame: Frame, marks: Collection[int]
) -> bool:
    """Whether small type with a mark makes a passage a note."""
    passage = passages[index]
    if passage.size > _SMALL * body or not _MARK.match(passage.whole):
        return False
    if passage.box.y0 > _FOOT * frame.height:
        return not _counts_on(passages, index)
    bare = _BARE_NUMBER.match(passage.whole)
    return bare is not None and int(bare.group(1) or bare.group(2)) in marks


def _counts_on(passages: Sequence[Passage], index: int) -> bool:
    """Whether its number goes on a list that began higher up, in the same type and place."""
    marker = passages[index].marker
    if not marker.strip("().").isdigit():
        return False
    number = int(marker.strip("()."))
    for before in reversed(passages[max(0, index - number) : index]):
        if not before.marker or before.lines[0].page != passages[index].lines[0].page:
            break
        number -= 1
        if before.marker.strip("().") != str(number):
            break
        if number == 1:
            return before.lines[0].box.y0 < passages[index].lines[0].box.y0
    return False


def _continues(note: Passage | None, passage: Passage) -> bool:
    """Whether a passage goes on with the note right above it, in the same small type."""
    if note is None:
        return False
    if note.lines[0].page != passage.lines[0].page or passage.marker:
        return False
    goes_on = not note.whole.endswith(TERMINAL) or _REST.match(passage.whole)
    alike = abs(note.size - passage.size) <= _SAME_SIZE * note.size
    away = passage.box.y0 - note.box.y1
    return (
        bool(goes_on)
        and alike
        and -note.size < away < 2 * note.size
        and passage.box.x0 < note.box.x1
    )
