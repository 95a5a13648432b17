"""Text that a clip cuts in part: which of its characters a reader sees.

Few pages have any, so PDFium is called plainly here. Print drivers paint a text once for each strip
of the page, clipped to the strip; what is seen of it is what all the strips leave together.
"""

from collections.abc import Sequence
from ctypes import byref, c_float, c_void_p
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray

LEAST_VISIBLE = 0.4
"""Share of a character, or of a text object that can't be told character by character, below which
it is hidden (READING_NOTES, pitfall 5)."""
_WHOLE = 0.999  # share from which a clip is taken to cut nothing
_SAME = 0.5  # points between the sides of one text painted twice
_MOST_POINTS = 400  # of a clip: more don't move its outline enough to matter
_STEPS = np.array([0.1, 0.3, 0.5, 0.7, 0.9], np.float32)  # where a character is looked at
_TEXT, _MOVE_TO = 1, 2

Outline = list[FloatArray]
"""Closed rings of points of one clip path, (n, 2) each."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text object and the clips under which it is painted; a clip is the paths it lies within."""

    corners: tuple[float, float, float, float]
    clips: list[list[Outline]]


def seen_by_clips(
    page: Any, objects: Sequence[int], shares: FloatArray, run: IntArray, boxes: FloatArray
) -> NDArray[np.bool_]:
    """Whether a reader sees each character, as far as clips decide it, (n,).

    Args:
        page: the open page.
        objects: pointers of its text objects.
        shares: of their bounding boxes that their clips leave, (objects,).
        run: text object of each character.
        boxes: left, top, right, bottom of each character in user space, (n, 4).
    """
    seen = np.ones(len(run), np.bool_)
    cut = np.flatnonzero(shares < _WHOLE)
    if not len(cut):
        return seen
    painted = _painted(page)
    for number in cut.tolist():
        own = np.flatnonzero(run == number)
        if len(own):
            handle = raw.FPDF_PAGEOBJECT.from_buffer(c_void_p(objects[number]))
            seen[own] = _seen(_cut(handle, painted), boxes[own], float(shares[number]))
    return seen


def _seen(cut: _Cut | None, boxes: FloatArray, share: float) -> NDArray[np.bool_]:
    if cut is None or not _is_around(cut.corners, boxes):
        return np.full(len(boxes), share >= LEAST_VISIBLE)  # inside a form with a space of its own
    left, bottom, right, top = cut.corners
    x0, x1 = np.maximum(boxes[:, 0], left), np.minimum(boxes[:, 2], right)
    # Loose boxes reach far above and below the ink; the object's own box doesn't.
    y0, y1 = np.maximum(boxes[:, 3], bottom), np.minimum(boxes[:, 1], top)
    x0, x1 = np.where(x1 > x0, x0, boxes[:, 0]), np.where(x1 > x0, x1, boxes[:, 2])
    y0, y1 = np.where(y1 > y0, y0, boxes[:, 3]), np.where(y1 > y0, y1, boxes[:, 1])
    xs = x0[:, None] + (x1 - x0)[:, None] * _STEPS
    ys = y0[:, None] + (y1 - y0)[:, None] * _STEPS
    points = np.stack(
        [np.repeat(xs, len(_STEPS), axis=1), np.tile(ys, (1, len(_STEPS)))], axis=2
    ).reshape(-1, 2)
    inside = np.zeros(len(points), np.bool_)
    for clip in cut.clips:
        inside |= np.all([_within(points, outline) for outline in clip], axis=0)
    shown: NDArray[np.bool_] = inside.reshape(len(boxes), -1).mean(axis=1) >= LEAST_VISIBLE
    return shown


def _is_around(corners: tuple[float, float, float, float], boxes: FloatArray) -> bool:
    """Whether the box of a text object lies where its characters are."""
    left, bottom, right, top = corners
    x, y = (left + right) / 2, (bottom + top) / 2
    height = float(np.max(boxes[:, 1] - boxes[:, 3]))
    level = boxes[:, 3].min() - height <= y <= boxes[:, 1].max() + height
    return bool(level and boxes[:, 0].min() - height <= x <= boxes[:, 2].max() + height)


def _within(points: FloatArray, outline: Outline) -> NDArray[np.bool_]:
    """Whether each point lies inside an outline, by the even-odd rule."""
    inside = np.zeros(len(points), np.bool_)
    x, y = points[:, 0], points[:, 1]
    for ring in outline:
        ends = np.roll(ring, -1, axis=0)
        for (ax, ay), (bx, by) in zip(ring.tolist(), ends.tolist(), strict=True):
            if ay != by:
                inside ^= ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside


def _painted(page: Any) -> list[tuple[Any, tuple[float, float, float, float]]]:
    """The text objects of a page itself, with their boxes."""
    found = []
    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(handle) == _TEXT and (corners := _corners(handle)):
            found.append((handle, corners))
    return found


def _cut(
    handle: Any, painted: Sequence[tuple[Any, tuple[float, float, float, float]]]
) -> _Cut | None:
    """A text object with its clip and those of the same text painted again."""
    corners = _corners(handle)
    if corners is None:
        return None
    clips = [_clip(handle)]
    for other, box in painted:
        if all(abs(a - b) < _SAME for a, b in zip(corners, box, strict=True)):
            clips.append(_clip(other))
    return _Cut(corners, clips)


def _corners(handle: Any) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top."""
    sides = [c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *map(byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _clip(handle: Any) -> list[Outline]:
    """Outlines that all must hold a point for it to be seen."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    return [_outline(clip, path) for path in range(max(0, count))]


def _outline(clip: Any, path: int) -> Outline:
    rings: list[list[tuple[float, float]]] = []
    x, y = c_float(), c_float()
    for index in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_POINTS)):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, index)
        if raw.FPDFPathSegment_GetType(segment) == _MOVE_TO or not rings:
            rings.append([])
        if raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            rings[-1].append((x.value, y.value))
    return [np.array(ring, np.float32).reshape(-1, 2) for ring in rings if ring]
