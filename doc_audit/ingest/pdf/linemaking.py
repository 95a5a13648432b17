"""Stretches of characters between two breaks to lines of text."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.frame import Box
from doc_audit.ingest.pdf.glyphs import LINE_HYPHEN, Glyphs, among
from doc_audit.ingest.pdf.textline import EdgeArray, TextLine
from doc_audit.text.clean import LIGATURES

_BLANK_GAP = 0.3  # em: a gap with no blank that parts words all the same
_ASCENT, _DESCENT = 0.95, 0.3  # em: tallest box given to a line; loose boxes can be twice as tall
STOPS = np.array([ord(sign) for sign in ".,;:)?!"], np.uint32)
_NO_EDGES: EdgeArray = np.zeros(0, np.float64)


@dataclass(frozen=True, slots=True)
class CharRow:
    """Per-character arrays of a page, in stream order, blanks not among them.

    `x0` and `x1` run along the text, so for turned text they are places down the page.
    """

    x0: FloatArray
    x1: FloatArray
    size: FloatArray
    base: FloatArray
    turned: NDArray[np.bool_]
    cell: NDArray[np.int32]


def make_lines(
    glyphs: Glyphs, row: CharRow, breaks: NDArray[np.bool_], marks: dict[int, str], page: int
) -> list[TextLine]:
    """A line for each stretch between breaks; all that can be is worked out for the whole page."""
    runs = glyphs.runs
    starts = np.flatnonzero(breaks)
    stops = np.append(starts[1:], len(breaks))
    text, x0, origin = _spelled_out(*_with_blanks(glyphs, row, breaks))
    first_of = np.flatnonzero(np.append(breaks, False)[origin] & (origin >= 0))
    first_of = first_of[np.diff(origin[first_of], prepend=-1) != 0]
    cuts = [*first_of.tolist(), len(origin) + 1]
    low = np.minimum.reduceat(glyphs.boxes, starts, axis=0).tolist()
    high = np.maximum.reduceat(glyphs.boxes, starts, axis=0).tolist()
    counts = stops - starts
    bold = (np.add.reduceat(runs.bold[glyphs.run].astype(np.float32), starts) / counts).tolist()
    italic = (np.add.reduceat(runs.italic[glyphs.run].astype(np.float32), starts) / counts).tolist()
    main = _main_characters(row.size, starts, stops)
    sizes, bases = row.size[main].tolist(), row.base[main].tolist()
    main_runs = glyphs.run[main].tolist()
    turned, cells = row.turned[starts].tolist(), row.cell[starts].tolist()
    lost = glyphs.lost if glyphs.lost.any() else None
    lines = []
    ends = np.round(row.x1[stops - 1].astype(np.float64), 2)
    for number in range(len(starts)):
        a, b = cuts[number], cuts[number + 1] - 1
        size, base, run = sizes[number], bases[number], main_runs[number]
        words = text[a:b]
        corners = (low[number][0], low[number][1], high[number][2], high[number][3])
        lines.append(TextLine(
            page=page,
            text=words.replace(chr(LINE_HYPHEN), "-"),
            edges=_NO_EDGES if turned[number] else _edges(x0[a:b], ends[number]),
            box=Box(*corners) if turned[number] else _level_box(corners, base, size),
            baseline=base,
            size=size,
            bold=bold[number],
            italic=italic[number],
            colour=int(runs.colour[run]),
            font=runs.fonts[run],
            order=number,
            cell=cells[number],
            hyphen=_ends_in_hyphen(words),
            turned=turned[number],
            lost=() if lost is None else _lost_in(origin[a:b], lost),
            marks=marks.get(number, ""),
            run=run,
        ))  # fmt: skip
    return lines


def _with_blanks(
    glyphs: Glyphs, row: CharRow, breaks: NDArray[np.bool_]
) -> tuple[str, EdgeArray, IntArray]:
    """Text of the page with a blank between words and lines; left edge and glyph (-1) of each."""
    wide = np.zeros(len(breaks), np.bool_)
    em = np.minimum(row.size[1:], row.size[:-1])
    wide[1:] = (row.x0[1:] - row.x1[:-1] > _BLANK_GAP * em) & ~row.turned[1:]
    wide &= ~among(glyphs.codes, STOPS)  # the gap may be that of a mark taken out
    blanks = np.flatnonzero((glyphs.spaced | wide | breaks)[1:]) + 1
    places = np.arange(len(breaks))
    codes = np.insert(glyphs.codes, blanks, 32)
    places_x = np.insert(row.x0, blanks, row.x1[blanks - 1])
    x0 = np.round(places_x.astype(np.float64), 2).astype(np.float64, copy=False)
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    return text, x0, np.insert(places, blanks, -1)


def _spelled_out(text: str, x0: EdgeArray, origin: IntArray) -> tuple[str, EdgeArray, IntArray]:
    """Ligatures as letters that share the ligature's place."""
    if text.isascii() or not any(letter in text for letter in LIGATURES):
        return text, x0, origin
    times = np.array([len(LIGATURES.get(letter, letter)) for letter in text])
    spelled = "".join(LIGATURES.get(letter, letter) for letter in text)
    return spelled, np.repeat(x0, times), np.repeat(origin, times)


def _main_characters(sizes: FloatArray, starts: IntArray, stops: IntArray) -> IntArray:
    """For each line a character set as most of the line is."""
    main: IntArray = (starts + stops) // 2
    uneven = np.minimum.reduceat(sizes, starts) != np.maximum.reduceat(sizes, starts)
    for number in np.flatnonzero(uneven).tolist():
        own = sizes[starts[number] : stops[number]]
        values, counts = np.unique(own, return_counts=True)
        main[number] = starts[number] + np.argmax(own == values[counts.argmax()])
    return main


def _edges(x0: EdgeArray, end: float) -> EdgeArray:
    edges: EdgeArray = np.maximum.accumulate(np.append(x0, end))
    return edges


def _level_box(corners: tuple[float, float, float, float], base: float, size: float) -> Box:
    """The box of a line, no taller than its type needs."""
    x0, y0, x1, y1 = corners
    top, bottom = base - _ASCENT * size, base + _DESCENT * size
    y0, y1 = max(y0, top), min(y1, bottom)
    return Box(x0, y0, x1, y1) if y1 > y0 else Box(x0, top, x1, bottom)  # a font without metrics


def _ends_in_hyphen(text: str) -> bool:
    if text.endswith(chr(LINE_HYPHEN)):
        return True
    return text.endswith("-") and len(text) > 1 and text[-2].isalpha()


def _lost_in(origin: IntArray, lost: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(np.flatnonzero((origin >= 0) & lost[origin]).tolist())
