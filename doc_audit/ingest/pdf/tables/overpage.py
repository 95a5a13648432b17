"""Tables that go on over the page, and rows that belong to one action."""

from collections.abc import Sequence
from dataclasses import replace

from doc_audit.ingest.pdf.tables.records import Table, TableRow, same_columns


def continued(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables in reading order grouped: those of one group are one table over several pages.

    A page may hold other tables below the one that goes on over its end.
    """
    groups: list[list[Table]] = []
    for table in tables:
        fitting = (group for group in reversed(groups) if _goes_on(group[-1], table))
        group = next(fitting, None)
        if group is None:
            groups.append([table])
        else:
            group.append(_headed_like(group[-1], table))
    return groups


def _goes_on(last: Table, table: Table) -> bool:
    if table.page != last.page + 1 or not same_columns(last.xs, table.xs):
        return False
    own_head = any(table.heads)
    return not own_head or _same_heads(last.heads, table.heads) or not last.lists_actions


def _same_heads(one: Sequence[str], other: Sequence[str]) -> bool:
    return [a.casefold().split() for a in one] == [b.casefold().split() for b in other]


def _headed_like(last: Table, table: Table) -> Table:
    """The table under the heads of the page before, unless it repeats or has its own."""
    if any(table.heads):
        return table
    return replace(table, heads=last.heads)


def without_torn_rows(group: Sequence[Table]) -> list[Table]:
    """Tables of one group; a row that a page end tears is whole, on the page where it begins."""
    done: list[Table] = []
    for table in group:
        last = done[-1] if done else None
        if last and last.rows and table.rows and _is_torn(last.rows[-1], table.rows[0]):
            done[-1] = replace(last, rows=(*last.rows[:-1], _grown(last.rows[-1], table.rows[0])))
            table = replace(table, rows=table.rows[1:])
        done.append(table)
    return done


def _is_torn(above: TableRow, below: TableRow) -> bool:
    """Whether a row goes on with the sentences of the row above, the page before."""
    if above.spans or below.spans:
        return False
    pairs = [(a, b) for a, b in zip(above.cells, below.cells, strict=True) if b]
    going_on = [bool(a) and _runs_on(a[-1].text, b[0].text) for a, b in pairs]
    return all(going_on) or (not below.cells[0] and any(going_on))


def _runs_on(end: str, start: str) -> bool:
    return start[:1].islower() and not end.endswith((".", "!", "?"))


def whole_actions(table: Table) -> Table:
    """Rows of one action made one: those whose action cell is merged, or empty, below the first.

    The cells that go on under an action are added to those above them.
    """
    roles = table.roles
    if "action" not in roles:
        return table
    action = roles.index("action")
    rows: list[TableRow] = []
    for row in table.rows:
        above = rows[-1] if rows else None
        if above and not row.spans and not above.spans and _same_action(above, row, action):
            rows[-1] = _grown(above, row)
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _same_action(above: TableRow, row: TableRow, action: int) -> bool:
    return not row.cells[action] or row.cells[action] == above.cells[action]


def _grown(above: TableRow, row: TableRow) -> TableRow:
    """The row above with the lines of the row below that it has not yet."""
    pairs = zip(above.cells, row.cells, strict=True)
    return TableRow(tuple(a + tuple(line for line in b if line not in a) for a, b in pairs))
