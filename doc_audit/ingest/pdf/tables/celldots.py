"""Bullets that are drawn, not typed, inside the cells of tables."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from doc_audit.ingest.pdf.flow.bullets import dotted_lines
from doc_audit.ingest.pdf.lines.passages import DRAWN
from doc_audit.ingest.pdf.lines.textline import EDGE, TextLine, changed
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tables.records import Table, TableRow

_LEAST_LINES = 2  # of a cell: a dot before its only line is a sign of its own, as for status


def with_dots(table: Table, dots: FloatArray) -> Table:
    """The table with a bullet put before each line that one is drawn at the left of, in its cell.

    Args:
        table: as read.
        dots: see `Shapes`.
    """
    if not len(dots):
        return table
    rows = tuple(
        row if row.spans else replace(row, cells=_cells(row, table.xs, dots)) for row in table.rows
    )
    return replace(table, rows=rows)


def _cells(
    row: TableRow, xs: Sequence[float], dots: FloatArray
) -> tuple[tuple[TextLine, ...], ...]:
    done = []
    for cell, (left, right) in zip(row.cells, pairwise(xs), strict=True):
        marked: set[int] = set()
        if len(cell) >= _LEAST_LINES and all(line.edges for line in cell):
            inside = dots[(dots[:, 0] >= left) & (dots[:, 2] <= right)]
            marked = dotted_lines(cell, inside)
        done.append(tuple(_marked(line) if line.order in marked else line for line in cell))
    return tuple(done)


def _marked(line: TextLine) -> TextLine:
    """A line that begins with a bullet, which takes no room: it stands left of the words."""
    edges = (len(DRAWN) + 1) * line.edges[:EDGE] + line.edges
    lost = tuple(at + len(DRAWN) + 1 for at in line.lost)
    return changed(line, text=f"{DRAWN} {line.text}", edges=edges, lost=lost, white=inf)
