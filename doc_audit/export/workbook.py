"""Tables as one Excel workbook that opens ready to be read."""

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from textwrap import wrap
from typing import IO

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from doc_audit.export.sheet_rows import LINE, MOST_ROWS, cell_text, rows_xml, with_rows
from doc_audit.export.table import Column, Table, values

_SHEET_LETTERS = 31
_FIRST = "Read me"
_DICTIONARY = "Columns"
_WIDTHS = {"integer": 12.0, "number": 13.0, "flag": 9.0, "list": 26.0}
_NAMED = {
    "plan": 34.0, "place": 12.0, "title": 40.0, "section": 40.0, "criterion": 34.0, "label": 40.0,
    "says": 40.0, "other_says": 40.0, "words": 40.0, "source": 40.0, "why": 40.0, "file": 40.0,
    "doc": 34.0, "value": 34.0, "where": 40.0,
}  # fmt: skip
_FIGURES = ("integer", "number")
_LONG = frozenset({"text", "kept_text", "copy_text", "match_text", "message", "mend", "stem"})
_LONG_WIDTH = 60.0
_MADE = datetime(2000, 1, 1)
"""Stands as the time of making: the same run gives the same bytes."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet of a table.

    Attributes:
        shown: numbers of the table's columns, in the order shown.
        rows: under the head.
        cut: whether the table has more than a sheet holds.
    """

    name: str
    table: Table
    shown: tuple[int, ...]
    rows: int = 0
    cut: bool = False

    @property
    def columns(self) -> list[Column]:
        return [self.table.columns[at] for at in self.shown]


def write_workbook(
    path: Path,
    tables: Sequence[Table],
    about: Sequence[tuple[str, str]],
    tell: Callable[[str], None] = lambda table: None,
) -> None:
    """A workbook with a sheet a table, one to read first, and one that tells every column.

    Texts are texts: a spreadsheet runs none of them, whatever it begins with. Heads stay in sight
    and have filters; figures are figures; lists are joined by `; `. Columns for programs are left
    out, and the last sheet says so.

    Args:
        path: written to, over what is there.
        tables: names are cut to the 31 letters that sheets may have.
        about: what the first sheet says: a label and a text each.
        tell: called with each table's name before it is written.
    """
    names = _sheet_names(tables)
    sheets = [_Sheet(n, t, _order(t)) for n, t in zip(names, tables, strict=True)]
    with ExitStack() as held, TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.xlsx"
        _write_empty(empty, sheets, about)
        styles = [_styles_of(empty, _part(at)) for at in range(len(sheets))]
        files = [held.enter_context(TemporaryFile(dir=folder)) for _ in sheets]
        for at, sheet in enumerate(sheets):
            tell(sheet.table.name)
            sheets[at] = _fill(files[at], sheet, styles[at])
        _write_empty(empty, sheets, about)  # again, as filters end at the last row
        with_rows(empty, path, {_part(at): file for at, file in enumerate(files)})


def _order(table: Table) -> tuple[int, ...]:
    """Numbers of the columns that a reader needs, in the order to read them."""
    first = {name: at for at, name in enumerate(table.first)}
    shown = [at for at, column in enumerate(table.columns) if not column.aside]
    return tuple(sorted(shown, key=lambda at: first.get(table.columns[at].name, len(first))))


def _part(at: int) -> str:
    """Where the sheet of a table is in the file: behind the sheet to read first."""
    return f"xl/worksheets/sheet{at + 2}.xml"


def _fill(file: IO[bytes], sheet: _Sheet, styles: Sequence[int]) -> _Sheet:
    rows = values(sheet.table, sheet.shown)
    written = 0
    wrapped = {n: _LONG_WIDTH for n, c in enumerate(sheet.columns) if c.name in _LONG}
    for line in rows_xml(islice(rows, MOST_ROWS), styles, wrapped):
        file.write(line.encode())
        written += 1
    return replace(sheet, rows=written, cut=next(rows, None) is not None)


_COLUMNS = re.compile(rb'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')


def _styles_of(workbook: Path, part: str) -> list[int]:
    """Numbers of the formats that the columns of a sheet have."""
    with zipfile.ZipFile(workbook) as box:
        found = [tuple(map(int, known)) for known in _COLUMNS.findall(box.read(part))]
    return [style for first, last, style in found for _ in range(first, last + 1)]


