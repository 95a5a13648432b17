"""Tasks that worker processes do while this one is at something else."""

from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from doc_audit.engine.worker import Outcome

R = TypeVar("R")


class Beside(Generic[R]):
    """Takes outcomes as they come, in a thread that does nothing but wait for them.

    Args:
        outcomes: of `run_guarded`, not begun; begun with the block, and closed with it, whatever
            is left to do: workers end once one of them has finished what it is at.
    """

    def __init__(self, outcomes: Iterator[Outcome[R]]) -> None:
        self._outcomes = outcomes
        self._found: SimpleQueue[Outcome[R] | BaseException | None] = SimpleQueue()
        self._ended = Event()
        self._all = False
        self._thread = Thread(target=self._take, daemon=True)

    def __enter__(self) -> "Beside[R]":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def ready(self, *, wait: bool = False) -> Iterator[Outcome[R]]:
        """Outcomes that haven't been given yet; with `wait` all that will ever come."""
        while not self._all:
            try:
                one = self._found.get(block=wait)
            except Empty:
                return
            if one is None:
                self._all = True
            elif isinstance(one, BaseException):
                raise one
            else:
                yield one

    def _take(self) -> None:
        try:
            for outcome in self._outcomes:
                self._found.put(outcome)
                if self._ended.is_set():
                    break
        except BaseException as error:  # the block's own thread is to meet it
            self._found.put(error)
        finally:
            getattr(self._outcomes, "close", _nothing)()
            self._found.put(None)


def _nothing() -> None:
    pass
