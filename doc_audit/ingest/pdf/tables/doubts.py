"""What speaks against a table having been read as it stands on the page."""

from itertools import pairwise

from doc_audit.ingest.pdf.tables.records import Table, TableRow

WITHOUT_RULES = "table: columns told by white space alone"
SPARSE = "table: most cells are empty"
CROSSING = "table: text runs over the borders of columns"
NO_ACTION = "table: rows without words under the action head"
HEADLESS = "table: words in columns without heads"
_LEAST_FILLED = 0.4  # share of cells; action tables of the plans seen have 0.8 and more
_MOST_CROSSING = 0.05  # share of lines; cuts stand in white, so each is a sign
_MOST_WITHOUT = 0.2  # share of rows
_LEAST_ROWS = 3  # from which shares mean something
_SLACK = 3.0  # points: borders are drawn so much beside the white they part


def table_doubts(table: Table) -> tuple[str, ...]:
    """Reasons to look at a table again, in a fixed order; none for one read with confidence.

    Tables of figures without rules are no doubt by that alone: figures tell their columns.
    """
    rows = [row for row in table.rows if not row.spans]
    found = (
        (WITHOUT_RULES, table.lists_actions and not table.ruled),
        (SPARSE, len(rows) >= _LEAST_ROWS and filled_share(table) < _LEAST_FILLED),
        (CROSSING, crossing_share(table) > _MOST_CROSSING),
        (NO_ACTION, len(rows) >= _LEAST_ROWS and actionless_share(table) > _MOST_WITHOUT),
        (HEADLESS, _is_headless(table, rows)),
    )
    return tuple(reason for reason, holds in found if holds)


def filled_share(table: Table) -> float:
    """Share of cells with text, rows across the table left out; 1 for a table without cells."""
    cells = [bool(cell) for row in table.rows if not row.spans for cell in row.cells]
    return sum(cells) / len(cells) if cells else 1.0


def crossing_share(table: Table) -> float:
    """Share of lines that stand half in a column and half beyond its right border.

    What fills the columns it runs over alone, as a head or total over several does, counts too:
    its words cannot be given to one column.
    """
    count = crossing = 0
    for row in table.rows:
        if row.spans:
            continue
        for (_, right), cell in zip(pairwise(table.xs), row.cells, strict=True):
            count += len(cell)
            crossing += sum(line.box.x1 > right + _SLACK for line in cell if not line.turned)
    return crossing / count if count else 0.0


def actionless_share(table: Table) -> float:
    """Share of the rows of an action table that say no action; 0 for any other table."""
    if not table.lists_actions or "action" not in table.roles:
        return 0.0
    action = table.roles.index("action")
    rows = [row for row in table.rows if not row.spans]
    return sum(not row.cells[action] for row in rows) / len(rows) if rows else 0.0


def _is_headless(table: Table, rows: list[TableRow]) -> bool:
    """Whether some columns have heads and another that is filled as often has none."""
    if not any(table.heads):
        return False
    counts = [sum(bool(row.cells[c]) for row in rows) for c in range(len(table.heads))]
    bare = [n for n, head in zip(counts[1:], table.heads[1:], strict=True) if not head]
    return any(2 * n > len(rows) for n in bare)
