"""Keys of charts: marks of different colours, the meaning of each beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

import numpy as np

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.labelwords import is_label, is_number
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray

_ALIGNED = 1.5  # points between the left or upper edges of the marks of a key
_SAME_SIDE = 1.5  # points
_REACH = 2.2  # em between a mark and its meaning
_LEVEL = 0.7  # em between their middles
_NEAR = 20.0  # em from a key to the figures of its chart
_LONGEST_FIGURE = 20  # characters
_FIGURES = 3  # lone numbers by which a key explains a chart


def key_words(passages: Sequence[Passage], dots: FloatArray, colours: IntArray) -> list[Passage]:
    """Passages that say what the marks of a key mean, and the numbers of the chart round it.

    Bullets of one list share a colour, no two marks of a key do. None where there are no such
    numbers: marks of several colours stand before actions as well.

    Args:
        passages: of the page.
        dots: boxes of small marks, (n, 4).
        colours: fill of each as 0xRRGGBB.
    """
    if len(dots) < 2:
        return []
    figures = [p for p in passages if p.letters <= _LONGEST_FIGURE and is_number(p.words)]
    if len(figures) < _FIGURES:
        return []
    marks = _Marks(dots)
    marked = [(p, at) for p in passages if is_label(p.words) and (at := marks.before(p)) >= 0]
    if len(marked) < 2:
        return []
    places = [at for _, at in marked]
    own = [p for (p, _), key in zip(marked, _of_keys(dots[places], colours[places]), strict=True)
           if key]  # fmt: skip
    if not own:
        return []
    box, reach = around([p.box for p in own]), _NEAR * own[0].size
    room = Box(box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach)
    near = [p for p in figures if room.overlap(p.box) > 0]
    return [*own, *near] if len(near) >= _FIGURES else []


class _Marks:
    """The marks of a page, looked for by where they end."""

    def __init__(self, dots: FloatArray) -> None:
        ends = ((x1, (y0 + y1) / 2, at) for at, (_, y0, x1, y1) in enumerate(dots.tolist()))
        self._ends = sorted(ends)

    def before(self, passage: Passage) -> int:
        """The dot at the left of a passage, its filling rather than its outline; -1 for none."""
        line = passage.lines[0]
        left, middle = line.box.x0, (line.box.y0 + line.box.y1) / 2
        first = bisect_right(self._ends, (left - _REACH * line.size, inf))
        last = bisect_left(self._ends, (left + 1.0,))
        near = (at for _, y, at in self._ends[first:last] if abs(y - middle) < _LEVEL * line.size)
        return min(near, default=-1)


def _of_keys(dots: FloatArray, colours: IntArray) -> list[bool]:
    """Whether each dot stands in a row or column of alike marks of which no two have one colour."""
    kept = np.zeros(len(dots), np.bool_)
    sides = dots[:, 2:] - dots[:, :2]
    for edge in (0, 1):
        order = np.argsort(dots[:, edge], kind="stable")
        steps = np.flatnonzero(np.diff(dots[order, edge]) > _ALIGNED) + 1
        for group in np.split(order, steps):
            alike = len(group) > 1 and bool((np.ptp(sides[group], axis=0) < _SAME_SIDE).all())
            if alike and len(set(colours[group].tolist())) == len(group):
                kept[group] = True
    found: list[bool] = kept.tolist()
    return found
