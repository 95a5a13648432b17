"""`doc-audit compare`: a page more in the run folder, and messages where it can't be made."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import report_runs

from doc_audit.cli.main import main
from doc_audit.errors import EXIT_NOT_STARTED
from doc_audit.pipeline.publish import publish
from doc_audit.store import SCHEMA, RunWriter

PLANS = ("aim-2023", "aim-2026", "elsewhere")
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run of three plans, too many for a page of each pair."""
    monkeypatch.setattr("doc_audit.compare.choose.EVERY_PAIR", 2)
    plans = {}
    for plan in PLANS:
        items = report_runs.vague_items(plan, 5)
        known = report_runs.document(plan, f"{plan}.pdf", kind="strategy", plan=plan)
        plans[plan] = (report_runs.plan_input(plan, (plan,), items, "strategy"), [known])
    run = report_runs.make_run(plans)
    record = replace(run.record, schema=SCHEMA, rubric_files=report_runs.rubric().files)
    with RunWriter(tmp_path / "out", record) as writer:
        for document in run.documents:
            own = [s for s in run.statements if s.doc == document.id]
            writer.add(document, b"", own, [run.codings[s.id] for s in own])
        writer.finish(run.scores, [])
    publish(tmp_path / "out", lambda *_: None)
    return tmp_path / "out"


@pytest.fixture
def doc_audit(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["doc-audit", *map(str, arguments)])
        capfd.readouterr()
        status = 0
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 0
        told = capfd.readouterr()
        return status, " ".join((told.out + told.err).split())

    return call


def test_a_page_is_added_to_report_index_and_data(folder: Path, doc_audit: Command) -> None:
    assert not (folder / "compare").exists()
    status, told = doc_audit("compare", folder, "aim-2023", "AIM-2026.pdf")
    assert status == 0
    assert "aim-2023.pdf, beside aim-2026.pdf: 5 commitments in both, 0 only in the first" in told
    page = folder / "compare" / "aim-2023--aim-2026.html"
    assert "In both: 5 commitments" in page.read_text("utf-8")
    assert "compare/aim-2023--aim-2026.html" in (folder / "compared.html").read_text("utf-8")
    assert (folder / "compare.csv").read_text("utf-8-sig").count("aim-2023,aim-2026") == 5

    made = {path.name: path.read_bytes() for path in (folder / "compare").iterdir()}
    index = (folder / "compared.html").read_bytes()
    publish(folder, lambda *_: None)  # the whole report, made anew, has it too
    assert {path.name: path.read_bytes() for path in (folder / "compare").iterdir()} == made
    assert (folder / "compared.html").read_bytes() == index


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (
            ("aim-2032", "elsewhere"),
            "aim-2032: no plan of that name in the run. The nearest: aim-2023",
        ),
        (("aim", "elsewhere"), "aim: several plans are called so. Say which: aim-2023, aim-2026."),
        (
            ("elsewhere", "elsewhere.pdf"),
            "elsewhere: both names are of one plan. Name two different plans.",
        ),
    ],
)
def test_names_that_do_not_do(folder: Path, doc_audit: Command, names, told) -> None:
    status, said = doc_audit("compare", folder, *names)
    assert status == EXIT_NOT_STARTED
    assert told in said
    assert not (folder / "compare").exists()


def test_a_folder_without_a_run(tmp_path: Path, doc_audit: Command) -> None:
    status, said = doc_audit("compare", tmp_path, "a", "b")
    assert status == EXIT_NOT_STARTED
    assert "run" in said
