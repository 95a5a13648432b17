"""Tables with typed columns; every format that people take away is written from them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    """

    name: str
    kind: Kind
    says: str
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a run.

    Attributes:
        name: of its file, without ending.
        says: what a row is.
        rows: makes the rows anew, in order; each has a cell a column.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Sequence[Cell]]]


def values(table: Table) -> Iterator[list[Cell]]:
    """Rows with cells of their columns' kinds: numbers rounded as shown, empty texts as None."""
    columns = table.columns
    for row in table.rows():
        yield [_value(cell, column) for cell, column in zip(row, columns, strict=True)]


def _value(cell: Cell, column: Column) -> Cell:
    if column.kind == "list":
        return list(cell) if isinstance(cell, Sequence) else []
    if cell is None or cell == "":
        return None
    if column.kind == "number" and isinstance(cell, int | float):
        return round(float(cell), _MOST_DIGITS if column.digits is None else column.digits)
    return cell


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
