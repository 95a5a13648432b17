"""One page: its lines to passages, forms, tables and figures in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.blocks import passages_of
from doc_audit.ingest.pdf.charts.charts import Figure, find_charts
from doc_audit.ingest.pdf.charts.keys import key_words
from doc_audit.ingest.pdf.charts.plots import chart_regions, key_region
from doc_audit.ingest.pdf.charts.scales import find_scales
from doc_audit.ingest.pdf.flow.splitting import split_at_gutters
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine, renumbered
from doc_audit.ingest.pdf.marks.separators import Separators, separators_of
from doc_audit.ingest.pdf.order.doubts import order_doubts
from doc_audit.ingest.pdf.order.forms import Form, find_forms, split_lines
from doc_audit.ingest.pdf.order.order import reading_order
from doc_audit.ingest.pdf.order.pairs import paired, under_headings
from doc_audit.ingest.pdf.order.rejoining import halves_joined, rejoined, tails_joined
from doc_audit.ingest.pdf.parts.badges import badged
from doc_audit.ingest.pdf.parts.headings import heading_strength
from doc_audit.ingest.pdf.parts.titlelines import titles_joined
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.tables.cardtables import card_forms
from doc_audit.ingest.pdf.tables.celldots import with_dots
from doc_audit.ingest.pdf.tables.grids import Grid
from doc_audit.ingest.pdf.tables.records import Table
from doc_audit.ingest.pdf.tables.ruled import read_tables
from doc_audit.ingest.pdf.tables.whitetables import find_white_tables
from doc_audit.ingest.pdf.tags.lines import find_starts
from doc_audit.ingest.pdf.tags.sense import NO_TAGS, Tags

Item = Passage | Form | Table | Figure

NO_COLOURS: IntArray = np.zeros(0, np.int64)
_SHORT_LABEL = 30  # characters of what may label the text at its right


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on a page.

    Attributes:
        items: in the order a person reads them.
        doubts: reasons to doubt that order.
    """

    items: list[Item]
    doubts: tuple[str, ...]


def lay_out(
    lines: Sequence[TextLine],
    grids: Sequence[Grid],
    dots: FloatArray,
    panels: FloatArray,
    rules: FloatArray,
    walls: FloatArray,
    page: Box,
    body: float,
    number: int,
    middle: float | None = None,
    tags: Tags = NO_TAGS,
    before: Table | None = None,
    dot_colours: IntArray = NO_COLOURS,
) -> Layout:
    """Passages, forms, tables and figures of a page, in the order a person reads them.

    Args:
        lines: in stream order, without furniture.
        grids: that hold tables, as `TextLine.cell` counts them.
        dots: see `Shapes`.
        panels: see `Shapes`.
        rules: see `Shapes.across`.
        walls: see `Shapes.down`.
        page: the page as shown.
        body: size of the document's body text.
        number: of the page, from 1.
        middle: see `fold_of`.
        tags: of the document.
        before: table that may go on from the page before, see `open_table`.
        dot_colours: see `Shapes`.
    """
    tables: list[Table] = list(read_tables(grids, (ln for ln in lines if ln.cell >= 0), number))
    taken = {id(line) for table in tables for row in (*table.head_rows, *table.rows)
             for line in row.lines}  # fmt: skip
    free = [line for line in lines if id(line) not in taken]
    unruled, free = find_white_tables(free, rules, number, before)
    tables += unruled
    tables = [with_dots(table, dots) for table in tables]
    cards = {id(table): card_forms(table) for table in tables}
    flow = list(split_lines(split_at_gutters(free)))
    if len(flow) > len(free):
        flow = renumbered(flow)
    forms, passages = find_forms(passages_of(flow, dots, find_starts(flow, tags, body)))
    figures, passages = _figures(passages, dots, dot_colours, panels, rules, walls, body)
    passages = titles_joined(halves_joined(tails_joined(passages)), body)
    passages = badged(passages, panels, body)
    pairs = paired(passages, body)
    strong = {id(group[0]): heading_strength(group[-1], body) for group in pairs}
    separators = separators_of(rules, walls, dots)
    strengths = [strong[id(group[0])] for group in pairs]
    kept = under_headings(pairs, strengths, separators.across)
    groups: list[list[Item]] = [list(group) for group in kept]
    groups += [[figure] for figure in figures]
    groups += [[form] for form in forms]
    groups += [[form] for found in cards.values() for form in found]
    groups += [[table] for table in tables if not cards[id(table)]]
    return _ordered(groups, panels, page, strong, separators, middle)


def _figures(
    passages: list[Passage],
    dots: FloatArray,
    dot_colours: IntArray,
    panels: FloatArray,
    rules: FloatArray,
    walls: FloatArray,
    body: float,
) -> tuple[list[Figure], list[Passage]]:
    scales = find_scales((line for p in passages for line in p.lines), rules, walls)
    explained = key_words(passages, dots, dot_colours) if len(dot_colours) == len(dots) else []
    if not scales and not explained:
        return [], passages
    strengths = [heading_strength(passage, body) for passage in passages]
    regions = chart_regions(scales, panels, rules, walls)
    if explained:
        regions += key_region(around([p.box for p in explained]), panels, regions)
    return find_charts(passages, strengths, regions, explained, body)


def _ordered(
    groups: Sequence[Sequence[Item]],
    panels: FloatArray,
    page: Box,
    strong: Mapping[int, float],
    separators: Separators,
    middle: float | None,
) -> Layout:
    boxes = [around([item.box for item in group]) for group in groups]
    strengths = [strong.get(id(group[0]), 0.0) for group in groups]
    short = [_is_short(group) for group in groups]
    listed = {at for at, group in enumerate(groups) if _is_item(group)}
    order = reading_order(boxes, strengths, short, panels, page, separators, middle, listed)
    items = rejoined([item for index in order.places for item in groups[index]])
    return Layout(items, order_doubts(boxes, order.unsure))


def _is_short(group: Sequence[Item]) -> bool:
    first = group[0]
    short = isinstance(first, Passage) and first.letters <= _SHORT_LABEL
    return len(group) == 1 and short and not _is_item(group)


def _is_item(group: Sequence[Item]) -> bool:
    """Whether it opens with a bullet; a number may also count the rows of a table of labels."""
    first = group[0]
    return isinstance(first, Passage) and bool(first.marker) and not first.marker[0].isalnum()
