"""How much of a text object its clip path leaves to be seen."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from doc_audit.ingest.pdf.source import bare, calls, room
from doc_audit.ingest.pdf.source.bare import Handle
from doc_audit.ingest.pdf.source.calls import FloatArray

_MOST_SEGMENTS = 400  # more points don't move a bounding box enough to matter
_CORNERS = 4
_NEARLY = 0.99  # most that a clip of another shape than a level rectangle is said to leave

_Clip = tuple[tuple[float, float, float, float] | None, bool]
"""Box around a clip path, if it has points, and whether the path is just that box."""


def visible_shares(objects: Sequence[Handle]) -> FloatArray:
    """0…1 of each object's bounding box; 1 where nothing clips it, (n,).

    Clips are taken by their bounding boxes; where one isn't a level rectangle, the share is less
    than 1 in any case.
    """
    shares = np.ones(len(objects), np.float32)
    clips = bare.handles(map(bare.clip, objects))
    counts = list(map(bare.clip_paths, clips))
    clipped = [at for at, count in enumerate(counts) if count > 0]
    if not clipped:
        return shares
    boxes = calls.corners_of([objects[at] for at in clipped]).tolist()
    within = iter(_clip_boxes([(clips[at], path) for at in clipped for path in range(counts[at])]))
    for at, box in zip(clipped, boxes, strict=True):
        shares[at] = _visible_share(box, list(islice(within, counts[at])))
    return shares


def _visible_share(whole: Sequence[float], clips: Sequence[_Clip]) -> float:
    left, bottom, right, top = whole
    area = (right - left) * (top - bottom)
    if area <= 0:
        return 1.0
    for box, _ in clips:
        if box:
            left, bottom = max(left, box[0]), max(bottom, box[1])
            right, top = min(right, box[2]), min(top, box[3])
    share = max(0.0, right - left) * max(0.0, top - bottom) / area
    return min(1.0 if all(level for _, level in clips) else _NEARLY, share)


def _clip_boxes(paths: Sequence[tuple[Handle, int]]) -> Iterator[_Clip]:
    """Of each path of a clip; the points of all of them are asked for at once."""
    # Objects painted under one clip share its points: to know the first is to know the outline.
    starts = [bare.clip_segment(*path, 0) for path in paths]
    first = dict(zip(reversed(starts), reversed(paths), strict=True))
    counts = [max(0, min(bare.clip_segments(*path), _MOST_SEGMENTS)) for path in first.values()]
    parts = zip(first.values(), counts, strict=True)
    segments = [bare.clip_segment(*path, at) for path, count in parts for at in range(count)]
    points = iter(room.filled(bare.point, bare.handles(segments), 2).tolist())
    boxes = (_box_of(list(islice(points, count))) for count in counts)
    known = dict(zip(first, boxes, strict=True))
    return map(known.__getitem__, starts)


def _box_of(points: Sequence[Sequence[float]]) -> _Clip:
    if not points:
        return None, True
    xs, ys = zip(*points, strict=True)
    box = min(xs), min(ys), max(xs), max(ys)
    corners = set(zip(xs, ys, strict=True))
    return box, len(corners) == _CORNERS and all(x in box and y in box for x, y in corners)
