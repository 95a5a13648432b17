"""Names in a first column that hold for the rows under them."""

from dataclasses import replace

from doc_audit.ingest.heads import is_group_column
from doc_audit.ingest.pdf.tables.records import Table, TableRow


def with_groups(table: Table) -> Table:
    """The table with each empty cell of a column of themes or priorities given the name above it.

    On its own page only: a row's words stand on the page where the row does.
    """
    if not is_group_column(table.heads):
        return table
    rows: list[TableRow] = []
    for row in table.rows:
        above = rows[-1] if rows else None
        if above and not row.spans and not above.spans and not row.cells[0] and any(row.cells):
            row = replace(row, cells=(above.cells[0], *row.cells[1:]))
        rows.append(row)
    return replace(table, rows=tuple(rows))
