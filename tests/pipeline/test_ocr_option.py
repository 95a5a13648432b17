"""Whether pictures are read is the user's choice, and in the run's record."""

from pathlib import Path

import pytest

from doc_audit.ingest import Tesseract
from doc_audit.pipeline.corpus import OCR_SECONDS, SECONDS, Options, run_corpus
from doc_audit.pipeline.resources import sample_corpus
from doc_audit.store import read_run

SCAN = sample_corpus() / "documents" / "tamblesea-forward-plan.pdf"  # its second page is a picture


def _quiet(*_: object) -> None:
    pass


def test_scanned_page_is_read_and_the_version_recorded(
    tesseract: Tesseract, tmp_path: Path
) -> None:
    run_corpus([SCAN], tmp_path / "out", Options(draws=100), _quiet)
    run = read_run(tmp_path / "out")
    assert run.record.arguments["ocr"] == "auto"
    assert run.record.versions["tesseract"] == tesseract.version
    assert run.record.versions["tesseract eng"] == tesseract.data
    assert any(statement.page == 2 for statement in run.statements)
    assert "page_without_text" not in {problem.code for problem in run.problems}
    method = (tmp_path / "out" / "method.html").read_text("utf-8")
    assert "--ocr auto" in method
    assert tesseract.version in method


def test_switched_off_the_page_is_a_problem(tmp_path: Path) -> None:
    run = run_corpus([SCAN], tmp_path / "out", Options(draws=100, ocr="off"), _quiet)
    assert run.record.arguments["ocr"] == "off"
    assert "tesseract" not in run.record.versions
    assert [p.pages for p in run.problems if p.code == "page_without_text"] == [(2,)]


@pytest.mark.parametrize(
    ("reader", "given", "limit"),
    [(None, 0.0, SECONDS), (Tesseract("5", "x"), 0.0, OCR_SECONDS), (Tesseract("5"), 7.0, 7.0)],
)
def test_a_document_may_take_longer_where_pictures_are_read(
    reader: Tesseract | None, given: float, limit: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doc_audit.pipeline.corpus.find_ocr", lambda: reader)
    assert Options(seconds=given).limit == limit
    assert Options(seconds=given, ocr="off").limit == (given or SECONDS)
