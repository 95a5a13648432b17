"""Charts: where they stand on a page, and which passages are labels of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.frame import Box, around, joined
from doc_audit.ingest.pdf.labelwords import is_label, is_title
from doc_audit.ingest.pdf.passages import DRAWN, Passage
from doc_audit.ingest.pdf.scales import Scale

_TALLEST = 2.2  # times the span of its scale that the frame of a chart may be, title and key in it
_FULLEST = 3.0  # times as much room as its plot that a frame may take
_WITHIN = 0.6  # steps of the scale by which bars may pass its ends
_BASE = 2.0  # points between the foot of a bar and the mark it stands on
_CURVE = 0.5  # spans of the scale from which a line drawn within them is a curve of the chart
_INSIDE = 0.6  # share of a passage in a chart from which it belongs to it
_NEAR = 1.6  # em between a chart and the labels around it
_FACING = 0.5  # share of a label's side that faces the chart
_ROUNDS = 4  # tick labels, title of the axis, key, source
_SAYS = 0.65  # times the body size to which the text of panels is set down; see `plainheads`
_SMALL = 0.97  # times the body size below which type is set small


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its labels in stream order, and the room they take.

    Not that of its frame, which may reach under what stands beside it.
    """

    passages: tuple[Passage, ...]
    box: Box


def find_charts(
    passages: Sequence[Passage],
    scales: Sequence[Scale],
    panels: FloatArray,
    across: FloatArray,
    down: FloatArray,
    body: float,
    strengths: Sequence[float],
) -> tuple[list[Figure], list[Passage]]:
    """Charts of a page, and the passages that are none of their labels.

    Args:
        passages: of the page, outside tables and forms.
        scales: see `find_scales`.
        panels: see `Shapes`.
        across: see `Shapes`.
        down: see `Shapes`.
        body: size of the document's body text.
        strengths: see `heading_strength`, of each passage.
    """
    left = list(zip(passages, strengths, strict=True))
    figures: list[Figure] = []
    regions = _regions(scales, panels, across, down)
    for region, framed in sorted(regions, key=lambda found: found[0].area):
        own = _labels(left, region, framed, body)
        if own:
            held = set(map(id, own))
            left = [pair for pair in left if id(pair[0]) not in held]
            figures.append(Figure(tuple(own), around([p.box for p in own])))
    return figures, [passage for passage, _ in left]


def _regions(
    scales: Sequence[Scale], panels: FloatArray, across: FloatArray, down: FloatArray
) -> list[tuple[Box, bool]]:
    """Room of each chart and whether a panel frames it; charts with two scales once."""
    found: list[tuple[Box, bool]] = []
    for scale in scales:
        plot = _plot(scale, panels, across, down)
        frame = _frame(scale, plot, panels)
        region = frame or plot
        for at, (other, framed) in enumerate(found):
            if other.overlap(region) > 0.5 * min(other.area, region.area):
                if framed or not frame:
                    found[at] = (other if framed else joined(other, region), framed)
                else:
                    found[at] = (region, True)
                break
        else:
            found.append((region, frame is not None))
    return found


def _plot(scale: Scale, panels: FloatArray, across: FloatArray, down: FloatArray) -> Box:
    """Around a scale, its marks and axes, the bars that stand on them and the curves between."""
    rules = np.concatenate([across[:, [1, 0, 2, 0]], down[:, [0, 1, 0, 2]]])
    shapes = np.concatenate([rules, panels]).astype(np.float64)
    marks = scale.marks.astype(np.float64)
    box = np.array(scale.box, np.float64)
    swap = [0, 1, 2, 3] if scale.upright else [1, 0, 3, 2]
    shapes, marks, box = shapes[:, swap], marks[:, swap], box[swap]
    low, high = scale.places[0], scale.places[-1]
    slack = _WITHIN * scale.span / (len(scale.places) - 1)
    within = (shapes[:, 1] >= low - slack) & (shapes[:, 3] <= high + slack)
    wide = shapes[:, 2] - shapes[:, 0] >= _CURVE * scale.span
    base = np.abs(shapes[:, 3] - high) <= _BASE + 0.25 * slack
    reach = _reach(box, marks, shapes[within & (wide | base)], scale.span)
    whole = np.concatenate([box[None], marks, reach])
    x0, y0, x1, y1 = (*whole[:, :2].min(axis=0), *whole[:, 2:].max(axis=0))
    edges = np.array([x0, y0, x1, y1])[swap].tolist()
    return Box(*edges)


