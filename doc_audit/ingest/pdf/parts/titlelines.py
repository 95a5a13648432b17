"""Titles that are set in two pieces: side by side in two colours, or broken after a colon."""

from collections.abc import Sequence

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.flow.joining import LEADING, LEAST_STEP, SAME_SIZE
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import join_level
from doc_audit.ingest.pdf.parts.headings import LARGE, TITLE, heading_strength

_SAME_LEVEL = 0.1  # em between baselines of pieces of one line
_ALIKE = 0.04  # share by which their sizes may differ
_WIDEST = 3.0  # em between them
_CENTRED = 2.0  # em between the middles of two lines, or between their left edges


def titles_joined(passages: Sequence[Passage], body: float) -> list[Passage]:
    """Passages, pieces of one title made one; `body` is the size of the document's body text."""
    done = list(passages)
    heads = [p for p in passages if p.size >= LARGE * body and heading_strength(p, body)]
    for left in heads:
        for right in heads:
            whole = _joined(left, right, done, body)
            if whole is not None and _has(done, left) and _has(done, right):
                done = [whole if p is left else p for p in done if p is not right]
    return done


def _has(passages: Sequence[Passage], passage: Passage) -> bool:
    return any(other is passage for other in passages)


def _joined(
    one: Passage, other: Passage, passages: Sequence[Passage], body: float
) -> Passage | None:
    if one is other or one.lines[0].turned or other.lines[0].turned or other.marker:
        return None
    if _is_beside(one, other) and _is_over_one_text(one.box, other.box, passages):
        return Passage((join_level(one.lines[0], other.lines[0]),), one.marker, one.skip)
    if one.size >= TITLE * body and one.whole.endswith(":") and _is_below(one, other):
        return Passage(one.lines + other.lines, one.marker, one.skip)
    return None


def _is_beside(left: Passage, right: Passage) -> bool:
    """Whether two single lines, set alike, stand on one level with a small gap between."""
    if len(left.lines) > 1 or len(right.lines) > 1:
        return False
    first, last = left.lines[0], right.lines[0]
    alike = abs(first.size - last.size) <= _ALIKE * first.size and first.font == last.font
    level = abs(first.baseline - last.baseline) <= _SAME_LEVEL * first.size
    return alike and level and 0 < last.box.x0 - first.box.x1 <= _WIDEST * first.size


def _is_over_one_text(left: Box, right: Box, passages: Sequence[Passage]) -> bool:
    """Whether what follows below two boxes runs across the gap between them, as no column does."""
    whole = around([left, right])
    below = [
        p.box
        for p in passages
        if p.box.y0 >= whole.y1 - 0.2 * whole.height and p.box.x0 < whole.x1 and p.box.x1 > whole.x0
    ]
    first = min(below, key=lambda box: box.y0, default=None)
    return first is not None and first.x0 < left.x1 and first.x1 > right.x0


def _is_below(above: Passage, below: Passage) -> bool:
    """Whether a passage goes on with the lines above it: set alike but for size and weight."""
    end, start = above.lines[-1], below.lines[0]
    big = max(end.size, start.size)
    alike = abs(end.size - start.size) <= SAME_SIZE * big and end.colour == start.colour
    step = LEAST_STEP * big < start.baseline - end.baseline <= LEADING * big
    middle = abs(end.box.x0 + end.box.x1 - start.box.x0 - start.box.x1) / 2
    near = min(middle, abs(end.box.x0 - start.box.x0)) <= _CENTRED * big
    return alike and step and near
