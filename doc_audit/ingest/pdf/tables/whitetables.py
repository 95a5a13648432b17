"""Tables that no grid of rules shows, found one after the other on a page."""

from collections.abc import Iterable, Sequence

import numpy as np

from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textlevels import levels_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.marks.shapes import MOST_RULES
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.grids import merged
from doc_audit.ingest.pdf.tables.headrows import action_heads
from doc_audit.ingest.pdf.tables.records import Table
from doc_audit.ingest.pdf.tables.regions import regions_of
from doc_audit.ingest.pdf.tables.regiontables import region_table
from doc_audit.ingest.pdf.tables.unruled import action_table, continued_table

NOTE_SIZE = 0.92
"""Times the body size up to which what stands under a table is a note; see `kinds`."""


def find_white_tables(
    lines: Sequence[TextLine], rules: FloatArray, page: int, before: Table | None = None
) -> tuple[list[Table], list[TextLine]]:
    """Tables of a page that are not in a grid, and the lines that are in none.

    Args:
        lines: of the page, outside grids.
        rules: horizontal rules as y, x0, x1, edges of filled boxes among them.
        page: its number, from 1.
        before: the table that may go on from the page before, see `open_table`.
    """
    across = merged(rules) if 0 < len(rules) <= MOST_RULES else np.zeros((0, 3), np.float32)
    tables: list[Table] = []
    levels = levels_of(lines)
    heads = action_heads(levels)
    if before is not None:
        top = levels[: heads[0].levels[0]] if heads else levels
        tables += _some(continued_table(before, top, across, page))
    for head in heads:
        tables += _some(action_table(head, levels, across, page))
    left = _without(lines, tables)
    levels = levels_of(left) if tables else levels
    for region in regions_of(across, levels):
        if table := region_table(region, levels, across, page):
            tables.append(table)
            left = _without(left, tables)
            levels = levels_of(left)
    return tables, left


def open_table(items: Iterable[Passage | Form | Table | Figure], body: float) -> Table | None:
    """The table of a page that no grid shows and that may go on over the page.

    Nothing stands under it but notes in smaller type than `body`, that of the text.
    """
    plain = [item for item in items if isinstance(item, Table) or not _is_note(item, body)]
    last = max(plain, key=lambda item: item.box.y1, default=None)
    return last if isinstance(last, Table) and not last.ruled else None


def _is_note(item: Passage | Form | Figure, body: float) -> bool:
    return isinstance(item, Passage) and item.size <= NOTE_SIZE * body


def _some(table: Table | None) -> list[Table]:
    return [] if table is None else [table]


def _without(lines: Sequence[TextLine], tables: Sequence[Table]) -> list[TextLine]:
    """Lines of which no part is in a table; a table's pieces keep the order of their line."""
    taken = {ln.order for t in tables for row in (*t.head_rows, *t.rows) for ln in row.lines}
    return [line for line in lines if line.order not in taken]
