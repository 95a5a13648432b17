"""Where on a page a table without a grid may stand: between rules, or about aligned figures."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.textlevels import Level
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.figures import is_figure, says_nothing
from doc_audit.ingest.pdf.tables.grids import SNAP

PIECE_GAP = 0.55
"""em of white that may part two cells; a blank is half as wide."""
LEAST_RULES = 3
"""Rules that part a table of words: top, head, bottom."""
_APART = 1.0  # em of white that parts two pieces of a table beyond doubt
_LEAST_WIDTH = 80.0  # points: shorter rules part no table
_LEAST_HEIGHT = 6.0  # points between two rules with text between them
_LEAST_ANCHORS = 3  # levels of figures that make a table by themselves
_LEAST_FIGURES = 2  # in each of them; contents pages have one
_ALIGNED = 3.0  # points between the edges or middles of figures of one column
_WIDEST_STEP = 4.0  # em between two levels of figures
_PROSE_WIDTH = 0.6  # of the rules, from which a line that stands alone is running text
_TOUCHING = 6.0  # points between figures and the rules over or under them
_ENDS_IN_FIGURE = re.compile(
    r"\d\W{0,3}$|\d\s?[kmbp]n?$|(?:^|\s)(?:[-*–—]|n/?a|nil)$", re.IGNORECASE
)
_WORD_ENDS = frozenset("cdefghijoqrstuvwxyz")  # letters in which no figure ends, a quick look
_LONGEST_END = 5  # characters that decide that: " nil", "1 kn", "9%),"
_TALLEST = 30.0  # points that the middle of a letter may stand over its baseline
_EDGE = 1.0  # em by which text may stand beyond the ends of the rules


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a page; `rules` are the y of those that part it, top to bottom, if any."""

    top: float
    bottom: float
    left: float
    right: float
    rules: tuple[float, ...] = ()


def ruled_regions(rules: FloatArray, levels: Sequence[Level]) -> list[Region]:
    """Stretches between rules of one length that hold side-by-side text throughout.

    Args:
        rules: horizontal ones as y, x0, x1, collinear ones merged.
        levels: of the page.
    """
    found = []
    for left, right, ys in _alike(rules):
        run = [ys[0]]
        for above, below in pairwise(ys):
            if _is_tabular(levels, above, below, left, right):
                run.append(below)
                continue
            found.append((left, right, run))
            run = [below]
        found.append((left, right, run))
    return [
        Region(run[0], run[-1], left, right, tuple(run)) for left, right, run in found if run[1:]
    ]


def _alike(rules: FloatArray) -> list[tuple[float, float, list[float]]]:
    """Left, right and heights of rules that begin and end alike."""
    groups: list[tuple[float, float, list[float]]] = []
    for y, x0, x1 in sorted(rules.tolist()):
        if x1 - x0 < _LEAST_WIDTH:
            continue
        for left, right, ys in groups:
            if abs(left - x0) <= SNAP and abs(right - x1) <= SNAP:
                if y - ys[-1] >= _LEAST_HEIGHT:
                    ys.append(y)
                break
        else:
            groups.append((x0, x1, [y]))
    return [group for group in groups if len(group[2]) > 1]


def levels_between(
    levels: Sequence[Level], top: float, bottom: float, left: float, right: float
) -> list[Level]:
    """Levels between two heights; what stands outside left and right is left out."""
    found = []
    for level in _at_height(levels, top, bottom):
        if top < level.baseline - 0.3 * level.size < bottom:
            reach = _EDGE * level.size
            inside = tuple(
                line
                for line in level.lines
                if line.box.x0 > left - reach and line.box.x1 < right + reach
            )
            if inside:
                found.append(level if len(inside) == len(level.lines) else Level(inside))
    return found


def _is_tabular(
    levels: Sequence[Level], top: float, bottom: float, left: float, right: float
) -> bool:
    """Whether what stands between two rules is empty, one line, or has text side by side."""
    own = levels_between(levels, top, bottom, left, right)
    if any(_sticks_out(line.box, left, right) for line in _lines_between(levels, top, bottom)):
        return False
    alone = [level for level in own if len(level.pieces(_APART)) == 1]
    wide = [level for level in alone if _width(level) > _PROSE_WIDTH * (right - left)]
    return len(wide) < 2 and (3 * len(alone) <= 2 * len(own) or len(own) < 2)


