"""A table as read: rows of cells, cells of lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.heads import is_action_head, roles_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tables.grids import SNAP
from doc_audit.model.document import CellRole

_SAME_COLUMN = 2 * SNAP  # points between the borders of one table on two pages
Cells = tuple[tuple[TextLine, ...], ...]
"""The lines of each cell of a row, by column; empty where a cell is."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as read.

    Attributes:
        cells: by column.
        spans: it is one cell over the whole width: a title or a group of rows.
    """

    cells: Cells
    spans: bool = False

    @property
    def lines(self) -> list[TextLine]:
        """All lines, column by column."""
        return [line for cell in self.cells for line in cell]

    def texts(self) -> list[str]:
        """Plain words of each cell, for looking at, not for output."""
        return [" ".join(line.text for line in cell) for cell in self.cells]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below each other on one page.

    Attributes:
        xs: borders of its columns.
        heads: words above each column, "" where none; as many as columns.
        head_rows: rows at the top that hold the heads.
        ruled: found by its rules, not by its head and alignment.
    """

    page: int
    xs: tuple[float, ...]
    rows: tuple[TableRow, ...]
    heads: tuple[str, ...] = ()
    head_rows: tuple[TableRow, ...] = ()
    ruled: bool = True

    @property
    def box(self) -> Box:
        """Of its text; a table has some."""
        return around([line.box for row in (*self.head_rows, *self.rows) for line in row.lines])

    @property
    def roles(self) -> tuple[CellRole, ...]:
        """What each column holds."""
        return roles_of(self.heads)

    @property
    def lists_actions(self) -> bool:
        """Whether its heads are those of an action table."""
        return is_action_head(self.heads)


def same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether borders agree, the table having been moved as a whole or not at all."""
    if len(one) != len(other):
        return False
    shift = one[0] - other[0]
    return all(abs(a - b - shift) <= _SAME_COLUMN for a, b in zip(one, other, strict=True))
