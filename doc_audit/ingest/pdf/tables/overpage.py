"""Tables that go on over the page, and rows that belong to one action."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doc_audit.ingest.pdf.tables.records import Table, TableRow, same_columns


@dataclass(slots=True)
class PageTables:
    """Tables of one page as the pages before and after have them.

    Attributes:
        numbers: of the table that each is a part of, from 1 over the document.
        tables: under the heads of the page before, where they have none of their own; a row that
            a page end tears is whole, on the page where it begins, once the next page was added.
    """

    numbers: list[int]
    tables: list[Table]


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """A table that may go on over the page: its number, and where its last part is."""

    number: int
    page: PageTables
    at: int

    @property
    def last(self) -> Table:
        return self.page.tables[self.at]


class Continued:
    """Joins the tables of a document's pages, added in their order.

    A page may hold other tables below the one that goes on over its end.

    Attributes:
        count: tables met, those over several pages once.
    """

    def __init__(self) -> None:
        self.count = 0
        self._open: list[_Open] = []  # by number

    def add(self, tables: Sequence[Table]) -> PageTables:
        """Tables of the next page, in reading order."""
        page = PageTables([], [])
        here = []
        for at, table in enumerate(tables):
            going = next((one for one in reversed(self._open) if _goes_on(one.last, table)), None)
            if going is None:
                self.count += 1
                number = self.count
            else:
                self._open.remove(going)
                number = going.number
                table = _without_torn_row(going, _headed_like(going.last, table))
            page.numbers.append(number)
            page.tables.append(table)
            here.append(_Open(number, page, at))
        self._open = sorted(here, key=lambda one: one.number)
        return page


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


def _without_torn_row(before: _Open, table: Table) -> Table:
    """The table without a first row that goes on with the last one before, which grows."""
    last = before.last
    if not (last.rows and table.rows and _is_torn(last.rows[-1], table.rows[0])):
        return table
    whole = _grown(last.rows[-1], table.rows[0])
    before.page.tables[before.at] = replace(last, rows=(*last.rows[:-1], whole))
    return replace(table, rows=table.rows[1:])


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
