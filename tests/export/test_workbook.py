"""The workbook as Excel and LibreOffice read it."""

import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from doc_audit.export import Column, Table, workbook
from doc_audit.export.sheet_rows import MOST_LETTERS, letters_of
from doc_audit.export.table import Cell
from doc_audit.export.workbook import write_workbook

COLUMNS = (
    Column("text", "text", "words"),
    Column("n", "integer", "a count"),
    Column("share", "number", "0 to 1", 2),
    Column("sure", "flag", "whether"),
    Column("ids", "list", "ids"),
)
HOSTILE = ["=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "http://x.example", "{=1}", '=HYPERLINK("x")']


def table(*rows: list[Cell], name: str = "things") -> Table:
    return Table(name, "A row a thing.", COLUMNS, lambda: iter(rows))


def written(path: Path, *tables: Table) -> openpyxl.Workbook:
    write_workbook(path, tables, [("What", "=a test")])
    return openpyxl.load_workbook(path)


def test_types_come_back(tmp_path: Path) -> None:
    book = written(tmp_path / "b.xlsx", table(["We will", 3, 0.256, True, ("a", "b")], [None] * 5))
    sheet = book["things"]
    assert [cell.value for cell in sheet[2]] == ["We will", 3, 0.26, True, "a; b"]
    assert all(cell.value is None for cell in sheet[3])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:E3")
    assert book.sheetnames == ["Read me", "things", "Columns"]
    assert [cell.value for cell in book["Columns"][3]] == ["things", "N", "n", "integer", "a count"]


def test_a_list_whose_only_entry_says_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    """As the pages of a criterion's statements in a document without pages."""
    sheet = written(tmp_path / "b.xlsx", table(["a", 1, 1.0, True, [""]]))["things"]
    assert [cell.value for cell in sheet[2]] == ["a", 1, 1, True, None]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    sheet = written(tmp_path / "b.xlsx", table([text, 1, 1.0, True, [text]]))["things"]
    for cell in (sheet["A2"], sheet["E2"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_what_no_cell_can_hold_is_cut_and_says_so(tmp_path: Path) -> None:
    long = "\U0001f600" * MOST_LETTERS  # two units each, as Excel counts
    sheet = written(
        tmp_path / "b.xlsx", table([long, 1, 1.0, True, ()], ["\ud800", 1, 1, True, ()])
    )
    shown = sheet["things"]["A2"].value
    assert shown.endswith("whole in the CSV)")
    assert len(shown.encode("utf-16-le")) // 2 <= MOST_LETTERS
    assert sheet["things"]["A3"].value == "?"


def test_long_and_like_names_of_tables_have_sheets_of_their_own(tmp_path: Path) -> None:
    long = "criteria_of_a_rubric_with_a_long_name"
    book = written(tmp_path / "b.xlsx", *(table(name=long + end) for end in ("_a", "_b")))
    assert book.sheetnames[1:3] == [long[:31], long[:29] + "~2"]


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_workbook(tmp_path / name, [table(["x", 1, 0.5, False, ()])], [("What", "a test")])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_columns_for_programs_are_told_but_not_shown(tmp_path: Path) -> None:
    columns = (Column("id", "text", "an id"), Column("why", "text", "rules", aside=True),
               Column("short_words", "text", "words"))  # fmt: skip
    rows = lambda: iter([["7", "r1", "We will"]])  # noqa: E731
    book = written(tmp_path / "b.xlsx", Table("t", "A row.", columns, rows, ("short_words",)))
    assert [[cell.value for cell in row] for row in book["t"]] == [
        ["Short words", "Id"],
        ["We will", "7"],
    ]
    told = {row[2].value: row[1].value for row in book["Columns"]}
    assert (told["why"], told["id"]) == ("(not in this workbook)", "Id")


def test_what_no_sheet_can_hold_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = written(tmp_path / "b.xlsx", table(*([["x", 1, 0.5, False, ()]] * 3)))
    assert book["things"].max_row == 3
    told = next(row[1].value for row in book["Read me"] if row[0].value == "things")
    assert told.startswith("Has more rows than a sheet can hold")


def test_formats_are_those_of_the_columns(tmp_path: Path) -> None:
    row: list[Cell] = ["We will", 3, 0.256, True, ("a", "b")]
    other = Table("other", "A row.", COLUMNS[1:], lambda: iter([row[1:]]))
    book = written(tmp_path / "b.xlsx", table(row), other)
    assert book["things"]["C2"].number_format == book["other"]["B2"].number_format == "0.00"
    assert book["things"]["A2"].alignment.wrap_text
    assert not book["other"]["A2"].alignment.wrap_text


@settings(max_examples=25)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = written(Path(folder) / "b.xlsx", table(*([text, 1, 1, True, ()] for text in texts)))
    shown = [unescape(row[0].value) for row in book["things"].iter_rows(min_row=2)]
    assert shown == [text.encode("utf-8", "replace").decode() for text in texts]


def test_heads_of_figures_stand_over_the_figures(tmp_path: Path) -> None:
    sheet = written(tmp_path / "b.xlsx", table(["a", 1, 1.0, True, ("i",)]))["things"]
    assert [cell.alignment.horizontal for cell in sheet[1]] == [None, "right", "right", None, None]


def test_what_looks_like_an_escaped_sign_is_told_apart(tmp_path: Path) -> None:
    made = tmp_path / "b.xlsx"
    written(made, table(["a_x000B_\x0b<&>", 1, 1.0, True, ()]))
    sheet = zipfile.ZipFile(made).read("xl/worksheets/sheet2.xml").decode()
    assert "<t>a_x005F_x000B__x000B_&lt;&amp;&gt;</t>" in sheet


def test_columns_are_called_as_excel_does() -> None:
    assert [letters_of(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
