"""Scales of charts: numbers that grow evenly along a line, each with a mark drawn at its level."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray

_NUMBER = re.compile(r"[£$€]?[-+–−]?[£$€]?\d{1,3}(?:,\d{3})+|[£$€]?[-+–−]?\d+(?:\.\d+)?")
_LABELS = re.compile(
    r"(?:[£$€+\-–−]{0,2}\d[\d,]*(?:\.\d+)?(?:%|k|m|bn|K|M)?)"
    r"(?: [£$€+\-–−]{0,2}\d[\d,]*(?:\.\d+)?(?:%|k|m|bn|K|M)?)*"
)
_OPENS = frozenset("0123456789£$€+-–−")
_LONGEST_LABELS = 80  # characters of a line that may be a whole scale
_FEWEST = 3  # numbers of a scale: a chart with two gridlines has a scale of three
_ALIGNED = 1.5  # points between the edges or middles of numbers below each other
_SAME_SIZE = 0.5  # points
_EVEN = 0.12  # share by which steps of one scale differ: numbers are centred on their marks
_LOOSE = 1.5  # points by which they differ however short they are
_LEAST_STEP = 0.8  # em: numbers set nearer would touch
_AT_MARK = 0.5  # em between the middle of a number and its mark
_NEAR_MARK = 2.5  # em between a number and the mark that points at it
_MARKED = 0.6  # share of the numbers that have a mark
_SWAPPED = [1, 0, 3, 2]
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of a chart.

    Attributes:
        box: around its numbers.
        upright: it runs up the page, not across.
        places: middles of its numbers in points, down or across the page, rising.
        marks: boxes of the ticks and gridlines at its numbers, (n, 4).
    """

    box: Box
    upright: bool
    places: tuple[float, ...]
    marks: FloatArray

    @property
    def span(self) -> float:
        """Points from its first number to its last."""
        return self.places[-1] - self.places[0]


@dataclass(frozen=True, slots=True)
class _Label:
    value: float
    plain: bool  # written in digits alone, as counts and years are
    size: float
    box: Box  # turned by `_turned` for scales across the page

    @property
    def place(self) -> float:
        return (self.box.y0 + self.box.y1) / 2


def find_scales(lines: Iterable[TextLine], across: FloatArray, down: FloatArray) -> list[Scale]:
    """Scales among the lines of a page.

    Years and counts of steps, which timelines and lists have as well, make none by themselves.

    Args:
        lines: of the page.
        across: see `Shapes`.
        down: see `Shapes`.
    """
    labels = [label for ln in lines if ln.text[:1] in _OPENS for label in _labels(ln)]
    if len(labels) < _FEWEST or not len(across) + len(down):
        return []
    level, upright = across[:, [1, 0, 2, 0]], down[:, [0, 1, 0, 2]]
    found = []
    for run in _runs(labels):
        marks = _marks(run, level, upright)
        if marks is not None:
            found.append(Scale(around([label.box for label in run]), True, _places(run), marks))
    turned = [_Label(label.value, label.plain, label.size, _turned(label.box)) for label in labels]
    for run in _runs(turned, rising=True):
        marks = _marks(run, upright[:, _SWAPPED], level[:, _SWAPPED])
        if marks is not None:
            box = _turned(around([label.box for label in run]))
            found.append(Scale(box, False, _places(run), marks[:, _SWAPPED]))
    return found


def _turned(box: Box) -> Box:
    """A box with its axes swapped."""
    return Box(box.y0, box.x0, box.y1, box.x1)


def _places(run: Sequence[_Label]) -> tuple[float, ...]:
    return tuple(sorted(label.place for label in run))


def _labels(line: TextLine) -> list[_Label]:
    """Numbers of a line that holds nothing else."""
    text = line.text
    if len(text) > _LONGEST_LABELS or not _LABELS.fullmatch(text):
        return []
    if " " not in text:
        return [_Label(_value(text), text.isdigit(), line.size, line.box)]
    if not line.edges:
        return []
    return [
        _label(found.group(), line.x(found.start()), line.x(found.end()), line)
        for found in re.finditer(r"\S+", text)
    ]


def _label(text: str, start: float, end: float, line: TextLine) -> _Label:
    box = line.box._replace(x0=start, x1=end)
    return _Label(_value(text), text.isdigit(), line.size, box)


