"""What of a workbook is left out, and that it is told; what is absurd costs nothing."""

import time
import zipfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from office_files import zipped
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from sheet_files import HEADS, OPEN, TRAIN, built, cells, codes, packed, read, records, texts

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.ingest.kind import kind_of
from doc_audit.ingest.sheets.formats import shown_number, shown_text


def fill(sheet: openpyxl.worksheet.worksheet.Worksheet, *rows: tuple[object, ...]) -> None:
    for line in rows:
        sheet.append(list(line))


def test_hidden_sheets_are_named_and_not_read() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN)
        for name, state in (("Old", "hidden"), ("Secret", "veryHidden")):
            sheet = book.create_sheet(name)
            fill(sheet, HEADS, TRAIN)
            sheet.sheet_state = state

    document = read(built(write))
    assert len(records(document)) == 1
    assert "“Old”, “Secret”" in codes(document)["hidden_sheets"]


def test_hidden_rows_and_columns_are_counted_and_not_read() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN, TRAIN)
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["E"].hidden = True

    document = read(built(write))
    assert [list(cells(block)) for block in records(document)] == [list(HEADS[:4])]
    assert "(1)" in codes(document)["hidden_rows"]
    assert "(1)" in codes(document)["hidden_columns"]


def test_rows_out_of_sight_by_a_filter_are_a_warning() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN, TRAIN)
        book.active.auto_filter.ref = "A1:E3"
        book.active.auto_filter.add_filter_column(4, ["Green"])
        book.active.row_dimensions[3].hidden = True

    document = read(built(write))
    assert len(records(document)) == 1
    assert [(p.code, p.severity) for p in document.problems] == [("filtered_rows", "warning")]


def test_a_merged_group_whose_first_row_is_hidden_still_shows() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, ("Theme", *HEADS), ("Access", *OPEN), (None, *TRAIN))
        book.active.merge_cells("A2:A3")
        book.active.row_dimensions[2].hidden = True

    (only,) = records(read(built(write)))
    assert cells(only)["Theme"] == "Access"


def test_rows_hidden_between_others_do_not_part_a_table() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN, ("Old", "ICB", "2020", "-", "Red"), ("Hire", "ICB"))
        book.active.row_dimensions[3].hidden = True

    assert [b.cells[1].role for b in records(read(built(write)))] == ["lead", "lead"]


def with_lists(book: openpyxl.Workbook, formula: str) -> None:
    fill(book.active, HEADS, OPEN)
    fill(
        book.create_sheet("Choices"),
        ("Teams: choose one of these.",),
        ("Hartwell ICB",),
        ("Marsh Trust",),
        ("Public health",),
    )
    choice = DataValidation(type="list", formula1=formula)
    book.active.add_data_validation(choice)
    choice.add("E2:E9")


def test_a_sheet_that_drop_downs_are_taken_from_is_noted() -> None:
    document = read(built(lambda book: with_lists(book, "Choices!$A$1:$A$9")))
    assert "“Choices”" in codes(document)["lookup_sheets"]
    assert not any("choose one" in text for text in texts(document))


def test_a_sheet_of_priorities_in_words_is_read_though_drop_downs_are_taken_from_it() -> None:
    def write(book: openpyxl.Workbook) -> None:
        with_lists(book, "Choices!$A$1:$A$9")
        words = "We will halve the waits for talking therapy."
        fill(book["Choices"], ("Access", words), ("Prevention", words), ("Work", words))

    assert "lookup_sheets" not in codes(read(built(write)))


def test_a_sheet_that_a_name_leads_to_is_noted() -> None:
    def write(book: openpyxl.Workbook) -> None:
        with_lists(book, "TeamList")
        area = openpyxl.workbook.defined_name.DefinedName("TeamList", attr_text="Choices!$A$1:$A$9")
        book.defined_names["TeamList"] = area

    assert "“Choices”" in codes(read(built(write)))["lookup_sheets"]


def test_a_sheet_of_short_words_is_noted_a_cover_or_figures_are_read() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, ("Marsh action plan",), ("Version 2",), ("March 2025",))
        fill(book.create_sheet("RAG"), ("RAG", "Team"), ("Green", "ICB"), ("Red", "Trust"))
        fill(book.create_sheet("KPI"), ("Rate", "Base"), ("Smoking", 9.4), ("Falls", 7))

    document = read(built(write))
    assert codes(document) == {
        "lookup_sheets": "Sheets that only hold lists to choose from were not read: “RAG”."
    }
    assert "Marsh action plan" in texts(document)
    assert "Smoking | 9.4" in texts(document)


