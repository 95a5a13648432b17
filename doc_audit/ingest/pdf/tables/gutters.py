"""White that runs down between columns of cells."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from doc_audit.ingest.pdf.lines.textlevels import Level, Span, split_at
from doc_audit.ingest.pdf.lines.textline import TextLine

Gutter = tuple[Span, ...]
"""Stretches of white, left to right, one of which parts two columns; which one is not known yet."""
LEAST_GUTTER = 0.3
"""em of white that part two columns on every level; a blank is 0.25 to 0.28 wide."""
_SURE_GUTTER = 0.6  # em where few levels bear witness
_FEW = 4  # levels
_STEP = 0.5  # points between two looks for white
_CROSSED = 0.25  # share of levels that may cross a gutter: heads over two columns


def around_heads(gutters: Sequence[Gutter], level: Level) -> list[Gutter]:
    """What a level of heads leaves of each gutter; one that a head runs over stays as it is."""
    return [
        tuple(
            part
            for span in gutter
            for part in _without(span, level.words, LEAST_GUTTER * level.size)
        )
        or gutter
        for gutter in gutters
    ]


def middles(gutters: Sequence[Gutter]) -> list[float]:
    """The middle of the widest white of each gutter."""
    widest = [max(gutter, key=lambda span: span[1] - span[0]) for gutter in gutters]
    return [(low + high) / 2 for low, high in widest]


def between(boxes: Sequence[Span]) -> list[Gutter]:
    """Gutters between spans that stand side by side."""
    return [((a[1], b[0]),) for a, b in pairwise(boxes)]


def narrowed(gutters: Sequence[Gutter], level: Level) -> list[Gutter] | None:
    """What the words of one more level leave of each gutter; None when they cross one."""
    least = LEAST_GUTTER * level.size
    found = []
    for gutter in gutters:
        free = [part for span in gutter for part in _without(span, level.words, least)]
        if not free:
            return None
        found.append(tuple(free))
    return found


def _without(span: Span, words: Iterable[Span], least: float) -> list[Span]:
    """Parts of a span of white that no word covers."""
    low, high = span
    free = []
    for x0, x1 in sorted(word for word in words if word[1] > low and word[0] < high):
        if x0 - low >= least:
            free.append((low, x0))
        low = max(low, x1)
    if high - low >= least:
        free.append((low, high))
    return free


def places(gutters: Sequence[Gutter], levels: int, size: float) -> list[float] | None:
    """The middle of the widest white of each gutter; None when one is too narrow to be sure of.

    Args:
        gutters: as the levels left them.
        levels: how many bear witness.
        size: of the type, in points.
    """
    least = (_SURE_GUTTER if levels < _FEW else LEAST_GUTTER) * size
    widest = [max(gutter, key=lambda span: span[1] - span[0]) for gutter in gutters]
    if any(high - low < least for low, high in widest):
        return None
    return middles(gutters)


def common(levels: Sequence[Level], size: float) -> list[Gutter]:
    """Gutters that run down all of some levels, or nearly all; may be none."""
    if not levels:
        return []
    clear = _clear(levels, size)
    cuts = [(a + b) / 2 for a, b in clear]
    clear = [span for span in clear if _is_sure(span, cuts, levels, size)]
    nearly: list[Span] = []
    if len(levels) >= _FEW:
        allowed = max(1, int(_CROSSED * len(levels)))
        nearly = _clear(levels, size, allowed)
    found = clear + [n for n in nearly if not any(n[0] <= c[1] and c[0] <= n[1] for c in clear)]
    return [(span,) for span in sorted(found)]


def _clear(levels: Sequence[Level], size: float, crossing: int = 0) -> list[Span]:
    """White that runs down some levels between words; up to `crossing` of them may cross it."""
    left = min(word[0] for level in levels for word in level.words)
    right = max(word[1] for level in levels for word in level.words)
    ink = np.zeros((len(levels), max(2, int((right - left) / _STEP))), np.bool_)
    for row, level in enumerate(levels):
        for x0, x1 in level.words:
            ink[row, int((x0 - left) / _STEP) : int((x1 - left) / _STEP) + 1] = True
    least = (2 * _SURE_GUTTER if crossing else LEAST_GUTTER) * size - _STEP
    free = _stretches(ink.sum(axis=0) <= crossing, least)
    return [(left + a, left + b) for a, b in free]


def _is_sure(span: Span, cuts: Sequence[float], levels: Sequence[Level], size: float) -> bool:
    """Whether white is too wide, or has too many words beside it, for blanks met by chance."""
    if span[1] - span[0] >= _SURE_GUTTER * size:
        return True
    middle = (span[0] + span[1]) / 2
    beside = sum(_parts_words(level.words, middle, cuts) for level in levels)
    return beside >= max(_FEW, len(levels) / 2)


def _stretches(free: "np.ndarray[tuple[int], np.dtype[np.bool_]]", least: float) -> list[Span]:
    """Runs of True at least `least` points wide, in points, that touch neither end."""
    edges = np.flatnonzero(np.diff(free.astype(np.int8)))
    starts = [int(at) + 1 for at in edges if not free[at]]
    found = []
    for start in starts:
        rest = np.flatnonzero(~free[start:])
        if len(rest) and int(rest[0]) * _STEP >= least:
            found.append((start * _STEP, (start + int(rest[0])) * _STEP))
    return found


def finer(cuts: Sequence[float], levels: Sequence[Level], size: float) -> list[float]:
    """The cuts, with those added where white runs down inside a column past its head too.

    Args:
        cuts: known middles of gutters, ascending.
        levels: of the head first, then of the body, none of which crosses a gutter.
        size: of the type, in points.
    """
    if len(levels) < _FEW:
        return list(cuts)
    found = _clear(levels, size)
    more = [(a + b) / 2 for a, b in found if not any(a <= x <= b for x in cuts)]
    head = levels[0].words
    kept = [x for x in more if _parts_words(head, x, [*cuts, *more])]
    return sorted([*cuts, *kept])


def _parts_words(words: Sequence[Span], x: float, cuts: Sequence[float]) -> bool:
    """Whether words stand at both sides of a cut, between it and the next ones."""
    low = max((cut for cut in cuts if cut < x), default=-np.inf)
    high = min((cut for cut in cuts if cut > x), default=np.inf)
    return any(low < b < x for _, b in words) and any(x < a < high for a, _ in words)


def by_column(level: Level, cuts: Sequence[float]) -> list[tuple[int, int, TextLine]]:
    """The pieces of a level with the first and last column each stands in."""
    found = []
    for line in level.lines:
        for piece in split_at(line, cuts):
            first = sum(piece.box.x0 + 1 > x for x in cuts)
            last = sum(piece.box.x1 - 1 > x for x in cuts)
            found.append((first, max(first, last), piece))
    return found
