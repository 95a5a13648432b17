"""Charts: where they stand on a page, and which passages are labels of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.frame import Box, around
from doc_audit.ingest.pdf.keys import key_words
from doc_audit.ingest.pdf.labelwords import is_label, is_number, is_title
from doc_audit.ingest.pdf.passages import DRAWN, Passage
from doc_audit.ingest.pdf.plots import chart_regions, key_region
from doc_audit.ingest.pdf.scales import Scale

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
    keys: FloatArray,
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
        keys: see `Shapes`.
    """
    left = list(zip(passages, strengths, strict=True))
    figures: list[Figure] = []
    regions = chart_regions(scales, panels, across, down)
    explained = key_words(passages, keys)
    if explained:
        regions += key_region(around([p.box for p in explained]), panels, regions)
    for region, framed in sorted(regions, key=lambda found: found[0].area):
        own = _labels(left, region, framed, body)
        if own:
            held = set(map(id, own))
            left = [pair for pair in left if id(pair[0]) not in held]
            figures.append(Figure(tuple(own), around([p.box for p in own])))
    rest = [p for p, _ in left if any(p is other for other in explained)]
    if rest:
        figures.append(Figure(tuple(rest), around([p.box for p in rest])))
    held = set(map(id, rest))
    return figures, [passage for passage, _ in left if id(passage) not in held]


def _labels(
    passages: Sequence[tuple[Passage, float]], region: Box, framed: bool, body: float
) -> list[Passage]:
    """Labels in a chart and around it, in stream order.

    What is set like a heading is none where a sentence stands in the chart's frame as well.
    """
    near = [(p, s) for p, s in passages if _is_inside(p.box, region)]
    talks = any(not is_label(p.words) and p.size >= _SAYS * body for p, _ in near)
    listed = sum(_is_typed_item(p) for p, _ in near) > 1
    able = [
        (p, s)
        for p, s in passages
        if is_label(p.words) and (not _is_typed_item(p) or (not listed and (p, s) in near))
    ]
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
    typed = passage.skip > 0 and passage.marker != DRAWN
    return typed and not is_number(passage.whole)


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
