"""The main job from the inside: order, resuming, manifest facts, unread documents, determinism."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from doc_audit.engine import Failure, Outcome, Place
from doc_audit.model import Problem
from doc_audit.pipeline import corpus
from doc_audit.pipeline.audit import unreadable
from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.inputs import Source
from doc_audit.pipeline.resources import open_rubric
from doc_audit.store import read_run

OPTIONS = Options(workers=2, draws=100)
ACT = "The Board will open {} carers' hubs in Wexcombe by March {}."


def _plans(folder: Path, count: int = 3) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        body = "\n\n".join(ACT.format(number + n, 2026 + n) for n in range(12))
        (folder / f"plan{number}.md").write_text(f"# Wexcombe action plan {number}\n\n{body}\n")
    return folder


def _quiet(stage: str, item: str, done: int, total: int) -> None:
    pass


def test_documents_stay_in_the_order_given_whatever_their_size(tmp_path: Path) -> None:
    plans = _plans(tmp_path / "plans")
    (plans / "plan1.md").write_text("# Tiny plan\n\nWe will act.\n")
    paths = [plans / f"plan{n}.md" for n in (2, 1, 0)]
    run = run_corpus(paths, tmp_path / "out", OPTIONS, _quiet)
    assert [document.id for document in run.documents] == ["plan2", "plan1", "plan0"]
    assert [score.plan for score in run.scores] == ["plan2", "plan1", "plan0"]


def test_progress_reaches_its_end_in_every_stage(tmp_path: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    run_corpus(
        [_plans(tmp_path / "plans")],
        tmp_path / "out",
        OPTIONS,
        lambda stage, _, done, total: told.setdefault(stage, []).append((done, total)),
    )
    assert told["Reading and tagging"] == [(1, 3), (2, 3), (3, 3)]
    assert all(steps[-1][0] == steps[-1][1] for steps in told.values())


def test_a_run_that_was_cut_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = _plans(tmp_path / "plans")

    def cut_off(stage: str, item: str, done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_corpus([plans], tmp_path / "out", Options(workers=1, draws=100), cut_off)
    assert (tmp_path / "out" / "run.sqlite.part").exists()
    fresh: list[int] = []
    spread = corpus._spread
    monkeypatch.setattr(
        corpus, "_spread", lambda w, s, o: (fresh.append(len(s)), spread(w, s, o))[1]
    )
    run_corpus([plans], tmp_path / "out", OPTIONS, _quiet)
    run_corpus([plans], tmp_path / "whole", OPTIONS, _quiet)
    assert fresh[0] < 3
    for name in ("run.sqlite", "statements.jsonl", "index.html"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_manifest_decides_plan_kind_and_area(tmp_path: Path) -> None:
    plans = _plans(tmp_path / "plans", 2)
    (plans / "corpus.csv").write_text(
        "file,plan,kind,area\nplan0.md,both,guidance,Wexcombe\nplan1.md,both,guidance,Wexcombe\n"
    )
    run = run_corpus([plans], tmp_path / "out", OPTIONS, _quiet)
    (score,) = run.scores
    assert (score.plan, score.docs, score.kind) == ("both", ("plan0", "plan1"), "guidance")
    assert (score.status, score.score) == ("not_scored", None)
    assert run.documents[0].facts["area"].source == "manifest"
    assert {statement.area for statement in run.statements} == {"Wexcombe"}


def test_a_document_over_its_time_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = _plans(tmp_path / "plans", 2)

    def one_hangs(work, tasks, workers, seconds, memory):
        from doc_audit.engine import Failure, Outcome, run_guarded

        yield Outcome(0, Failure("timed_out"))
        for outcome in run_guarded(work, tasks[1:], workers, seconds, memory):
            yield Outcome(outcome.index + 1, outcome.result)

    monkeypatch.setattr(corpus, "run_guarded", one_hangs)
    run = run_corpus([plans], tmp_path / "out", OPTIONS, _quiet)
    assert len(run.documents) == 1
    (problem,) = [p for p in run.problems if p.severity == "error"]
    assert isinstance(problem, Problem)
    assert problem.code == "reader_timed_out"
    assert "--timeout" in problem.mend


PAGE = Place("reading page", 37, 210, 290)


@pytest.mark.parametrize(
    ("failure", "skip"),
    [
        (Failure("crashed", "SIGSEGV", PAGE), (37,)),
        (Failure("timed_out", place=PAGE), (37,)),
        (Failure("timed_out", place=replace(PAGE, seconds=2)), None),  # long, not stuck
        (Failure("out_of_memory", place=Place("reading part word/document.xml")), None),
        (Failure("crashed", "SIGSEGV"), None),
        (Failure("failed", "KeyError", PAGE), None),
    ],
)
def test_a_page_that_ends_the_reader_is_left_out(
    failure: Failure, skip: tuple[int, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[int, ...]] = []

    def spread(work, tasks, options):
        for at, task in enumerate(tasks):
            given.append(task.skip)
            yield Outcome(at, failure if not task.skip else unreadable(task.source, "x", "x", "x"))

    monkeypatch.setattr(corpus, "_spread", spread)
    source = Source(Path("plan.pdf"), "", "plan")
    ((_, result),) = corpus._results([source], [0], open_rubric("default"), Options(seconds=300))
    assert given == [(), *([skip] if skip else [])]
    assert isinstance(result, Problem)
    if not skip and failure.place is PAGE:
        assert "while reading page 37 of 210" in result.message
        assert result.pages == (37,)


def test_no_more_than_a_few_pages_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def spread(work, tasks, options):
        for at, task in enumerate(tasks):
            place = Place("laying out page", 1 + len(task.skip), 9)
            yield Outcome(at, Failure("crashed", "SIGSEGV", place))

    monkeypatch.setattr(corpus, "_spread", spread)
    source = Source(Path("plan.pdf"), "", "plan")
    ((_, result),) = corpus._results([source], [0], open_rubric("default"), Options())
    assert isinstance(result, Problem)
    assert "laying out page 3 of 9" in result.message


def test_statements_are_found_at_their_offsets_in_the_kept_text(tmp_path: Path) -> None:
    run = run_corpus([_plans(tmp_path / "plans", 1)], tmp_path / "out", OPTIONS, _quiet)
    (document,) = run.documents
    text = (tmp_path / "out" / "texts" / f"{document.sha256}.txt").read_text("utf-8")
    for statement in read_run(tmp_path / "out").statements:
        for piece in statement.pieces:
            shown = statement.text[piece.at : piece.at + piece.end - piece.start]
            assert text[piece.start : piece.end] == shown


def test_no_absolute_path_or_worker_count_in_the_results(tmp_path: Path) -> None:
    run_corpus([_plans(tmp_path / "plans", 1)], tmp_path / "out", OPTIONS, _quiet)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert os.fsencode(tmp_path) not in path.read_bytes(), path


def test_run_folder_inside_the_plans_changes_nothing_when_run_again(tmp_path: Path) -> None:
    plans = _plans(tmp_path / "plans", 2)
    first = run_corpus([plans], plans / "out", OPTIONS, _quiet)
    assert run_corpus([plans], plans / "out", OPTIONS, _quiet) == first


def test_plan_of_two_kinds_is_judged_alike_after_a_cut_off(tmp_path: Path) -> None:
    plans = _plans(tmp_path / "plans", 2)
    (plans / "plan0.md").write_text("# Tiny guidance\n\nWe will act.\n")
    (plans / "corpus.csv").write_text(
        "file,plan,kind\nplan0.md,both,guidance\nplan1.md,both,action_plan\n"
    )

    def cut_off(stage: str, item: str, done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_corpus([plans], tmp_path / "cut", OPTIONS, cut_off)
    cut = run_corpus([plans], tmp_path / "cut", OPTIONS, _quiet)
    assert [score.kind for score in cut.scores] == ["action_plan"]
    assert cut == run_corpus([plans], tmp_path / "whole", OPTIONS, _quiet)


def _unlink(path: Path) -> None:
    path.unlink()


def _rewrite(path: Path) -> None:
    path.write_text("# Other words\n\nWe will not act.\n")


@pytest.mark.parametrize(
    ("meddle", "code"), [(_unlink, "file_missing"), (_rewrite, "file_changed")]
)
def test_file_that_goes_away_or_changes_while_it_is_audited_is_left_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    meddle: Callable[[Path], None],
    code: str,
) -> None:
    plans = _plans(tmp_path / "plans", 3)
    find = corpus.find_sources

    def find_then_meddle(paths):
        found = find(paths)
        meddle(plans / "plan1.md")
        return found

    monkeypatch.setattr(corpus, "find_sources", find_then_meddle)
    run = run_corpus([plans], tmp_path / "out", OPTIONS, _quiet)
    assert [document.id for document in run.documents] == ["plan0", "plan2"]
    assert [(p.file, p.code, p.severity) for p in run.problems] == [("plan1.md", code, "error")]
