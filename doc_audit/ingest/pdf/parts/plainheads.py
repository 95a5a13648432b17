"""Headings no larger than their text: told by colour or weight in a panel, or as questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from doc_audit.ingest.pdf.flow.joining import TERMINAL
from doc_audit.ingest.pdf.flow.signatures import is_signature
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.captions import is_caption
from doc_audit.ingest.pdf.parts.headings import is_bold

_LONGEST = 90  # characters
_MOST_LINES = 2
_SMALLEST = 0.65  # times the body size; the text of panels is set down to two thirds of it
_SAME_SIZE = 0.06  # share by which the sizes of such a heading and of its text differ
_FEWEST_LETTERS = 3
_FEWEST = 2  # headings of one look: one coloured line may be anything
_MOSTLY = 0.6  # share of the lines of that look which must stand over text
_REACH = 2.5  # em between a heading and its text
_ALIGNED = 2.5  # em between their left edges
_LIGHT = 0xD0  # least red, green and blue of type set in white on a coloured band
_BAND_REACH = 6.0  # em between such a line and the text under its band
_QUESTION = re.compile(r"(?:What|Who|Why|How|Where|When|Which|Is|Are|Do|Does|Can)\b.*\?")
_LINK = re.compile(r"@|www\.|https?:|\.(?:uk|com|org)\b")


_Look = tuple[int, str | None]
"""Colour, and the font, or None for questions."""


@dataclass(slots=True)
class _Alike:
    """Lines of one look, by their indexes.

    Attributes:
        count: how many there are.
        over: those that stand over text.
        bands: those that stand on a band over dark text.
    """

    count: int = 0
    over: list[int] = field(default_factory=list)
    bands: list[int] = field(default_factory=list)


class PlainHeadings:
    """Finds such headings among a document's passages, looked at in reading order.

    Args:
        body: size of body text.
    """

    def __init__(self, body: float) -> None:
        self._body = body
        self._colours: Counter[int] = Counter()  # letters
        # Lines that are set like the body but for their colour are told apart, for which colour
        # is that of the body is known in the end.
        self._looks: dict[tuple[_Look, bool], _Alike] = defaultdict(_Alike)

    def look(self, passages: Sequence[Passage], span: range, before: int) -> None:
        """Further passages.

        Args:
            passages: in reading order.
            span: places of those looked at; what follows them is among the passages.
            before: how many were looked at before.
        """
        for at in span:
            passage = passages[at]
            self._colours[passage.lines[0].colour] += passage.letters
            after = passages[at + 1] if at + 1 < len(passages) else None
            look = _look(passage, self._body)
            if look is None or is_signature(passage, after):
                continue
            plain = look[1] is not None and not is_bold(passage)
            self._count(passages, at, self._looks[look, plain], at - span.start + before)

    def _count(self, passages: Sequence[Passage], at: int, alike: _Alike, index: int) -> None:
        alike.count += 1
        if _stands_over(passages, at, self._body):
            alike.over.append(index)
        if _is_light(passages[at]) and _heads_column(passages, at, self._body):
            alike.bands.append(index)

    def found(self) -> set[int]:
        """Indexes of the headings."""
        colours = self._colours.items()
        colour = max(colours, key=lambda item: (item[1], -item[0]), default=(0, 0))[0]
        looks: dict[_Look, _Alike] = defaultdict(_Alike)
        for (look, plain), alike in self._looks.items():
            if not (plain and look[0] == colour):
                own = looks[look]
                own.count += alike.count
                own.over += alike.over
                own.bands += alike.bands
        found: set[int] = set()
        for (own_colour, _), own in looks.items():
            reversed_ = _is_light_colour(own_colour) and not _is_light_colour(colour)
            over = own.bands if reversed_ else own.over
            if len(over) >= max(_FEWEST, _MOSTLY * own.count):
                found.update(over)
        return found


def _look(passage: Passage, body: float) -> _Look | None:
    """What lines of one sort of heading share; None for what can be none."""
    line, text = passage.lines[0], passage.whole
    if len(passage.lines) > _MOST_LINES or passage.marker or line.turned or len(text) > _LONGEST:
        return None
    if not _SMALLEST * body <= line.size <= (1 + _SAME_SIZE) * body or not text[:1].isupper():
        return None
    if _QUESTION.fullmatch(text):
        return line.colour, None
    if text.endswith(TERMINAL):
        return None
    if is_caption(text) or _LINK.search(text) or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return None
    return line.colour, line.font


def _stands_over(passages: Sequence[Passage], index: int, body: float) -> bool:
    """Whether text of the same size, set plainer or in another colour, follows right under it."""
    head = passages[index]
    if index + 1 == len(passages):
        return False
    text = passages[index + 1]
    first, line = text.lines[0], head.lines[-1]
    near = 0 < first.baseline - line.baseline <= _REACH * body
    aligned = abs(first.box.x0 - line.box.x0) <= _ALIGNED * body
    alike = abs(first.size - line.size) <= _SAME_SIZE * line.size
    plain = _QUESTION.fullmatch(head.whole) or first.colour != line.colour
    return (
        near
        and aligned
        and alike
        and first.page == line.page
        and bool(plain or (is_bold(head) and not is_bold(text)))
        and (text.letters > head.letters or text.marker != "")
    )


def _is_light(passage: Passage) -> bool:
    return _is_light_colour(passage.lines[0].colour)


def _is_light_colour(colour: int) -> bool:
    return min(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF) >= _LIGHT


def _heads_column(passages: Sequence[Passage], index: int, body: float) -> bool:
    """Whether dark text follows below a line in white, which stands on a band of its own."""
    head = passages[index]
    if index + 1 == len(passages):
        return False
    text = passages[index + 1]
    first, line = text.lines[0], head.lines[-1]
    near = 0 < first.baseline - line.baseline <= _BAND_REACH * body
    under = text.box.x0 < head.box.x1 and text.box.x1 > head.box.x0
    return near and under and first.page == line.page and not _is_light(text)
