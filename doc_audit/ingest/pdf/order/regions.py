"""What is ordered on a page: items, and the cards and boxes that hold several of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.marks.separators import Separators
from doc_audit.ingest.pdf.source.calls import FloatArray

GUTTER = 7.0
"""Points: narrower white space down a page may be a river in justified text."""
_PANEL_SHARE = (0.004, 0.75)  # of the page: smaller panels hold a word, larger ones are backgrounds
_INSIDE = 0.85  # share of an item's area that must lie in a panel
_CROSSED = 0.3  # share of an item that a panel's text may cover of what is not in the panel
_SAME_EDGE = 4.0  # points between the sides of a card's heading and its body
_CARD_GAP = 12.0  # points between them: less than between the cards of a grid and their heads
_OVERHANG = 6.0  # points by which text may stick into a card beside it
_NEXT_LINE = 12.0  # points between parts of one stack: a line of text
_WHOLE = 0.8  # of a panel's side that a line must run to cut it
_LEVEL = 0.5  # share of an item's height that a line beside it must pass


Side = tuple[float, float, float, float]
"""x0, y0, x1, y1 of what is drawn beside text: a panel, or a line with white at both sides."""


@dataclass(slots=True, eq=False)
class Node:
    """An item (`index` >= 0) or the items of a panel.

    Attributes:
        box: around its text.
        low, high: left and right ends for finding gutters: drawn edges count as white space.
        strength: of a heading, see `reading_order`; of a panel that of what opens it.
        short: it may be the label of what stands at its right.
        item: of a list.
        boxed: it stands in a panel with others.
        panel: the smallest panel it fills, None when it stands on the page.
    """

    box: Box
    index: int = -1
    inner: "list[Node]" = field(default_factory=list)
    strength: float = 0.0
    short: bool = False
    item: bool = False
    boxed: bool = False
    panel: Box | None = None
    low: float = 0.0
    high: float = 0.0


def in_panels(
    nodes: list[Node], panels: FloatArray, page: Box, separators: Separators
) -> list[Node]:
    """Nodes with those inside a panel put into a node of their own, smallest panels first."""
    if not len(panels):
        return nodes
    least, most = (share * (page.area or 1.0) for share in _PANEL_SHARE)
    areas = (panels[:, 2] - panels[:, 0]) * (panels[:, 3] - panels[:, 1])
    order = areas.argsort(kind="stable")
    panels = panels[order[(areas[order] >= least) & (areas[order] <= most)]]
    if not len(panels):
        return nodes
    boxes = corners(nodes)
    within_each = _held(boxes, panels)
    counts = within_each.sum(axis=1).tolist()
    for at, panel in enumerate(panels):
        inside, count = within_each[at], counts[at]
        if not count or count == len(nodes):
            continue
        alone = nodes[int(inside.argmax())] if count == 1 else None
        if (alone is not None and alone.panel is not None) or _is_cut(panel, separators):
            continue
        drawn = Box(*panel.tolist())
        if alone is not None:
            alone.panel = drawn
            continue
        members = [node for node, within in zip(nodes, inside.tolist(), strict=True) if within]
        group = Node(around([node.box for node in members]), inner=members, panel=drawn)
        if (_shares(boxes[~inside], np.array(group.box)) > _CROSSED).any():
            continue
        nodes = [node for node, within in zip(nodes, inside.tolist(), strict=True) if not within]
        for member in members:
            member.boxed = True
        nodes.append(group)
        boxes = np.concatenate([boxes[~inside], corners([group])])
        within_each = np.concatenate([within_each[:, ~inside], _held(boxes[-1:], panels)], axis=1)
        counts = within_each.sum(axis=1).tolist()
    return nodes


def _held(boxes: NDArray[np.float64], panels: FloatArray) -> NDArray[np.bool_]:
    """Whether each box lies in each panel, (panels, boxes)."""
    held: NDArray[np.bool_] = _shares(boxes, panels.T[:, :, None]) >= _INSIDE
    return held


def corners(nodes: Sequence[Node]) -> NDArray[np.float64]:
    """Boxes as rows, (n, 4)."""
    return np.array([node.box for node in nodes], np.float64).reshape(-1, 4)


def _shares(boxes: NDArray[np.float64], panel: NDArray[Any]) -> NDArray[np.float64]:
    """Share of the area of each box that lies in a panel: x0, y0, x1, y1, or such columns."""
    wide = np.minimum(boxes[:, 2], panel[2]) - np.maximum(boxes[:, 0], panel[0])
    high = np.minimum(boxes[:, 3], panel[3]) - np.maximum(boxes[:, 1], panel[1])
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    shares: NDArray[np.float64] = np.maximum(wide, 0) * np.maximum(high, 0)
    return shares / np.maximum(areas, 1e-6)


def _is_cut(panel: NDArray[Any], separators: Separators) -> bool:
    """Whether a line that sticks out of a panel runs all across it."""
    x0, y0, x1, y1 = panel.tolist()
    return _runs_across(separators.across, (y0, y1), (x0, x1)) or _runs_across(
        separators.down, (x0, x1), (y0, y1)
    )


def _runs_across(lines: FloatArray, places: tuple[float, float], ends: tuple[float, float]) -> bool:
    if not len(lines):
        return False
    place = lines[:, 0]
    lines = lines[(place > places[0] + _OVERHANG) & (place < places[1] - _OVERHANG)]
    if not len(lines):  # as good as always
        return False
    runs = np.minimum(lines[:, 2], ends[1]) - np.maximum(lines[:, 1], ends[0])
    whole = runs >= _WHOLE * (ends[1] - ends[0])
    out = (lines[:, 1] < ends[0] - _OVERHANG) | (lines[:, 2] > ends[1] + _OVERHANG)
    return bool((whole & out).any())


def leaves(node: Node) -> Iterator[Node]:
    """The items of a node."""
    if node.index >= 0:
        yield node
    for inner in node.inner:
        yield from leaves(inner)


def under_heads(nodes: list[Node]) -> list[Node]:
    """Nodes, each panel that holds only a heading joined with the panel right below it.

    That is how cards are made whose heading stands in a band of another colour.
    """
    heads = [node for node in nodes if node.panel is not None and _is_head(node)]
    for head in heads:
        below = [node for node in nodes if node is not head and _continues(head, node)]
        if len(below) != 1 or head not in nodes:
            continue
        body = below[0]
        inner = [head, body] if body.index >= 0 else [head, *body.inner]
        panels = [panel for panel in (head.panel, body.panel) if panel is not None]
        whole = Node(around([head.box, body.box]), inner=inner, panel=around(panels))
        nodes = [node for node in nodes if node is not head and node is not body]
        nodes.append(whole)
    return nodes


def _is_head(node: Node) -> bool:
    return all(leaf.strength > 0 or leaf.short for leaf in leaves(node))


def _continues(head: Node, body: Node) -> bool:
    """Whether a panel lies right below that of a heading, as wide as it."""
    above, below = head.panel, body.panel
    if above is None or below is None or _is_head(body):
        return False
    level = abs(above.x0 - below.x0) <= _SAME_EDGE and abs(above.x1 - below.x1) <= _SAME_EDGE
    return level and -_SAME_EDGE <= below.y0 - above.y1 <= _CARD_GAP


def columns_of(nodes: Sequence[Node], gutter: float = GUTTER) -> list[list[Node]]:
    """Nodes parted by gutters down the region, left to right.

    Args:
        nodes: of one region.
        gutter: least width; below 0 columns may overlap.
    """
    columns: list[list[Node]] = []
    right = -np.inf
    for node in sorted(nodes, key=lambda n: (n.low, n.box.y0)):
        if not columns or node.low >= right + gutter:
            columns.append([])
        columns[-1].append(node)
        right = max(right, node.high)
    return columns


def in_stacks(nodes: list[Node]) -> list[Node]:
    """Nodes, each with those that follow right below it, a heading only at the top.

    For regions that no straight cut parts, where headings and their lists stand about.
    """
    stacks: list[list[Node]] = []
    for node in sorted(nodes, key=lambda n: (n.box.y0, n.box.x0)):
        fitting = [stack for stack in stacks if _is_next(stack, node, nodes)]
        if len(fitting) == 1 and not node.strength:
            fitting[0].append(node)
        else:
            stacks.append([node])
    return [
        Node(around([node.box for node in stack]), inner=stack) if len(stack) > 1 else stack[0]
        for stack in stacks
    ]


def _is_next(stack: Sequence[Node], node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a node lies right below a stack, nothing else in the way."""
    last, box = stack[-1].box, node.box
    wide = min(last.x1, box.x1) - max(last.x0, box.x0)
    near = -_SAME_EDGE <= box.y0 - last.y1 <= _NEXT_LINE
    if not near or wide < _LEVEL * min(last.width, box.width):
        return False
    whole = around([*(part.box for part in stack), box])
    others = (n.box for n in nodes if n is not node and n not in stack)
    return all(whole.overlap(other) <= 0 for other in others)


