"""Keys of charts: marks of different colours, the meaning of each beside it."""

from collections.abc import Sequence

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
    marked = [(p, at) for p in passages if is_label(p.words) and (at := _mark(p, dots)) >= 0]
    if len(marked) < 2:
        return []
    marks = [at for _, at in marked]
    own = [p for (p, _), key in zip(marked, _of_keys(dots[marks], colours[marks]), strict=True)
           if key]  # fmt: skip
    if not own:
        return []
    box, reach = around([p.box for p in own]), _NEAR * own[0].size
    room = Box(box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach)
    near = [p for p in figures if room.overlap(p.box) > 0]
    return [*own, *near] if len(near) >= _FIGURES else []


def _mark(passage: Passage, dots: FloatArray) -> int:
    """The dot at the left of a passage, its filling rather than its outline; -1 for none."""
    line = passage.lines[0]
    middle = (line.box.y0 + line.box.y1) / 2
    gap = line.box.x0 - dots[:, 2]
    near = (gap > -1.0) & (gap < _REACH * line.size)
    near &= np.abs((dots[:, 1] + dots[:, 3]) / 2 - middle) < _LEVEL * line.size
    found = np.flatnonzero(near)
    return int(found[0]) if len(found) else -1


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
