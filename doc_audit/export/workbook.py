"""Tables as one Excel workbook that opens ready to be read."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from doc_audit.export.table import SEPARATOR, Cell, Column, Table, values

MOST_LETTERS = 32_767
"""What a cell of Excel holds (Excel specifications and limits)."""
MOST_ROWS = 1_048_575
"""Rows of a sheet under its head (the same)."""
_CUT = " … (cut here: a cell holds no more; whole in the CSV)"
_SHEET_LETTERS = 31
_WIDTHS = {"integer": 10.0, "number": 11.0, "flag": 8.0, "list": 26.0}
_LONG = frozenset({"text", "kept_text", "copy_text", "match_text", "message", "mend", "stem"})
_MADE = datetime(2000, 1, 1)
"""Stands as the time of making: the same run gives the same bytes."""


def write_workbook(
    path: Path,
    tables: Sequence[Table],
    about: Iterable[tuple[str, str]],
    tell: Callable[[str], None] = lambda table: None,
) -> None:
    """A workbook with a sheet a table, one to read first, and one that tells every column.

    Texts are texts: a spreadsheet runs none of them, whatever it begins with. Heads stay in sight
    and have filters; figures are figures; lists are joined by `; `.

    Args:
        path: written to, over what is there.
        tables: names are cut to the 31 letters that sheets may have.
        about: what the first sheet says: a label and a text each.
        tell: called with each table's name before it is written.
    """
    book = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False},
    )
    book.set_properties({"title": "doc_audit", "created": _MADE})
    styles = _Styles(book)
    names = _sheet_names(tables)
    _first(book.add_worksheet("Read me"), styles, about, zip(names, tables, strict=True))
    for name, table in zip(names, tables, strict=True):
        tell(table.name)
        _sheet(book.add_worksheet(name), styles, table)
    _dictionary(book.add_worksheet("Columns"), styles, zip(names, tables, strict=True))
    try:
        book.close()
    except XlsxFileError as error:
        raise OSError(0, str(error)) from error


class _Styles:
    """Formats of the workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self._numbers: dict[int | None, Format] = {}

    def number(self, digits: int | None) -> Format:
        if digits not in self._numbers:
            shown = "General" if digits is None else "0." + "0" * digits if digits else "0"
            self._numbers[digits] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[digits]

    def of(self, column: Column) -> Format:
        if column.kind == "number":
            return self.number(column.digits)
        return self.text if column.name in _LONG else self.plain


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names of the sheets: no two alike in small letters, none over 31 letters."""
    taken: set[str] = {"read me", "columns"}
    names = []
    for table in tables:
        name, number = table.name[:_SHEET_LETTERS], 2
        while name.lower() in taken:
            end = f"~{number}"
            name, number = table.name[: _SHEET_LETTERS - len(end)] + end, number + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _sheet(sheet: Worksheet, styles: _Styles, table: Table) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column), styles.of(column))
    sheet.freeze_panes(1, 1)
    _head(sheet, styles, [column.name for column in table.columns])
    last = 0
    for last, row in enumerate(values(table), 1):
        if last > MOST_ROWS:
            last = MOST_ROWS
            break
        _row(sheet, last, row)
    sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)


def _width(column: Column) -> float:
    if column.name in _LONG:
        return 60.0
    return _WIDTHS.get(column.kind, 18.0)


def _head(sheet: Worksheet, styles: _Styles, names: Iterable[str]) -> None:
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, styles.head)


def _row(sheet: Worksheet, number: int, row: Sequence[Cell]) -> None:
    for at, cell in enumerate(row):
        if isinstance(cell, bool):
            sheet.write_boolean(number, at, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(number, at, cell)
        elif cell:
            text = cell if isinstance(cell, str) else SEPARATOR.join(cell)
            sheet.write_string(number, at, _cell_text(text))


def _cell_text(text: str) -> str:
    """What a cell can hold: lone surrogates have no UTF-8, and length has an end."""
    sound = text.encode("utf-8", "replace").decode()
    return sound if _units(sound) <= MOST_LETTERS else _shortened(sound) + _CUT


def _units(text: str) -> int:
    """Letters as Excel counts them: those outside the first plane are two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _shortened(text: str) -> str:
    room, used = MOST_LETTERS - len(_CUT), 0
    for at, letter in enumerate(text):
        used += 1 + (letter > "\uffff")
        if used > room:
            return text[:at]
    return text


def _first(
    sheet: Worksheet,
    styles: _Styles,
    about: Iterable[tuple[str, str]],
    tables: Iterable[tuple[str, Table]],
) -> None:
    sheet.set_column(0, 0, 26, styles.plain)
    sheet.set_column(1, 1, 100, styles.text)
    sheet.write_string(0, 0, "What this workbook holds", styles.title)
    row = 2
    for label, text in about:
        sheet.write_string(row, 0, label, styles.head)
        sheet.write_string(row, 1, _cell_text(text), styles.text)
        row += 1
    sheet.write_string(row + 1, 0, "Sheets", styles.title)
    row += 2
    for name, table in tables:
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 1, table.says, styles.text)
        row += 1
    sheet.write_url(row, 0, "internal:'Columns'!A1", string="Columns")
    sheet.write_string(row, 1, "A row a column of every sheet: what it holds.", styles.text)


def _dictionary(sheet: Worksheet, styles: _Styles, tables: Iterable[tuple[str, Table]]) -> None:
    for at, width in enumerate((22, 30, 10, 90)):
        sheet.set_column(at, at, width, styles.text)
    sheet.freeze_panes(1, 0)
    _head(sheet, styles, ["sheet", "column", "kind", "what it holds"])
    number = 0
    for name, table in tables:
        for column in table.columns:
            number += 1
            _row(sheet, number, [name, column.name, column.kind, column.says])
    sheet.autofilter(0, 0, max(number, 1), 3)