def set_ends(nodes: Sequence[Node], separators: Separators) -> None:
    """Ends for finding gutters: pulled in at the sides of panels and at lines drawn down."""
    panels = [node.panel for node in nodes if node.panel is not None]
    for node in nodes:
        inset = min(GUTTER / 2, node.box.width / 4) if node.panel is not None else 0.0
        node.low, node.high = node.box.x0 + inset, node.box.x1 - inset
    half = GUTTER / 2
    lines: list[Side] = [(x - half, y0, x + half, y1) for x, y0, y1 in separators.down.tolist()]
    if not (panels or lines):
        return
    sides = [*lines, *panels]
    for node in nodes:
        _keep_off(node, sides if node.panel is None else lines)


def _keep_off(node: Node, sides: Sequence[Side]) -> None:
    """Pull in the ends of a node that touch or overhang what stands beside it."""
    left, top, right, bottom = node.box
    low, high, least = node.low, node.high, _LEVEL * (bottom - top)
    lows: list[float] = []
    highs: list[float] = []
    for x0, y0, x1, y1 in sides:
        at_right = high - _OVERHANG < x0 < high + GUTTER / 2 and x0 > left + _OVERHANG
        at_left = low - GUTTER / 2 < x1 < low + _OVERHANG and x1 < right - _OVERHANG
        if (at_right or at_left) and min(bottom, y1) - max(top, y0) >= least:
            if at_left:
                lows.append(x1 + GUTTER / 2)
            if at_right:
                highs.append(x0 - GUTTER / 2)
    node.low, node.high = max(lows, default=low), min(highs, default=high)
