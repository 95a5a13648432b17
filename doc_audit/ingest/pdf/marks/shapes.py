"""What is drawn on a page besides text: ruling lines, panels behind text, images."""

from ctypes import addressof, c_float, c_int
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source import bare, calls, room
from doc_audit.ingest.pdf.source.bare import Handle, each
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.steps import places

MOST_SEGMENTS = 400
"""Paths with more points are drawings, not rules (READING_NOTES, pitfall 12)."""
MOST_RULES = 1500
"""Pages with more rules are drawings: no rule is used (as above)."""
_MOST_PATHS = 4000  # a page's map or chart beyond this is not looked at
_MOST_POINTS = 6000  # segments looked at on one page
_THIN = 3.0  # points: a filled box no thicker is a rule; doubled table borders reach 2.5
_SHORT = 5.0  # points: shorter rules are tick marks and dashes
_LEAST_DOT, _BIGGEST_DOT = 1.5, 9.0  # points: bullets that are drawn, not typed
_MOST_DOTS = 400  # beyond these they are the points of a chart or map
_LEAST_PANEL = 14.0  # points: lower or narrower boxes hold no line of text
_LINE = 2  # points of a single stroke
_FIRST = 8  # points of a path by which its shape is known
_BORDER = 6.0  # points from the edge of the page
_DEEPEST_FORM = 3

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2

Corners = tuple[float, float, float, float]
"""x and y of two opposite corners."""
Matrix = tuple[float, float, float, float, float, float]
_NO_BOXES: FloatArray = np.zeros((0, 4), np.float32)
_NO_RULES: FloatArray = np.zeros((0, 3), np.float32)
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shapes:
    """All coordinates on the page as shown.

    Attributes:
        across: horizontal rules as rows of y, x0, x1.
        down: vertical rules as rows of x, y0, y1.
        dots: boxes of drawn bullets, (n, 4).
        dot_colours: fill of each as 0xRRGGBB; 0 on a page with very many of them.
        panels: boxes of paths big enough to lie behind text, (n, 4).
        images: boxes of images, (n, 4).
        paths: boxes of all paths that were looked at, those on the page itself last, (n, 4).
        segments: points in the outlines of paths big enough to be panels or letters.
        drawn: number of objects that are not text.
        crowded: too many rules or paths to be a table.
        objects: pointers of all that is painted on the page itself, texts too, in order; valid
            while it is open.
        kinds: what each of them is, as PDFium numbers it.
    """

    across: FloatArray
    down: FloatArray
    dots: FloatArray
    dot_colours: IntArray
    panels: FloatArray
    images: FloatArray
    drawn: int
    crowded: bool
    paths: FloatArray
    segments: int
    objects: list[int]
    kinds: list[int]


@dataclass(slots=True)
class _Found:
    boxes: list[Corners] = field(default_factory=list)
    dots: list[Corners] = field(default_factory=list)
    dot_paths: list[Handle] = field(default_factory=list)
    panels: list[Corners] = field(default_factory=list)
    images: list[FloatArray] = field(default_factory=list)
    outlines: list[FloatArray] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    segments: int = 0
    drawn: int = 0
    paths: int = 0
    points: int = 0


def read_shapes(page: Any, frame: Frame) -> Shapes:
    """Shapes of an open page, those inside form objects included."""
    found = _Found()
    handle = bare.handle(calls.address(page))
    _walk(handle, bare.page_objects(handle), bare.page_object, _UNIT, 0, found)
    boxes = _shown(found.boxes, frame)
    across, down = _rules(boxes, frame) if len(boxes) else (_NO_RULES, _NO_RULES)
    crowded = len(boxes) > MOST_RULES or found.paths > _MOST_PATHS or found.points > _MOST_POINTS
    dots, panels = _shown(found.dots, frame), _shown(found.panels, frame)
    images, outlines = _all_shown(found.images, frame), _all_shown(found.outlines, frame)
    return Shapes(
        across, down, dots, _dot_colours(found), panels, images, found.drawn, crowded, outlines,
        found.segments, found.objects, found.types,
    )  # fmt: skip


