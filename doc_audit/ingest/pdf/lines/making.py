"""Stretches of characters between two breaks to lines of text."""

from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.lines.blanks import blanks_before
from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.lines.textline import NO_EDGES, EdgeArray, TextLine, hundredths
from doc_audit.ingest.pdf.marks.glyphs import LINE_HYPHEN, Glyphs
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.frame import Box
from doc_audit.ingest.pdf.source.steps import ends, opens, places
from doc_audit.text.clean import LIGATURES

_ASCENT, _DESCENT = 0.95, 0.3  # em: tallest box given to a line; loose boxes can be twice as tall
_HYPHENS = (chr(LINE_HYPHEN), "-", "‐")


def make_lines(
    glyphs: Glyphs, row: CharRow, breaks: NDArray[np.bool_], marks: dict[int, str], page: int
) -> list[TextLine]:
    """A line for each stretch between breaks; all that can be is worked out for the whole page."""
    runs = glyphs.runs
    starts = places(breaks)
    stops = ends(starts, len(breaks))
    text, edges, origin = _spelled_out(*_with_blanks(glyphs, row, breaks))
    edges = np.concatenate((edges, hundredths(row.x1[-1:].astype(np.float64))))
    first_of = places(breaks[origin] & (origin >= 0))
    if len(first_of) > len(starts):  # a ligature that opens a line has several letters
        first_of = first_of[opens(origin[first_of])]
    _rising(edges, first_of)
    cuts = [*first_of.tolist(), len(origin) + 1]
    counts = stops - starts
    bold = (np.add.reduceat(runs.bold[glyphs.run].astype(np.float32), starts) / counts).tolist()
    italic = (np.add.reduceat(runs.italic[glyphs.run].astype(np.float32), starts) / counts).tolist()
    main = _main_characters(row.size, starts, stops)
    sizes, bases = row.size[main].tolist(), row.base[main].tolist()
    main_runs = glyphs.run[main].tolist()
    colours = runs.colour.tolist()
    turned, cells = row.turned[starts].tolist(), row.cell[starts].tolist()
    boxes = _boxes(glyphs.boxes, starts, row.base[main], row.size[main], row.turned[starts])
    lost = glyphs.lost if np.count_nonzero(glyphs.lost) else None
    hyphens = chr(LINE_HYPHEN) in text
    lines = []
    for number, box in enumerate(boxes):
        a, b = cuts[number], cuts[number + 1] - 1
        run = main_runs[number]
        words = text[a:b]
        lines.append(TextLine(
            page=page,
            text=words.replace(chr(LINE_HYPHEN), "-") if hyphens else words,
            edges=NO_EDGES if turned[number] else edges[a : b + 1],
            box=box,
            baseline=bases[number],
            size=sizes[number],
            bold=bold[number],
            italic=italic[number],
            colour=colours[run],
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
    """Text of the page with a blank between words and lines; left edge and glyph (-1) of each.

    The left edge of a blank is the right edge of what stands before it, so that each line's
    edges end with the edge of the blank after it.
    """
    count = len(breaks)
    blank = blanks_before(glyphs, row, breaks)
    blank[0] = False
    numbers = np.arange(count)
    at = blank.cumsum()
    at += numbers
    blanks = places(blank)
    before = at[blanks] - 1
    total = count + len(blanks)
    codes = np.full(total, 32, "<u4")
    codes[at] = glyphs.codes
    edges = np.empty(total, np.float64)
    edges[at] = row.x0
    edges[before] = row.x1[blanks - 1]
    origin = np.full(total, -1, np.int64)
    origin[at] = numbers
    return codes.tobytes().decode("utf-32-le", "replace"), hundredths(edges), origin


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
    for number in places(uneven).tolist():
        own = sizes[starts[number] : stops[number]]
        values, counts = np.unique(own, return_counts=True)
        main[number] = starts[number] + np.argmax(own == values[counts.argmax()])
    return main


def _rising(edges: EdgeArray, starts: IntArray) -> None:
    """Make edges never fall inside a line, in place; each ends where the next one starts."""
    falls = places(edges[1:] < edges[:-1])
    if not len(falls):
        return
    lines = np.searchsorted(starts, falls, side="right") - 1
    stops = ends(starts, len(edges))
    inside = falls + 1 < stops[lines]
    for line in np.unique(lines[inside]).tolist():
        own = edges[starts[line] : stops[line]]
        np.maximum.accumulate(own, out=own)


def _boxes(
    boxes: FloatArray,
    starts: IntArray,
    base: FloatArray,
    size: FloatArray,
    turned: NDArray[np.bool_],
) -> list[Box]:
    """Boxes of lines, those of level ones no taller than their type needs."""
    low = np.minimum.reduceat(boxes, starts, axis=0).astype(np.float64)
    high = np.maximum.reduceat(boxes, starts, axis=0).astype(np.float64)
    x0, y0, x1, y1 = low[:, 0], low[:, 1], high[:, 2], high[:, 3]
    wide_base, wide_size = base.astype(np.float64), size.astype(np.float64)
    top, bottom = wide_base - _ASCENT * wide_size, wide_base + _DESCENT * wide_size
    upper, lower = np.maximum(y0, top), np.minimum(y1, bottom)
    bare = lower <= upper  # a font without metrics
    y0 = np.where(turned, y0, np.where(bare, top, upper))
    y1 = np.where(turned, y1, np.where(bare, bottom, lower))
    return list(starmap(Box, zip(x0.tolist(), y0.tolist(), x1.tolist(), y1.tolist(), strict=True)))


def _ends_in_hyphen(text: str) -> bool:
    last = text[-1:]
    if last not in _HYPHENS:
        return False
    return last == _HYPHENS[0] or (len(text) > 1 and text[-2].isalpha())


def _lost_in(origin: IntArray, lost: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(places((origin >= 0) & lost[origin]).tolist())
