"""A pool of worker processes in which a task that crashes, hangs or eats memory fails alone.

`concurrent.futures` breaks the whole pool when one worker dies and can't end one that hangs, so
each worker here has a pipe of its own and is ended and replaced when its task fails.
"""

from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from time import monotonic
from typing import Generic, TypeVar

from doc_audit.engine.worker import Failure, Limits, Outcome, Worker

T = TypeVar("T")
R = TypeVar("R")

_LONGEST_WAIT = 3600.0  # seconds; systems refuse to wait for months, however far the deadline is


def run_guarded(
    work: Callable[[T], R],
    tasks: Sequence[T],
    workers: int,
    seconds: float,
    memory: int = 0,
) -> Iterator[Outcome[R]]:
    """Outcomes as they come, each task exactly once, in no set order.

    Args:
        work: what is done with a task; pickled to each worker once, so it may carry a rubric. If
            it has a method `prepare`, that is called first, in no task's time; if it has a method
            `report_to`, that is given a `Tell`, so that a failure can say what the work was at.
        tasks: pickled to a worker one at a time.
        workers: processes at once, at least 1.
        seconds: a task that takes longer is ended (`timed_out`).
        memory: bytes of address space a worker may hold, where the system can limit it; 0 for
            no limit.
    """
    limits = Limits(seconds, memory)
    queue = list(enumerate(tasks))[::-1]
    pool = [Worker(work, limits) for _ in range(min(max(workers, 1), len(tasks)))]
    try:
        while queue or any(worker.busy for worker in pool):
            for worker in pool:
                if queue and not worker.busy:
                    worker.give(*queue.pop())
            yield from collect(pool)
    finally:
        for worker in pool:
            worker.end()


class InTurn(Generic[T, R]):
    """One worker process that does tasks as they come, each with the limits of `run_guarded`.

    For tasks too large to be made all at once. The process starts with the first of them.
    """

    def __init__(self, work: Callable[[T], R], seconds: float, memory: int = 0) -> None:
        self._work, self._limits = work, Limits(seconds, memory)
        self._worker: Worker[T, R] | None = None

    def __enter__(self) -> "InTurn[T, R]":
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker:
            self._worker.end()

    def __call__(self, task: T) -> R | Failure:
        """What becomes of a task; waits for it."""
        if not self._worker:
            self._worker = Worker(self._work, self._limits)
        self._worker.give(0, task)
        while True:
            for outcome in collect([self._worker]):
                return outcome.result


def collect(pool: "list[Worker[T, R]]") -> Iterator[Outcome[R]]:
    """Waits until something happens, or an hour, and gives what is ready."""
    busy = [worker for worker in pool if worker.busy]
    left = min(worker.deadline for worker in busy) - monotonic()
    ready = wait([worker.pipe for worker in busy], min(max(0.0, left), _LONGEST_WAIT))
    for worker in busy:
        if worker.pipe in ready:
            outcome = worker.take()
            if outcome is not None:
                yield outcome
        elif monotonic() >= worker.deadline:
            yield worker.give_up()