def _rules(boxes: FloatArray, frame: Frame) -> tuple[FloatArray, FloatArray]:
    """Level and upright rules among thin boxes: place, from and to of each."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inner = _inside(x, y, frame)
    flat = places(inner & (high <= _THIN) & (wide >= _SHORT) & (wide > high))
    upright = places(inner & (wide <= _THIN) & (high >= _SHORT) & (high > wide))
    across, down = np.empty((len(flat), 3), np.float32), np.empty((len(upright), 3), np.float32)
    across[:, 0], across[:, 1:] = y[flat], boxes[:, ::2].take(flat, axis=0)
    down[:, 0], down[:, 1:] = x[upright], boxes[:, 1::2].take(upright, axis=0)
    return across, down


def _dot_colours(found: _Found) -> IntArray:
    if len(found.dots) > _MOST_DOTS:
        return np.zeros(len(found.dots), np.int64)
    return calls.colours(found.dot_paths)


def _inside(x: NDArray[Any], y: NDArray[Any], frame: Frame) -> NDArray[np.bool_]:
    """Whether rules lie off the border of the page, where backgrounds end; by their middles."""
    level = (x > _BORDER) & (x < frame.width - _BORDER)
    return level & (y > _BORDER) & (y < frame.height - _BORDER)


def _shown(boxes: list[Corners], frame: Frame) -> FloatArray:
    return frame.boxes(np.array(boxes, np.float32)) if boxes else _NO_BOXES


def _all_shown(parts: list[FloatArray], frame: Frame) -> FloatArray:
    return frame.boxes(np.concatenate(parts)) if parts else _NO_BOXES


def _walk(
    parent: Handle, count: int, child: Any, matrix: Matrix, depth: int, found: _Found
) -> None:
    """Gather the shapes of a page or form; `child(parent, i)` gives its objects."""
    if count <= 0:
        return
    objects = list(each(child, parent, range(count)))
    handles = bare.handles(objects)
    types = list(map(bare.kind, handles))
    if depth == 0:
        found.objects, found.types = objects, types
    met = {kind: types.count(kind) for kind in set(types)}
    forms = _of_kinds({_FORM} & met.keys(), handles, types)
    for pointer in forms if depth < _DEEPEST_FORM else ():
        inner = _times(_matrix(pointer), matrix)
        _walk(pointer, bare.form_objects(pointer), bare.form_object, inner, depth + 1, found)
    if images := _of_kinds({_IMAGE, _SHADING} & met.keys(), handles, types):
        found.images.append(_bounds(images, matrix))
    found.drawn += sum(count for kind, count in met.items() if kind >= _PATH)
    paths = _of_kinds({_PATH} & met.keys(), handles, types)
    found.paths += len(paths)
    if paths and found.paths <= _MOST_PATHS:
        _paths(paths, matrix, found)


def _of_kinds(wanted: set[int], objects: list[Handle], kinds: list[int]) -> list[Handle]:
    """The objects of some kinds, in order."""
    if not wanted:
        return []
    return [one for one, kind in zip(objects, kinds, strict=True) if kind in wanted]


def _bounds(objects: list[Handle], matrix: Matrix) -> FloatArray:
    """Two opposite corners of each object in user space, (n, 4)."""
    corners = calls.corners_of(objects)
    if matrix != _UNIT:
        a, b, c, d, e, f = matrix
        x, y = corners[:, [0, 2]], corners[:, [1, 3]]
        corners[:, [0, 2]], corners[:, [1, 3]] = a * x + c * y + e, b * x + d * y + f
    return corners


def _rows(corners: FloatArray) -> list[Corners]:
    return list(zip(*corners.T.tolist(), strict=True))


def _paths(paths: list[Handle], matrix: Matrix, found: _Found) -> None:
    corners = _bounds(paths, matrix)
    boxes = _rows(corners)
    found.outlines.append(corners)
    outlines: list[tuple[Handle, Corners]] = []
    for pointer, box in zip(paths, boxes, strict=True):
        wide, high = abs(box[2] - box[0]), abs(box[3] - box[1])
        low, top = (wide, high) if wide < high else (high, wide)
        if low >= _LEAST_DOT and top <= _BIGGEST_DOT:
            found.dots.append(box)
            found.dot_paths.append(pointer)
        elif low <= _THIN:
            if top >= _SHORT:
                found.boxes.append(box)
        elif low >= _SHORT and _is_drawn(pointer):
            if low >= _LEAST_PANEL:
                found.panels.append(box)
            outlines.append((pointer, box))
        elif top >= _SHORT and low < _SHORT and bare.segments(pointer) == _LINE:
            outlines.append((pointer, box))  # the box of a stroke is wider than its ink
    _add_outlines(outlines, matrix, found)


def _add_outlines(outlines: list[tuple[Handle, Corners]], matrix: Matrix, found: _Found) -> None:
    """Sides of rectangles, and the straight segments of other paths."""
    others: list[_Outline] = []
    for path, box in outlines:
        count = bare.segments(path)
        found.segments += count
        if not (2 <= count <= MOST_SEGMENTS and found.points <= _MOST_POINTS):
            continue
        found.points += count
        first = bare.handles(each(bare.segment, path, range(min(count, _FIRST))))
        kinds = list(map(bare.segment_kind, first))
        if 4 <= count <= 6 and _is_level(first, kinds):
            x0, y0, x1, y1 = box
            found.boxes += ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
        elif _BEZIER_TO not in kinds:  # curved corners are those of bubbles, icons and charts
            rest = bare.handles(each(bare.segment, path, range(len(first), count)))
            others.append(_Outline([*first, *rest], _times(_matrix(path), matrix)))
    if others:
        found.boxes += _edges(others)


_modes = (c_int * 2)()
_modes_at = bare.handles((addressof(_modes), addressof(_modes) + 4))


def _is_drawn(path: Handle) -> bool:
    """Whether a path is filled or stroked at all."""
    bare.draw_mode(path, *_modes_at)
    return bool(_modes[0] or _modes[1])


_two = (c_float * 2)()
_two_at = bare.handles((addressof(_two), addressof(_two) + 4))


def _is_level(segments: list[Handle], kinds: list[int]) -> bool:
    """Whether a path of so few segments is a plain level rectangle, told by its first side."""
    if kinds.count(_LINE_TO) - (kinds[0] == _LINE_TO) < len(kinds) - 1:
        return False
    bare.point(segments[0], *_two_at)
    x, y = _two
    bare.point(segments[1], *_two_at)
    return abs(_two[0] - x) <= 1e-3 or abs(_two[1] - y) <= 1e-3


@dataclass(frozen=True, slots=True)
class _Outline:
    """A path's segments, and the way from its space to user space."""

    segments: list[Handle]
    matrix: Matrix


