"""Python's search for cycles, put off while a file is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for cycles of objects meanwhile; as before afterwards.

    Reading makes hundreds of thousands of records and a dozen rings of them: nearly each goes when
    the last name of it does. To look through all that a process holds again and again takes 2 %
    of the time of a long file, and 8 % of a short one.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # All that was made meanwhile is put with what is old, or the next record made would
            # have the whole document looked through.
            gc.freeze()
            gc.unfreeze()
        gc.enable()
