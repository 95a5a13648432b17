"""The same work on a Dask cluster (extra `distributed`), for corpora too large for one machine."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

from doc_audit.engine.guarded import Failure, Outcome
from doc_audit.errors import InputError

T = TypeVar("T")
R = TypeVar("R")

_CONNECT_SECONDS = 10


def run_on_cluster(
    work: Callable[[T], R], tasks: Sequence[T], address: str, seconds: float
) -> Iterator[Outcome[R]]:
    """Outcomes as they come, each task exactly once, in no set order.

    Args:
        work: sent to the cluster, whose workers must have this package in the same version.
        tasks: must carry all they need, since workers don't share our files.
        address: of the scheduler, such as `tcp://scheduler:8786`.
        seconds: when no task finishes for so long, those left are given up (`timed_out`). A
            worker that dies is replaced by Dask; a task that keeps killing workers is `crashed`.

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
            client.submit(_attempt, shared, task, pure=False): index
            for index, task in enumerate(tasks)
        }
        yield from _collect(distributed, futures, seconds)


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


def _attempt(work: Callable[[T], R], task: T) -> R:
    return work(task)


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
