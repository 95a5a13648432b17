"""Columns of figures, which say where the rows of a table are."""

import re
from collections.abc import Callable, Sequence

from doc_audit.ingest.pdf.lines.textline import TextLine

Column = tuple[int, TextLine]
"""A piece of text and its column."""
_FIGURE = re.compile(
    r"[£$€<>≤≥~≈+\-–−(]*\d[\d,.:]*(?:\s?(?:%|k|m|bn|pp))?"
    r"(?:\s?(?:[-–]|to)\s?[£$€]?\d[\d,.]*%?|\s?\([^()]*\d[^()]*\))?[)*†‡^]*"
)
_NOTHING = re.compile(r"[-–—*~.]+|n/?a|nil|x", re.IGNORECASE)
_LEAST_FIGURES = 0.7  # share of a column's pieces
_SAME_LEVEL = 0.5  # em


def is_figure(text: str) -> bool:
    """Whether a cell holds a number and nothing else: `1,204`, `£3.5m`, `12 (3%)`, `5–9`."""
    return _FIGURE.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell stands for a missing number: `-`, `*`, `n/a`."""
    return _NOTHING.fullmatch(text) is not None


def figure_columns(pieces: Sequence[Column], columns: int) -> list[int]:
    """Columns of figures, if they are at least half of all but the first; else none."""
    found = []
    for column in range(1, columns):
        own = [line.text for at, line in pieces if at == column and not says_nothing(line.text)]
        if len(own) > 1 and sum(map(is_figure, own)) >= _LEAST_FIGURES * len(own):
            found.append(column)
    return found if 2 * len(found) >= columns - 1 else []


def anchored(pieces: Sequence[Column], columns: int) -> list[list[int]]:
    """Indices of the pieces of each row, one row for each level of figures.

    A label of several lines stands over, under or about the level of its figures, alike in the
    whole table: that way is taken in which most figures have a label and fewest labels begin in
    mid-sentence.
    """
    figures = set(figure_columns(pieces, columns))
    levels: list[float] = []
    for column, line in sorted(pieces, key=lambda piece: piece[1].baseline):
        if column not in figures or not (is_figure(line.text) or says_nothing(line.text)):
            continue
        if not levels or line.baseline - levels[-1] > _SAME_LEVEL * line.size:
            levels.append(line.baseline)
    ways = [_rows(pieces, levels, way) for way in (_below, _above, _nearest)]
    return min(ways, key=lambda rows: _badness(rows, pieces))


def _rows(
    pieces: Sequence[Column],
    levels: Sequence[float],
    way: Callable[[TextLine, Sequence[float]], int],
) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in levels]
    for index, (_, line) in enumerate(pieces):
        rows[way(line, levels)].append(index)
    return rows


def _below(line: TextLine, levels: Sequence[float]) -> int:
    """The first row whose figures stand level with the line or under it."""
    reach = line.baseline - _SAME_LEVEL * line.size
    return min(sum(level < reach for level in levels), len(levels) - 1)


def _above(line: TextLine, levels: Sequence[float]) -> int:
    """The last row whose figures stand level with the line or over it."""
    reach = line.baseline + _SAME_LEVEL * line.size
    return max(sum(level <= reach for level in levels) - 1, 0)


def _nearest(line: TextLine, levels: Sequence[float]) -> int:
    return min(range(len(levels)), key=lambda at: abs(levels[at] - line.baseline))


def _badness(rows: Sequence[Sequence[int]], pieces: Sequence[Column]) -> int:
    """Rows without a label, or with one that begins in mid-sentence."""
    bad = 0
    for row in rows:
        label = [pieces[i][1].text for i in row if pieces[i][0] == 0]
        bad += not label or label[0][:1].islower()
    return bad
