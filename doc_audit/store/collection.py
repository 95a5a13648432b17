"""Searches for cycles among objects, which find none in the millions of records of a run."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def no_collection() -> Iterator[None]:
    """Millions of records are made and none is dropped: looking for garbage is half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def lasting(make: Callable[[], T]) -> Iterator[T]:
    """What `make` gives: it and all that there is by then go when nothing refers to them, and no
    search goes through them for the length of the block.

    One goes through a national run for up to a second, as long as a fifth of its plans take to
    render.
    """
    with no_collection():
        made = make()
        gc.freeze()
    try:
        yield made
    finally:
        gc.unfreeze()
