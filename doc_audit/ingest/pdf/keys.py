"""Keys of charts: marks of different colours, the meaning of each beside it."""

from collections.abc import Sequence

import numpy as np

from doc_audit.ingest.pdf.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.frame import Box, around
from doc_audit.ingest.pdf.labelwords import is_label, is_number
from doc_audit.ingest.pdf.passages import Passage

MOST_DOTS = 120
"""Drawn dots of a page from which they are dotted lines or points of a chart: no key is sought."""
_SAME_DOT = 2.0  # points between the outline of a mark and its filling
_ALIGNED = 1.0  # points between the left or upper edges of the marks of a key
_SAME_SIDE = 1.0  # points
_REACH = 2.2  # em between a mark and its meaning
_LEVEL = 0.7  # em between their middles
_NEAR = 20.0  # em from a key to the figures of its chart
_FIGURES = 3  # lone numbers by which a key explains a chart


def key_dots(dots: FloatArray, colours: IntArray) -> FloatArray:
    """Those dots that stand in a row or column of marks of which no two have one colour.

    Bullets of one list share theirs.

    Args:
        dots: boxes, (n, 4).
        colours: fill of each as 0xRRGGBB.
    """
    first = [at for at in range(len(dots)) if not _is_double(dots[:at], dots[at])]
    dots, colours = dots[first], colours[first]
    kept = np.zeros(len(dots), np.bool_)
    for edge in (0, 1):
        order = np.lexsort((dots[:, 1 - edge], dots[:, edge]))
        steps = np.flatnonzero(np.diff(dots[order, edge]) > _ALIGNED) + 1
        for group in np.split(order, steps):
            alike = len(group) > 1 and bool(
                (np.ptp(_sides(dots[group]), axis=0) < _SAME_SIDE).all()
            )
            if alike and len(set(colours[group].tolist())) == len(group):
                kept[group] = True
    found: FloatArray = dots[kept]
    return found


def _sides(dots: FloatArray) -> FloatArray:
    sides: FloatArray = dots[:, 2:] - dots[:, :2]
    return sides


def _is_double(before: FloatArray, dot: FloatArray) -> bool:
    """Whether a dot outlines one of those before it."""
    return bool((np.abs(before - dot).max(axis=1, initial=0.0) < _SAME_DOT).any())


def key_words(passages: Sequence[Passage], dots: FloatArray) -> list[Passage]:
    """Passages that say what the marks of a key mean, and the numbers of the chart round it.

    None where there are no such numbers: marks of several colours stand before actions as well.

    Args:
        passages: of the page.
        dots: see `key_dots`.
    """
    own = [p for p in passages if len(dots) and is_label(p.words) and _has_mark(p, dots)]
    if len(own) < 2:
        return []
    box = around([p.box for p in own])
    reach = _NEAR * own[0].size
    room = Box(box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach)
    figures = [p for p in passages if is_number(p.words) and room.overlap(p.box) > 0]
    return [*own, *figures] if len(figures) >= _FIGURES else []


def _has_mark(passage: Passage, dots: FloatArray) -> bool:
    line = passage.lines[0]
    middle = (line.box.y0 + line.box.y1) / 2
    gap = line.box.x0 - dots[:, 2]
    near = (gap > -1.0) & (gap < _REACH * line.size)
    level = np.abs((dots[:, 1] + dots[:, 3]) / 2 - middle) < _LEVEL * line.size
    return bool((near & level).any())
