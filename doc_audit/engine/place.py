"""What a worker is at, kept where it can still be read when the worker is gone."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

_MOST_BYTES = 160  # of what is being done; part names in Office files have under 60

Tell = Callable[[str, int, int], None]
"""Called with what is being done, such as `reading page`, its number from 1, and of how many."""


class _Shared(ctypes.Structure):
    """Memory that a worker writes and its pool reads once the worker has ended."""

    _fields_ = [
        ("doing", ctypes.c_char * _MOST_BYTES),
        ("number", ctypes.c_int),
        ("of", ctypes.c_int),
        ("since", ctypes.c_double),
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """What was being done when a task failed.

    Attributes:
        doing: such as `reading page`.
        number, of: which one, from 1, of how many; 0 when unknown.
        seconds: how long it had been at it, whole seconds.
    """

    doing: str
    number: int = 0
    of: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        number = f" {self.number}" if self.number else ""
        return f"{self.doing}{number}{f' of {self.of}' if number and self.of else ''}"


class PlaceBoard:
    """Where a worker notes what it is at; passed to it when it starts.

    A shared piece of memory and no message: it costs a microsecond, never waits for the reader,
    and outlives a crash.
    """

    def __init__(self, context: Any) -> None:
        self._shared = context.RawValue(_Shared)

    def tell(self, doing: str, number: int = 0, of: int = 0) -> None:
        """Notes what is being done from now on."""
        shared = self._shared
        shared.doing = doing.encode("utf-8", "replace")[:_MOST_BYTES]
        shared.number, shared.of, shared.since = number, of, monotonic()

    def clear(self) -> None:
        """Forgets it."""
        self._shared.doing = b""

    def read(self) -> Place | None:
        """What was noted last; None where nothing was."""
        shared = self._shared
        if not shared.doing:
            return None
        seconds = int(monotonic() - shared.since)
        doing = shared.doing.decode("utf-8", "replace")
        return Place(doing, shared.number, shared.of, seconds)
