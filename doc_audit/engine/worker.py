"""One worker process and the pipe to it, with limits of time and memory."""

import contextlib
import gc
import math
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Generic, Literal, TypeVar

from doc_audit.engine.place import Place, PlaceBoard

T = TypeVar("T")
R = TypeVar("R")

_GRACE = 2.0  # seconds between asking a worker to end and ending it
START_SECONDS = 120.0
"""For a fresh process to be ready, on a busy machine; no task's time."""
_ORPHAN_GRACE = 60.0  # seconds over its limit after which a worker ends itself: its pool is gone
_LONGEST_ALARM = 2**31 - 1  # seconds; what the system counts down from
_READY = "ready"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result.

    Attributes:
        detail: for the message, may be empty.
        place: what the work was at, where it told.
    """

    reason: Literal["crashed", "timed_out", "out_of_memory", "failed"]
    detail: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What became of one task; `index` is its place in the sequence given."""

    index: int
    result: R | Failure


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may take.

    Attributes:
        seconds: a task that takes longer is ended (`timed_out`).
        memory: bytes of address space a worker may hold, where the system can limit it; 0 for
            no limit.
    """

    seconds: float
    memory: int = 0


class Worker(Generic[T, R]):
    """A process and the pipe to it; replaced by a fresh process when it fails."""

    def __init__(self, work: Callable[[T], R], limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._start()

    def _start(self) -> None:
        context = _context(self._work)
        self.pipe, theirs = context.Pipe()
        self._board = PlaceBoard(context)
        self._process = context.Process(
            target=serve, args=(theirs, self._work, self._limits, self._board), daemon=True
        )
        with _interrupts_held():
            self._process.start()
        theirs.close()
        self.busy = self._ready = False
        self.index = -1
        self.deadline = 0.0

    def serves(self, work: Callable[[T], R], limits: Limits) -> bool:
        """Whether it does this work within these limits."""
        return self._work is work and self._limits == limits

    def give(self, index: int, task: T) -> None:
        """Hands it a task; it must not be busy."""
        self.index, self.busy = index, True
        self._board.clear()
        to_start = 0.0 if self._ready else START_SECONDS
        self.deadline = monotonic() + self._limits.seconds + to_start
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
            failure = Failure("crashed", _ending(self._process.exitcode), self._board.read())
            self._replace()
            return Outcome(index, failure)
        except Exception as error:  # an answer that can't be put together again
            result = Failure("failed", f"{type(error).__name__}: {error}")
        if not self._ready:
            self._ready, self.deadline = True, monotonic() + self._limits.seconds
            return None
        self.busy = False
        if isinstance(result, Failure):
            result = replace(result, place=self._board.read())
        return Outcome(index, result)

    def give_up(self) -> Outcome[R]:
        """Ends a task that takes too long."""
        index = self.index
        self._end_process()
        failure = Failure("timed_out", place=self._board.read())
        self._replace()
        return Outcome(index, failure)

    def _replace(self) -> None:
        self.end()
        self._start()

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._end_process()

    def _end_process(self) -> None:
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

    The server imports the module of `work` once, so that its workers start with it.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([getattr(work, "__module__", __name__)])
        return context
    return multiprocessing.get_context("spawn")


def _ending(code: int | None) -> str:
    """How a process ended, as a message says it."""
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def serve(
    pipe: Connection, work: Callable[[T], R], limits: Limits, board: PlaceBoard | None = None
) -> None:
    """What a worker does: a task in, its result or failure out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C stops
    _limit_memory(limits.memory)
    if board is not None:
        getattr(work, "report_to", _nothing)(board.tell)
    with contextlib.suppress(Exception), _for_good():  # what fails, the first task meets and tells
        getattr(work, "prepare", _nothing)()
    with contextlib.suppress(EOFError, OSError):  # the pool is gone: nobody waits for an answer
        pipe.send(_READY)
        while True:
            task = pipe.recv()
            with _alarm(limits.seconds):
                result = _attempt(work, task)
            pipe.send(result)


def _nothing(*_: object) -> None:
    pass


@contextlib.contextmanager
def _for_good() -> Iterator[None]:
    """What is made meanwhile lasts as long as the process: no search for cycles goes through it.

    To go through all of it again and again while there is ever more takes a third of the time in
    which the default rubric's rules are compiled.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """The system ends this process when a task hangs and its pool, killed, can't do so."""
    if not hasattr(signal, "alarm"):  # Windows
        yield
        return
    signal.alarm(min(math.ceil(min(seconds, 1e9) + _ORPHAN_GRACE), _LONGEST_ALARM))
    try:
        yield
    finally:
        signal.alarm(0)


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
