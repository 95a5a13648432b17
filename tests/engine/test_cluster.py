"""A Dask cluster gives the same outcomes as worker processes."""

import multiprocessing
import os
import time
from collections.abc import Iterator

import needed
import pytest

from doc_audit.engine import Failure, run_on_cluster
from doc_audit.engine.cluster import _attempt
from doc_audit.engine.worker import Limits
from doc_audit.errors import InputError

distributed = needed.module("distributed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def act(task: str) -> str:
    if task == "hang":
        time.sleep(3)
    if task == "fault":
        raise ValueError("bad page tree")
    if task == "eat":
        raise MemoryError
    return task.upper()


def test_every_task_has_its_outcome_and_failures_stay_alone(address: str) -> None:
    outcomes = {
        o.index: o.result for o in run_on_cluster(act, ["a", "fault", "eat", "b"], address, 30)
    }
    assert outcomes == {
        0: "A",
        1: Failure("failed", "ValueError: bad page tree"),
        2: Failure("out_of_memory"),
        3: "B",
    }


def test_hang_is_given_up(address: str) -> None:
    outcomes = list(run_on_cluster(act, ["hang"], address, 0.5))
    assert [outcome.result for outcome in outcomes] == [Failure("timed_out")]


def test_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_audit.engine.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(InputError, match="no Dask scheduler"):
        list(run_on_cluster(act, ["a"], "tcp://127.0.0.1:1", 1))


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "tcp://host", "tcp://host:port"])
def test_address_that_is_none_is_told_at_once(address: str) -> None:
    with pytest.raises(InputError, match="not the address"):
        list(run_on_cluster(act, ["a"], address, 1))


def crash(task: str) -> str:
    if task == "crash":
        os._exit(7)
    return act(task)


def test_a_crash_and_a_hang_on_the_cluster_leave_the_others_alone(address: str) -> None:
    tasks = ["crash", "hang", "a", "b"]
    outcomes = {o.index: o.result for o in run_on_cluster(crash, tasks, address, 1)}
    assert outcomes == {
        0: Failure("crashed", "exit code 7"), 1: Failure("timed_out"), 2: "A", 3: "B",
    }  # fmt: skip


def test_a_dask_worker_that_is_a_daemon_may_guard_its_tasks() -> None:
    process = multiprocessing.get_context("spawn").Process(target=_as_daemon, daemon=True)
    process.start()
    process.join(30)
    assert process.exitcode == 3


def _as_daemon() -> None:
    os._exit(3 if _attempt(act, "a", Limits(20)) == "A" else 4)
