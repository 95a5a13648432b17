"""Room that PDFium writes numbers into, with the pointers to it made once and used for every page.

Making a pointer takes a quarter of the time of the call it is made for.
"""

from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat, starmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.bare import Handle, handles

SLOTS = 16384
"""Rows of four numbers; a page has 1,500 characters, rarely 8,000."""
_FLOATS: NDArray[np.float32] = np.zeros((SLOTS, 4), np.float32)

_BYTES = 4  # of a float
_START = _FLOATS.ctypes.data
_LEAST = 1024  # rows whose pointers are made at once

_columns: tuple[list[Handle], ...] = ([], [], [], [])  # pointers to the columns of each row
_drive = deque[Any](maxlen=0).extend


def _pointers(count: int, width: int) -> tuple[list[Handle], ...]:
    """Pointers to each of the first `width` columns, of at least `count` rows."""
    for column, made in enumerate(_columns[:width]):
        if len(made) < count:
            first = _START + _BYTES * column
            rows = range(len(made), min(len(_FLOATS), max(_LEAST, 2 * count)))
            made += handles(first + 4 * _BYTES * row for row in rows)
    return _columns[:width]


def filled(call: Callable[..., Any], objects: Sequence[Handle], width: int) -> NDArray[np.float32]:
    """The `width` numbers of four bytes that `call` writes about each object; 0 where it fails.

    `call(object, place, …)` takes a pointer to the place of each number.
    """
    found = np.empty((len(objects), width), np.float32)
    for start in range(0, len(objects), SLOTS):
        part = objects[start : start + SLOTS]
        count = len(part)
        _FLOATS[:count] = 0
        _drive(starmap(call, zip(part, *_pointers(count, width), strict=False)))
        found[start : start + count] = _FLOATS[:count, :width]
    return found


def filled_rows(
    call: Callable[..., Any], parent: Handle, indices: Sequence[int], width: int
) -> NDArray[np.float32]:
    """The `width` numbers, at most 8, that `call` writes about each part of `parent`; 0 or fails.

    `call(parent, index, place)` takes a pointer to the place of the first number.
    """
    step = 1 if width <= 4 else 2
    most = SLOTS // step
    found = np.empty((len(indices), width), np.float32)
    for start in range(0, len(indices), most):
        part = indices[start : start + most]
        rows = len(part) * step
        _FLOATS[:rows] = 0
        places = _pointers(rows, 1)[0][:rows:step]
        _drive(starmap(call, zip(repeat(parent), part, places, strict=False)))
        found[start : start + most] = _FLOATS[:rows].reshape(-1, 4 * step)[:, :width]
    return found
