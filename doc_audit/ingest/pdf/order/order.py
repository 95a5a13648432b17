"""Reading order on a page: panels first, then columns and bands by cutting along white space."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.marks.separators import Separators
from doc_audit.ingest.pdf.order.regions import (
    GUTTER,
    Node,
    columns_of,
    corners,
    in_panels,
    in_stacks,
    set_ends,
    under_heads,
)
from doc_audit.ingest.pdf.order.rows import card_columns_joined, head_first, in_rows, is_row
from doc_audit.ingest.pdf.order.spanheads import (
    heads_what_spans,
    is_row_over_cards,
    is_spanned,
    is_title,
    opens_group,
)
from doc_audit.ingest.pdf.source.calls import FloatArray

BAND = 1.0
"""Points of white across a region that part two bands."""
SLACK = 2.0
"""Points by which boxes of neighbours may overlap: descenders, loose boxes."""
_LOOSE = (
    8.0  # points by which boxes of neighbours overlap where text is set too tight for its place
)
_ALIKE = 0.5  # of the widest gutter left: closing one this wide ends the columns
_HEADING = 48.0  # points: two lines of a large heading; with text under it it is taller
_PARTS = 0.6  # of a region's width that a line drawn across it must run to part it
_STACKED = 0.15  # share of the narrower box's width from which boxes stand above each other

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Order:
    """Items of a page in the order a person reads them.

    Attributes:
        places: indices of the items.
        unsure: those of them whose place among others no clean cut decides.
    """

    places: list[int]
    unsure: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Page:
    separators: Separators
    unsure: list[Node] = field(default_factory=list)


def reading_order(
    boxes: Sequence[Box],
    strengths: Sequence[float],
    short: Sequence[bool],
    panels: FloatArray,
    page: Box,
    separators: Separators,
    middle: float | None = None,
    listed: Collection[int] = (),
) -> Order:
    """Order of `boxes` as a person reads them.

    Args:
        boxes: of paragraphs, tables …, not empty.
        strengths: size of a heading's type against the body, 0 for what is no heading: a
            heading opens a band of its own above columns.
        short: items that may be the label of what stands at their right.
        panels: boxes drawn behind text, (n, 4); what stands in one is read together.
        page: the page as shown.
        separators: lines drawn between sections.
        middle: x where a sheet that shows two pages is folded; the left one is read first.
        listed: indices of items of lists.
    """
    nodes = [
        Node(box, index, strength=strength, short=label, item=index in listed)
        for index, (box, strength, label) in enumerate(zip(boxes, strengths, short, strict=True))
    ]
    nodes = under_heads(in_panels(nodes, panels, page, separators))
    state = _Page(separators)
    ordered = [node for half in _halves(nodes, middle) for node in _flat(half, state)]
    unsure = frozenset(leaf.index for node in state.unsure for leaf in _flat([node], _Page(
        state.separators)))  # fmt: skip
    return Order([node.index for node in ordered], unsure)


def _halves(nodes: list[Node], middle: float | None) -> list[list[Node]]:
    """The nodes of each page of a sheet; all of them where one stands on both pages."""
    if middle is None or any(
        n.box.x0 < middle - SLACK and n.box.x1 > middle + SLACK for n in nodes
    ):
        return [nodes]
    left = [node for node in nodes if node.box.x1 <= middle + SLACK]
    return [left, [node for node in nodes if node.box.x1 > middle + SLACK]]


def _flat(nodes: list[Node], page: _Page) -> list[Node]:
    """Items of one region in order."""
    set_ends(nodes, page.separators)
    flat: list[Node] = []
    for node in _ordered(nodes, page):
        flat += _flat(node.inner, page) if node.index < 0 else [node]
    return flat


def _ordered(nodes: list[Node], page: _Page) -> list[Node]:
    """One region's nodes in order."""
    if len(nodes) < 2:
        return nodes
    bands = bands_of(nodes)
    groups = _grouped(bands, page.separators)
    if len(groups) > 1:
        return [node for group in groups for node in _ordered(group, page)]
    columns = columns_of(nodes)
    parts = in_rows(bands, columns) or head_first(card_columns_joined(columns))
    if len(parts) > 1:
        return [node for part in parts for node in _ordered(part, page)]
    for parts in (bands_of(nodes, _LOOSE), columns_of(nodes, -_LOOSE / 2)):
        if len(parts) > 1:
            return [node for part in parts for node in _ordered(part, page)]
    stacks = in_stacks(nodes)
    if 1 < len(stacks) < len(nodes):
        set_ends(stacks, page.separators)
        return _ordered(stacks, page)
    page.unsure.extend(nodes)
    return _by_place(nodes)


def bands_of(nodes: Sequence[Node], slack: float = SLACK) -> list[list[Node]]:
    """Nodes parted by white space across the region, top to bottom.

    Args:
        nodes: of one region.
        slack: points by which boxes of two bands may overlap.
    """
    bands: list[list[Node]] = []
    bottom = -np.inf
    for node in sorted(nodes, key=lambda n: (n.box.y0, n.box.x0)):
        if not bands or node.box.y0 > bottom - slack + BAND:
            bands.append([])
        bands[-1].append(node)
        bottom = max(bottom, node.box.y1)
    return bands


