"""The characters of a page: what, where, in which run, and whether a reader can see them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.marks.codepoints import PRIVATE, with_meaning
from doc_audit.ingest.pdf.marks.cuts import seen_by_clips
from doc_audit.ingest.pdf.marks.raised import with_superiors
from doc_audit.ingest.pdf.marks.repeats import painted_again
from doc_audit.ingest.pdf.marks.runs import Fonts, Runs, read_runs
from doc_audit.ingest.pdf.source import calls
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.steps import among, code_table, ends, opens, places

LINE_HYPHEN = 0xFFFE
"""What PDFium puts for a hyphen at a line end, whose line break it drops."""
UNKNOWN = 0xFFFD
"""Stands for a lost character that has not even a wrong meaning."""
_CODES = 0x110000  # code points there are
_SOFT_HYPHEN = 0xAD
_ROOM = 0.5  # points

_BLANKS = code_table(
    [*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F,
     0x3000]
)  # fmt: skip
_NOTHING = code_table(
    [*range(9), *range(14, 32), *range(0x7F, 0x85), 0xAD, 0x034F, 0x180E, *range(0x200B, 0x2010),
     *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10)]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Printed characters of a page in stream order; blanks are only a flag.

    Attributes:
        codes: code points, (n,); blanks and characters that print nothing are left out.
        boxes: x0, y0, x1, y1 on the page as shown, (n, 4); loose: advance by ascent and descent.
        spaced: whether a blank stands before the character, (n,).
        run: index into the columns of `runs`, (n,).
        lost: characters whose code in the font has no known meaning, (n,).
        hidden: how many characters were left out because no reader sees them.
    """

    codes: NDArray[np.uint32]
    boxes: FloatArray
    spaced: NDArray[np.bool_]
    run: IntArray
    runs: Runs
    lost: NDArray[np.bool_]
    hidden: int


def read_glyphs(page: Any, frame: Frame, fonts: Fonts) -> Glyphs:
    """Characters of an open page; empty where it has no text layer."""
    text_page = raw.FPDFText_LoadPage(page)
    try:
        count = raw.FPDFText_CountChars(text_page)
        return _glyphs(page, calls.address(text_page), max(0, count), frame, fonts)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _glyphs(page: Any, text_page: int, count: int, frame: Frame, fonts: Fonts) -> Glyphs:
    codes = calls.text_codes(text_page, count)
    inked = places(~among(codes, _BLANKS))
    boxes = calls.loose_boxes(text_page, inked)
    run, objects, firsts = _runs(text_page, inked, boxes)
    if not objects:
        inked, boxes, run = inked[:0], boxes[:0], run[:0]
    runs = read_runs(text_page, objects, firsts, frame, fonts)
    made_up = run < 0  # a character of no text object
    codes, run = codes[inked], np.maximum(run, 0)
    if len(codes) and codes.max() >= PRIVATE:
        codes = with_meaning(codes, run, runs.fonts)
    codes = with_superiors(text_page, inked, codes, boxes)
    lost = _lost(text_page, inked, codes, _numbered(runs.owners)[run]) & ~made_up
    if np.count_nonzero(lost):
        codes[lost & (codes < 32)] = UNKNOWN
    # A soft hyphen that takes room within a line is one that is seen.
    soft = places(codes == _SOFT_HYPHEN)
    codes[soft[np.abs(boxes[soft, 2] - boxes[soft, 0]) > _ROOM]] = ord("-")
    shown = frame.boxes(boxes)
    seen = _inside(shown, frame) & seen_by_clips(page, objects, runs.shares, run, boxes)
    kept = seen & ~among(codes, _NOTHING) & ~made_up
    kept &= ~painted_again(codes, boxes, run, kept)
    spaced = np.empty(len(inked), np.bool_)
    spaced[:1] = True
    np.greater(inked[1:] - inked[:-1], 1, out=spaced[1:])
    spaced = carried(spaced, kept)
    hidden = len(seen) - int(np.count_nonzero(seen))
    left = places(kept)
    if len(left) == len(kept):
        return Glyphs(codes, shown, spaced, run, runs, lost, hidden)
    return Glyphs(
        codes[left], shown.take(left, axis=0), spaced[left], run[left], runs, lost[left], hidden
    )


def _runs(
    text_page: int, inked: IntArray, boxes: FloatArray
) -> tuple[IntArray, list[int], list[int]]:
    """Run of each character (-1: none); the object of each run; a character of each.

    Asked only at the start of a word and where the box's top or bottom changes: a change of
    weight inside a word goes unseen, at a fifth of the calls.
    """
    if not len(inked):
        return np.zeros(0, np.int64), [], []
    asked = np.empty(len(inked), np.bool_)
    asked[0] = True
    top, bottom = boxes[:, 1], boxes[:, 3]
    np.greater(inked[1:] - inked[:-1], 1, out=asked[1:])
    asked[1:] |= np.abs(top[1:] - top[:-1]) > 0.01
    asked[1:] |= np.abs(bottom[1:] - bottom[:-1]) > 0.01
    at = places(asked)
    pointers = calls.text_objects(text_page, inked[at].tolist())
    change = opens(pointers)
    heads, owners = at[change], pointers[change]
    real = owners != 0
    number = real.cumsum() - 1
    number[~real] = -1
    lengths = ends(heads, len(inked)) - heads
    return number.repeat(lengths), owners[real].tolist(), inked[heads[real]].tolist()


def _numbered(pointers: NDArray[np.uint64]) -> IntArray:
    """A number for each pointer, the same for equal ones."""
    numbers: dict[int, int] = {}
    each = [numbers.setdefault(pointer, len(numbers)) for pointer in pointers.tolist()]
    return np.array(each, np.int64)


def _lost(
    text_page: int, inked: IntArray, codes: NDArray[np.uint32], fonts: IntArray
) -> NDArray[np.bool_]:
    """Map errors, asked for the first and last of each (font, character); all where they differ.

    `fonts` is the number of each character's font.
    """
    lost = np.zeros(len(inked), np.bool_)
    if not len(inked):
        return lost
    keys = fonts * _CODES + codes
    # Keys with their place in them: the quick sort then keeps equal keys in order.
    bits = len(keys).bit_length()
    keys <<= bits
    keys |= np.arange(len(keys))
    keys.sort()
    order = keys & ((1 << bits) - 1)
    new = opens(keys >> bits)
    starts = places(new)
    firsts, lasts = order[starts], order[ends(starts, len(keys)) - 1]
    at_first = calls.map_errors(text_page, inked[firsts].tolist())
    at_last = calls.map_errors(text_page, inked[lasts].tolist())
    if np.count_nonzero(at_first) or np.count_nonzero(at_last):
        group = new.cumsum() - 1
        lost[order] = at_first[group]
        unsure = np.sort(order[(at_first != at_last)[group]])
        lost[unsure] = calls.map_errors(text_page, inked[unsure].tolist())
    return lost


def _inside(boxes: FloatArray, frame: Frame) -> NDArray[np.bool_]:
    """Whether the middle of each character lies on the page as shown."""
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    return (x >= 0) & (y >= 0) & (x <= frame.width) & (y <= frame.height)


def carried(spaced: NDArray[np.bool_], kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Blanks before a character that is left out stand before the next one that is kept."""
    if kept.all():
        return spaced
    blanks = np.cumsum(spaced)
    before = np.zeros_like(blanks)
    left = places(kept)
    before[left[1:]] = blanks[left[:-1]]
    return spaced | (blanks > before)
