"""`doc-audit export`: every table in every format, nothing half written."""

import csv
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from pyarrow import parquet
from pydantic import TypeAdapter
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.pipeline import exporting, table_files
from doc_audit.pipeline.exported import open_run
from doc_audit.store.folder import TABLES
from doc_audit.store.table import _sql_type

PLAN = """\
# Ambershire strategy

=cmd will be opened for carers by the council by March 2027.

We will cut smoking among people in the most deprived fifth \U0001f6ad by a third.

Our vision is a fairer county.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, `run`, and all formats of it, `out`."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "plan.md").write_text(PLAN, "utf-8")
    common = ["run", str(folder / "plan.md"), "-j", "1", "--ocr", "off", "--draws", "100"]
    result = CliRunner().invoke(app, [*common, "-r", "default", "-o", str(folder / "run")])
    assert result.exit_code == 0, result.output
    tables = ["csv", "xlsx", "parquet", "jsonl", "json-schema", "datapackage"]
    chosen = [word for name in tables for word in ("--to", name)]
    result = CliRunner().invoke(
        app, ["export", str(folder / "run"), *chosen, "-o", str(folder / "out")]
    )
    assert result.exit_code == 0, result.output
    return folder


def _rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_is_read_as_if_each_field_were_parsed_by_itself(home: Path) -> None:
    with closing(sqlite3.connect(home / "run" / "run.sqlite")) as db:
        db.row_factory = sqlite3.Row
        for table in TABLES:
            rows = db.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            db.row_factory = None
            assert table.select(db) == [_alone(table.record, table.columns, row) for row in rows]
            db.row_factory = sqlite3.Row
            assert rows or table.name in ("problems", "markings", "answers")


def _alone(record: type, columns: dict[str, Any], row: sqlite3.Row) -> object:
    plain = ("TEXT", "INTEGER", "REAL")
    return record(**{
        name: row[name] if _sql_type(hint) in plain else _tuple(name, TypeAdapter(hint), row[name])
        for name, hint in columns.items()
    })  # fmt: skip


def _tuple(name: str, adapter: TypeAdapter[Any], value: str) -> object:
    meant = adapter.validate_json(value)
    return tuple(meant) if name == "lines" else meant


def test_every_format_has_every_table_with_as_many_rows(home: Path) -> None:
    out = home / "out"
    book = openpyxl.load_workbook(out / "doc_audit.xlsx", read_only=True)
    for table in open_run(home / "run").tables:
        rows = _rows(out / "csv" / f"{table.name}.csv")
        lines = (out / "jsonl" / f"{table.name}.jsonl").read_text("utf-8").splitlines()
        typed = parquet.read_table(out / "parquet" / f"{table.name}.parquet")
        sheet = list(book[table.name[:31]].iter_rows(min_row=2))
        assert len(rows) == len(lines) == typed.num_rows == len(sheet)
        assert typed.column_names == [column.name for column in table.columns]


def test_the_run_folders_own_tables_are_the_same(home: Path) -> None:
    for path in (home / "out" / "csv").iterdir():
        assert path.read_bytes() == (home / "run" / path.name).read_bytes()


def test_every_column_of_every_table_is_told(home: Path) -> None:
    package = json.loads((home / "out" / "datapackage" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        path = home / "out" / "datapackage" / resource["path"]
        content = path.read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        heads = content.decode().split("\r\n", 1)[0].split(",")
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == heads
        assert all(len(field["description"]) > 3 for field in fields)
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
    files = {path.name for path in (home / "out" / "datapackage").glob("*.csv")}
    assert files == {resource["path"] for resource in package["resources"]}


def test_lines_are_valid_against_their_schemas(home: Path) -> None:
    for path in (home / "out" / "json-schema").iterdir():
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        valid = jsonschema.Draft202012Validator(schema)
        lines = home / "out" / "jsonl" / path.name.replace(".schema.json", ".jsonl")
        for line in lines.read_text("utf-8").splitlines():
            valid.validate(json.loads(line))


def test_a_schema_refuses_what_isnt_in_the_format(home: Path) -> None:
    path = home / "out" / "json-schema" / "statements.schema.json"
    valid = jsonschema.Draft202012Validator(json.loads(path.read_text("utf-8")))
    lines = (home / "out" / "jsonl" / "statements.jsonl").read_text("utf-8").splitlines()
    good = next(one for one in map(json.loads, lines) if "target" in one)
    for wrong in ({"target": [3, "x"]}, {"type": "promise"}, {"relevance": None}, {"colour": 1}):
        assert not valid.is_valid(good | wrong)


def test_what_a_spreadsheet_would_run_is_text(home: Path) -> None:
    rows = _rows(home / "out" / "csv" / "statements.csv")
    assert any(row["text"].startswith("'=cmd") for row in rows)
    sheet = openpyxl.load_workbook(home / "out" / "doc_audit.xlsx")["statements"]
    texts = [cell for row in sheet for cell in row if str(cell.value).startswith("=cmd")]
    assert texts
    assert all(cell.data_type == "s" for cell in texts)


def test_lists_and_flags_keep_their_types(home: Path) -> None:
    table = parquet.read_table(home / "out" / "parquet" / "statements.parquet")
    field = table.schema.field("populations")
    assert str(field.type) == "list<element: string>"
    assert field.metadata[b"description"]
    assert "deprived" in {code for codes in table["populations"].to_pylist() for code in codes}


def test_an_unknown_format_names_those_there_are(home: Path) -> None:
    result = CliRunner().invoke(app, ["export", str(home / "run"), "--to", "xls"])
    assert "Choose of: csv, xlsx" in str(result.exception)
    assert str(result.exception).endswith(", all.")


def test_a_format_whose_package_is_missing_says_how_to_get_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting.util, "find_spec", lambda name: None)
    result = CliRunner().invoke(app, ["export", str(home / "run"), "--to", "parquet"])
    assert "pip install 'doc-audit[parquet]'" in str(result.exception)


def test_no_half_of_a_file_is_left(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(table_files, "write_workbook", cut_off)
    result = CliRunner().invoke(
        app, ["export", str(home / "run"), "--to", "xlsx", "-o", str(tmp_path)]
    )
    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_the_first_sheet_says_what_figures_mean_and_what_they_do_not(home: Path) -> None:
    sheet = openpyxl.load_workbook(home / "out" / "doc_audit.xlsx")["Read me"]
    told = {row[0].value: str(row[1].value) for row in sheet}
    assert "0 absent, 1 vague, 2 specific" in told["Levels"]
    assert "commitment or aspiration" in told["Levels"]
    assert "0 to 100" in told["Points and scores"]
    assert "with their intervals" in told["What they don't say"]
