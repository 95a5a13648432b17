"""List items whose number or tick is a drawing: equal badges below each other at their left."""

from collections.abc import Sequence

import numpy as np

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.passages import DRAWN, Passage
from doc_audit.ingest.pdf.parts.headings import heading_strength
from doc_audit.ingest.pdf.source.calls import FloatArray

_SIDES = (9.0, 45.0)  # points: from a drawn bullet to four lines of text
_ROUND = 1.25  # most that its sides may differ
_SAME_SIZE = 3.0  # points
_SAME_EDGE = 4.0  # points between the left edges of badges, and of their texts
_FEWEST = 3  # two equal boxes may be any drawing
_MOST = 60  # squares of a page: more are the cells of a map or mosaic
_REACH = 4.0  # em between a badge and its text
_TOP = (0.8, 2.5)  # em from above to below the first line's top in which a badge is centred
_LEAST_WORDS = 12  # characters of an item; less is the label of an icon


def badged(passages: Sequence[Passage], panels: FloatArray, body: float) -> list[Passage]:
    """Passages, those with such badges marked as items.

    Args:
        passages: of one page.
        panels: see `Shapes`.
        body: size of the document's body text.
    """
    marked: dict[int, Passage] = {}
    for column in _columns(panels):
        found = [_beside(badge, passages) for badge in column]
        items = [p for p in found if p is not None]
        if len(items) == len(column) and _is_list(items, body):
            marked |= {id(p): Passage(p.lines, DRAWN, 0) for p in items}
    return [marked.get(id(p), p) for p in passages]


def _columns(panels: FloatArray) -> list[list[Box]]:
    """Squares of one size that stand below each other, at least three."""
    if len(panels) < _FEWEST:
        return []
    wide, high = panels[:, 2] - panels[:, 0], panels[:, 3] - panels[:, 1]
    small = (wide >= _SIDES[0]) & (high >= _SIDES[0]) & (wide <= _SIDES[1]) & (high <= _SIDES[1])
    square = small & (wide <= _ROUND * high) & (high <= _ROUND * wide)
    if not _FEWEST <= np.count_nonzero(square) <= _MOST:
        return []
    columns: list[list[Box]] = []
    for box in sorted((Box(*row) for row in panels[square].tolist()), key=lambda b: b.y0):
        for column in columns:
            if _is_alike(column[-1], box):
                if box.y0 >= column[-1].y1:  # else the outline of the one before
                    column.append(box)
                break
        else:
            columns.append([box])
    return [column for column in columns if len(column) >= _FEWEST]


def _is_alike(one: Box, other: Box) -> bool:
    wide, high = abs(one.width - other.width), abs(one.height - other.height)
    return max(wide, high) <= _SAME_SIZE and abs(one.x0 - other.x0) <= _SAME_EDGE


def _beside(badge: Box, passages: Sequence[Passage]) -> Passage | None:
    """The text that begins at the right of a badge."""
    middle = (badge.y0 + badge.y1) / 2
    near = [
        p
        for p in passages
        if 0 <= p.box.x0 - badge.x1 <= _REACH * p.size
        and -_TOP[0] * p.size <= middle - p.box.y0 <= _TOP[1] * p.size
    ]
    return min(near, key=lambda p: (p.box.x0, abs(p.box.y0 - middle)), default=None)


def _is_list(items: Sequence[Passage], body: float) -> bool:
    """Whether texts beside badges are the items of one list, and no headings."""
    lefts = [p.box.x0 for p in items]
    plain = all(
        not p.marker and p.letters >= _LEAST_WORDS and not heading_strength(p, body) for p in items
    )
    aligned = max(lefts) - min(lefts) <= _SAME_EDGE
    return plain and aligned and len(set(map(id, items))) == len(items)
