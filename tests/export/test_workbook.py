"""The workbook as Excel and LibreOffice read it."""

from pathlib import Path

import openpyxl
import pytest

from doc_audit.export import Column, Table
from doc_audit.export.table import Cell
from doc_audit.export.workbook import MOST_LETTERS, write_workbook

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
    assert [cell.value for cell in book["Columns"][3]] == ["things", "n", "integer", "a count"]


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
