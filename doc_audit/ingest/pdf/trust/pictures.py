"""Pictures that may hold words: large, with no text on them, not the ground of many pages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.frame import Frame

LEAST_SHARE = 0.1
"""Share of the page below which a picture is a logo, an icon or a portrait."""
_GROUND = 0.03  # share of a picture under text from which it is the ground of that text
_COMMON = 0.25  # share of the pages from which a picture is part of their design, as running heads
_LEAST_PAGES = 3
_TOUCH = 1.5  # points between the strips that one picture is cut into
_MOST_IMAGES = 200  # a page with more is a mosaic: only the large ones are looked at

Key = tuple[int, int, int, int]


def common_pictures(images: Mapping[int, FloatArray]) -> frozenset[Key]:
    """Places at which so many pages have a picture that it is their design.

    Args:
        images: boxes of the images by page, (n, 4), points as shown.
    """
    return common_keys([keys_of(boxes) for boxes in images.values()], len(images))


def keys_of(images: FloatArray) -> frozenset[Key]:
    """Places of the images of a page, (n, 4), as they are compared over pages."""
    return frozenset(map(_key, images.tolist()))


def common_keys(pages: Iterable[Collection[Key]], count: int) -> frozenset[Key]:
    """The same of the places on each page that has images, `count` being the number of pages."""
    met = Counter(key for keys in pages for key in keys)
    least = max(_LEAST_PAGES, _COMMON * count)
    return frozenset(key for key, found in met.items() if found >= least)


def wordless_pictures(
    images: FloatArray, lines: Sequence[TextLine], frame: Frame, common: frozenset[Key]
) -> tuple[Box, ...]:
    """Places of the page's large pictures without text on them, from the top.

    Args:
        images: boxes of the page's images, (n, 4).
        lines: of the page.
        frame: of the page.
        common: see `common_pictures`.
    """
    page = Box(0.0, 0.0, frame.width, frame.height)
    own = [_within(Box(*row), page) for row in images.tolist() if _key(row) not in common]
    whole = _whole([box for box in own if box.width > 0 and box.height > 0], page)
    large = [box for box in whole if box.area >= LEAST_SHARE * page.area]
    bare = [box for box in large if _covered(box, lines) < _GROUND * box.area]
    outer = [box for box in bare if not any(o is not box and o.holds(box) for o in bare)]
    return tuple(sorted(outer, key=lambda box: (box.y0, box.x0)))


def _key(box: Sequence[float]) -> Key:
    x0, y0, x1, y1 = (round(side / 2) for side in box)
    return x0, y0, x1, y1


def _within(box: Box, page: Box) -> Box:
    return Box(
        max(box.x0, page.x0), max(box.y0, page.y0), min(box.x1, page.x1), min(box.y1, page.y1)
    )


def _whole(boxes: list[Box], page: Box) -> list[Box]:
    """Boxes with the strips of one picture put together; grounds of the page stay alone."""
    if len(boxes) > _MOST_IMAGES:
        return boxes
    alone = [box for box in boxes if box.area >= LEAST_SHARE * page.area]
    strips = sorted(box for box in boxes if box.area < LEAST_SHARE * page.area)
    groups: list[list[Box]] = []
    for box in strips:
        touching = [group for group in groups if any(_touch(box, other) for other in group)]
        merged = [box, *(one for group in touching for one in group)]
        groups = [group for group in groups if all(group is not t for t in touching)]
        groups.append(merged)
    return alone + [around(group) for group in groups]


def _touch(one: Box, other: Box) -> bool:
    """Whether two boxes lie edge to edge over at least half of the shorter edge."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    if across >= 0.5 * min(one.width, other.width):
        return down >= -_TOUCH
    return down >= 0.5 * min(one.height, other.height) and across >= -_TOUCH


def _covered(box: Box, lines: Sequence[TextLine]) -> float:
    """Area of the box under lines of text, in square points."""
    return sum(box.overlap(line.box) for line in lines)


def covered_share(pictures: Sequence[Box], frame: Frame) -> float:
    """Share of the page under pictures, 0…1, overlaps counted once for the largest only."""
    area = frame.width * frame.height if pictures else 0.0
    return min(1.0, float(np.sum([box.area for box in pictures])) / area) if area else 0.0
