"""Excel workbooks (.xlsx, .xlsm, .xltx, .xltm) to documents; there are no pages, only rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_audit.errors import DocumentError
from doc_audit.ingest.finish import finished, struck_problem
from doc_audit.ingest.office.package import EXCEL, Package
from doc_audit.ingest.sheets.lookup import is_lookup
from doc_audit.ingest.sheets.reading import SheetBlocks
from doc_audit.ingest.sheets.sheet import Sheet
from doc_audit.ingest.sheets.spots import Row, rows_of
from doc_audit.ingest.sheets.workbook import SheetPart, Workbook
from doc_audit.model import Block, BlockKind, Document, Problem
from doc_audit.model.problem import Severity
from doc_audit.text.clean import tidy

_UNNAMED = re.compile(r"sheet\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
"""Names that Excel gives; they say nothing as a heading."""

_MOST_SHEETS = 500  # Excel sets no limit; a tracker with a sheet for each partner has some 50

_FOUND: tuple[tuple[str, str, Severity, str, str], ...] = (
    (
        "filtered_rows", "filtered_rows", "warning",
        "Rows that a filter keeps out of sight were not read ({count}).",
        "If they belong to the plan, clear the filter, save, and try that.",
    ),
    (
        "hidden_rows", "hidden_rows", "note", "Hidden rows were not read ({count}).",
        "Show them and save, if they belong to the plan.",
    ),
    (
        "hidden_columns", "hidden_columns", "note", "Hidden columns were not read ({count}).",
        "Show them and save, if they belong to the plan.",
    ),
    (
        "uncomputed", "formula_without_value", "error",
        "Formulas whose results are not in the file were not read ({count} cells).",
        "Open the file in Excel, save it, and try that.",
    ),
    (
        "errors", "error_values", "note", "Cells show an error such as #REF! ({count}).",
        "Correct their formulas if they matter.",
    ),
    (
        "pictures", "pictures_not_read", "note",
        "Pictures were not read; words in them are missing ({count}).",
        "Type out what matters in them.",
    ),
    (
        "charts", "charts_not_read", "note",
        "Charts were not read; words in them are missing ({count}).", "",
    ),
    (
        "beyond", "sheet_too_large", "error",
        "The sheet is absurdly large; only its beginning was read.",
        "Save the rows of the plan as a workbook of their own.",
    ),
)  # fmt: skip


def _problems(name: str, found: Counter[str]) -> Iterator[Problem]:
    for key, code, severity, message, mend in _FOUND:
        if count := found[key]:
            yield Problem(code, severity, f"Sheet “{name}”: {message.format(count=count)}", mend)


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


class _Reader:
    """Reads the sheets of a workbook one after another."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._parts = workbook.sheets()
        self._tables = 0
        self._begun = False
        self.problems: list[Problem] = []

    def blocks(self) -> list[Block]:
        """Blocks of all sheets that are shown and aren't mere lists of choices."""
        self._note_unread()
        sheets = [self._sheet(part) for part in self._parts[:_MOST_SHEETS] if _is_read(part)]
        read = [
            (sheet, rows_of(sheet.cells, sheet.merges, sheet.found)) for sheet in sheets if sheet
        ]
        lookups = [self._is_lookup(at, read) for at in range(len(read))]
        blocks: list[Block] = []
        for (sheet, rows), lookup in zip(read, lookups, strict=True):
            blocks += self._sheet_blocks(sheet, rows) if not lookup else ()
        names = [sheet.name for (sheet, _), lookup in zip(read, lookups, strict=True) if lookup]
        if names:
            message = f"Sheets that only hold lists to choose from were not read: {_quoted(names)}."
            self.problems.append(Problem("lookup_sheets", "note", message))
        return blocks

    def _note_unread(self) -> None:
        hidden = [part.name for part in self._parts if part.hidden]
        if hidden:
            message = f"Hidden sheets were not read: {_quoted(hidden)}."
            mend = "Show them and save, if they belong to the plan."
            self.problems.append(Problem("hidden_sheets", "note", message, mend))
        charts = [part.name for part in self._parts if not (part.hidden or part.cells)]
        if charts:
            message = f"Sheets without cells, such as charts, were not read: {_quoted(charts)}."
            self.problems.append(Problem("charts_not_read", "note", message))
        if len(self._parts) > _MOST_SHEETS:
            message = f"Only the first {_MOST_SHEETS} of {len(self._parts)} sheets were read."
            self.problems.append(Problem("sheet_too_large", "error", message))

    def _sheet(self, part: SheetPart) -> Sheet | None:
        """A sheet, or None where it can't be read; the others may be whole."""
        before = self._workbook.values.found.copy()
        try:
            if not part.part:
                raise self._workbook.damaged(f"sheet “{tidy(part.name)}” is missing")
            sheet = self._workbook.read(part)
        except DocumentError as error:
            if error.code != "damaged" or len(self._parts) == 1:
                raise
            message = f"Sheet “{part.name}” is damaged and was not read."
            mend = "Open the file in Excel, save it again, and try that."
            self.problems.append(Problem("damaged_sheet", "error", message, mend))
            return None
        sheet.found += self._workbook.values.found - before
        return sheet

    def _is_lookup(self, at: int, read: Sequence[tuple[Sheet, list[Row]]]) -> bool:
        sheet, rows = read[at]
        others = [other for other, _ in read if other is not sheet]
        words = sorted({word for other in others for word in other.lists})
        named = {name for word in words for name in self._workbook.sheets_named(word)}
        return is_lookup(sheet.name, rows, named, at == 0)

    def _sheet_blocks(self, sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
        path = f"sheet[{tidy(sheet.name)}]"
        level = 1 if _UNNAMED.fullmatch(sheet.name.strip()) else 2
        read = SheetBlocks(path, level, self._tables, sheet.tables).read(rows, sheet.hidden)
        blocks = list(read.blocks)
        blocks += (
            Block(BlockKind.PARAGRAPH, text, path=f"{path}/box[{place}]")
            for place, text in enumerate(map(tidy, sheet.boxes), 1)
        )
        if level > 1 and blocks:
            blocks = self._with_name(blocks, tidy(sheet.name), path)
        self._tables = read.tables
        sheet.found["beyond"] += read.lost
        self.problems += _problems(sheet.name, sheet.found)
        self._begun = self._begun or bool(blocks)
        return blocks

    def _with_name(self, blocks: Sequence[Block], name: str, path: str) -> list[Block]:
        """The blocks of a sheet under its name.

        What stands as a title on the first sheet is the title of the workbook: it comes before the
        name, which is left out where it says nothing new or the sheet is only a cover.
        """
        heading = Block(BlockKind.HEADING, name, level=1, path=path)
        title = blocks[0]
        if self._begun or title.kind is not BlockKind.HEADING or title.table:
            return [heading, *blocks]
        titled = [replace(title, level=1), replace(heading, level=2), *blocks[1:]]
        says_more = name.casefold() not in title.text.casefold()
        if says_more and any(block.table for block in blocks):
            return titled
        return [titled[0], *blocks[1:]]


def _is_read(part: SheetPart) -> bool:
    return part.cells and not part.hidden


def read_xlsx(content: bytes, name: str, doc_id: str) -> Document:
    """Reads a workbook as Excel shows it; formulas by the results kept in the file.

    Sheets come in the order of their tabs, each a heading, unless its name is one that Excel gave.
    Blocks have a `path` such as `sheet[Actions]/row[12]`, rows as Excel numbers them. Hidden
    sheets, rows and columns, comments, pictures and charts are left out; a problem says how many.

    Raises:
        DocumentError: `damaged`, `encrypted`, `too_large` or `unsafe`.
    """
    workbook = Workbook(Package(content, name, EXCEL))
    reader = _Reader(workbook)
    blocks = reader.blocks()
    problems = [*reader.problems, *struck_problem(workbook.values.found["struck"])]
    return finished(
        blocks, content=content, name=name, doc_id=doc_id, media="xlsx", problems=problems
    )
