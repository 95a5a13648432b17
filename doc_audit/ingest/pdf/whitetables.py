"""Tables that no grid of rules shows, found one after the other on a page."""

from collections.abc import Sequence

import numpy as np

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.grids import merged
from doc_audit.ingest.pdf.headrows import action_heads
from doc_audit.ingest.pdf.textlevels import Level, levels_of
from doc_audit.ingest.pdf.shapes import MOST_RULES
from doc_audit.ingest.pdf.tablerecords import Table
from doc_audit.ingest.pdf.textline import TextLine
from doc_audit.ingest.pdf.unruled import action_table


def find_white_tables(
    lines: Sequence[TextLine], rules: FloatArray, page: int
) -> tuple[list[Table], list[TextLine]]:
    """Tables of a page that are not in a grid, and the lines that are in none.

    Args:
        lines: of the page, outside grids.
        rules: horizontal rules as y, x0, x1, edges of filled boxes among them.
        page: its number, from 1.
    """
    levels = levels_of(lines)
    across = merged(rules) if 0 < len(rules) <= MOST_RULES else np.zeros((0, 3), np.float32)
    tables: list[Table] = []
    for head in action_heads(levels):
        found = action_table(head, levels, across, page)
        if found is not None:
            tables.append(found[0])
    left = _without(lines, tables)
    return tables, left


def _without(lines: Sequence[TextLine], tables: Sequence[Table]) -> list[TextLine]:
    """Lines of which no part is in a table; a table's pieces keep the order of their line."""
    taken = {ln.order for t in tables for row in (*t.head_rows, *t.rows) for ln in row.lines}
    return [line for line in lines if line.order not in taken]
