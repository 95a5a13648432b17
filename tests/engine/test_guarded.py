"""A task that crashes, hangs or eats memory fails alone."""

import multiprocessing
import os
import signal
import time
from multiprocessing import Pipe

import pytest

from doc_audit.engine import Failure, InTurn, Tell, run_guarded, worker
from doc_audit.engine.worker import Limits, serve


def act(task: str) -> str:
    """A task that does what its name says."""
    if task == "crash":
        os._exit(7)
    if task == "hang":
        time.sleep(60)
    if task == "fault":
        raise ValueError("bad page tree")
    if task == "eat":
        return "x" * (64 * 2**30)
    return task.upper()


def _run(tasks: list[str], workers: int, seconds: float = 30, memory: int = 0) -> list[object]:
    outcomes = list(run_guarded(act, tasks, workers, seconds, memory))
    assert sorted(outcome.index for outcome in outcomes) == list(range(len(tasks)))
    return [o.result for o in sorted(outcomes, key=lambda outcome: outcome.index)]


def test_every_task_has_one_outcome_with_more_tasks_than_workers() -> None:
    assert _run(list("abcde"), workers=2) == list("ABCDE")


def test_no_tasks_no_outcomes() -> None:
    assert _run([], workers=2) == []


def test_crash_and_fault_leave_the_others_alone() -> None:
    results = _run(["a", "crash", "fault", "b"], workers=1)
    assert results == [
        "A",
        Failure("crashed", "exit code 7"),
        Failure("failed", "ValueError: bad page tree"),
        "B",
    ]


def test_hang_is_ended_after_its_time() -> None:
    assert _run(["hang", "a"], workers=1, seconds=1) == [Failure("timed_out"), "A"]


@pytest.mark.skipif(os.name == "nt", reason="no memory limits there")
def test_memory_limit_fails_the_task_alone() -> None:
    assert _run(["eat", "a"], workers=1, memory=4 * 2**30) == [Failure("out_of_memory"), "A"]


@pytest.mark.parametrize("seconds", [1e10, float("inf")])
def test_a_time_limit_longer_than_the_system_can_wait_is_no_fault(seconds: float) -> None:
    assert _run(["a"], workers=1, seconds=seconds) == ["A"]


class SlowToStart:
    """Work that must make something ready before its first task."""

    def prepare(self) -> None:
        time.sleep(1.5)
        self.ready = True

    def __call__(self, task: str) -> str:
        return task if self.ready else "not ready"


def test_making_ready_is_no_task_s_time() -> None:
    outcomes = run_guarded(SlowToStart(), ["a", "b"], workers=1, seconds=1)
    assert [outcome.result for outcome in outcomes] == ["a", "b"]


class NeverReady(SlowToStart):
    """Work that can't be made ready."""

    def prepare(self) -> None:
        raise ValueError("no rules")

    def __call__(self, task: str) -> str:
        raise ValueError("no rules")


def test_what_fails_on_making_ready_is_told_by_the_task() -> None:
    (outcome,) = run_guarded(NeverReady(), ["a"], workers=1, seconds=5)
    assert outcome.result == Failure("failed", "ValueError: no rules")


def test_a_worker_whose_pool_is_gone_ends_without_a_word() -> None:
    ours, theirs = Pipe()
    ours.close()
    before = signal.getsignal(signal.SIGINT)
    try:
        serve(theirs, act, Limits(1))
    finally:
        signal.signal(signal.SIGINT, before)


class Reader:
    """Work that tells where it is."""

    def report_to(self, tell: Tell) -> None:
        self.tell = tell

    def __call__(self, task: str) -> str:
        self.tell("reading page", 37, 210)
        return act(task)


@pytest.mark.parametrize(
    ("task", "reason"), [("crash", "crashed"), ("hang", "timed_out"), ("fault", "failed")]
)
def test_a_failure_says_what_was_being_read(task: str, reason: str) -> None:
    (outcome,) = run_guarded(Reader(), [task], workers=1, seconds=1)
    assert isinstance(outcome.result, Failure)
    assert outcome.result.reason == reason
    assert str(outcome.result.place) == "reading page 37 of 210"


class OddError(Exception):
    """An error that can be sent but not put together again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)


def answer_oddly(task: str) -> Exception | str:
    return OddError(task, task) if task == "odd" else task


def test_an_answer_that_can_t_be_read_fails_alone() -> None:
    results = [o.result for o in run_guarded(answer_oddly, ["odd", "a"], workers=1, seconds=20)]
    assert isinstance(results[0], Failure)
    assert results[0].reason == "failed"
    assert results[1] == "a"


class Forgetful(Reader):
    """Work that tells where it is only of its first task."""

    def __call__(self, task: str) -> str:
        return super().__call__(task) if task == "a" else act(task)


def test_a_failure_is_not_placed_where_an_earlier_task_was() -> None:
    results = [o.result for o in run_guarded(Forgetful(), ["a", "fault"], workers=1, seconds=9)]
    assert results == ["A", Failure("failed", "ValueError: bad page tree")]


def fault(task: str) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return task


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
def test_a_crash_in_a_library_is_named() -> None:
    (outcome,) = run_guarded(fault, ["a"], workers=1, seconds=9)
    assert outcome.result == Failure("crashed", "SIGSEGV")


def _orphan() -> None:
    worker._ORPHAN_GRACE = 1.0
    ours, theirs = Pipe()
    ours.send("hang")
    serve(theirs, act, Limits(0))


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="no alarm there")
def test_a_worker_whose_pool_was_killed_ends_its_hanging_task() -> None:
    process = multiprocessing.get_context("fork").Process(target=_orphan)
    process.start()
    process.join(20)
    assert process.exitcode == -signal.SIGALRM


def test_tasks_in_turn_go_on_after_one_that_fails() -> None:
    with InTurn(act, seconds=30) as work:
        assert work("a") == "A"
        crashed = work("crash")
        assert isinstance(crashed, Failure)
        assert (crashed.reason, crashed.detail) == ("crashed", "exit code 7")
        assert work("b") == "B"
    with InTurn(act, seconds=0.2) as work:
        assert work("hang") == Failure("timed_out")
