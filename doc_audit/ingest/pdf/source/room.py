"""Room that PDFium writes numbers into, with the pointers to it made once and used for every page.

Making a `c_void_p` takes nearly as long as the call it is made for.
"""

from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_void_p
from itertools import starmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

SLOTS = 16384
"""Rows of four numbers; a page has 1,500 characters, rarely 8,000."""
FLOATS: NDArray[np.float32] = np.zeros((SLOTS, 4), np.float32)
"""What was written last, by row."""

_BYTES = 4  # of a float
_START = FLOATS.ctypes.data
_LEAST = 1024  # rows whose pointers are made at once

_columns: tuple[list[c_void_p], ...] = ([], [], [], [])  # pointers to the columns of each row
_text_page = c_void_p()
_calls: list[tuple[c_void_p, int, c_void_p]] = []


def _pointers(count: int, width: int) -> tuple[list[c_void_p], ...]:
    """Pointers to each of the first `width` columns, of at least `count` rows."""
    for column, made in enumerate(_columns[:width]):
        if len(made) < count:
            rows = range(len(made), min(SLOTS, max(_LEAST, 2 * count)))
            first = _START + _BYTES * column
            made += [c_void_p(first + 4 * _BYTES * row) for row in rows]
    return _columns[:width]


def calls_into(text_page: int, count: int) -> list[tuple[c_void_p, int, c_void_p]]:
    """Arguments (text page, index, row) of calls that write about character i into row i.

    Valid until the next use; `count` of them at least, at most `SLOTS`.
    """
    _text_page.value = text_page
    if len(_calls) < count:
        (rows,) = _pointers(count, 1)
        more = range(len(_calls), len(rows))
        _calls.extend((_text_page, index, rows[index]) for index in more)
    return _calls


def filled(
    call: Callable[..., Any], objects: Sequence[c_void_p], width: int
) -> NDArray[np.float32]:
    """The `width` numbers of four bytes that `call` writes about each object; 0 where it fails."""
    found = np.zeros((len(objects), width), np.float32)
    for start in range(0, len(objects), SLOTS):
        part = objects[start : start + SLOTS]
        FLOATS[: len(part)] = 0
        places = _pointers(len(part), width)
        deque(starmap(call, zip(part, *places, strict=False)), maxlen=0)
        found[start : start + len(part)] = FLOATS[: len(part), :width]
    return found
