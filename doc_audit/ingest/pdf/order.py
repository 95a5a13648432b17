"""Reading order on a page: panels first, then columns and bands by cutting along white space."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.frame import Box, around

_GUTTER = 7.0  # points: narrower white space down a page may be a river in justified text
_BAND = 1.0  # points of white across a region that part two bands
_PANEL_SHARE = (0.004, 0.75)  # of the page: smaller panels hold a word, larger ones are backgrounds
_INSIDE = 0.85  # share of an item's area that must lie in a panel
_STRONG = 1.3  # times the body size from which a heading opens a section over both columns
_CROSSED = 0.3  # share of an item that a panel's text may cover of what is not in the panel
_STACKED = 0.15  # share of the narrower box's width from which boxes stand above each other
_SLACK = 2.0  # points by which boxes of neighbours may overlap: descenders, loose boxes


@dataclass(slots=True, eq=False)
class _Node:
    """An item (`index` >= 0) or the items of a panel."""

    box: Box
    index: int = -1
    inner: "list[_Node]" = field(default_factory=list)
    strength: float = 0.0
    short: bool = False


def reading_order(
    boxes: Sequence[Box],
    strengths: Sequence[float],
    short: Sequence[bool],
    panels: FloatArray,
    page: Box,
) -> list[int]:
    """Indices of `boxes` in the order a person reads them.

    Args:
        boxes: of paragraphs, tables …, not empty.
        strengths: size of a heading's type against the body, 0 for what is no heading: a
            heading opens a band of its own above columns.
        short: items that may be the label of what stands at their right.
        panels: boxes drawn behind text, (n, 4); what stands in one is read together.
        page: the page as shown.
    """
    nodes = [
        _Node(box, index, strength=strength, short=label)
        for index, (box, strength, label) in enumerate(zip(boxes, strengths, short, strict=True))
    ]
    return [node.index for node in _flat(_ordered(_in_panels(nodes, panels, page)))]


def _flat(nodes: Sequence[_Node]) -> list[_Node]:
    flat: list[_Node] = []
    for node in nodes:
        flat += _flat(_ordered(node.inner)) if node.index < 0 else [node]
    return flat


def _in_panels(nodes: list[_Node], panels: FloatArray, page: Box) -> list[_Node]:
    """Nodes with those inside a panel put into a node of their own, smallest panels first."""
    low, high = (share * (page.area or 1.0) for share in _PANEL_SHARE)
    areas = (panels[:, 2] - panels[:, 0]) * (panels[:, 3] - panels[:, 1])
    order = np.argsort(areas, kind="stable")
    boxes = _corners(nodes)
    for panel in panels[order[(areas[order] >= low) & (areas[order] <= high)]]:
        inside = _shares(boxes, panel) >= _INSIDE
        count = int(np.count_nonzero(inside))
        if count < 2 or count == len(nodes):
            continue
        members = [node for node, within in zip(nodes, inside.tolist(), strict=True) if within]
        group = _Node(around([node.box for node in members]), inner=members)
        if (_shares(boxes[~inside], np.array(group.box)) > _CROSSED).any():
            continue
        nodes = [node for node, within in zip(nodes, inside.tolist(), strict=True) if not within]
        nodes.append(group)
        boxes = _corners(nodes)
    return nodes


def _corners(nodes: Sequence[_Node]) -> NDArray[np.float64]:
    """Boxes as rows, (n, 4)."""
    return np.array([node.box for node in nodes], np.float64).reshape(-1, 4)


def _shares(boxes: NDArray[np.float64], panel: NDArray[Any]) -> NDArray[np.float64]:
    """Share of the area of each box that lies in a panel."""
    wide = np.minimum(boxes[:, 2], panel[2]) - np.maximum(boxes[:, 0], panel[0])
    high = np.minimum(boxes[:, 3], panel[3]) - np.maximum(boxes[:, 1], panel[1])
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    shares: NDArray[np.float64] = np.clip(wide, 0, None) * np.clip(high, 0, None)
    return shares / np.maximum(areas, 1e-6)


def _ordered(nodes: list[_Node]) -> list[_Node]:
    """One region's nodes in order."""
    if len(nodes) < 2:
        return nodes
    bands = _bands(nodes)
    if len(bands) == 1:
        columns = _columns(nodes)
        if len(columns) > 1:
            return [node for column in columns for node in _ordered(column)]
        return _by_place(nodes)
    groups = _grouped(bands)
    if len(groups) > 1:
        return [node for group in groups for node in _ordered(group)]
    columns = _columns(nodes)
    if len(columns) > 1:
        return [node for column in columns for node in _ordered(column)]
    return [node for band in bands for node in _ordered(band)]