def test_charts_are_noted_comments_left_alone() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN)
        book.active["A2"].comment = Comment("We will hide this.", "A")
        chart = BarChart()
        chart.add_data(Reference(book.active, min_col=1, min_row=1, max_row=2))
        book.active.add_chart(chart, "H2")
        book.create_chartsheet("Progress").add_chart(BarChart())

    document = read(built(write))
    assert not any("hide this" in text for text in texts(document))
    charts = [p.message for p in document.problems if p.code == "charts_not_read"]
    assert any("“Progress”" in message for message in charts)
    assert any("(1)" in message for message in charts)


def test_a_damaged_sheet_does_not_lose_the_others() -> None:
    def write(book: openpyxl.Workbook) -> None:
        fill(book.active, HEADS, OPEN)
        fill(book.create_sheet("More"), HEADS, TRAIN)

    with zipfile.ZipFile(BytesIO(built(write))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:300]
    document = read(zipped(parts))
    assert len(records(document)) == 1
    assert "“More”" in codes(document)["damaged_sheet"]
    with pytest.raises(DocumentError, match="damaged"):
        read(zipped({**parts, "xl/workbook.xml": parts["xl/workbook.xml"][:-20]}))


def test_absurd_sizes_that_hold_nothing_cost_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>We end here</t></is></c></row>'
    content = packed(
        '<dimension ref="A1:XFD1048576"/><cols><col min="5" max="16384" hidden="0"/></cols>'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>We begin</t></is></c></row>'
        f'{far}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        '<autoFilter ref="A1:XFD1048576"/>'
    )
    start = time.process_time()
    document = read(content)
    assert time.process_time() - start < 1
    assert texts(document)[0] == "We begin"


def test_entities_are_refused() -> None:
    good = packed("<sheetData/>")
    with zipfile.ZipFile(BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'
    parts["xl/worksheets/sheet1.xml"] = (
        sheet.replace("?>", f"?>{bomb}")
        .replace(
            "<sheetData/>",
            '<sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData>',
        )
        .encode()
    )
    with pytest.raises(DocumentError) as caught:
        read(zipped(parts))
    assert caught.value.code == "unsafe"


def test_workbooks_of_other_kinds_say_what_to_save_them_as() -> None:
    ods = zipped({"mimetype": b"", "content.xml": b"x"})
    raw = b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    assert kind_of(built(lambda book: None), "plan") == "xlsx"
    for content, what in (
        (zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xls"),
        (raw + ods, ".ods"),
    ):
        with pytest.raises(DocumentError, match=what) as caught:
            kind_of(content, "plan")
        assert "save it as .xlsx or CSV" in caught.value.mend


def test_a_workbook_is_read_whatever_its_name() -> None:
    content = built(lambda book: fill(book.active, HEADS, OPEN))
    assert read_document(content, "plan.pdf", "d").media == "xlsx"


def _repeated(text: str, times: int) -> bytes:
    """A workbook that holds a text once and shows it in many cells."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>'
    rows = '<row><c t="s"><v>0</v></c></row>' * times
    return packed(f"<sheetData>{rows}</sheetData>", more={"sharedStrings": strings})


def test_words_shown_too_often_are_cut_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_audit.ingest.sheets.values._MOST_LETTERS", 1000)
    document = read(_repeated("We will act.", 200))
    assert "sheet_too_large" in codes(document)
    assert 80 <= len(document.blocks) <= 90


def test_words_merged_over_too_many_rows_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_audit.ingest.sheets.spots._MOST_LETTERS", 1000)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="str"><v>{"We act. " * 5 if n == 1 else ""}</v></c>'
        f'<c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 200)
    )
    merged = '<mergeCells><mergeCell ref="A1:A199"/></mergeCells>'
    document = read(packed(f"<sheetData>{rows}</sheetData>{merged}"))
    assert "sheet_too_large" in codes(document)
    assert document.text.count("We act.") < 5 * 30


def test_a_code_cannot_repeat_words_beyond_a_cell() -> None:
    assert shown_text("a" * 100, "@@@") == "a" * 300
    assert shown_text("a" * 20_000, "@@@") == "a" * 20_000


@pytest.mark.parametrize("code", ["%" * 255, "0." + "0" * 253, "0%." + "0" * 200, "#," * 120])
def test_the_largest_numbers_print_under_the_longest_codes(code: str) -> None:
    for value in ("1E+308", "-1.5E-308", "0"):
        assert shown_number(Decimal(value), code) is not None
