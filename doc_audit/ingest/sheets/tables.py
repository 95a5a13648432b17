"""A table found on a sheet to blocks, through `ingest.grid`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from doc_audit.ingest.grid import GridCell, GridRow, table_blocks
from doc_audit.ingest.heads import roles_of
from doc_audit.ingest.sheets.areas import column_letters
from doc_audit.ingest.sheets.header import is_known_head, text_head
from doc_audit.ingest.sheets.spots import Row, Spot
from doc_audit.model import Block
from doc_audit.model.document import CellRole
from doc_audit.text.clean import tidy

MOST_PLACES = 2_000_000
"""Rows times columns of one table; a log of ten thousand rows by fifty columns has half a
million."""

_FEW_COLUMNS = 3  # in a narrower table a row with one cell is no title of a section


@dataclass
class Table:
    """A table being gathered: its rows of heads, then the rest, in order.

    Attributes:
        path: of its sheet, such as `sheet[Actions]`; "" for a file that is one table.
        above: its title, and what else stands over its heads.
        alone: numbers of rows of one cell with blank rows before and after them.
    """

    heads: list[Row]
    rows: list[Row] = field(default_factory=list)
    path: str = ""
    above: list[Row] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)

    def columns(self) -> list[int]:
        """Columns in use, in order."""
        used = chain.from_iterable(row.spots for row in (*self.heads, *self.rows))
        return sorted(set(used))


def _cell(spot: Spot | None) -> GridCell:
    return GridCell(tidy(spot.text), spot.owner) if spot else GridCell("", 0)


def _head_texts(heads: Sequence[Row], columns: Sequence[int]) -> list[str]:
    """One head a column, as `grid` joins them."""
    spots = [
        {row.spots[column].owner: tidy(row.spots[column].text) for row in heads
         if column in row.spots} for column in columns
    ]  # fmt: skip
    return [" ".join(filter(None, parts.values())) for parts in spots]


def _is_section(row: Row, columns: Sequence[int], roles: Sequence[CellRole], alone: bool) -> bool:
    """Whether the only cell of a row names the rows under it.

    So it does where it was merged over several columns or stands in the first, unless that column
    says what will be done, the words aren't bold and no blank rows set them apart.
    """
    if len(columns) < _FEW_COLUMNS or len(row.texts()) != 1:
        return False
    (first, spot), *others = row.spots.items()
    return bool(others) or (first == columns[0] and (alone or spot.bold or roles[0] != "action"))


def _words(row: Row) -> dict[int, str]:
    """What stands in each column; of merged cells only where they begin."""
    first = {spot.owner: column for column, spot in reversed(list(row.spots.items()))}
    return {column: tidy(row.spots[column].text) for column in first.values()}


def _grid_row(row: Row, columns: Sequence[int], head: bool, section: bool) -> GridRow:
    if section:
        cell = _cell(next(iter(row.spots.values())))
        return GridRow((cell,) * len(columns), row.number)
    return GridRow(tuple(_cell(row.spots.get(column)) for column in columns), row.number, head)


def blocks_of(table: Table, number: int) -> tuple[list[Block], int]:
    """Blocks of a table, and how many rows were left out because it is absurdly large."""
    columns = table.columns()
    heads = _head_texts(table.heads, columns)
    roles = roles_of(heads)
    most = max(1, MOST_PLACES // max(1, len(columns)))
    grid = [_grid_row(row, columns, True, False) for row in table.heads]
    repeated = [_words(row) for row in table.heads]
    for row in table.rows[:most]:
        if _words(row) in repeated:  # where a page begins; the heads were told
            continue
        section = _is_section(row, columns, roles, row.number in table.alone)
        grid.append(_grid_row(row, columns, is_known_head(row.texts()), section))
    blocks = table_blocks(grid, number, table.path)
    promised = text_head(heads)
    if promised:
        blocks = [_with_action(block, promised) for block in blocks]
    return [_with_path(block, table) for block in blocks], max(0, len(table.rows) - most)


def _with_path(block: Block, table: Table) -> Block:
    return block if table.path else replace(block, path=block.path.lstrip("/"))


def _with_action(block: Block, head: str) -> Block:
    cells = (replace(c, role="action") if c.head == head else c for c in block.cells)
    return replace(block, cells=tuple(cells))


def _records(rows: Sequence[Row], first: int, column: int) -> Iterator[list[tuple[str, Row]]]:
    """Runs of labels without a repeat, with the rows they stand in, for one column of words.

    A cell merged over several columns belongs to the first of them.
    """
    record: list[tuple[str, Row]] = []
    for row in rows:
        label = tidy(row.spots[first].text).rstrip(" :")
        if any(label == known for known, _ in record):
            yield record
            record = []
        if column in row.spots and row.spots[column] not in (
            spot for before, spot in row.spots.items() if before < column
        ):
            record.append((label, row))
    yield record


def form_blocks(rows: Sequence[Row], number: int, path: str) -> list[Block]:
    """Blocks of a form whose heads run down its first column: a record for each column of words.

    The path of a record is the row it begins in, with its column where there are several.
    """
    first, *columns = sorted({column for row in rows for column in row.spots})
    blocks: list[Block] = []
    for column in columns:
        for record in _records(rows, first, column):
            if not record:
                continue
            heads = tuple(GridCell(label, -at) for at, (label, _) in enumerate(record, 1))
            words = tuple(_cell(row.spots[column]) for _, row in record)
            start = record[0][1].number
            made = table_blocks([GridRow(heads, start, True), GridRow(words, start)], number, path)
            place = f"{path}/row[{start}]".lstrip("/")
            place += f"/column[{column_letters(column)}]" if len(columns) > 1 else ""
            blocks += (replace(block, path=place) for block in made if block.cells)
    return blocks