def _edges(outlines: list[_Outline]) -> list[Corners]:
    """Level and upright straight segments of paths, closing ones included, in user space.

    All paths at once: a page has a dozen, of a dozen segments each.
    """
    segments = [segment for outline in outlines for segment in outline.segments]
    counts = [len(outline.segments) for outline in outlines]
    count = len(segments)
    kinds = np.fromiter(map(bare.segment_kind, segments), np.int32, count)
    points = room.filled(bare.point, segments, 2)
    matrices = np.repeat(np.array([o.matrix for o in outlines], np.float32), counts, axis=0)
    a, b, c, d, e, f = matrices.T
    x, y = points[:, 0], points[:, 1]
    points = np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)
    path = np.repeat(np.arange(len(outlines)), counts)
    starts = np.diff(path, prepend=-1) != 0
    opens = np.flatnonzero(kinds == _MOVE_TO)
    closes = _last_before(opens, path, count)
    lines = np.flatnonzero((kinds == _LINE_TO) & ~starts)
    order = np.argsort(np.concatenate([path[lines], path[opens]]), kind="stable")
    ones = np.concatenate([points[lines - 1], points[closes]])[order]
    others = np.concatenate([points[lines], points[opens]])[order]
    sides = np.abs(ones - others)
    straight = (sides.min(axis=1) <= 1.0) & (sides.max(axis=1) >= _SHORT)
    return _rows(np.concatenate([ones, others], axis=1)[straight])


def _last_before(opens: IntArray, path: IntArray, count: int) -> IntArray:
    """The last segment of each subpath: before the next one opens or the path ends."""
    ends = np.append(np.flatnonzero(np.diff(path)), count - 1)
    following = np.append(opens[1:], count) - 1
    last: IntArray = np.minimum(following, ends[path[opens]])
    return last


_six = (c_float * 6)()
_six_at = bare.handle(addressof(_six))


def _matrix(pointer: Handle) -> Matrix:
    if not bare.matrix(pointer, _six_at):
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
