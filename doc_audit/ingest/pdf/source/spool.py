"""Records put away while a file is read: in a temporary file, so that they take no memory."""

import tempfile
from array import array
from contextlib import ExitStack
from io import RawIOBase
from types import TracebackType
from typing import Self


class Spool:
    """Records by their numbers, from 0; to be used as a context, at whose end they are gone.

    They are kept in memory where no temporary file can be made, and from when its disk is full:
    to read on with more memory beats to give up a plan.
    """

    def __init__(self) -> None:
        self._ends = array("Q", [0])  # bytes of the file before each record, and after the last
        self._kept: dict[int, bytes] = {}  # records that couldn't be written
        self._file: RawIOBase | None = None
        self._full = False
        self._held = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.close()

    def put(self, record: bytes) -> int:
        """Its number."""
        number, end = len(self._ends) - 1, self._ends[-1]
        if not self._full:
            try:
                self._write(record, end)
                end += len(record)
            except OSError:
                self._full = True
        if self._full:
            self._kept[number] = record
        self._ends.append(end)
        return number

    def get(self, number: int) -> bytes:
        """The record of a number.

        Raises:
            OSError: when the disk fails to give back what it took.
        """
        if number in self._kept:
            return self._kept[number]
        start, end = self._ends[number], self._ends[number + 1]
        file = self._opened()
        file.seek(start)
        parts = b""
        while len(parts) < end - start:
            part = file.read(end - start - len(parts))
            if not part:
                raise OSError("a temporary file has lost what was written to it")
            parts = parts + part if parts else part
        return parts

    def _write(self, record: bytes, at: int) -> None:
        file = self._opened()
        file.seek(at)
        left = memoryview(record)
        while left:
            left = left[file.write(left) or 0 :]

    def _opened(self) -> RawIOBase:
        if self._file is None:
            file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  (open as long as the spool)
            self._file = self._held.enter_context(file)
        return self._file
