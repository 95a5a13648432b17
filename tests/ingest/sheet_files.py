"""Workbooks made in memory for the tests: through openpyxl, or part by part."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import openpyxl
from office_files import HEADER, OFFICE, PACKAGE, zipped

from doc_audit.ingest.sheets.excel import read_xlsx
from doc_audit.model import Block, BlockKind, Document

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

HEADS = ("Action", "Lead", "Timescale", "Measure", "RAG")
OPEN = ("Open a women's health hub", "Hartwell ICB", "March 2026", "One hub open", "Green")
TRAIN = ("Train reception staff", "Marsh Trust", "June 2026", "80 staff trained", "Amber")


def built(write: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook that `write` has filled; it begins with one sheet, `Sheet`."""
    book = openpyxl.Workbook()
    write(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_book(*rows: Sequence[object], name: str = "Actions") -> bytes:
    """A workbook of one sheet with these rows."""

    def write(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.title = name
        for row in rows:
            sheet.append(list(row))

    return built(write)


def packed(sheet: str, *, workbook: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A workbook of one sheet, `Plan`, from the inside of its `worksheet` element.

    Args:
        workbook: elements of the workbook before its `sheets`.
        more: further parts of the workbook by name (`styles`, `sharedStrings`), whole.
    """
    more = more or {}
    links = "".join(
        f'<Relationship Id="x{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in more
    )
    return zipped(
        {
            "_rels/.rels": f'{HEADER}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{HEADER}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
            '<sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEADER}<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f"{links}</Relationships>",
            "xl/worksheets/sheet1.xml": f'{HEADER}<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
            **{f"xl/{name}.xml": text for name, text in more.items()},
        }
    )


def read(content: bytes) -> Document:
    return read_xlsx(content, "log.xlsx", "d")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def records(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def cells(block: Block) -> dict[str, str]:
    """Words of a row by their heads."""
    return {cell.head: block.text[cell.start : cell.end] for cell in block.cells}


def roles(block: Block) -> dict[str, str]:
    return {cell.head: cell.role for cell in block.cells}


def codes(document: Document) -> dict[str, str]:
    return {problem.code: problem.message for problem in document.problems}
