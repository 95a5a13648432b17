"""Where charts stand: what is drawn along a scale, and the panel that frames it."""

from collections.abc import Sequence

import numpy as np

from doc_audit.ingest.box import Box, joined
from doc_audit.ingest.pdf.charts.scales import Scale
from doc_audit.ingest.pdf.source.calls import FloatArray

Region = tuple[Box, bool]
"""Room of a chart, and whether a panel frames it."""
_TALLEST = 2.2  # times the span of its scale that the frame of a chart may be, title and key in it
_WITHIN = 0.6  # steps of the scale by which bars may pass its ends
_BASE = 2.0  # points between the foot of a bar and the mark it stands on
_CURVE = 0.5  # spans of the scale from which a line drawn within them is a curve of the chart
_FULLEST = 3.0  # times as much room as its plot that a frame may take


def chart_regions(
    scales: Sequence[Scale], panels: FloatArray, across: FloatArray, down: FloatArray
) -> list[Region]:
    """Room of each chart and whether a panel frames it; a chart with two scales once.

    Args:
        scales: see `find_scales`.
        panels: see `Shapes`.
        across: see `Shapes`.
        down: see `Shapes`.
    """
    found: list[Region] = []
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
    swap = [0, 1, 2, 3] if scale.upright else [1, 0, 3, 2]
    shapes = np.concatenate([across[:, [1, 0, 2, 0]], down[:, [0, 1, 0, 2]], panels])[:, swap]
    known = np.concatenate([np.array([scale.box], np.float32), scale.marks])[:, swap]
    low, high = scale.places[0], scale.places[-1]
    slack = _WITHIN * scale.span / (len(scale.places) - 1)
    within = (shapes[:, 1] >= low - slack) & (shapes[:, 3] <= high + slack)
    curves = shapes[:, 2] - shapes[:, 0] >= _CURVE * scale.span
    bars = np.minimum(abs(shapes[:, 3] - high), abs(shapes[:, 1] - low)) <= _BASE + 0.2 * slack
    x0, x1 = _reach(known, shapes[within & (curves | bars)], _CURVE * scale.span)
    y0, y1 = float(known[:, 1].min()), float(known[:, 3].max())
    return Box(x0, y0, x1, y1) if scale.upright else Box(y0, x0, y1, x1)


def _reach(known: FloatArray, shapes: FloatArray, gap: float) -> tuple[float, float]:
    """How far shapes follow each other to both sides of a scale without a wider gap."""
    low, high = float(known[:, 0].min()), float(known[:, 2].max())
    starts, ends = shapes[:, 0].tolist(), shapes[:, 2].tolist()
    for start, end in sorted(zip(starts, ends, strict=True)):
        if low - gap <= start <= high + gap:
            high = max(high, end)
    for end, start in sorted(zip(ends, starts, strict=True), reverse=True):
        if low - gap <= end <= high + gap:
            low = min(low, start)
    return low, high


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


def key_region(box: Box, panels: FloatArray, regions: Sequence[Region]) -> list[Region]:
    """The panel round a chart without a scale, unless the chart is known by one.

    Args:
        box: of the chart's key and numbers.
        panels: see `Shapes`.
        regions: of charts with scales.
    """
    if any(region.overlap(box) > 0 for region, _ in regions):
        return []
    frames = [Box(*panel) for panel in panels.tolist()]
    fits = [f for f in frames if f.holds(box, 1.0) and f.area <= _FULLEST * box.area]
    return [(min(fits, key=lambda frame: frame.area), True)] if fits else []
