"""Rows of a sheet to blocks: titles, notes, tables one under or beside another, forms."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from doc_audit.ingest.heads import cell_role
from doc_audit.ingest.lines import line_blocks
from doc_audit.ingest.sheets.areas import Area
from doc_audit.ingest.sheets.header import (
    goes_on,
    heads_at,
    is_form,
    opens_actions,
    renews,
    usual_width,
)
from doc_audit.ingest.sheets.spots import Row, stretches
from doc_audit.ingest.sheets.tables import Table, blocks_of, form_blocks
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_TITLE_WORDS = 15  # a longer line above a table is a remark
_SAMPLED = 100  # rows of a table that tell how wide it is
_SIDES = 20  # tables side by side looked for; a dashboard has some six


@dataclass(frozen=True, slots=True)
class Read:
    """Blocks of a sheet in order, the number of its last table, rows left out for their number."""

    blocks: list[Block]
    tables: int
    lost: int


class SheetBlocks:
    """Makes blocks of the rows of one sheet.

    Args:
        path: place of the sheet, such as `sheet[Actions]`; "" in a file that is one sheet.
        level: of the headings on it.
        tables: number of tables before it in the document.
        known: Excel tables, each with its number of rows of heads.
    """

    def __init__(
        self, path: str, level: int = 1, tables: int = 0, known: Sequence[tuple[Area, int]] = ()
    ) -> None:
        self._path = path
        self._level = level
        self._tables = tables
        self._known = known
        self._blocks: list[Block] = []
        self._open: list[Table] = []
        self._waiting: list[Row] = []  # single cells after a table: titles in it, or notes under it
        self._lost = 0

    def read(self, rows: Sequence[Row], hidden: AbstractSet[int] = frozenset()) -> Read:
        """Blocks of rows in order; see `spots.stretches` for `hidden`."""
        for stretch in stretches(rows, hidden):
            for part in sides(stretch):
                self._stretch(part)
        self._close()
        return Read(self._blocks, self._tables, self._lost)

    def _stretch(self, rows: Sequence[Row]) -> None:
        lead = next((at for at, row in enumerate(rows) if len(row.texts()) > 1), len(rows))
        if is_form(rows[lead:]):
            self._close()
            self._texts(rows[:lead])
            self._form(rows[lead:])
            return
        found = self._heads_at(rows)
        if found is not None:
            self._new_table(rows, *found)
        elif lead == len(rows) and self._open:
            self._waiting += rows
        elif not self._continued(rows):
            self._close()
            self._bare(rows, lead)

    def _heads_at(self, rows: Sequence[Row]) -> tuple[int, int] | None:
        found = heads_at(rows)
        for area, heads in self._known:
            at = next((n for n, row in enumerate(rows) if row.number == area.top), None)
            if at is not None and heads and any(area.holds(area.top, c) for c in rows[at].spots):
                return (at, at + 1) if found is None or not found[0] <= at < found[1] else found
        if found is not None and self._open and not opens_actions(rows[found[0]].texts()):
            # Short words after a blank row: rows of the table that is open, if they fill it.
            goes_on = not renews(rows[found[0]]) and self._fits(rows) is not None
            return None if goes_on else found
        return found

    def _fits(self, rows: Sequence[Row]) -> Table | None:
        """The table that rows after a blank one go on with."""
        for table in reversed(self._open):
            known = [*table.heads, *table.rows[:_SAMPLED]]
            columns = sorted({column for row in known for column in row.spots})
            if table.heads and goes_on(rows, usual_width(known), columns):
                return table
        return None

    def _continued(self, rows: Sequence[Row]) -> bool:
        table = self._fits(rows)
        if table is None:
            return False
        table.rows += [*self._waiting, *rows]
        table.alone |= {row.number for row in self._waiting}
        self._waiting = []
        return True

    def _new_table(self, rows: Sequence[Row], first: int, after: int) -> None:
        columns = set().union(*(row.spots for row in rows))
        beside = all(columns.isdisjoint(table.columns()) for table in self._open)
        if not (beside and self._open):
            self._close()
        heads, body = list(rows[first:after]), list(rows[after:])
        self._open.append(Table(heads, body, self._path, above=list(rows[:first])))

    def _bare(self, rows: Sequence[Row], lead: int) -> None:
        """Rows without heads: a table where several hold several cells, else text."""
        if len(rows) - lead > 1 and usual_width(rows) > 1 and _mostly_wide(rows[lead:]):
            self._texts(rows[:lead])
            self._open.append(Table([], list(rows[lead:]), self._path))
            self._close()
        else:
            self._texts(rows)

    def _form(self, rows: Sequence[Row]) -> None:
        self._tables += 1
        self._blocks += form_blocks(rows, self._tables, self._path)

    def _close(self) -> None:
        """Ends the open tables; what waited stands under them."""
        for table in self._open:
            self._texts(table.above, table.heads[0].number if table.heads else 0)
            self._tables += 1
            blocks, lost = blocks_of(table, self._tables)
            self._blocks += blocks
            self._lost += lost
        self._open = []
        waiting, self._waiting = self._waiting, []
        self._texts(waiting)

    def _texts(self, rows: Sequence[Row], titled: int = 0) -> None:
        """Blocks of rows outside tables; the row right above row `titled` is a table's title."""
        for row in rows:
            self._blocks += self._text(row, row.number + 1 == titled)

    def _text(self, row: Row, above: bool) -> Iterator[Block]:
        path = f"{self._path}/row[{row.number}]".lstrip("/")
        texts = row.texts()
        # The first words of a sheet are its title; further down bold ones stand out.
        stands_out = above or not self._blocks or all(spot.bold for spot in row.spots.values())
        if len(texts) == 1 and stands_out and _is_title(texts[0]):
            level = self._level + (above or bool(self._blocks))
            yield Block(BlockKind.HEADING, tidy(texts[0]), level=level, path=path)
        else:
            words = texts[0] if len(texts) == 1 else " ".join(map(tidy, texts))
            yield from line_blocks(words, path, Block(BlockKind.PARAGRAPH, ""))


