"""Small steps over the arrays of a page.

A page has a few thousand characters and a few hundred runs: at that size the general helpers of
numpy (`diff`, `append`, `flatnonzero`) take two to five times as long as what they are made of.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Mask = NDArray[np.bool_]
_KNOWN = 0x10000  # codes that a table of them holds; those beyond are as the last one


def places(mask: Any) -> NDArray[np.int64]:
    """Where a mask (n,) is set, ascending."""
    found: NDArray[np.int64] = mask.nonzero()[0]
    return found


def opens(values: NDArray[Any]) -> Mask:
    """Whether each value differs from the one before it; the first one does."""
    found = np.empty(len(values), np.bool_)
    found[:1] = True
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def ends(starts: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Where each of the stretches that `count` values fall into ends: where the next one starts."""
    found = np.empty_like(starts)
    found[:-1] = starts[1:]
    found[-1:] = count
    return found


def around_each(boxes: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """x0, y0, x1, y1 around each of the stretches that boxes (n, 4) fall into, (4, stretches)."""
    found = np.empty((4, len(starts)), np.float32)
    for side, reduce in enumerate((np.minimum, np.minimum, np.maximum, np.maximum)):
        reduce.reduceat(boxes[:, side], starts, out=found[side])  # both sides at once take longer
    return found


def code_table(codes: Iterable[int]) -> Mask:
    """For each code point up to U+FFFF whether it is one of these; for `among`."""
    table = np.zeros(_KNOWN, np.bool_)
    table[list(codes)] = True
    return table


def among(codes: Codes, table: Mask) -> Mask:
    """Whether each code point is one of those of a table."""
    return table.take(codes, mode="clip")


LETTERS = code_table(code for code in range(_KNOWN) if chr(code).isalpha())