def _reach(box: FloatArray, marks: FloatArray, shapes: FloatArray, span: float) -> FloatArray:
    """Those shapes that follow each other from the scale on without a wide gap."""
    known = np.concatenate([box[None], marks])
    low, high = known[:, 0].min(), known[:, 2].max()
    gap = _CURVE * span
    rest = shapes[np.argsort(shapes[:, 0])]
    kept = []
    for shape in rest:
        if shape[0] <= high + gap and shape[2] >= low - gap:
            low, high = min(low, shape[0]), max(high, shape[2])
            kept.append(shape)
    return np.array(kept, np.float64).reshape(-1, 4)


def _frame(scale: Scale, plot: Box, panels: FloatArray) -> Box | None:
    """The smallest panel drawn round a chart and nothing much besides."""
    if not len(panels):
        return None
    x0, y0, x1, y1 = panels.astype(np.float64).T
    sides = y1 - y0 if scale.upright else x1 - x0
    box = scale.box
    holds = (x0 <= box.x0) & (y0 <= box.y0) & (x1 >= box.x1) & (y1 >= box.y1)
    areas = (x1 - x0) * (y1 - y0)
    fits = holds & (sides <= _TALLEST * scale.span) & (areas <= _FULLEST * plot.area)
    at = np.flatnonzero(fits)
    if not len(at):
        return None
    best = at[np.argmin(areas[at])]
    return Box(*panels[best].tolist())


def _labels(
    passages: Sequence[tuple[Passage, float]], region: Box, framed: bool, body: float
) -> list[Passage]:
    """Labels in a chart and around it, in stream order.

    What is set like a heading is none where a sentence stands in the chart's frame as well.
    """
    near = [(p, s) for p, s in passages if _is_inside(p.box, region)]
    talks = any(not is_label(p.words) and p.size >= _SAYS * body for p, _ in near)
    listed = sum(_is_typed_item(p) for p, _ in near) > 1
    able = [(p, s) for p, s in passages
            if is_label(p.words) and (not _is_typed_item(p) or (not listed and (p, s) in near))]
    own = {id(p) for p, s in able if _is_inside(p.box, region) and not (s and talks)}
    held = [p for p, _ in able if id(p) in own]
    box = around([region, *(p.box for p in held)])
    for _ in range(0 if framed else _ROUNDS):
        more = [p for p, s in able if id(p) not in own and not s and _is_beside(p, box, body)]
        if not more:
            break
        own.update(map(id, more))
        box = around([box, *(p.box for p in more)])
    return [p for p, _ in able if id(p) in own]


def _is_typed_item(passage: Passage) -> bool:
    return passage.marker not in ("", DRAWN) and passage.skip > 0 and len(passage.words) > 1


def _is_inside(box: Box, region: Box) -> bool:
    return box.overlap(region) >= _INSIDE * max(box.area, 1e-6)


def _is_beside(passage: Passage, region: Box, body: float) -> bool:
    """Whether a label stands against a chart: set small, turned, or the title above it."""
    box, reach = passage.box, _NEAR * passage.size
    over = min(box.x1, region.x1) - max(box.x0, region.x0) >= _FACING * box.width
    level = min(box.y1, region.y1) - max(box.y0, region.y0) >= _FACING * box.height
    gap_y = max(box.y0 - region.y1, region.y0 - box.y1)
    gap_x = max(box.x0 - region.x1, region.x0 - box.x1)
    near = (over and gap_y <= reach) or (level and gap_x <= reach)
    small = passage.size < _SMALL * body or passage.lines[0].turned
    return near and (small or (over and box.y1 <= region.y0 + 2 and is_title(passage.words)))
