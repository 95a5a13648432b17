"""Plan pages that other processes write: the same bytes, whatever fails there."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import report_runs

from doc_audit.engine import Beside, Failure, Outcome
from doc_audit.model import Marked, Marking
from doc_audit.pipeline import plan_work
from doc_audit.pipeline.plan_work import PlanTask, PlanWork
from doc_audit.pipeline.publish import publish
from doc_audit.store import SCHEMA, PlanReader, RunWriter, read_run

PLANS = ("aim-2023", "aim-2026", report_runs.HOSTILE)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of three plans, one with a name and words that mean harm, one of two documents."""
    plans = {}
    for number, plan in enumerate(PLANS):
        docs = (f"doc{number}", f"doc{number}-b")[: 2 if number == 1 else 1]
        items = [
            item
            for doc in docs
            for item in [
                *report_runs.vague_items(doc, 5),
                report_runs.coded(doc, report_runs.OWNED),
            ]
        ]
        known = [
            report_runs.document(doc, f"{doc}.pdf", kind="strategy", plan=plan) for doc in docs
        ]
        plans[plan] = (report_runs.plan_input(plan, docs, items, "strategy"), known)
    run = report_runs.make_run(plans)
    record = replace(run.record, schema=SCHEMA, rubric_files=report_runs.rubric().files)
    folder = tmp_path_factory.mktemp("apart") / "out"
    with RunWriter(folder, record) as writer:
        for document in run.documents:
            own = [s for s in run.statements if s.doc == document.id]
            marked = [Marking(own[0].id, "beside", {"mark": Marked("words")})]
            writer.add(document, b"", own, [run.codings[s.id] for s in own], marked)
        writer.finish(run.scores, run.problems)
    return folder


def published(kept: Path, folder: Path, workers: int) -> dict[str, bytes]:
    shutil.copytree(kept, folder)
    told: list[tuple[str, int, int]] = []
    publish(folder, lambda _, *step: told.append(step), workers=workers)
    counted = [number for name, number, _ in told if not name.startswith("search/")]
    assert counted == list(range(1, told[0][2] + 1))
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".sqlite"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_plan_read_alone_is_its_part_of_the_run(kept: Path) -> None:
    run, reader = read_run(kept), PlanReader(kept)
    for score in run.scores:
        part = reader.read(score.plan)
        assert part.scores == (score,)
        assert part.documents == tuple(d for d in run.documents if d.id in score.docs)
        assert part.statements == tuple(s for s in run.statements if s.doc in score.docs)
        own = {s.id for s in part.statements}
        assert part.codings == {id_: c for id_, c in run.codings.items() if id_ in own}
        assert part.markings == tuple(m for m in run.markings if m.statement in own)
        assert part.problems == tuple(p for p in run.problems if p.doc in score.docs)
    assert len(run.markings) == len(run.documents)


def test_same_bytes_whatever_the_number_of_processes(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = published(kept, tmp_path / "1", 1)
    monkeypatch.setattr(plan_work, "WORTH", 0)
    assert published(kept, tmp_path / "2", 2) == alone
    assert sum(name.startswith("plans/") for name in alone) == len(PLANS)
    assert b"<script>alert('x')" not in b"".join(alone[n] for n in alone if n.endswith(".html"))


def test_a_plan_that_fails_in_a_worker_is_written_here(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = published(kept, tmp_path / "1", 1)
    monkeypatch.setattr(plan_work, "WORTH", 0)

    def crashing(work: PlanWork, tasks: list[PlanTask], *_: object) -> object:
        yield Outcome(0, work(tasks[0]))
        yield from (Outcome(n, Failure("crashed")) for n in range(1, len(tasks)))

    monkeypatch.setattr(plan_work, "run_guarded", crashing)
    assert published(kept, tmp_path / "2", 2) == alone


def test_what_ends_the_work_is_met_where_it_is_awaited() -> None:
    def ending():  # type: ignore[no-untyped-def]
        yield Outcome(0, "first")
        raise OSError("no process can be started")

    with Beside(ending()) as beside, pytest.raises(OSError, match="no process"):
        assert [outcome.result for outcome in beside.ready(wait=True)] == ["first"]


def test_leaving_the_block_ends_what_is_under_way() -> None:
    closed = []

    def endless():  # type: ignore[no-untyped-def]
        try:
            while True:
                yield Outcome(0, "more")
        finally:
            closed.append(True)

    with Beside(endless()) as beside:
        next(iter(beside.ready(wait=True)))
    assert closed == [True]
