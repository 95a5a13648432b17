"""Bold words with a target at the right of a line that they belong to: no headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from doc_audit.ingest.pdf.lines.passages import Passage

_FIGURE = re.compile(r"\d\s?%|£\s?\d|\bby\s(?:the\s)?(?:end\sof\s)?(?:\w+\s)?20\d\d", re.IGNORECASE)
_SAME_LINE = 0.3  # em between baselines
_BELOW = 4.0  # em in which a heading's text begins
_SAME_LEFT = 2.0  # em between the left edges of a heading and its text


def right_asides(passages: Sequence[Passage], heads: Sequence[bool]) -> Iterator[int]:
    """Places of headings of a page beside their words and over none: `Target 21% by 2030`.

    They are one line with a share, a sum or a date to come in it; plain text ends left of them on
    the same level, and none begins under them, as it does under a heading of a right-hand column.
    """
    for index in compress(range(len(passages)), heads):
        passage = passages[index]
        if len(passage.lines) == 1 and _FIGURE.search(passage.words):
            near = [one for one, head in zip(passages, heads, strict=True) if not head]
            if _follows(passage, near) and not _has_text(passage, near):
                yield index


def _follows(passage: Passage, near: Sequence[Passage]) -> bool:
    """Whether a line of text ends left of the passage on its level."""
    own = passage.lines[0]
    return any(
        line.box.x1 <= own.box.x0 and abs(line.baseline - own.baseline) <= _SAME_LINE * own.size
        for other in near
        for line in other.lines
    )


def _has_text(passage: Passage, near: Sequence[Passage]) -> bool:
    """Whether text begins under the passage, at its left edge."""
    box, size = passage.box, passage.size
    return any(
        abs(other.box.x0 - box.x0) <= _SAME_LEFT * size
        and box.y0 < other.box.y0 <= box.y1 + _BELOW * size
        for other in near
    )
