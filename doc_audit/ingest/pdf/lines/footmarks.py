"""Marks of footnotes taken out of the words they stand at."""

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.lines.blanks import STOPS
from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.marks.glyphs import LINE_HYPHEN, Glyphs
from doc_audit.ingest.pdf.source.steps import among, code_table, places

SMALLER = 0.85  # size of a raised mark against its words; LibreOffice sets it at four fifths
_LONGEST_MARK = 40  # characters: "5,28,29,31,34,37,38"; systematic reviews name a dozen at once


_MARK_CODES = code_table(map(ord, "0123456789,*†‡§-–—[]" + chr(LINE_HYPHEN)))
_LETTERS = code_table(map(ord, "abcdefghijklmnopqrstuvwxyz"))
_BRACKETED = re.compile(r"\[\d{1,3}(?:[-–,;\ufffe]\d{1,3})*\]")
_FRACTION_BARS = (ord("/"), ord("⁄"))
_CLOSING = (".", ",", ";", ":")
_SUPERSCRIPTS = code_table(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"))


def footnote_marks(row: CharRow, glyphs: Glyphs, breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Raised small digits after a letter or stop: marks of footnotes, not part of the words.

    A single raised letter is one too ("st" of "1st" isn't); superscript characters are where
    they can't be the power of a unit, letter or number.
    """
    raised = np.zeros(len(row.x0), np.bool_)
    falls = places(row.size[1:] < row.size[:-1]) + 1
    falls = falls[~breaks[falls]]
    if not len(falls):
        return _superscripts(glyphs, breaks) | _bracketed(glyphs, breaks)
    signs, letters = among(glyphs.codes, _MARK_CODES), among(glyphs.codes, _LETTERS)
    for at in falls[(signs | letters)[falls]].tolist():
        if row.size[at] < SMALLER * row.size[at - 1] and row.base[at] < row.base[at - 1] - 0.5:
            end = _end_of_mark(at, row, signs & ~breaks)
            if letters[at] and end < len(breaks) and not breaks[end]:
                end = at if row.size[end] == row.size[at] else end
            over = end < len(breaks) and int(glyphs.codes[end]) in _FRACTION_BARS
            raised[at:end] = end - at <= _LONGEST_MARK and not over and not _is_unit(glyphs, at)
    return raised | _superscripts(glyphs, breaks) | _bracketed(glyphs, breaks)


def _end_of_mark(at: int, row: CharRow, signs: NDArray[np.bool_]) -> int:
    end = at + 1
    while end < len(signs) and signs[end] and row.size[end] == row.size[at]:
        end += 1
    return end


def _superscripts(glyphs: Glyphs, breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Characters such as `³` that stand for a mark."""
    signs = among(glyphs.codes, _SUPERSCRIPTS)
    found = np.zeros(len(breaks), np.bool_)
    for at in places(signs & ~breaks).tolist():
        found[at] = found[at - 1] or not (signs[at - 1] or _is_power(glyphs, at))
    return found


def _bracketed(glyphs: Glyphs, breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Numbers of sources in square brackets: `[7]`, `[10], [11]`, `[2-4]`.

    At the start of a line one opens an entry of the list of sources, unless a stop follows.
    """
    found = np.zeros(len(breaks), np.bool_)
    opens = places(glyphs.codes == ord("["))
    if not len(opens):
        return found
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    ends = -1  # of the mark before, its separator included
    for at in opens.tolist():
        mark = _BRACKETED.match(text, at)
        if mark is None or breaks[at + 1 : mark.end()].any():
            continue
        follows = text[mark.end() : mark.end() + 1]
        if not breaks[at] or follows in _CLOSING or ends == at:
            found[at : mark.end()] = True
            found[at - 1] |= ends == at  # the comma between two marks
            ends = mark.end() + (follows in _CLOSING)
    return found


def _is_power(glyphs: Glyphs, at: int) -> bool:
    """Whether the sign at `at` raises a unit, a number or a lone letter (`R²`)."""
    before = "".join(map(chr, glyphs.codes[max(0, at - 2) : at].tolist()))
    lone = before[-1:].isalpha() and (not before[:-1].isalpha() or bool(glyphs.spaced[at - 1]))
    return before[-1:].isdigit() or lone or _is_unit(glyphs, at)


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
    for at in places(raised).tolist():
        own = marks.get(int(numbers[at]), "")
        joint = "," if own and not raised[at - 1] else ""
        marks[int(numbers[at])] = own + joint + chr(int(glyphs.codes[at]))
    kept = ~raised
    breaks = breaks.copy()
    for at in places(raised & breaks).tolist():  # the next character opens the line
        after = at + int(np.argmax(np.append(kept[at:], True)))
        breaks[min(after, len(breaks) - 1)] = True
    spaced = glyphs.spaced.copy()
    # "the UK1 ." : the blank before a stop belonged to the mark.
    stops = places(among(glyphs.codes[1:], STOPS) & raised[:-1]) + 1
    spaced[stops] = False
    fields = (getattr(row, name)[kept] for name in ("x0", "x1", "size", "base", "turned", "cell"))
    less = replace(
        glyphs, codes=glyphs.codes[kept], boxes=glyphs.boxes[kept], spaced=spaced[kept],
        run=glyphs.run[kept], lost=glyphs.lost[kept],
    )  # fmt: skip
    return less, CharRow(*fields), breaks[kept], marks