def _bands(nodes: Sequence[_Node]) -> list[list[_Node]]:
    """Nodes parted by white space across the region, top to bottom."""
    bands: list[list[_Node]] = []
    bottom = -np.inf
    for node in sorted(nodes, key=lambda n: (n.box.y0, n.box.x0)):
        if not bands or node.box.y0 > bottom - _SLACK + _BAND:
            bands.append([])
        bands[-1].append(node)
        bottom = max(bottom, node.box.y1)
    return bands


def _columns(nodes: Sequence[_Node]) -> list[list[_Node]]:
    """Nodes parted by gutters down the region, left to right."""
    columns: list[list[_Node]] = []
    right = -np.inf
    for node in sorted(nodes, key=lambda n: (n.box.x0, n.box.y0)):
        if not columns or node.box.x0 > right + _GUTTER:
            columns.append([])
        columns[-1].append(node)
        right = max(right, node.box.x1)
    return columns


def _gutters(nodes: Sequence[_Node]) -> list[tuple[float, float]]:
    """White space down between nodes, with the open space at both sides."""
    gaps = []
    right = -np.inf
    for node in sorted(nodes, key=lambda n: n.box.x0):
        if node.box.x0 > right + (_GUTTER if right > -np.inf else 0):
            gaps.append((right, node.box.x0))
        right = max(right, node.box.x1)
    return [*gaps, (right, np.inf)]


def _grouped(bands: list[list[_Node]]) -> list[list[_Node]]:
    """Bands that share columns joined; the others stay alone.

    Neighbours belong together while some gutter runs through all of them and a band among them
    has text on both its sides. A heading opens a new group.
    """
    groups: list[list[list[_Node]]] = []
    shared: list[tuple[float, float]] = []
    for at, band in enumerate(bands):
        gaps = _gutters(band)
        both = _common(shared, gaps) if groups else []
        if both and not _opens_group(band, groups[-1], bands[at + 1 :]):
            groups[-1].append(band)
            shared = both
        else:
            groups.append([band])
            shared = gaps
    return [part for group in groups for part in _if_columns(group)]


def _common(
    one: list[tuple[float, float]], other: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Gutters of both at once, wide enough to be one."""
    found = []
    for a, b in one:
        for c, d in other:
            low, high = max(a, c), min(b, d)
            if high - low >= _GUTTER and (low > -np.inf or high < np.inf):
                found.append((low, high))
    return found


def _opens_group(band: list[_Node], before: list[list[_Node]], after: list[list[_Node]]) -> bool:
    """Whether a band is a heading over columns that begin right under it, with others above."""
    alone = len(band) == 1 and band[0].strength >= _STRONG
    columns = alone and bool(after) and len(_columns(after[0])) > 1
    return columns and any(len(_columns(b)) > 1 for b in before)


def _if_columns(group: list[list[_Node]]) -> list[list[_Node]]:
    """The group as one if it is read by columns, else its bands one by one."""
    whole = [node for band in group for node in band]
    side_by_side = [band for band in group if len(_columns(band)) > 1]
    if not side_by_side or len(_columns(whole)) < 2 or _is_labelled(group, whole):
        return group
    return [whole]


def _is_labelled(group: list[list[_Node]], whole: list[_Node]) -> bool:
    """Whether each band pairs a short label at the left with what it names at the right."""
    left = _columns(whole)[0]
    labels = all(node.short for node in left) and len(left) >= 2
    return labels and all(len(_columns(band)) > 1 for band in group)


def _by_place(nodes: list[_Node]) -> list[_Node]:
    """Nodes that no straight cut parts: each after all that stand above or left of it."""
    left = sorted(nodes, key=lambda n: (n.box.y0, n.box.x0))
    waits = _precedence(_corners(left))
    waiting = waits.sum(axis=0)
    open_ = np.ones(len(left), np.bool_)
    done: list[_Node] = []
    while len(done) < len(left):
        free = np.flatnonzero(open_ & (waiting == 0))
        at = int(free[0]) if len(free) else int(np.argmax(open_))
        open_[at] = False
        waiting -= waits[at]
        done.append(left[at])
    return done


def _precedence(boxes: NDArray[np.float64]) -> NDArray[np.int64]:
    """1 where the row's box must be read before the column's, (n, n).

    That is where it stands above in the same column, or beside at the left.
    """
    x0, y0, x1, y1 = boxes.T
    over = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    level = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    wide = x1 - x0
    stacked = over > _STACKED * np.minimum(wide[:, None], wide)
    above = stacked & (y0[:, None] < y0)
    beside = ~stacked & (level > _SLACK) & (x0[:, None] < x0)
    before: NDArray[np.int64] = (above | beside).astype(np.int64)
    return before
