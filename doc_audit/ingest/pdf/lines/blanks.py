"""Where words end: blanks as typed, and by the gaps where typesetting has none or too many."""

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.marks.glyphs import Glyphs
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.steps import LETTERS, among, code_table, ends, places

STOPS = code_table(map(ord, ".,;:)?!"))
_ALNUM = code_table(code for code in range(0x10000) if chr(code).isalnum())
_FIGURES = code_table(map(ord, "0123456789"))
_BAR = ord("/")

_BLANK_GAP = 0.3  # em: a gap with no blank that parts words all the same
_TIGHT_GAP = 0.15
"""em: the same between two letters. Of 211,000 pairs of letters in eight published plans none was
further apart than .09 without a blank."""
_LOOSE = 0.06
"""em between letters from which they are set apart; kerning and rounding stay below."""
_MOSTLY = 0.6  # share of a line's gaps that are loose in letter-spaced type
_TORN = 0.35  # share of letters with a blank before them that no line of words has: "a b of c"
_LEAST_LETTERS = 4  # fewer letters apart are initials
_MOSTLY_LETTERS = 0.6  # share of letters below which it is a row of figures
_WORD_GAP = 0.17
"""em by which a gap between words exceeds one between letters; the blank of narrow type is .2."""
_WIDER = 0.4  # the same as a share of the gap between letters


def blanks_before(glyphs: Glyphs, row: CharRow, breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a blank stands before each character; the first of each line counts as such."""
    count = len(breaks)
    gaps = np.zeros(count, np.float32)
    gaps[1:] = (row.x0[1:] - row.x1[:-1]) / np.minimum(row.size[1:], row.size[:-1])
    gaps[breaks | row.turned] = 0
    stops = among(glyphs.codes, STOPS)  # the gap may be that of a mark taken out
    wide = (gaps > _BLANK_GAP) & ~stops
    tight = places((gaps > _TIGHT_GAP) & ~wide & ~glyphs.spaced)
    if len(tight):
        wide[tight] = among(glyphs.codes[tight], _ALNUM) & among(glyphs.codes[tight - 1], _ALNUM)
    blanks = glyphs.spaced | wide | breaks
    # PDFium parts 1 from /2 and 1 from a raised st, by their heights alone.
    closed = blanks & ~breaks & (gaps < _LOOSE) & (gaps > -_LOOSE)
    closed[1:] &= (row.size[1:] != row.size[:-1]) | (glyphs.codes[1:] == _BAR)
    at = places(closed)
    if len(at):
        goes_on = among(glyphs.codes[at], _ALNUM) | (glyphs.codes[at] == _BAR)
        blanks[at] = ~(among(glyphs.codes[at - 1], _FIGURES) & goes_on)
    starts = places(breaks)
    loose = np.add.reduceat(gaps > _LOOSE, starts, dtype=np.int32)
    lengths = ends(starts, count) - starts
    torn = np.add.reduceat(blanks, starts, dtype=np.int32) > _TORN * lengths
    tracked = torn & (loose >= _MOSTLY * (lengths - 1)) & (lengths >= _LEAST_LETTERS)
    for number in places(tracked).tolist():
        part = slice(int(starts[number]), int(starts[number] + lengths[number]))
        if _is_tracked(glyphs.codes[part], gaps[part], row, part):
            blanks[part] = gaps[part] > _word_gap(gaps[part])
            blanks[part.start] = True
    return blanks


def _is_tracked(codes: NDArray[np.uint32], gaps: FloatArray, row: CharRow, part: slice) -> bool:
    """Whether the characters of a loose line make words rather than the labels of an axis.

    The letters of a word have equal gaps; labels stand at equal distances from middle to middle.
    Neighbours in the alphabet ("A B C D") are labels too. Typed blanks ("P R I O R I T Y") and
    tracking look alike, so blanks don't count.
    """
    if among(codes, LETTERS).sum() < max(_LEAST_LETTERS, _MOSTLY_LETTERS * len(codes)):
        return False
    if (np.diff(codes.astype(np.int64)) == 1).all():
        return False
    middles = (row.x0[part] + row.x1[part]) / 2
    steps = np.diff(middles) / row.size[part][1:]
    inside = gaps[1:] <= _word_gap(gaps)
    return bool(np.std(gaps[1:][inside]) <= np.std(steps[inside]))


def _word_gap(gaps: FloatArray) -> float:
    """Em above which a gap of a letter-spaced line ends a word; the first gap doesn't count."""
    usual = float(np.median(gaps[1:]))
    return usual + max(_WORD_GAP, _WIDER * usual)
