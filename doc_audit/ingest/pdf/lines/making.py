"""Stretches of characters between two breaks to lines of text."""

from collections.abc import Iterable, Sequence
from itertools import count, pairwise, repeat
from operator import not_

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.blanks import blanks_before
from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.lines.textline import EDGE, EdgeArray, TextLine, hundredths
from doc_audit.ingest.pdf.marks.glyphs import LINE_HYPHEN, Glyphs
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.steps import around_each, ends, opens, places
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
    spans = list(pairwise([*first_of.tolist(), len(origin) + 1]))  # each with the blank after it
    counts = stops - starts
    main = _main_characters(row.size, starts, stops)
    main_runs = glyphs.run[main].tolist()
    colours, fonts = runs.colour.tolist(), runs.fonts
    level, size, base = ~row.turned[starts], row.size[main], row.base[main]
    is_level = level.tolist()
    words = [text[a : b - 1] for a, b in spans]
    columns = (
        repeat(page),
        _plain(words),
        _each_on_its_own(edges, spans, is_level),
        _boxes(glyphs.boxes, starts, base, size, level),
        base.tolist(),
        size.tolist(),
        _shares(runs.bold, glyphs.run, starts, counts),
        _shares(runs.italic, glyphs.run, starts, counts),
        [colours[run] for run in main_runs],
        [fonts[run] for run in main_runs],
        count(),
        row.cell[starts].tolist(),
        map(_ends_in_hyphen, words),
        map(not_, is_level),
        _lost_of(origin, spans, glyphs.lost),
        map(marks.get, range(len(words)), repeat("")),
        main_runs,
        _widest_blanks(edges, origin, first_of),
    )
    return list(map(TextLine, *columns))


def _each_on_its_own(
    edges: EdgeArray, spans: Sequence[tuple[int, int]], level: Sequence[bool]
) -> list[bytes]:
    """Edges of each line in memory of its own, which its block takes over."""
    whole = edges.tobytes()
    return [
        whole[EDGE * a : EDGE * b] if own else b"" for (a, b), own in zip(spans, level, strict=True)
    ]


def _plain(words: list[str]) -> list[str]:
    """Texts with what PDFium puts for a hyphen as a hyphen."""
    sign = chr(LINE_HYPHEN)
    return [text.replace(sign, "-") if sign in text else text for text in words]


def _shares(
    flags: NDArray[np.bool_], run: IntArray, starts: IntArray, counts: IntArray
) -> list[float]:
    """Share of each line's characters whose run has a flag."""
    if not np.count_nonzero(flags):
        return [0.0] * len(starts)
    shares: list[float] = (
        np.add.reduceat(flags.take(run).astype(np.float32), starts) / counts
    ).tolist()
    return shares


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
    codes = np.empty(total, "<u4")
    codes.fill(ord(" "))
    codes[at] = glyphs.codes
    edges = np.empty(total, np.float64)
    edges[at] = row.x0
    edges[before] = row.x1[blanks - 1]
    origin = np.empty(total, np.int64)
    origin.fill(-1)
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
    falling = edges[1:] < edges[:-1]
    falling[starts[1:] - 1] = False  # where the next line starts
    falls = places(falling)
    if not len(falls):
        return
    lines = np.searchsorted(starts, falls, side="right") - 1
    stops = ends(starts, len(edges))
    for line in np.unique(lines).tolist():
        own = edges[starts[line] : stops[line]]
        np.maximum.accumulate(own, out=own)


def _widest_blanks(edges: EdgeArray, origin: IntArray, starts: IntArray) -> list[float]:
    """Width in points of the widest blank of each line, the one after it left out."""
    points = edges / 100
    widths = points[1:] - points[:-1]
    widths[origin >= 0] = 0
    widths[starts[1:] - 1] = 0
    widest: list[float] = np.maximum.reduceat(widths, starts).tolist()
    return widest


def _boxes(
    boxes: FloatArray,
    starts: IntArray,
    base: FloatArray,
    size: FloatArray,
    level: NDArray[np.bool_],
) -> list[Box]:
    """Boxes of lines, those of level ones no taller than their type needs."""
    x0, y0, x1, y1 = around_each(boxes, starts).astype(np.float64)
    wide_base, wide_size = base.astype(np.float64), size.astype(np.float64)
    top, bottom = wide_base - _ASCENT * wide_size, wide_base + _DESCENT * wide_size
    upper, lower = np.maximum(y0, top), np.minimum(y1, bottom)
    bare = lower <= upper  # a font without metrics
    y0 = np.where(level, np.where(bare, top, upper), y0)
    y1 = np.where(level, np.where(bare, bottom, lower), y1)
    return list(map(Box, x0.tolist(), y0.tolist(), x1.tolist(), y1.tolist()))


def _ends_in_hyphen(text: str) -> bool:
    last = text[-1:]
    if last not in _HYPHENS:
        return False
    return last == _HYPHENS[0] or (len(text) > 1 and text[-2].isalpha())


def _lost_of(
    origin: IntArray, spans: Sequence[tuple[int, int]], lost: NDArray[np.bool_]
) -> Iterable[tuple[int, ...]]:
    """Places of lost characters in each line."""
    if not np.count_nonzero(lost):
        return repeat(())
    gone = (origin >= 0) & lost[origin]
    return [tuple(places(gone[a : b - 1]).tolist()) for a, b in spans]
