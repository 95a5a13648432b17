"""Marks of footnotes taken out of the words they stand at."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.blanks import STOPS
from doc_audit.ingest.pdf.glyphs import Glyphs, among
from doc_audit.ingest.pdf.linerow import CharRow

SMALLER = 0.8  # size of a raised mark against the words it belongs to
_LONGEST_MARK = 5  # characters: "12,13"
_MARK_CODES = np.array([ord(sign) for sign in "0123456789,*†‡§"], np.uint32)
_FRACTION_BARS = (ord("/"), ord("⁄"))


def footnote_marks(row: CharRow, glyphs: Glyphs, breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Raised small digits after a letter or stop: marks of footnotes, not part of the words."""
    count = len(row.x0)
    raised = np.zeros(count, np.bool_)
    mark = among(glyphs.codes, _MARK_CODES) & ~breaks
    starts = mark & (np.diff(row.size, prepend=0) < 0)
    for at in np.flatnonzero(starts).tolist():
        if row.size[at] < SMALLER * row.size[at - 1] and row.base[at] < row.base[at - 1] - 0.5:
            end = at
            while end < count and mark[end] and row.size[end] == row.size[at]:
                end += 1
            over = end < count and int(glyphs.codes[end]) in _FRACTION_BARS
            raised[at:end] = end - at <= _LONGEST_MARK and not over and not _is_unit(glyphs, at)
    return raised


def _is_unit(glyphs: Glyphs, at: int) -> bool:
    """Whether a raised digit squares or cubes a metre: `m2`, `kg/m2`, `km2`."""
    before = "".join(map(chr, glyphs.codes[max(0, at - 3) : at].tolist()))
    if not before.endswith("m"):
        return False
    return not before[:-1] or before[-2] in "/kc" or bool(glyphs.spaced[at - 1])


def without_marks(
    raised: NDArray[np.bool_], glyphs: Glyphs, row: CharRow, breaks: NDArray[np.bool_]
) -> tuple[Glyphs, CharRow, NDArray[np.bool_], dict[int, str]]:
    """The page without its footnote marks, and the marks by number of the line they stood in."""
    marks: dict[int, str] = {}
    numbers = np.cumsum(breaks) - 1
    for at in np.flatnonzero(raised).tolist():
        marks[int(numbers[at])] = marks.get(int(numbers[at]), "") + chr(int(glyphs.codes[at]))
    kept = ~raised
    spaced = glyphs.spaced.copy()
    # "the UK1 ." : the blank before a stop belonged to the mark.
    stops = np.flatnonzero(among(glyphs.codes[1:], STOPS) & raised[:-1]) + 1
    spaced[stops] = False
    fields = (getattr(row, name)[kept] for name in ("x0", "x1", "size", "base", "turned", "cell"))
    less = replace(
        glyphs, codes=glyphs.codes[kept], boxes=glyphs.boxes[kept], spaced=spaced[kept],
        run=glyphs.run[kept], lost=glyphs.lost[kept],
    )  # fmt: skip
    return less, CharRow(*fields), breaks[kept], marks