def _gutters(nodes: Sequence[Node]) -> list[Gap]:
    """White space down between nodes."""
    columns = columns_of(nodes)
    if len(columns) < 2:
        return []
    ends = [max([node.high for node in column]) for column in columns]
    starts = [column[0].low for column in columns]  # they come from left to right
    return list(zip(ends[:-1], starts[1:], strict=True))


def _grouped(bands: list[list[Node]], separators: Separators) -> list[list[Node]]:
    """Bands that share columns joined; the others stay alone.

    Neighbours belong together while a gutter runs through them, unless a line is drawn between,
    a heading stands over the columns below, or one closes a gutter that counts in the other.
    """
    groups: list[list[list[Node]]] = []
    for at, band in enumerate(bands):
        if groups and _goes_on(groups[-1], band, bands[at + 1 :], separators):
            groups[-1].append(band)
        else:
            groups.append([band])
    return [[node for band in group for node in band] for group in groups]


def _goes_on(
    before: list[list[Node]], band: list[Node], after: list[list[Node]], separators: Separators
) -> bool:
    """Whether a band shares the columns of those above it."""
    above = [node for other in before for node in other]
    if is_spanned([*above, *band]):
        return False  # as most bands of most pages are: no need to look for gutters
    shared = _gutters([*above, *band])
    if not shared or opens_group(band, before, after) or is_title(above, band):
        return False
    if heads_what_spans(band, above, after) or is_row_over_cards(above, band):
        return False
    if _is_parted(above, band, shared, separators):
        return False
    if not _gutters(above) and max(node.high for node in above) <= shared[0][0]:
        return False  # what stands alone over the first column is read first in any case
    if _follows_line(shared, above, band, separators):
        return True
    return not _ends_columns(shared, above, band)


def _ends_columns(shared: Sequence[Gap], above: Sequence[Node], band: Sequence[Node]) -> bool:
    """Whether a gutter that counts in a band or above it is closed by the other.

    One column may be parted within for a while; so the gutters closed must stand at both sides
    of those that go on, or opposite a column of labels. A row of texts side by side is a row.
    """
    widest = max(high - low for low, high in shared)
    if any(is_row(a) and _closed(a, b, widest) for a, b in ((above, band), (band, above))):
        return True
    closed = [*_closed(above, band, widest), *_closed(band, above, widest)]
    left = any(low < shared[-1][0] for low, _ in closed)
    right = any(high > shared[0][1] for _, high in closed)
    if left and right:
        return True
    nodes = [*above, *band]
    first = [node.short for node in nodes if node.high <= shared[0][0]]
    last = [node.short for node in nodes if node.low >= shared[-1][1]]
    return (right and all(first)) or (left and all(last))


def _closed(part: Sequence[Node], other: Sequence[Node], widest: float) -> list[Gap]:
    """Gutters of `part` wide enough to count that text of `other` stands across.

    A heading may: it stands over columns, or over a grid of cards beside a column.
    """
    text = [node for node in other if not (node.strength and node.box.height <= _HEADING)]
    still = _gutters([*part, *text])
    return [
        (low, high)
        for low, high in _gutters(_worded(part))
        if high - low >= _ALIKE * widest and not any(low < b and a < high for a, b in still)
    ]


def _worded(nodes: Sequence[Node]) -> list[Node]:
    """Nodes without stray labels, as those of charts: the space between them parts nothing."""
    return [node for node in nodes if node.strength or not node.short]


def _follows_line(
    shared: Sequence[Gap], above: Sequence[Node], band: Sequence[Node], separators: Separators
) -> bool:
    """Whether a line drawn down a gutter runs beside a band and those above it."""
    if not len(separators.down):
        return False
    x, y0, y1 = separators.down.T
    top, bottom = min(node.box.y1 for node in above), max(node.box.y0 for node in band)
    beside = (y0 <= top) & (y1 >= bottom)
    return any(
        bool((beside & (x > low - GUTTER) & (x < high + GUTTER)).any()) for low, high in shared
    )


def _is_parted(
    above: Sequence[Node], band: Sequence[Node], shared: Sequence[Gap], separators: Separators
) -> bool:
    """Whether a line is drawn across all columns between a band and those above it."""
    lines = separators.across
    if not len(lines):
        return False
    low = max(node.box.y1 for node in above) - SLACK
    high = min(node.box.y0 for node in band) + SLACK
    left = min(node.box.x0 for node in (*above, *band))
    right = max(node.box.x1 for node in (*above, *band))
    runs = np.minimum(lines[:, 2], right) - np.maximum(lines[:, 1], left)
    across = (lines[:, 1] <= shared[0][0]) & (lines[:, 2] >= shared[-1][1])
    between = (lines[:, 0] >= low) & (lines[:, 0] <= high) & across
    return bool((between & (runs >= _PARTS * (right - left))).any())


def _by_place(nodes: list[Node]) -> list[Node]:
    """Nodes that no straight cut parts: each after all that stand above or left of it."""
    left = sorted(nodes, key=lambda n: (n.box.y0, n.box.x0))
    waits = _precedence(corners(left))
    waiting = waits.sum(axis=0)
    open_ = np.ones(len(left), np.bool_)
    done: list[Node] = []
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
    beside = ~stacked & (level > SLACK) & (x0[:, None] < x0)
    before: NDArray[np.int64] = (above | beside).astype(np.int64)
    return before
