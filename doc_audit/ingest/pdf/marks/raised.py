"""Digits that a font draws small and raised at the size of the words: OpenType superiors.

Their text says `1`, and neither size nor baseline differ from the words they stand at; only their
ink does.
"""

from ctypes import byref, c_double, c_void_p
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.steps import LETTERS, among, places

_MOST_DIGITS = 3  # of a mark
_RAISED = 0.2  # of a character's height, from the baseline to the foot; typefaces draw .27 to .35
_LOW = 0.5  # of a character's height: that of a superior digit; plain ones reach .55 and more
_SAME = 0.05  # points between the feet of the loose boxes of one run; their tops grow with the ink
_DIGITS = range(ord("0"), ord("9") + 1)
_SUPERIORS = [ord(sign) for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹"]
_STOPS = frozenset(map(ord, ".,;:!?)]’”'\""))
_STANDING = frozenset(map(ord, "abcdefhiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXYZ."))
_BEFORE_MARKS = LETTERS.copy()
"""What a mark may follow: letters, those beyond the table among them, and stops."""
_BEFORE_MARKS[[*_STOPS, -1]] = True
_BEFORE = 4  # characters in which one that stands on the baseline is looked for

Codes = NDArray[np.uint32]


def with_superiors(text_page: int, inked: IntArray, codes: Codes, boxes: FloatArray) -> Codes:
    """Codes with digits that are drawn raised as superscript characters (`¹`).

    Args:
        text_page: pointer of the page's text.
        inked: PDFium's number of each character, blanks left out.
        codes: code points of the characters, (n,).
        boxes: left, top, right, bottom, loose, in user space, (n, 4).
    """
    candidates = _candidates(inked, codes, boxes)
    found = [at for at in candidates if _is_raised(text_page, inked, codes, boxes, at)]
    if not found:
        return codes
    codes = codes.copy()
    for at in found:
        end = at
        while end < len(codes) and codes[end] in _DIGITS and inked[end] - inked[at] == end - at:
            codes[end] = _SUPERIORS[int(codes[end]) - _DIGITS[0]]
            end += 1
    return codes


def _candidates(inked: IntArray, codes: Codes, boxes: FloatArray) -> list[int]:
    """Digits right after a letter or a stop, as those of marks are, that end a word."""
    digit = (codes >= _DIGITS[0]) & (codes <= _DIGITS[-1])
    opens = places(digit[1:] & ~digit[:-1]) + 1
    opens = opens[inked[opens] - inked[opens - 1] == 1]
    opens = opens[among(codes[opens - 1], _BEFORE_MARKS)]
    level = np.abs(boxes[opens, 3] - boxes[opens - 1, 3]) < _SAME
    return [at for at in opens[level].tolist() if _may_be_mark(at, inked, codes)]


def _may_be_mark(at: int, inked: IntArray, codes: Codes) -> bool:
    word = at - 1
    while word > 0 and codes[word] in _STOPS and inked[word] - inked[word - 1] == 1:
        word -= 1
    if not chr(int(codes[word])).isalpha():
        return False  # the thousands of a number
    end = at
    while end < len(codes) and codes[end] in _DIGITS and inked[end] - inked[at] == end - at:
        end += 1
    ends = end == len(codes) or inked[end] - inked[end - 1] > 1 or int(codes[end]) in _STOPS
    return ends and end - at <= _MOST_DIGITS


def _is_raised(text_page: int, inked: IntArray, codes: Codes, boxes: FloatArray, at: int) -> bool:
    standing = (k for k in range(at - 1, max(-1, at - 1 - _BEFORE), -1) if codes[k] in _STANDING)
    on_line = next(standing, None)
    if on_line is None:
        return False
    page = raw.FPDF_TEXTPAGE.from_buffer(c_void_p(text_page))
    height = float(boxes[at, 1] - boxes[at, 3])
    baseline, _ = _ink(page, int(inked[on_line]))
    foot, top = _ink(page, int(inked[at]))
    return foot - baseline >= _RAISED * height and top - foot <= _LOW * height


def _ink(page: Any, index: int) -> tuple[float, float]:
    """Foot and top of what is drawn of a character."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(page, index, byref(left), byref(right), byref(bottom), byref(top))
    return bottom.value, top.value
