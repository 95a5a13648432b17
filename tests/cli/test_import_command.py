"""`doc-audit import` and back: a run's project taken in, exported, compared."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from doc_audit.cli.main import app

PLAN = """\
# Ambershire strategy

=cmd will be opened for carers by the council by March 2027.

We will cut smoking among people in the most deprived fifth \U0001f6ad by a third.

Our vision is a fairer county.

- We will open two hubs.
- We will open two hubs.
"""


def _call(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, `run`, and its project, `out/doc_audit.qdpx`."""
    folder = tmp_path_factory.mktemp("import")
    (folder / "plan.md").write_text(PLAN, "utf-8")
    common = ["run", folder / "plan.md", "-j", 1, "--ocr", "off", "--draws", 100, "-r", "default"]
    assert _call(*common, "-o", folder / "run").exit_code == 0
    told = _call("export", folder / "run", "--to", "qdpx", "-o", folder / "out")
    assert told.exit_code == 0, told.output
    return folder


def test_a_project_goes_in_and_comes_out_the_same(home: Path) -> None:
    project = home / "out" / "doc_audit.qdpx"
    told = _call("import", home / "run", project, "-o", home / "tool.jsonl")
    assert told.exit_code == 0, told.output
    assert not (home / "tool.jsonl.problems.csv").exists()
    told = _call("export", home / "run", "--to", "qdpx", "--coding", home / "tool.jsonl")
    assert told.exit_code == 0, told.output
    again = home / "run" / "export" / "tool" / "doc_audit.qdpx"
    assert again.read_bytes() == project.read_bytes()
    compared = ["--gold", home / "tool.jsonl", "--codes", home / "run", "--draws", 100]
    told = _call("evaluate", *compared)
    assert told.exit_code == 0, told.output


def test_a_filled_in_table_goes_in_and_its_faults_go_beside(home: Path) -> None:
    lines = (home / "run" / "statements.csv").read_text("utf-8-sig").splitlines(keepends=True)
    table = home / "mine.csv"
    table.write_text("".join([*lines, lines[-1].replace("plan-", "nope-", 1)]), "utf-8-sig")
    told = _call("import", home / "run", table, "--coder", "Ann", "-o", home / "ann.jsonl")
    assert told.exit_code == 1
    with (home / "ann.jsonl.problems.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == ["row"]
    tool = [json.loads(line) for line in (home / "run" / "statements.jsonl").open("rb")]
    ann = [json.loads(line) for line in (home / "ann.jsonl").open("rb")]
    assert [one["id"] for one in ann] == [one["id"] for one in tool]
    for mine, theirs in zip(ann, tool, strict=True):
        assert mine["coder"] == "Ann"
        assert {k: mine.get(k) for k in ("type", "target", "populations", "origin")} == {
            k: theirs.get(k) for k in ("type", "target", "populations", "origin")
        }


def test_a_coders_table_has_their_codes_and_no_scores(home: Path) -> None:
    ann = home / "bo.jsonl"
    first = json.loads((home / "run" / "statements.jsonl").read_text("utf-8").splitlines()[1])
    kept = {key: first[key] for key in ("id", "doc", "text")}
    ann.write_text(json.dumps(kept | {"coder": "Bo", "type": "context"}) + "\n", "utf-8")
    told = _call(
        "export", home / "run", "--to", "csv", "--to", "xlsx", "--coding", ann, "-o", home / "bo"
    )
    assert told.exit_code == 0, told.output
    with (home / "bo" / "csv" / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["coder"] for row in rows if row["type"]] == ["Bo"]
    assert not any(row["points"] for row in rows)
    assert not (home / "bo" / "csv" / "robustness.csv").exists()


def test_codings_of_another_run_are_not_exported(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "x", "text": "We will.", "coder": "a", "type": "context"}\n', "utf-8")
    told = _call("export", home / "run", "--to", "qdpx", "--coding", path, "-o", tmp_path / "o")
    assert "isn't a coding of this run" in str(told.exception)
    told = _call("import", home / "run", path, "-o", tmp_path / "y.jsonl")
    assert "no statement of the run is coded in it" in str(told.exception)
    assert not (tmp_path / "y.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.qdc", "whole project"), ("a.xlsx", "CSV UTF-8"), ("a.doc", "Give one of"),
     ("a.qdpx", "can't be read")],
)  # fmt: skip
def test_files_of_other_kinds_say_what_to_do(home: Path, name: str, told: str) -> None:
    result = _call("import", home / "run", home / name, "-o", home / "z.jsonl")
    assert told in str(result.exception)


def test_codings_are_not_written_over_themselves(home: Path) -> None:
    path = home / "run" / "statements.jsonl"
    before = path.read_bytes()
    result = _call("import", home / "run", path, "-o", path)
    assert "written over" in str(result.exception)
    assert path.read_bytes() == before
