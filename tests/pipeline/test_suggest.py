"""A manifest filled in from documents: what is sure, what is to be checked, and the way back."""

import csv
from pathlib import Path

import pytest

from doc_audit.errors import InputError
from doc_audit.pipeline.inputs import find_sources
from doc_audit.pipeline.manifest import read_manifest
from doc_audit.pipeline.suggest import suggest_manifest

PLAN = (
    "# Elmshire Joint Forward Plan 2025/26 to 2029/30\n\nNHS Elmshire Integrated Care Board\n\n"
    "This plan covers Elmshire and was written with the people of Elmshire in every town.\n"
)


def silent(*_: object) -> None:
    pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a manifest written for it."""
    made = tmp_path_factory.mktemp("plans")
    (made / "plan.md").write_text(PLAN, "utf-8")
    (made / "+notes.txt").write_text("We will act.", "utf-8")
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    suggest_manifest([made], made / "corpus.csv", 1, silent)
    return made


def test_every_document_has_a_row_and_guesses_are_named(folder: Path) -> None:
    with (folder / "corpus.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"plan.md", "./+notes.txt", "broken.pdf"}
    plan = rows["plan.md"]
    assert (plan["kind"], plan["area"], plan["plan"]) == ("forward_plan", "Elmshire", "")
    assert plan["start"] == "2025-04-01"
    assert not {"kind", "area"} & set(plan["check"].split("; "))
    assert {"kind", "area"} <= set(rows["./+notes.txt"]["check"].split("; "))
    assert {"kind", "area"} <= set(rows["broken.pdf"]["check"].split("; "))
    assert all(len(row["sha256"]) == 64 for row in rows.values())


def test_what_is_to_be_checked_stays_a_guess_until_it_is(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    path = tmp_path / "corpus.csv"
    path.write_text("file,kind,area,check\nplan.md,strategy,Elm,kind; title\n", "utf-8")
    entries, problems = read_manifest(path)
    assert problems == []
    assert not entries[0].facts["kind"].sure
    assert entries[0].facts["area"].sure


def test_a_check_that_names_no_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_text("file,kind,check\nplan.md,strategy,kind; colour\n", "utf-8")
    entries, problems = read_manifest(path)
    assert [problem.code for problem in problems] == ["manifest_value"]
    assert not entries[0].facts["kind"].sure


def test_run_reads_it_back_and_an_older_one_is_never_lost(folder: Path) -> None:
    sources, problems = find_sources([folder])
    assert {source.path.name for source in sources} == {"plan.md", "+notes.txt", "broken.pdf"}
    assert problems == []
    with pytest.raises(InputError, match="is there already"):
        suggest_manifest([folder], folder / "corpus.csv", 1, silent)


def test_what_someone_gave_stays_as_given(tmp_path: Path) -> None:
    given = tmp_path / "given.csv"
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "corpus.csv").write_text("file,kind,plan\nplan.md,strategy,one\n", "utf-8")
    suggest_manifest([tmp_path], given, 1, silent)
    entries, _ = read_manifest(given)
    assert (entries[0].facts["kind"].value, entries[0].facts["kind"].sure) == ("strategy", True)
    assert entries[0].facts["plan"].value == "one"
