"""What is drawn on a page besides text: ruling lines, panels behind text, images."""

from ctypes import c_float, c_int
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf import calls
from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.frame import Frame

MOST_SEGMENTS = 400
"""Paths with more points are drawings, not rules (READING_NOTES, pitfall 12)."""
MOST_RULES = 1500
"""Pages with more rules are drawings: no rule is used (as above)."""
_MOST_PATHS = 4000  # a page's map or chart beyond this is not looked at
_MOST_POINTS = 6000  # segments looked at on one page
_THIN = 3.0  # points: a filled box no thicker is a rule; doubled table borders reach 2.5
_SHORT = 5.0  # points: shorter rules are tick marks and dashes
_LEAST_DOT, _BIGGEST_DOT = 1.5, 9.0  # points: bullets that are drawn, not typed
_LEAST_PANEL = 14.0  # points: lower or narrower boxes hold no line of text
_FIRST = 8  # points of a path by which its shape is known
_BORDER = 6.0  # points from the edge of the page
_DEEPEST_FORM = 3

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2

Corners = tuple[float, float, float, float]
"""x and y of two opposite corners."""
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shapes:
    """All coordinates on the page as shown.

    Attributes:
        across: horizontal rules as rows of y, x0, x1.
        down: vertical rules as rows of x, y0, y1.
        dots: boxes of drawn bullets, (n, 4).
        panels: boxes of paths big enough to lie behind text, (n, 4).
        images: boxes of images, (n, 4).
        paths: boxes of all paths that were looked at, (n, 4).
        segments: points in the outlines of paths big enough to be panels or letters.
        drawn: number of objects that are not text.
        crowded: too many rules or paths to be a table.
    """

    across: FloatArray
    down: FloatArray
    dots: FloatArray
    panels: FloatArray
    images: FloatArray
    drawn: int
    crowded: bool
    paths: FloatArray
    segments: int


@dataclass(slots=True)
class _Found:
    boxes: list[Corners] = field(default_factory=list)
    dots: list[Corners] = field(default_factory=list)
    panels: list[Corners] = field(default_factory=list)
    images: list[Corners] = field(default_factory=list)
    outlines: list[Corners] = field(default_factory=list)
    segments: int = 0
    drawn: int = 0
    paths: int = 0
    points: int = 0


def read_shapes(page: Any, frame: Frame) -> Shapes:
    """Shapes of an open page, those inside form objects included."""
    found = _Found()
    handle = calls.address(page)
    _walk(handle, calls.page_objects(handle), calls.page_object, _UNIT, 0, found)
    boxes = _shown(found.boxes, frame)
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    inner = _inside(boxes, frame)
    flat = inner & (high <= _THIN) & (wide >= _SHORT) & (wide > high)
    upright = inner & (wide <= _THIN) & (high >= _SHORT) & (high > wide)
    crowded = len(boxes) > MOST_RULES or found.paths > _MOST_PATHS or found.points > _MOST_POINTS
    middle_y, middle_x = (boxes[:, 1] + boxes[:, 3]) / 2, (boxes[:, 0] + boxes[:, 2]) / 2
    across = np.stack([middle_y, boxes[:, 0], boxes[:, 2]], axis=1)[flat]
    down = np.stack([middle_x, boxes[:, 1], boxes[:, 3]], axis=1)[upright]
    dots, panels = _shown(found.dots, frame), _shown(found.panels, frame)
    images = _shown(found.images, frame)
    outlines = _shown(found.outlines, frame)
    return Shapes(
        across, down, dots, panels, images, found.drawn, crowded, outlines, found.segments
    )