def _value(text: str) -> float:
    found = _NUMBER.search(text.translate(str.maketrans("–−", "--", "£$€,")))
    return float(found.group()) if found else 0.0


def _runs(labels: Sequence[_Label], rising: bool = False) -> list[list[_Label]]:
    """Runs of numbers below each other that fall (or rise) evenly, the longest ones only."""
    way = 1.0 if rising else -1.0
    found = [
        run
        for edge in (_right, _left, _middle)
        for column in _columns(labels, edge)
        for run in _even(column, way)
        if not _is_counting(run)
    ]
    runs: list[list[_Label]] = []
    held: set[int] = set()
    for run in sorted(found, key=len, reverse=True):
        if not held.intersection(map(id, run)):
            held.update(map(id, run))
            runs.append(run)
    return runs


def _right(label: _Label) -> float:
    return label.box.x1


def _left(label: _Label) -> float:
    return label.box.x0


def _middle(label: _Label) -> float:
    return (label.box.x0 + label.box.x1) / 2


def _columns(labels: Sequence[_Label], edge: Callable[[_Label], float]) -> list[list[_Label]]:
    """Labels of one size with the same edge, each column from top to bottom."""
    columns: list[list[_Label]] = []
    for label in sorted(labels, key=lambda la: (round(la.size), edge(la), la.place)):
        last = columns[-1][-1] if columns else None
        alike = last is not None and abs(last.size - label.size) <= _SAME_SIZE
        if last is None or not alike or edge(label) - edge(last) > _ALIGNED:
            columns.append([])
        columns[-1].append(label)
    return [sorted(c, key=lambda la: la.place) for c in columns if len(c) >= _FEWEST]


def _even(column: Sequence[_Label], way: float) -> list[list[_Label]]:
    """Stretches of a column in which values and places grow by the same steps."""
    runs: list[list[_Label]] = []
    run: list[_Label] = []
    for label in column:
        if len(run) > 1 and not _goes_on(run, label):
            runs.append(run)
            run = run[-1:]
        run = [*run, label]
        if len(run) == 2 and not _may_begin(run, way):
            run = [label]
    return [run for run in (*runs, run) if len(run) >= _FEWEST]


def _may_begin(run: Sequence[_Label], way: float) -> bool:
    first, second = run
    far_enough = second.place - first.place >= _LEAST_STEP * first.size
    return far_enough and (second.value - first.value) * way > 0


def _goes_on(run: Sequence[_Label], label: _Label) -> bool:
    step, place = run[1].value - run[0].value, run[1].place - run[0].place
    values = label.value - run[-1].value
    places = label.place - run[-1].place
    return abs(values - step) <= 1e-6 * max(abs(step), abs(label.value), 1.0) and abs(
        places - place
    ) <= max(_LOOSE, _EVEN * place)


def _is_counting(run: Sequence[_Label]) -> bool:
    """Whether the values are years, or count steps from one."""
    values = [label.value for label in run]
    if not all(label.plain for label in run):
        return False
    if all(_FIRST_YEAR <= value <= _LAST_YEAR for value in values):
        return abs(values[1] - values[0]) <= 10
    return abs(values[1] - values[0]) == 1 and 0 not in values


def _marks(run: Sequence[_Label], rules: FloatArray, along: FloatArray) -> FloatArray | None:
    """Boxes of the rules that point at the numbers or run through the chart at their level.

    None if too few numbers have one and no axis runs from the first to the last. `rules` lie
    across the run, `along` beside it, all as rows of two corners, turned as the run is.
    """
    size = run[0].size
    box = around([label.box for label in run])
    places = np.array([label.place for label in run], np.float32)
    own = []
    for lines, wanted in ((rules, places), (along, places[[0, -1]])):
        reach = _NEAR_MARK * size
        near = lines[(lines[:, 0] <= box.x1 + reach) & (lines[:, 2] >= box.x0 - reach)]
        if lines is along:
            ends = np.abs(near[:, [1, 3]] - wanted[None, :]).max(axis=1)
            own.append(near[ends <= _AT_MARK * size])
        else:
            away = np.abs(near[:, 1][None, :] - wanted[:, None]) <= _AT_MARK * size
            enough = away.any(axis=1).sum() >= max(_FEWEST - 1, _MARKED * len(places))
            own.append(near[away.any(axis=0) & enough])
    found: FloatArray = np.concatenate(own)
    return found if len(found) else None