def _write_empty(path: Path, sheets: Sequence[_Sheet], about: Iterable[tuple[str, str]]) -> None:
    """The workbook without the tables' rows."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
    book.use_zip64()
    book.set_properties({"title": "doc_audit", "created": _MADE})
    styles = _Styles(book)
    _first(book.add_worksheet(_FIRST), styles, about, sheets)
    for sheet in sheets:
        _head_alone(book.add_worksheet(sheet.name), styles, sheet)
    _dictionary(book.add_worksheet(_DICTIONARY), styles, sheets)
    try:
        book.close()
    except XlsxFileError as error:
        raise OSError(0, str(error)) from error


class _Styles:
    """Formats of the workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#e8edee"}
        )
        self.head_of_figures = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#e8edee",
             "align": "right"}
        )  # fmt: skip
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        # Set in a little, as figures of the column before end where these begin.
        self.cell = book.add_format({"valign": "top", "indent": 1})
        self.long = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
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
        return self.long if column.name in _LONG else self.cell


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names of the sheets: no two alike in small letters, none over 31 letters."""
    taken: set[str] = {_FIRST.lower(), _DICTIONARY.lower()}
    names = []
    for table in tables:
        name, number = table.name[:_SHEET_LETTERS], 2
        while name.lower() in taken:
            end = f"~{number}"
            name, number = table.name[: _SHEET_LETTERS - len(end)] + end, number + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _head_alone(made: Worksheet, styles: _Styles, sheet: _Sheet) -> None:
    columns = sheet.columns
    for at, column in enumerate(columns):
        made.set_column(at, at, _width(column), styles.of(column))
    made.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        style = styles.head_of_figures if column.kind in _FIGURES else styles.head
        made.write_string(0, at, head_of(column), style)
    made.set_row(0, LINE * max(map(_head_lines, columns), default=1) + 2)
    made.autofilter(0, 0, max(sheet.rows, 1), len(columns) - 1)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.repeat_rows(0)


def head_of(column: Column) -> str:
    """The column's name as a reader sees it; its words can stand under each other."""
    words = column.name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _width(column: Column) -> float:
    if column.name in _LONG:
        return _LONG_WIDTH
    return _NAMED.get(column.name) or _WIDTHS.get(column.kind, 18.0)


def _head_lines(column: Column) -> int:
    return len(wrap(head_of(column), int(_width(column)) - 1)) or 1


_WIDE = 100
_CUT = "Has more rows than a sheet can hold: the last of them are in the CSV only. "


def _first(
    made: Worksheet,
    styles: _Styles,
    about: Iterable[tuple[str, str]],
    sheets: Iterable[_Sheet],
) -> None:
    made.set_column(0, 0, 26, styles.plain)
    made.set_column(1, 1, _WIDE, styles.text)
    made.hide_gridlines(2)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    made.write_string(0, 0, "What this workbook holds", styles.title)
    row = 2
    for label, text in about:
        made.write_string(row, 0, label, styles.label)
        made.write_string(row, 1, cell_text(text), styles.text)
        made.set_row(row, LINE * (len(wrap(text, _WIDE)) or 1))
        row += 1
    made.write_string(row + 1, 0, "Sheets", styles.title)
    row += 2
    for sheet in sheets:
        made.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
        says = (_CUT if sheet.cut else "") + sheet.table.says
        made.write_string(row, 1, f"{says} {sheet.rows:,} rows.", styles.text)
        row += 1
    made.write_url(row, 0, f"internal:'{_DICTIONARY}'!A1", string=_DICTIONARY)
    made.write_string(row, 1, "A row a column of every sheet: what it holds.", styles.text)


_DICTIONARY_HEADS = ("Sheet", "Column", "Name in the other formats", "Kind", "What it holds")


def _dictionary(made: Worksheet, styles: _Styles, sheets: Iterable[_Sheet]) -> None:
    for at, width in enumerate((24, 30, 34, 10, 90)):
        made.set_column(at, at, width, styles.text)
    made.freeze_panes(1, 0)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    for at, name in enumerate(_DICTIONARY_HEADS):
        made.write_string(0, at, name, styles.head)
    number = 0
    for sheet in sheets:
        for column in sheet.table.columns:
            number += 1
            shown = "(not in this workbook)" if column.aside else head_of(column)
            cells = (sheet.name, shown, column.name, column.kind, column.says)
            for at, text in enumerate(cells):
                made.write_string(number, at, text)
    made.autofilter(0, 0, max(number, 1), len(_DICTIONARY_HEADS) - 1)