def _is_title(text: str) -> bool:
    words = tidy(text)
    short = len(words.split()) <= _TITLE_WORDS and not words.endswith((".", ";", ":", ","))
    return short and any(map(str.isalpha, words))


def _mostly_wide(rows: Sequence[Row]) -> bool:
    return sum(len(row.texts()) > 1 for row in rows) > len(rows) / 2


def sides(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows cut at blank columns where tables stand side by side.

    A blank column parts two tables where the heads of the left one say nothing on the right, or
    both promise actions, or nothing on the right is a known head; else it is only room left in one.
    Rows with one cell go with the table under or over which they stand.
    """
    wide = [row for row in rows if len(row.texts()) > 1]
    groups = _groups(sorted({column for row in wide for column in row.spots}))
    if not 1 < len(groups) <= _SIDES:
        return [list(rows)]
    parts = [groups[0]]
    for group in groups[1:]:
        if _stands_apart(rows, parts[-1], group):
            parts.append(group)
        else:
            parts[-1] = parts[-1] | group
    if len(parts) == 1:
        return [list(rows)]
    return [_part(rows, parts, at) for at in range(len(parts))]


def _groups(columns: Sequence[int]) -> list[set[int]]:
    groups: list[set[int]] = []
    for column in columns:
        if groups and column - 1 in groups[-1]:
            groups[-1].add(column)
        else:
            groups.append({column})
    return groups


def _stands_apart(rows: Sequence[Row], left: set[int], right: set[int]) -> bool:
    beside = _within(rows, left)
    found = heads_at(beside)
    if found is None or len(right) < 2:
        return False
    number = beside[found[0]].number
    heads = next(row for row in rows if row.number == number).within(right).texts()
    if not heads:
        return True
    if opens_actions(beside[found[0]].texts()):
        return opens_actions(heads) or all(cell_role(head) == "other" for head in heads)
    return opens_actions(heads)


def _within(rows: Sequence[Row], columns: AbstractSet[int]) -> list[Row]:
    return [part for row in rows if (part := row.within(columns)).spots]


def _part(rows: Sequence[Row], parts: Sequence[AbstractSet[int]], at: int) -> list[Row]:
    """The rows of one of the tables, the first with what stands in no table's columns."""
    others = set().union(*(part for place, part in enumerate(parts) if place != at))
    used = {column for row in rows for column in row.spots}
    return _within(rows, used - others if at == 0 else set(parts[at]))
