"""Spreadsheets in a folder: action logs are audited, data beside the plans is not."""

from pathlib import Path

from doc_audit.pipeline.inputs import find_sources

LOG = "Action,Lead,Timescale\nOpen a hub,ICB,2026\nHire staff,Trust,2027\n"
DATA = "area,year,value\nMarsh,2024,7\nHartwell,2024,9\n"


def folder(place: Path, **files: str) -> Path:
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        (place / f"{stem}.{suffix}").write_text(content, "utf-8")
    return place


def test_action_logs_in_a_folder_are_audited_data_is_noted(tmp_path: Path) -> None:
    place = folder(tmp_path, log_csv=LOG, tabs_tsv=LOG.replace(",", "\t"), rates_csv=DATA)
    sources, problems = find_sources([place])
    assert [source.doc for source in sources] == ["log", "tabs"]
    assert [(p.code, p.severity) for p in problems] == [("data_table", "note")]
    assert "rates.csv" in problems[0].message


def test_a_table_named_by_itself_is_tried_whatever_it_holds(tmp_path: Path) -> None:
    place = folder(tmp_path, rates_csv=DATA)
    sources, problems = find_sources([place / "rates.csv"])
    assert [source.doc for source in sources] == ["rates"]
    assert problems == []


def test_our_own_tables_are_no_plans(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "corpus.csv").write_text("file\nplan.txt\n", "utf-8")
    (inner / "plan.txt").write_text("We will act.", "utf-8")
    (inner / "expected_problems.csv").write_text("file,page,code\nplan.txt,1,x\n", "utf-8")
    sources, problems = find_sources([tmp_path])
    assert [source.doc for source in sources] == ["plan"]
    assert [problem.code for problem in problems] == ["data_table"]
    assert "corpus.csv" not in problems[0].message
    sources, problems = find_sources([inner])
    assert ([source.doc for source in sources], problems) == (["plan"], [])


def test_workbooks_in_a_folder_are_audited_and_old_ones_tried(
    tmp_path: Path,
) -> None:
    (tmp_path / "log.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "old.xls").write_bytes(b"x")
    sources, problems = find_sources([tmp_path])
    assert [source.doc for source in sources] == ["log", "old"]
    assert problems == []
