"""The bullet or number that opens a list item, typed or drawn."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.markers import Marked, marked
from doc_audit.ingest.pdf.lines.openers import sign_length
from doc_audit.ingest.pdf.lines.passages import DRAWN
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.steps import places

_DOT_REACH = 2.8  # em between a drawn bullet and its words
_DOTTED_STEP = 8.0  # points: bullets stand a line apart, the dots of a line nearer
_AT_A_TIME = 256  # dots compared with those within reach
_SAME_DOT = 2.0  # points between the outline of a bullet and its filling
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,3}")
_ROMAN = "ivxIVX"  # of the numbers that begin with several letters
_ROUND = 1.4  # most that a drawn bullet's sides may differ


def dotted_lines(lines: Iterable[TextLine], dots: FloatArray) -> set[int]:
    """Orders of the lines that have one drawn bullet at their left (several make an icon)."""
    if not len(dots):
        return set()
    wide, high = dots[:, 2] - dots[:, 0], dots[:, 3] - dots[:, 1]
    dots = dots.take(places((wide < _ROUND * high) & (high < _ROUND * wide)), axis=0)
    lines = list(lines)
    x1, y = dots[:, 2], (dots[:, 1] + dots[:, 3]) / 2
    size, left, base = np.array(
        [(line.size, line.box.x0, line.baseline) for line in lines], np.float32
    ).reshape(-1, 3, 1).transpose(1, 0, 2)  # fmt: skip
    near = (x1 <= left + 0.5) & (x1 > left - _DOT_REACH * size)
    near &= abs(y - (base - 0.3 * size)) < 0.4 * size
    if not np.count_nonzero(near):
        return set()
    near &= _alone(dots)
    return {
        lines[at].order
        for at in np.flatnonzero(near.any(axis=1)).tolist()
        if np.ptp(x1[near[at]]) < _SAME_DOT
    }


def _alone(dots: FloatArray) -> NDArray[np.bool_]:
    """Whether each dot is no part of a dotted line: none is nearer than the next line would be."""
    x, y = (dots[:, 0] + dots[:, 2]) / 2, (dots[:, 1] + dots[:, 3]) / 2
    order = x.argsort(kind="stable")
    crowded = np.zeros(len(dots), np.bool_)
    # A few at a time beside those within reach: a map has thousands, and all pairs fill memory.
    for start in range(0, len(order), _AT_A_TIME):
        some = order[start : start + _AT_A_TIME]
        first, last = np.searchsorted(
            x[order], (x[some[0]] - _DOTTED_STEP, x[some[-1]] + _DOTTED_STEP)
        )
        others = order[first:last]
        squared = (x[some, None] - x[others]) ** 2 + (y[some, None] - y[others]) ** 2
        near = (squared > _SAME_DOT**2) & (squared < _DOTTED_STEP**2)
        crowded[some] = near.any(axis=1)
    return ~crowded


def _is_measure(found: Marked) -> bool:
    """Whether a number with a point counts what follows: `84.1 years`, `2.4 per 1,000`."""
    return _DECIMAL.fullmatch(found.marker) is not None and found.rest[0].islower()


def marker_of(line: TextLine, dotted: bool) -> tuple[str, int]:
    """Marker at the start of a line and how many characters it takes, its blank included."""
    text = line.text
    opens_word = text[:2].isalpha() and text[0] not in _ROMAN  # as nearly all lines do
    if not opens_word and (skip := sign_length(text)):
        return text[:skip].strip(), skip
    if dotted:
        return DRAWN, 0
    if opens_word:
        return "", 0
    found = marked(text)
    if found is None or not found.rest or _is_measure(found):
        return "", 0
    return found.marker, len(text) - len(found.rest)
