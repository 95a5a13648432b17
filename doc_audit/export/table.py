"""Tables with typed columns; every format that people take away is written from them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

Kind = Literal["text", "integer", "number", "flag", "list"]
"""What a column holds; `flag` is written yes or no, `list` is texts joined by `SEPARATOR`."""

Cell = str | int | float | bool | Sequence[str] | None
"""None where there is nothing to say; an empty text is written the same way."""

SEPARATOR = "; "

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is run as a formula by spreadsheets; an apostrophe before it stops that."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its entry in the data dictionary.

    Attributes:
        kind: what its cells are.
        says: what it holds, with unit and range, for a reader who has only the table.
        digits: decimals that a number is given with; None as many as it takes, up to six.
        aside: whether it is for programs, and a workbook that people read does without it.
    """

    name: str
    kind: Kind
    says: str
    digits: int | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a run.

    Attributes:
        name: of its file, without ending.
        says: what a row is.
        rows: makes the rows anew, in order; each has a cell a column.
        first: names of the columns that a workbook begins with; the others follow in their order.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Sequence[Cell]]]
    first: tuple[str, ...] = ()


def values(table: Table, of: Sequence[int] | None = None) -> Iterator[list[Cell]]:
    """Rows with cells of their columns' kinds: numbers rounded as shown, empty texts as None.

    Args:
        table: whose.
        of: numbers of the columns wanted, from 0, in the order wanted; None for all.
    """
    chosen = range(len(table.columns)) if of is None else of
    makers = [(at, _maker(table.columns[at])) for at in chosen]
    for row in table.rows():
        if len(row) != len(table.columns):
            raise ValueError(f"{table.name}: {len(row)} cells, {len(table.columns)} columns")
        yield [make(row[at]) if make else (row[at] or _nothing(row[at])) for at, make in makers]


def _nothing(cell: Cell) -> Cell:
    return None if cell == "" else cell


def _maker(column: Column) -> Callable[[Cell], Cell] | None:
    """What makes a cell of the column's kind of one that isn't empty text; None if all are."""
    if column.kind == "list":
        return _list
    return partial(_rounded, column.digits) if column.kind == "number" else None


def _list(cell: Cell) -> Cell:
    return list(cell) if isinstance(cell, Sequence) else []


def _rounded(digits: int | None, cell: Cell) -> Cell:
    if isinstance(cell, int | float):
        return round(float(cell), _MOST_DIGITS if digits is None else digits)
    return cell or None


_MOST_DIGITS = 6


def csv_lines(table: Table) -> Iterator[str]:
    """The table as CSV (RFC 4180), head first, a line each; no text is run as a formula."""
    yield table_line(column.name for column in table.columns)
    columns = table.columns
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in table.rows():
        writer.writerow([_shown(c, column) for c, column in zip(row, columns, strict=True)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _shown(cell: Cell, column: Column) -> str:
    """The cell as written; figures below nought stay figures."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        plain = str(cell) if isinstance(cell, int) else f"{cell:g}"
        return plain if column.digits is None else f"{cell:.{column.digits}f}"
    return inert(SEPARATOR.join(cell))


def table_line(cells: Iterable[str]) -> str:
    """One line of CSV with its line end; no cell of it is run as a formula."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(inert(cell) for cell in cells)
    return buffer.getvalue()


def inert(cell: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
