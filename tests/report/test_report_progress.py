"""What is told while a report is written: every page is counted, and the last is the last."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import report_runs

from doc_audit.pipeline.publish import publish
from doc_audit.report.plan_parts import pages_of
from doc_audit.store import SCHEMA, RunWriter

STEPS = list[tuple[str, int, int]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of two plans, whose pages are compared."""
    plans = {}
    for plan in ("aim-2023", "aim-2026"):
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
    return tmp_path / "out"


def _told(folder: Path) -> STEPS:
    told: STEPS = []
    publish(folder, lambda _, name, done, total: told.append((name, done, total)))
    return told


def _counts_to_the_end(told: STEPS) -> bool:
    """Whether all pages but the parts of the search are counted, one by one, up to the total."""
    done = [number for name, number, _ in told if not name.startswith("search/")]
    return done == list(range(1, told[0][2] + 1)) and told[-1][1:] == (done[-1], done[-1])


def test_counts_to_the_end(folder: Path) -> None:
    told = _told(folder)
    assert _counts_to_the_end(told)
    assert any(name.startswith("compare/") for name, _, _ in told)


def test_counts_to_the_end_where_plans_and_search_are_divided(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doc_audit.report.lookup.pages_of", partial(pages_of, most=2000))
    monkeypatch.setattr("doc_audit.report.search_pages.PART_BYTES", 500)
    told = _told(folder)
    assert _counts_to_the_end(told)
    names = [name for name, _, _ in told]
    assert sum(name.startswith("plans/") for name in names) > 2
    assert sum(name.startswith("search/") for name in names) > 1
