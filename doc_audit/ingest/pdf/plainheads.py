"""Headings set in the size and weight of the body: told by colour, or as questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from doc_audit.ingest.pdf.captions import is_caption
from doc_audit.ingest.pdf.joining import TERMINAL
from doc_audit.ingest.pdf.passages import Passage
from doc_audit.ingest.pdf.signatures import is_signature

_LONGEST = 70  # characters
_SAME_SIZE = 0.06  # share by which the size of such a heading and that of the body differ
_FEWEST = 2  # headings of one look: one coloured line may be anything
_MOSTLY = 0.6  # share of the lines of that look which must stand over text
_REACH = 2.5  # em between a heading and its text
_ALIGNED = 2.5  # em between their left edges
_QUESTION = re.compile(r"(?:What|Who|Why|How|Where|When|Which|Is|Are|Do|Does|Can)\b.*\?")
_LINK = re.compile(r"@|www\.|https?:|\.(?:uk|com|org)\b")


def plain_headings(passages: Sequence[Passage], body: float) -> set[int]:
    """Indexes of such headings; passages in reading order, `body` the size of body text."""
    colour = _body_colour(passages)
    looks: dict[object, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        after = passages[index + 1] if index + 1 < len(passages) else None
        look = _look(passage, body, colour)
        if look is not None and not is_signature(passage, after):
            looks[look].append(index)
    found: set[int] = set()
    for own in looks.values():
        over = [index for index in own if _stands_over(passages, index, body, colour)]
        if len(over) >= max(_FEWEST, _MOSTLY * len(own)):
            found.update(over)
    return found


def _body_colour(passages: Sequence[Passage]) -> int:
    colours: Counter[int] = Counter()
    for passage in passages:
        colours[passage.lines[0].colour] += passage.letters
    return max(colours.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))[0]


def _look(passage: Passage, body: float, colour: int) -> object:
    """What lines of one sort of heading share; None for what can be none."""
    line = passage.lines[0]
    if len(passage.lines) > 1 or passage.marker or line.turned or len(line.text) > _LONGEST:
        return None
    if abs(line.size - body) > _SAME_SIZE * body or not line.text[:1].isupper():
        return None
    if _QUESTION.fullmatch(line.text):
        return "question", line.colour
    if (
        line.colour == colour
        or is_caption(line.text)
        or line.text.endswith(TERMINAL)
        or _LINK.search(line.text)
    ):
        return None
    return line.colour, line.font


def _stands_over(passages: Sequence[Passage], index: int, body: float, colour: int) -> bool:
    """Whether the body's text, and more of it, follows right under a line."""
    head = passages[index]
    if index + 1 == len(passages):
        return False
    text = passages[index + 1]
    near = 0 < text.box.y0 - head.box.y0 <= (_REACH + 1) * body
    aligned = abs(text.box.x0 - head.box.x0) <= _ALIGNED * body
    return (
        near
        and aligned
        and text.lines[0].page == head.lines[0].page
        and text.lines[0].colour == colour
        and (text.letters > head.letters or text.marker != "")
    )
