"""Says what part of a document is being read, to whoever asked to be told."""

from collections.abc import Callable
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]
"""Called with what begins, such as `reading page`, its number from 1 and of how many (0: unknown).

It makes a sentence after "while": "while reading page 37 of 210".
"""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report_to(listener: Listener | None) -> None:
    """Has `listener` called from now on in this thread; None for nobody, as at the start."""
    _listener.set(listener)


def now(doing: str, number: int = 0, of: int = 0) -> None:
    """Tells that something begins; to be called once a page or part, for it costs next to nothing.

    A reader that dies has then said where.
    """
    listener = _listener.get()
    if listener is not None:
        listener(doing, number, of)
