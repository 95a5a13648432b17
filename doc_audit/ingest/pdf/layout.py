"""One page: its lines to passages, forms and tables in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from doc_audit.ingest.pdf.blocks import passages_of
from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.cardtables import card_forms
from doc_audit.ingest.pdf.forms import Form, find_forms, split_lines
from doc_audit.ingest.pdf.frame import Box, around
from doc_audit.ingest.pdf.grids import Grid
from doc_audit.ingest.pdf.headings import heading_strength
from doc_audit.ingest.pdf.joining import is_torn
from doc_audit.ingest.pdf.order import reading_order
from doc_audit.ingest.pdf.pairs import paired, under_headings
from doc_audit.ingest.pdf.passages import Passage
from doc_audit.ingest.pdf.tablerecords import Table
from doc_audit.ingest.pdf.tables import read_tables
from doc_audit.ingest.pdf.textline import TextLine
from doc_audit.ingest.pdf.whitetables import find_white_tables

Item = Passage | Form | Table

_SHORT_LABEL = 30  # characters of what may label the text at its right


def lay_out(
    lines: Sequence[TextLine],
    grids: Sequence[Grid],
    dots: FloatArray,
    panels: FloatArray,
    rules: FloatArray,
    page: Box,
    body: float,
    number: int,
    before: Table | None = None,
) -> list[Item]:
    """Passages, forms and tables of a page, in the order a person reads them.

    Args:
        lines: in stream order, without furniture.
        grids: that hold tables, as `TextLine.cell` counts them.
        dots: see `Shapes`.
        panels: see `Shapes`.
        rules: see `Shapes.across`.
        page: the page as shown.
        body: size of the document's body text.
        number: of the page, from 1.
        before: table that may go on from the page before, see `open_table`.
    """
    tables: list[Table] = list(read_tables(grids, (ln for ln in lines if ln.cell >= 0), number))
    taken = {id(line) for table in tables for row in (*table.head_rows, *table.rows)
             for line in row.lines}  # fmt: skip
    free = [line for line in lines if id(line) not in taken]
    unruled, free = find_white_tables(free, rules, number, before)
    tables += unruled
    cards = {id(table): card_forms(table) for table in tables}
    flow = list(split_lines(free))
    if len(flow) > len(free):
        flow = [replace(line, order=order) for order, line in enumerate(flow)]
    forms, passages = find_forms(passages_of(flow, dots))
    pairs = paired(passages, body)
    strong = {id(group[0]): heading_strength(group[0], body) for group in pairs}
    kept = under_headings(pairs, [strong[id(group[0])] for group in pairs])
    groups: list[list[Item]] = [list(group) for group in kept]
    groups += [[form] for form in forms]
    groups += [[form] for found in cards.values() for form in found]
    groups += [[table] for table in tables if not cards[id(table)]]
    return _ordered(groups, panels, page, strong)


def _ordered(
    groups: Sequence[Sequence[Item]], panels: FloatArray, page: Box, strong: Mapping[int, float]
) -> list[Item]:
    boxes = [around([item.box for item in group]) for group in groups]
    strengths = [strong.get(id(group[0]), 0.0) for group in groups]
    short = [_is_short(group) for group in groups]
    order = reading_order(boxes, strengths, short, panels, page)
    return _rejoined([item for index in order for item in groups[index]])


def _rejoined(items: Sequence[Item]) -> list[Item]:
    """Items with the parts of torn passages joined."""
    passages = [item for item in items if isinstance(item, Passage)]
    done: list[Item] = []
    for item in items:
        last = done[-1] if done else None
        if not (isinstance(last, Passage) and isinstance(item, Passage)):
            done.append(item)
        elif is_torn(last, item, passages):
            done[-1] = Passage(last.lines + item.lines, last.marker, last.skip)
        else:
            done.append(item)
    return done


def _is_short(group: Sequence[Item]) -> bool:
    first = group[0]
    return len(group) == 1 and isinstance(first, Passage) and first.letters <= _SHORT_LABEL
