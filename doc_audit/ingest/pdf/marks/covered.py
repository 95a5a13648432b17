"""What lies under and over the texts of a page: words that a later shape covers, or white on white.

A shape counts only where nothing about it is in doubt: filled, opaque, in one piece, not clipped.
READING_NOTES (pitfall 5) found images too doubtful to hide anything, so they never do.
"""

from collections.abc import Sequence
from ctypes import byref, c_int, c_uint, c_void_p
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.marks.clips import visible_shares
from doc_audit.ingest.pdf.marks.shapes import Shapes
from doc_audit.ingest.pdf.source import bare, calls, room
from doc_audit.ingest.pdf.source.bare import Handle, each
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.steps import places

WHITE = 0xFA
"""Of 0xFF: least red, green and blue of paper."""
_WHOLE = 0.999  # share of a shape that its clip must leave
_CURVED = 0.15  # share of a curved shape's sides left out: a circle's inner square leaves .146
_SLACK = 1.0  # points by which covered text may stand out: loose boxes are larger than the ink
_LEAST = 14.0  # points: lower or narrower shapes cover no line
_MOST_POINTS = 60  # of an outline: more is a drawing
_MOST_OBJECTS = 6000  # of a page: more is a map
_TEXT, _PATH, _MOVE_TO, _BEZIER_TO = 1, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Painted:
    """What is painted on a page itself, in order; forms are one thing each.

    Attributes:
        texts: place in the order of each text object, by pointer.
        pointers: of the shapes, pictures and forms that matter.
        kinds: what each of them is, (n,).
        places: of each in the order, ascending, (n,).
        boxes: x0, y0, x1, y1 of each on the page as shown, (n, 4).
    """

    texts: dict[int, int]
    pointers: list[int]
    kinds: IntArray
    places: IntArray
    boxes: FloatArray

    def places_of(self, pointers: Sequence[int]) -> IntArray:
        """Places of text objects; -1 for those inside forms, (n,)."""
        return np.array([self.texts.get(pointer, -1) for pointer in pointers], np.int64)


def painted_on(shapes: Shapes, frame: Frame, grounds: bool) -> Painted | None:
    """Of a page that is still open; None where nothing hides or there is too much to look at.

    With `grounds` all that may lie under a text, else only the paths that may cover one: large
    ones painted after the first text.
    """
    objects = shapes.objects
    if len(objects) > _MOST_OBJECTS or _TEXT not in shapes.kinds:
        return None
    first = shapes.kinds.index(_TEXT)
    if not grounds and _PATH not in shapes.kinds[first:]:
        return None
    kinds = np.array(shapes.kinds, np.int64)
    wanted = kinds != _TEXT if grounds else kinds == _PATH
    if not grounds:
        wanted[:first] = False
    others = places(wanted)
    if grounds or shapes.crowded:
        rest = [objects[at] for at in others.tolist()]
        boxes = frame.boxes(calls.corners_of(bare.handles(rest)))
    else:  # known: the last of the paths
        boxes = shapes.paths[len(shapes.paths) - len(others) :]
        large = places(_is_large(boxes))
        if not len(large):  # as on most pages
            return None
        others, boxes = others[large], boxes[large]
        rest = [objects[at] for at in others.tolist()]
    texts = {objects[at]: at for at in places(kinds == _TEXT).tolist()}
    return Painted(texts, rest, kinds[others], others, boxes)


