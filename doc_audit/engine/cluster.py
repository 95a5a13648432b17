"""The same work on a Dask cluster (extra `distributed`), for corpora too large for one machine."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

from doc_audit.engine.guarded import collect
from doc_audit.engine.worker import START_SECONDS, Failure, Limits, Outcome, Worker
from doc_audit.errors import InputError

T = TypeVar("T")
R = TypeVar("R")

_CONNECT_SECONDS = 10


def run_on_cluster(
    work: Callable[[T], R], tasks: Sequence[T], address: str, seconds: float, memory: int = 0
) -> Iterator[Outcome[R]]:
    """Outcomes as they come, each task exactly once, in no set order.

    Args:
        work: sent to the cluster, whose workers must have this package in the same version.
        tasks: must carry all they need, since workers don't share our files.
        address: of the scheduler, such as `tcp://scheduler:8786`.
        seconds: a task that takes longer is ended (`timed_out`). When none finishes for much
            longer, the cluster has gone and those left are given up.
        memory: bytes of address space a task may hold, as for `run_guarded`. What kills a whole
            Dask worker nonetheless, again and again, is `crashed`.

    Raises:
        InputError: the extra isn't installed, the address is none, or no scheduler answers there.
    """
    distributed = _distributed()
    _check_address(address)
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            "no Dask scheduler answers there",
            address,
            "Start one with `dask scheduler`, or leave out --cluster.",
        ) from error
    with client, client.as_current():
        shared = client.scatter(work, broadcast=True)
        futures = {
            client.submit(_attempt, shared, task, Limits(seconds, memory), pure=False): index
            for index, task in enumerate(tasks)
        }
        yield from _collect(distributed, futures, seconds + START_SECONDS)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise InputError(
            "Dask isn't installed", "--cluster", "Install it: pip install 'doc-audit[distributed]'."
        ) from error
    return distributed


def _check_address(address: str) -> None:
    """Dask itself would take its time over a word that is no address, and complain twice."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        known = parts.scheme not in ("tcp", "tls") or bool(parts.hostname and parts.port)
    except ValueError:  # a port that is no number
        known = False
    if not known:
        raise InputError(
            "not the address of a Dask scheduler",
            address,
            "Give it with its port, such as tcp://scheduler:8786.",
        )


_held = threading.local()
"""The guarded process of each thread of a Dask worker, kept from one task to the next."""


def _attempt(work: Callable[[T], R], task: T, limits: Limits) -> R | Failure:
    """Runs on a Dask worker: the task in a process of its own, as on a single machine.

    Dask itself ends a whole worker, with what else it is at, for one task that eats its memory,
    and never ends one that hangs.
    """
    with _as_parent():
        worker: Worker[T, R] | None = getattr(_held, "worker", None)
        if worker is None or not worker.serves(work, limits):
            if worker is not None:
                worker.end()
            worker = _held.worker = Worker(work, limits)
        worker.give(0, task)
        while worker.busy:
            for outcome in collect([worker]):
                return outcome.result
    raise RuntimeError("a worker stopped without an outcome")


@contextmanager
def _as_parent() -> Iterator[None]:
    """Lets a process have children though it is itself a daemon, as Dask's workers are.

    Python forbids it lest the children be left when the parent is killed; ours end when their
    pipe closes or their task is over its time.
    """
    config = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    daemon = config.get("daemon")
    config["daemon"] = False
    try:
        yield
    finally:
        config["daemon"] = daemon


def _collect(distributed: Any, futures: dict[Any, int], seconds: float) -> Iterator[Outcome[Any]]:
    waiting = dict(futures)
    while waiting:
        try:
            done, _ = distributed.wait(
                list(waiting), timeout=seconds, return_when="FIRST_COMPLETED"
            )
        except TimeoutError:
            yield from (Outcome(index, Failure("timed_out")) for index in waiting.values())
            return
        for future in sorted(done, key=futures.__getitem__):
            yield Outcome(waiting.pop(future), _result(distributed, future))


def _result(distributed: Any, future: Any) -> Any:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, MemoryError):
        return Failure("out_of_memory")
    if isinstance(error, distributed.KilledWorker):
        return Failure("crashed", "its workers died")
    return Failure("failed", f"{type(error).__name__}: {error}")