def _inside(boxes: FloatArray, frame: Frame) -> NDArray[np.bool_]:
    """Whether rules lie off the border of the page, where backgrounds end."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    level = (x > _BORDER) & (x < frame.width - _BORDER)
    return level & (y > _BORDER) & (y < frame.height - _BORDER)


def _shown(boxes: list[Corners], frame: Frame) -> FloatArray:
    return frame.boxes(np.array(boxes, np.float32).reshape(-1, 4))


def _walk(parent: int, count: int, child: Any, matrix: Matrix, depth: int, found: _Found) -> None:
    """Gather the shapes of a page or form; `child(parent, i)` gives its objects."""
    if count <= 0:
        return
    objects = np.fromiter(map(child, repeat(parent), range(count)), np.uint64, count)
    kinds = np.fromiter(map(calls.object_type, objects.tolist()), np.int32, count)
    for pointer in objects[kinds == _FORM].tolist() if depth < _DEEPEST_FORM else ():
        inner = _times(_matrix(pointer), matrix)
        _walk(pointer, calls.form_objects(pointer), calls.form_object, inner, depth + 1, found)
    images = objects[(kinds == _IMAGE) | (kinds == _SHADING)].tolist()
    found.images += _bounds(images, matrix)
    found.drawn += int(np.count_nonzero(kinds >= _PATH))
    paths = objects[kinds == _PATH].tolist()
    found.paths += len(paths)
    if found.paths <= _MOST_PATHS:
        _paths(paths, matrix, found)


def _bounds(objects: list[int], matrix: Matrix) -> list[Corners]:
    """Two opposite corners of each object in user space."""
    if not objects:
        return []
    corners = np.zeros((len(objects), 4), np.float32)
    at = corners.ctypes.data
    places = (range(at + k, at + k + 16 * len(objects), 16) for k in (0, 4, 8, 12))
    calls.drive(map(calls.bounds, objects, *places))
    a, b, c, d, e, f = matrix
    if matrix != _UNIT:
        x, y = corners[:, [0, 2]], corners[:, [1, 3]]
        corners[:, [0, 2]], corners[:, [1, 3]] = a * x + c * y + e, b * x + d * y + f
    return _rows(corners)


def _rows(corners: FloatArray) -> list[Corners]:
    return [(a, b, c, d) for a, b, c, d in corners.tolist()]


def _paths(paths: list[int], matrix: Matrix, found: _Found) -> None:
    boxes = _bounds(paths, matrix)
    found.outlines += boxes
    for pointer, box in zip(paths, boxes, strict=True):
        wide, high = abs(box[2] - box[0]), abs(box[3] - box[1])
        if min(wide, high) >= _LEAST_DOT and max(wide, high) <= _BIGGEST_DOT:
            found.dots.append(box)
        elif min(wide, high) <= _THIN:
            if max(wide, high) >= _SHORT:
                found.boxes.append(box)
        elif min(wide, high) < _SHORT or not _is_drawn(pointer):
            continue
        else:
            _add_outline(pointer, box, min(wide, high), matrix, found)


def _add_outline(
    path: int,
    box: Corners,
    breadth: float,
    matrix: Matrix,
    found: _Found,
) -> None:
    if breadth >= _LEAST_PANEL:
        found.panels.append(box)
    count = calls.segments(path)
    found.segments += count
    if 2 <= count <= MOST_SEGMENTS and found.points <= _MOST_POINTS:
        found.points += count
        sides = _corners(path, count, box)
        if sides is None:
            sides = _edges(path, count, _times(_matrix(path), matrix))
        found.boxes += sides


_modes = (c_int * 2)()
_modes_at = calls.address(_modes)


def _is_drawn(path: int) -> bool:
    """Whether a path is filled or stroked at all."""
    calls.draw_mode(path, _modes_at, _modes_at + 4)
    return bool(_modes[0] or _modes[1])


def _is_rounded(segments: list[int]) -> bool:
    """Whether a path's first corners are curves, as those of bubbles, icons and charts are."""
    return any(calls.segment_type(segment) == _BEZIER_TO for segment in segments[:_FIRST])


_two = (c_float * 2)()
_two_at = calls.address(_two)


def _corners(path: int, count: int, box: Corners) -> list[Corners] | None:
    """The four sides of a path that is a plain level rectangle; None for any other."""
    if not 4 <= count <= 6:
        return None
    segments = [calls.segment(path, index) for index in range(count)]
    if any(calls.segment_type(segment) != _LINE_TO for segment in segments[1:]):
        return None
    calls.point(segments[0], _two_at, _two_at + 4)
    x, y = _two
    calls.point(segments[1], _two_at, _two_at + 4)
    if abs(_two[0] - x) > 1e-3 and abs(_two[1] - y) > 1e-3:
        return None
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def _edges(path: int, count: int, matrix: Matrix) -> list[Corners]:
    """Level and upright straight segments of a path, closing ones included, in user space."""
    segments = list(map(calls.segment, repeat(path, count), range(count)))
    if _is_rounded(segments):
        return []
    kinds = np.fromiter(map(calls.segment_type, segments), np.int32, count)
    points = np.zeros((count, 2), np.float32)
    at = points.ctypes.data
    end = at + 8 * count
    calls.drive(map(calls.point, segments, range(at, end, 8), range(at + 4, end, 8)))
    a, b, c, d, e, f = matrix
    x, y = points[:, 0], points[:, 1]
    points = np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)
    opens = np.flatnonzero(kinds == _MOVE_TO)
    closes = np.append(opens[1:], count) - 1
    lines = np.flatnonzero(kinds == _LINE_TO)
    lines = lines[lines > 0]
    ones = np.concatenate([points[lines - 1], points[closes]]) if len(opens) else points[lines - 1]
    others = np.concatenate([points[lines], points[opens]]) if len(opens) else points[lines]
    sides = np.abs(ones - others)
    straight = (sides.min(axis=1) <= 1.0) & (sides.max(axis=1) >= _SHORT)
    corners = np.concatenate([ones, others], axis=1)[straight]
    return _rows(corners)


_six = (c_float * 6)()
_six_at = calls.address(_six)


def _matrix(pointer: int) -> Matrix:
    if not calls.object_matrix(pointer, _six_at):
        return _UNIT
    return tuple(_six)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
