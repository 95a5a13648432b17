"""Lines of justified text whose blanks are as wide as gutters: their words made one line again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from doc_audit.ingest.pdf.lines.textline import TextLine, join_level

_LEVEL = 0.05  # em between baselines of pieces of one line
_SAME_EDGE = 1.0  # points between the edges of lines that fill one column
_ALIKE = 0.15  # em between the blanks of one line: justifying opens them all to one width
_NEXT = 2.3  # em between baselines of lines of one text, double spacing
_FEWEST = 3  # words: the blank of two words is like any gutter


def stretched_joined(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines in stream order, those torn at the wide blanks of justified text whole.

    Such a line has blanks that are all alike, and reaches from edge to edge of the line of its text
    that stands right above or below it.
    """
    done: list[TextLine] = []
    at = 0
    while at < len(lines):
        if at + 1 < len(lines) and not _is_level(lines[at], lines[at + 1]):
            done.append(lines[at])  # nearly all of them
            at += 1
            continue
        stop = _level_end(lines, at)
        if stop - at > 1 and _is_one_line(lines, at, stop):
            line = lines[at]
            for piece in lines[at + 1 : stop]:
                line = join_level(line, piece)
            done.append(line)
        else:
            done += lines[at:stop]
        at = stop
    if len(done) == len(lines):
        return list(lines)
    return [replace(line, order=order) for order, line in enumerate(done)]


def _level_end(lines: Sequence[TextLine], at: int) -> int:
    """Where the pieces that follow each other to the right of a line, set alike, end."""
    first = lines[at]
    stop = at + 1
    while stop < len(lines):
        left, piece = lines[stop - 1], lines[stop]
        if not _is_level(first, piece):
            break
        if piece.box.x0 <= left.box.x1 or piece.size != first.size or piece.cell != first.cell:
            break
        stop += 1
    return stop


def _is_level(first: TextLine, piece: TextLine) -> bool:
    return abs(piece.baseline - first.baseline) <= _LEVEL * first.size


def _is_one_line(lines: Sequence[TextLine], at: int, stop: int) -> bool:
    pieces = lines[at:stop]
    if any(piece.turned for piece in pieces):
        return False
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(pieces)]
    gaps += [gap for piece in pieces for gap in _blanks(piece)]
    if max(gaps) - min(gaps) > _ALIKE * pieces[0].size or len(gaps) + 1 < _FEWEST:
        return False
    near = [*lines[max(0, at - 1) : at], *lines[stop : stop + 1]]
    return any(_fills(pieces, line) for line in near)


def _blanks(line: TextLine) -> list[float]:
    """Widths of the blanks inside a line, in points."""
    return [line.x(at + 1) - line.x(at) for at, char in enumerate(line.text) if char == " "]


def _fills(pieces: Sequence[TextLine], line: TextLine) -> bool:
    """Whether pieces reach from edge to edge of a line of the same text."""
    first, last = pieces[0], pieces[-1]
    step = abs(line.baseline - first.baseline)
    return (
        line.size == first.size
        and step <= _NEXT * line.size
        and abs(line.box.x0 - first.box.x0) <= _SAME_EDGE
        and abs(line.box.x1 - last.box.x1) <= _SAME_EDGE
    )
