"""The commands on good input: run, tag and evaluate, rubric, report."""

import hashlib
import json
from pathlib import Path

import pytest

STATEMENTS = [
    {"id": "b", "text": "Wexcombe Council will halve smoking by March 2027.", "mine": 1},
    {"id": "a", "text": "Life expectancy is lower in the north of the county."},
]


def _bytes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_report_is_made_from_the_folder_alone(doc_audit, tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan 2025-2030\n\nThe Board will publish a plan for carers by May 2026.\n")
    assert doc_audit("run", "plan.md", "-o", "out").returncode == 0
    before = _bytes(tmp_path / "out")
    plan.unlink()
    (tmp_path / "out" / "index.html").unlink()
    (tmp_path / "out").rename(tmp_path / "moved")
    done = doc_audit("report", "moved")
    assert done.returncode == 0, done.stderr
    assert _bytes(tmp_path / "moved") == before


def test_report_of_no_run_could_not_start(doc_audit) -> None:
    done = doc_audit("report", "nowhere")
    assert done.returncode == 2
    assert "no finished run" in done.stderr


def _write(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def test_tag_keeps_order_and_unknown_keys(doc_audit, tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", STATEMENTS)
    done = doc_audit("tag", "in.jsonl", "-o", "out.jsonl")
    assert done.returncode == 0, done.stderr
    codes = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [code["id"] for code in codes] == ["b", "a"]
    assert codes[0]["mine"] == 1
    assert codes[0]["type"] == "commitment"
    assert codes[0]["timeframe"] == [2, "by March 2027"]
    assert codes[1]["type"] == "context"


def test_tag_leaves_bad_lines_out_and_says_so(doc_audit, tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", STATEMENTS)
    path.write_bytes(b"{\n" + path.read_bytes().replace(b"\n", b"\r\n") + b'{"id": "\xe9"}\n\n')
    done = doc_audit("tag", "in.jsonl", "-o", "out.jsonl")
    assert done.returncode == 1
    assert "in.jsonl:1" in done.stderr
    assert "in.jsonl:4" in done.stderr
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("content", ["", "[]\n"])
def test_tag_of_nothing_could_not_start(doc_audit, tmp_path: Path, content: str) -> None:
    (tmp_path / "in.jsonl").write_text(content)
    assert doc_audit("tag", "in.jsonl", "-o", "out.jsonl").returncode == 2
    assert not (tmp_path / "out.jsonl").exists()


def test_evaluate_of_codes_against_themselves_agrees(doc_audit, tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", [{**record, "doc": "d"} for record in STATEMENTS])
    doc_audit("tag", "in.jsonl", "-o", "codes.jsonl")
    done = doc_audit(
        "evaluate", "--gold", "codes.jsonl", "--codes", "codes.jsonl", "--csv", "t.csv"
    )
    assert done.returncode == 0, done.stderr
    assert "1.00" in done.stdout
    assert "…" not in done.stdout  # no figure cut off at a narrow terminal
    assert "responsible_agent" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert (tmp_path / "t.csv").read_text("utf-8-sig").count("\n") > 5


def test_evaluate_tells_statements_without_codes(doc_audit, tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", [{**record, "doc": "d"} for record in STATEMENTS])
    doc_audit("tag", "in.jsonl", "-o", "gold.jsonl")
    lines = (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "codes.jsonl").write_text(lines[0] + "\n", "utf-8")
    done = doc_audit("evaluate", "--gold", "gold.jsonl", "--codes", "codes.jsonl")
    assert done.returncode == 1
    assert "1 statement" in done.stderr


def test_rubric_show_and_check(doc_audit) -> None:
    shown = doc_audit("rubric", "show")
    assert shown.returncode == 0
    assert "By whom?" in shown.stdout
    assert "…" not in shown.stdout
    checked = doc_audit("rubric", "check")
    assert checked.returncode == 0
    assert "ccuracy" in checked.stderr  # known, or why not
