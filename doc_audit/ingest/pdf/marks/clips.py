"""How much of a text object its clip path leaves to be seen."""

from collections.abc import Sequence
from ctypes import addressof, c_float

import numpy as np

from doc_audit.ingest.pdf.source import bare
from doc_audit.ingest.pdf.source.bare import Handle
from doc_audit.ingest.pdf.source.calls import FloatArray

_MOST_SEGMENTS = 400  # more points don't move a bounding box enough to matter
_CORNERS = 4
_NEARLY = 0.99  # most that a clip of another shape than a level rectangle is said to leave

_corners = (c_float * 4)()
_at = bare.handles(range(addressof(_corners), addressof(_corners) + 16, 4))


def visible_shares(objects: Sequence[Handle]) -> FloatArray:
    """0…1 of each object's bounding box; 1 where nothing clips it, (n,).

    Clips are taken by their bounding boxes; where one isn't a level rectangle, the share is less
    than 1 in any case.
    """
    shares = np.ones(len(objects), np.float32)
    clips = bare.handles(map(bare.clip, objects))
    paths = np.fromiter(map(bare.clip_paths, clips), np.int32, len(clips))
    for at in np.flatnonzero(paths > 0).tolist():
        shares[at] = _visible_share(objects[at], clips[at], int(paths[at]))
    return shares


def _visible_share(pointer: Handle, clip: Handle, paths: int) -> float:
    if not bare.bounds(pointer, *_at):
        return 1.0
    left, bottom, right, top = whole = tuple(_corners)
    most = 1.0
    for path in range(paths):
        box, level = _clip_box(clip, path)
        most = most if level else _NEARLY
        if box:
            left, bottom = max(left, box[0]), max(bottom, box[1])
            right, top = min(right, box[2]), min(top, box[3])
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    if area <= 0:
        return 1.0
    share: float = max(0.0, right - left) * max(0.0, top - bottom) / area
    return min(most, share)


def _clip_box(clip: Handle, path: int) -> tuple[tuple[float, float, float, float] | None, bool]:
    """The box around a clip path, and whether it is the path itself."""
    count = bare.clip_segments(clip, path)
    if count <= 0:
        return None, True
    xs, ys = [], []
    for index in range(min(count, _MOST_SEGMENTS)):
        if bare.point(bare.handle(bare.clip_segment(clip, path, index)), *_at[:2]):
            xs.append(_corners[0])
            ys.append(_corners[1])
    if not xs:
        return None, True
    box = min(xs), min(ys), max(xs), max(ys)
    corners = set(zip(xs, ys, strict=True))
    return box, len(corners) == _CORNERS and all(x in box and y in box for x, y in corners)