def _is_large(boxes: FloatArray) -> NDArray[np.bool_]:
    """Whether a shape is large enough to cover a line, (n,)."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    large: NDArray[np.bool_] = (wide >= _LEAST) & (high >= _LEAST)
    return large


def covered(painted: Painted, pointers: Sequence[int], boxes: FloatArray) -> NDArray[np.bool_]:
    """Whether each text object is wholly painted over by one later shape, (n,).

    Args:
        painted: of the page.
        pointers: of text objects; those of forms are never covered.
        boxes: x0, y0, x1, y1 around the characters of each on the page as shown, (n, 4).
    """
    found = np.zeros(len(pointers), np.bool_)
    shapes = places(_is_large(painted.boxes) & (painted.kinds == _PATH))
    if not len(shapes):
        return found
    order = painted.places_of(pointers)
    under = (order >= 0) & (order < painted.places[shapes][:, None])
    under &= _holds(painted.boxes[shapes], boxes)
    for row in places(under.any(axis=1)).tolist():
        inner = _inner(painted, int(shapes[row]))
        if inner is not None:
            found |= under[row] & _holds(inner[None], boxes)[0]
    return found


def _holds(outer: FloatArray, boxes: FloatArray) -> NDArray[np.bool_]:
    """Whether each box of the first lot holds each of the second, (outer, boxes)."""
    x0, y0, x1, y1 = (outer[:, side, None] for side in range(4))
    held: NDArray[np.bool_] = (boxes[:, 0] >= x0 - _SLACK) & (boxes[:, 2] <= x1 + _SLACK)
    held &= (boxes[:, 1] >= y0 - _SLACK) & (boxes[:, 3] <= y1 + _SLACK)
    return held


def on_white(painted: Painted, pointers: Sequence[int], boxes: FloatArray) -> NDArray[np.bool_]:
    """Whether each text object lies on bare paper or on shapes as white as paper alone, (n,).

    Args:
        painted: of the page.
        pointers: of text objects; of those in forms it is never known.
        boxes: x0, y0, x1, y1 around the characters of each on the page as shown, (n, 4).
    """
    found = np.zeros(len(pointers), np.bool_)
    looks: dict[int, _Look] = {}
    grounds = painted.boxes
    for number, place in enumerate(painted.places_of(pointers).tolist()):
        x0, y0, x1, y1 = boxes[number].tolist()
        under = (painted.places < place) & (grounds[:, 0] < x1) & (grounds[:, 2] > x0)
        under &= (grounds[:, 1] < y1) & (grounds[:, 3] > y0)
        for at in places(under).tolist():
            if at not in looks:
                looks[at] = _look(painted.pointers[at], int(painted.kinds[at]))
        shown = [looks[at] for at in places(under).tolist()]
        found[number] = place >= 0 and all(not look.filled or look.white for look in shown)
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    white: bool
    plain: bool
    filled: bool


def _look(pointer: int, kind: int) -> _Look:
    if kind != _PATH:
        return _Look(white=False, plain=False, filled=True)
    shape = raw.FPDF_PAGEOBJECT.from_buffer(c_void_p(pointer))
    mode, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(shape, byref(mode), byref(stroke))
    if not mode.value:
        return _Look(white=False, plain=True, filled=False)
    parts = [c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(shape, *map(byref, parts))
    *colours, alpha = (part.value for part in parts)
    plain = bool(known) and alpha == 255 and not raw.FPDFPageObj_HasTransparency(shape)
    return _Look(white=plain and min(colours) >= WHITE, plain=plain, filled=True)


def _inner(painted: Painted, at: int) -> FloatArray | None:
    """The part of a shape's box that it surely covers; None where that is in doubt."""
    look = _look(painted.pointers[at], _PATH)
    shape = bare.handle(painted.pointers[at])
    count = bare.segments(shape)
    if not (look.plain and look.filled and 3 <= count <= _MOST_POINTS):
        return None
    segments = bare.handles(each(bare.segment, shape, range(count)))
    kinds = list(map(bare.segment_kind, segments))
    curved = _BEZIER_TO in kinds
    if kinds.count(_MOVE_TO) != 1 or not (curved or _is_level(shape, segments)):
        return None
    if visible_shares([shape])[0] < _WHOLE:
        return None
    x0, y0, x1, y1 = painted.boxes[at].tolist()
    x, y = ((x1 - x0) * _CURVED, (y1 - y0) * _CURVED) if curved else (0.0, 0.0)
    return np.array([x0 + x, y0 + y, x1 - x, y1 - y], np.float32)


def _is_level(shape: Handle, segments: Sequence[Handle]) -> bool:
    """Whether a path of straight lines is the rectangle around it, upright on the page."""
    if len(segments) not in (4, 5):
        return False
    points = room.filled(bare.point, segments, 2).tolist()
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    matrix = np.zeros(6, np.float32)
    bare.matrix(shape, bare.handle(matrix.ctypes.data))
    level = abs(matrix[1]) + abs(matrix[2]) < 1e-6 or abs(matrix[0]) + abs(matrix[3]) < 1e-6
    return bool(level) and len(corners) == 4 and len({x for x, _ in corners}) == 2
