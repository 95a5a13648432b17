"""A pool of worker processes in which a task that crashes, hangs or eats memory fails alone.

`concurrent.futures` breaks the whole pool when one worker dies and can't end one that hangs, so
each worker here has a pipe of its own and is ended and replaced when its task fails.
"""

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_GRACE = 2.0  # seconds between asking a worker to end and ending it
_START_SECONDS = 120.0  # for a fresh process to be ready, on a busy machine; no task's time
_LONGEST_WAIT = 3600.0  # seconds; systems refuse to wait for months, however far the deadline is
_READY = "ready"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result; `detail` is for the message, may be empty."""

    reason: Literal["crashed", "timed_out", "out_of_memory", "failed"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What became of one task; `index` is its place in the sequence given."""

    index: int
    result: R | Failure


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
            it has a method `prepare`, that is called first, in no task's time.
        tasks: pickled to a worker one at a time.
        workers: processes at once, at least 1.
        seconds: a task that takes longer is ended (`timed_out`).
        memory: bytes of address space a worker may hold, where the system can limit it; 0 for
            no limit.
    """
    queue = list(enumerate(tasks))[::-1]
    pool = [_Worker(work, memory) for _ in range(min(max(workers, 1), len(tasks)))]
    try:
        while queue or any(worker.busy for worker in pool):
            for worker in pool:
                if queue and not worker.busy:
                    worker.give(*queue.pop(), seconds)
            yield from _collect(pool)
    finally:
        for worker in pool:
            worker.end()


def _collect(pool: "list[_Worker[T, R]]") -> Iterator[Outcome[R]]:
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


class _Worker(Generic[T, R]):
    """A process and the pipe to it; replaced by a fresh process when it fails."""

    def __init__(self, work: Callable[[T], R], memory: int) -> None:
        self._work = work
        self._memory = memory
        self._start()

    def _start(self) -> None:
        context = _context(self._work)
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._work, self._memory), daemon=True
        )
        with _interrupts_held():
            self._process.start()
        theirs.close()
        self.busy = self._ready = False
        self.index = -1
        self.deadline = self._seconds = 0.0

    def give(self, index: int, task: T, seconds: float) -> None:
        self.index, self.busy, self._seconds = index, True, seconds
        self.deadline = monotonic() + seconds + (0.0 if self._ready else _START_SECONDS)
        # A worker that died between tasks shows when its answer is awaited.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(task)

    def take(self) -> Outcome[R] | None:
        """What came through the pipe; None when it was only that the worker has started."""
        index = self.index
        try:
            result: R | Failure = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._process.join(_GRACE)
            code = self._process.exitcode
            self._replace()
            return Outcome(index, Failure("crashed", f"exit code {code}"))
        if not self._ready:
            self._ready, self.deadline = True, monotonic() + self._seconds
            return None
        self.busy = False
        return Outcome(index, result)

    def give_up(self) -> Outcome[R]:
        index = self.index
        self._replace()
        return Outcome(index, Failure("timed_out"))

    def _replace(self) -> None:
        self.end()
        self._start()

    def end(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process started here doesn't hear Ctrl-C before it can say that it won't listen.

    Ctrl-C reaches every process of a terminal; without this each would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # its start would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context(work: Callable[[T], R]) -> Any:
    """Fork server where there is one: quick fresh workers, and no fork of a threaded parent.

    The server imports the module of `work`, or those it names as `modules`, once, so that its
    workers start with them.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        own = (getattr(work, "__module__", __name__),)
        context.set_forkserver_preload(list(getattr(work, "modules", own)))
        return context
    return multiprocessing.get_context("spawn")


def _serve(pipe: Connection, work: Callable[[T], R], memory: int) -> None:
    """What a worker does: a task in, its result or failure out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C stops
    _limit_memory(memory)
    with contextlib.suppress(Exception):  # if it fails, the first task meets it again and tells
        getattr(work, "prepare", _nothing)()
    with contextlib.suppress(EOFError, OSError):  # the pool is gone: nobody waits for an answer
        pipe.send(_READY)
        while True:
            pipe.send(_attempt(work, pipe.recv()))


def _nothing() -> None:
    pass


def _attempt(work: Callable[[T], R], task: T) -> R | Failure:
    try:
        return work(task)
    except MemoryError:
        return Failure("out_of_memory")
    except Exception as error:
        # The worker's edge: whatever went wrong in one document must reach the report as a
        # problem and not end the run.
        return Failure("failed", f"{type(error).__name__}: {error}")


def _limit_memory(memory: int) -> None:
    if not memory:
        return
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
