"""Charts: where they stand on a page, and which passages are labels of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.charts.plots import Region
from doc_audit.ingest.pdf.lines.passages import DRAWN, Passage
from doc_audit.ingest.pdf.parts.captions import is_caption
from doc_audit.ingest.pdf.parts.headings import LARGE
from doc_audit.ingest.pdf.parts.labelwords import is_label, is_number, is_title

_INSIDE = 0.6  # share of a passage in a chart from which it belongs to it
_NEAR = 1.6  # em between a chart and the labels around it
_FACING = 0.5  # share of a label's side that faces the chart
_MOST_BRIEF = 2  # words, as `England average`
_FEWEST = 3  # labels of a row or column
_ALIGNED = 0.2  # em between the ends of labels in a column
_CENTRED = 0.08  # of the width of a chart with its labels, by which the plot is off its middle
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
    strengths: Sequence[float],
    regions: Sequence[Region],
    explained: Sequence[Passage],
    body: float,
) -> tuple[list[Figure], list[Passage]]:
    """Charts of a page, and the passages that are none of their labels.

    Args:
        passages: of the page, outside tables and forms.
        strengths: see `heading_strength`, of each passage.
        regions: see `chart_regions` and `key_region`.
        explained: see `key_words`.
        body: size of the document's body text.
    """
    left = list(zip(passages, strengths, strict=True))
    figures: list[Figure] = []
    for region, framed in sorted(regions, key=lambda found: found[0].area):
        own = _labels(left, region, framed, body, explained)
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
    passages: Sequence[tuple[Passage, float]],
    region: Box,
    framed: bool,
    body: float,
    explained: Sequence[Passage],
) -> list[Passage]:
    """Labels in a chart and around it, in stream order.

    What is set like a heading is none where a sentence stands in the chart's frame as well, and
    no items of a list are, but those of a key.
    """
    inside = [(p, s) for p, s in passages if _is_inside(p.box, region)]
    talks = any(not is_label(p.words) and p.size >= _SAYS * body for p, _ in inside)
    key = set(map(id, explained))
    items = [id(p) for p, _ in inside if _is_item(p, body) and id(p) not in key]
    lone = set(items if len(items) == 1 else [])
    able = [
        (p, s)
        for p, s in passages
        if is_label(p.words) and (not _is_item(p, body) or id(p) in key or id(p) in lone)
    ]
    own = {
        id(p)
        for p, s in able
        if _is_inside(p.box, region) and (not s or (not talks and _may_be_title(p, s, region)))
    }
    own.update(key.intersection(id(p) for p, _ in able if _is_near(p, region)))
    held = [p for p, _ in able if id(p) in own]
    box = around([region, *(p.box for p in held)])
    for _ in range(0 if framed else _ROUNDS):
        near = [p for p, s in able if id(p) not in own and not s and _is_near(p, box)]
        more = [p for p in near if _is_beside(p, box, near, body)]
        if not more:
            break
        own.update(map(id, more))
        box = around([box, *(p.box for p in more)])
    return [p for p, _ in able if id(p) in own]


def _may_be_title(passage: Passage, strength: float, region: Box) -> bool:
    """Whether what is set like a heading stands where titles of charts do: not under them."""
    return strength < LARGE or passage.box.y1 <= (region.y0 + region.y1) / 2


def _is_item(passage: Passage, body: float) -> bool:
    """Whether it belongs to a list, not to the key of a chart."""
    if not passage.marker or is_number(passage.whole):
        return False
    return passage.marker != DRAWN or not (_is_brief(passage) and passage.size < _SMALL * body)


def _is_inside(box: Box, region: Box) -> bool:
    return box.overlap(region) >= _INSIDE * max(box.area, 1e-6)


def _is_near(passage: Passage, region: Box) -> bool:
    """Whether a label faces a chart from nearby."""
    box, reach = passage.box, _NEAR * passage.size
    gap_y = max(box.y0 - region.y1, region.y0 - box.y1)
    gap_x = max(box.x0 - region.x1, region.x0 - box.x1)
    return (_is_over(box, region) and gap_y <= reach) or (_is_level(box, region) and gap_x <= reach)


def _is_over(box: Box, region: Box) -> bool:
    return min(box.x1, region.x1) - max(box.x0, region.x0) >= _FACING * box.width


def _is_level(box: Box, region: Box) -> bool:
    return min(box.y1, region.y1) - max(box.y0, region.y0) >= _FACING * box.height


def _is_brief(passage: Passage) -> bool:
    return len(passage.words.split()) <= _MOST_BRIEF


def _is_beside(passage: Passage, region: Box, near: Sequence[Passage], body: float) -> bool:
    """Whether what stands near a chart is placed as labels are.

    Turned; one of a row, or of a column that ends where the chart begins; a word or two beside a
    curve; centred; a title over it. An action that merely stands there is placed as text is.
    """
    box, size = passage.box, passage.size
    if passage.lines[0].turned or is_number(passage.words):
        return True
    brief = _is_brief(passage)
    if _is_level(box, region):
        column = [p for p in near if abs(p.box.x0 - box.x0) <= _ALIGNED * size]
        ends = sum(abs(p.box.x1 - box.x1) <= _ALIGNED * size for p in near)
        alone = brief and size < _SMALL * body and all(map(_is_brief, column))
        return alone or (box.x1 <= region.x0 + size and ends >= _FEWEST)
    row = sum(abs(p.lines[0].baseline - passage.lines[0].baseline) <= 1.0 for p in near)
    if brief and row >= _FEWEST:
        return True
    centred = abs(box.x0 + box.x1 - region.x0 - region.x1) / 2 <= _CENTRED * region.width
    small = size < _SMALL * body
    if box.y1 <= region.y0 + size:
        return is_title(passage.words) and (centred or small or passage.lines[0].bold > 0.5)
    return small and (centred or is_caption(passage.words))