def _width(level: Level) -> float:
    return level.lines[-1].box.x1 - level.lines[0].box.x0


def _lines_between(levels: Sequence[Level], top: float, bottom: float) -> Iterator[TextLine]:
    for level in _at_height(levels, top, bottom):
        if top < level.baseline - 0.3 * level.size < bottom:
            yield from level.lines


def _at_height(levels: Sequence[Level], top: float, bottom: float) -> Sequence[Level]:
    """Levels with their baseline between two heights or little under them."""
    start = bisect_left(levels, top, key=attrgetter("baseline"))
    stop = bisect_left(levels, bottom + _TALLEST, key=attrgetter("baseline"))
    return levels[start:stop]


def _sticks_out(box: Box, left: float, right: float) -> bool:
    """Whether a line stands half between two edges and half outside."""
    half = box.width / 2
    shared = min(box.x1, right) - max(box.x0, left)
    return 0 < shared < half


def regions_of(rules: FloatArray, levels: Sequence[Level]) -> list[Region]:
    """Where tables may stand on a page: about figures, with the rules round them, then others."""
    ruled = ruled_regions(rules, levels)
    found = []
    for region in figure_regions(levels):
        for other in [r for r in ruled if _touch(region, r)]:
            ruled.remove(other)
            region = _joined(region, other)
        found.append(region)
    return found + ruled


def _touch(figures: Region, ruled: Region) -> bool:
    """Whether rules stand about figures or right over or under them."""
    beside = min(figures.right, ruled.right) - max(figures.left, ruled.left)
    apart = max(figures.top, ruled.top) - min(figures.bottom, ruled.bottom)
    return beside > 0.5 * (figures.right - figures.left) and apart <= _TOUCHING


def _joined(one: Region, other: Region) -> Region:
    return Region(
        min(one.top, other.top),
        max(one.bottom, other.bottom),
        min(one.left, other.left),
        max(one.right, other.right),
        tuple(sorted({*one.rules, *other.rules})),
    )


def figure_regions(levels: Sequence[Level]) -> list[Region]:
    """Stretches of levels of figures in aligned columns, most of which open with words."""
    found: list[Region] = []
    run: list[tuple[Level, list[TextLine]]] = []
    reach = 0.0  # baseline of the last line of the run
    for level in levels:
        row = _figure_row(level)
        if row is None:
            if run and level.lines[-1].box.x1 < run[-1][1][0].box.x0:
                reach = level.baseline  # a label goes on
            continue
        near = level.baseline - reach <= _WIDEST_STEP * level.size
        if run and not (near and _fits(run[-1][1], row)):
            found += _region(run)
            run = []
        run.append((level, row))
        reach = level.baseline
    return found + _region(run)


def _figure_row(level: Level) -> list[TextLine] | None:
    """The figures of a level that holds no words, or only opens with them; None for any other."""
    end = level.lines[-1].text[-_LONGEST_END:]
    if end[-1:] in _WORD_ENDS or not _ENDS_IN_FIGURE.search(end):
        return None
    pieces = level.pieces(PIECE_GAP)
    rest = pieces[1:] if _is_label(pieces[0]) else pieces
    if len(rest) < _LEAST_FIGURES or not all(
        is_figure(piece.text) or says_nothing(piece.text) for piece in rest
    ):
        return None
    return rest


def _is_label(piece: TextLine) -> bool:
    return sum(map(str.isalpha, piece.text)) > 1


def _fits(ones: Sequence[TextLine], others: Sequence[TextLine]) -> bool:
    """Whether two levels of figures may be rows of one table."""
    return len(ones) == len(others) and all(map(_aligned, ones, others))


def _aligned(one: TextLine, other: TextLine) -> bool:
    a, b = one.box, other.box
    near = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
    return near <= _ALIGNED


def _region(run: Sequence[tuple[Level, list[TextLine]]]) -> list[Region]:
    labelled = sum(len(level.pieces(PIECE_GAP)) > len(row) for level, row in run)
    if len(run) < _LEAST_ANCHORS or 2 * labelled < len(run):
        return []
    lines = [line for level, _ in run for line in level.lines]
    half = 0.5 * run[0][0].size
    return [
        Region(
            run[0][0].baseline - half,
            run[-1][0].baseline + half,
            min(line.box.x0 for line in lines),
            max(line.box.x1 for line in lines),
        )
    ]
