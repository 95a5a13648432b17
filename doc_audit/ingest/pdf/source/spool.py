"""Records put away while a file is read, in memory that goes back to the system when they go."""

from mmap import mmap
from struct import Struct

_BLOCK = 1 << 20
"""Bytes asked of the system at a time: 50 to 80 pages. A block is given back as a whole, unlike
what Python's or C's own allocators let go of, which others may never use."""
_LENGTH = Struct("Q")
_PLACES = 1 << 32  # more than a block has


class Spool:
    """Records by their places. No file is made of them: reading a document opens no other file."""

    def __init__(self) -> None:
        self._blocks: dict[int, mmap] = {}
        self._live: dict[int, int] = {}  # records in each block
        self._last, self._end = -1, 0  # the block that is filled, and how far

    def put(self, record: bytes) -> int:
        """Its place.

        Raises:
            MemoryError: when the system has no more.
        """
        size = _LENGTH.size + len(record)
        if self._last not in self._blocks or self._end + size > len(self._blocks[self._last]):
            self._open(max(size, _BLOCK))
        at, self._end = self._end, self._end + size
        block = self._blocks[self._last]
        _LENGTH.pack_into(block, at, len(record))
        block[at + _LENGTH.size : self._end] = record
        self._live[self._last] += 1
        return self._last * _PLACES + at

    def get(self, place: int) -> bytes:
        """The record at a place."""
        number, at = divmod(place, _PLACES)
        block = self._blocks[number]
        (length,) = _LENGTH.unpack_from(block, at)
        start = at + _LENGTH.size
        return block[start : start + length]

    def drop(self, place: int) -> None:
        """Let the record at a place go."""
        number = place // _PLACES
        self._live[number] -= 1
        if not self._live[number]:
            self._blocks.pop(number).close()
            del self._live[number]

    def _open(self, size: int) -> None:
        try:
            block = mmap(-1, size)
        except OSError as error:
            raise MemoryError(str(error)) from error
        self._last, self._end = self._last + 1, 0
        self._blocks[self._last], self._live[self._last] = block, 0
