"""A `.qdpx` from anywhere, opened with guards; nothing outside the file is ever read."""

import zipfile
from contextlib import closing
from pathlib import Path
from typing import IO, Self

from doc_audit.errors import InputError, reason

_MOST_ENTRIES = 20_000  # a national run has some hundred sources; interviews with pictures more
_MOST_PROJECT = 400_000_000  # bytes unpacked; 60,000 statements coded take some 50 million
_MOST_TEXT = 50_000_000  # bytes of one source's text; a plan of a thousand pages has 3 million
_UNSUSPECTED = 20_000_000  # bytes up to which any ratio is harmless
_MOST_RATIO = 150  # unpacked to packed; codings with their guids reach 10 to 40
_FOLDER = "sources/"
_PROJECT = ".qde"
_AGAIN = "Export the project again as REFI-QDA (.qdpx) from the program that made it."


class QdaArchive:
    """The project's XML and its sources' texts, one at a time.

    Raises:
        InputError: not there, not a project, encrypted, or of an absurd size.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._box = zipfile.ZipFile(path)
            entries = self._box.infolist()
        except OSError as error:
            raise InputError(f"can't be read ({reason(error)})", str(path)) from error
        except Exception as error:  # zipfile raises many kinds on hostile input
            raise self.fault("is no REFI-QDA project: it can't be unpacked") from error
        if len(entries) > _MOST_ENTRIES:
            raise self._absurd("the project")
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._box.close()

    def fault(self, what: str, mend: str = _AGAIN) -> InputError:
        """The error for a project that can't be read because of `what`."""
        return InputError(what, str(self.path), mend)

    def _absurd(self, what: str) -> InputError:
        return self.fault(f"{what} unpacks to an absurd size", "Check where the file comes from.")

    def project(self) -> "Guarded":
        """The project's XML, as a stream that ends in an error past an absurd size."""
        top = [e for name, e in self._entries.items() if name.endswith(_PROJECT)]
        named = [e for e in top if e.filename.lower() == f"project{_PROJECT}"] or top
        if len(named) != 1:
            found = "has several" if named else "lacks its"
            raise self.fault(f"{found} project.qde")
        return self._open(named[0], _MOST_PROJECT)

    def text(self, name: str) -> bytes | None:
        """Content of a source by its internal name; None where it isn't in the file."""
        entry = self._entries.get(_FOLDER + name.lower()) or self._entries.get(name.lower())
        if entry is None:
            return None
        with closing(self._open(entry, _MOST_TEXT)) as stream:
            return stream.read()

    def _open(self, entry: zipfile.ZipInfo, most: int) -> "Guarded":
        if entry.flag_bits & 1:
            raise self.fault("is protected by a password", "Save a copy without one.")
        suspect = entry.file_size > _UNSUSPECTED
        if entry.file_size > most or (
            suspect and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
        ):
            raise self._absurd(entry.filename)
        try:
            return Guarded(self._box.open(entry), entry.filename, most, self)
        except Exception as error:
            raise self.fault(f"{entry.filename} can't be unpacked") from error


class Guarded:
    """Bytes of an entry; a declared size may lie."""

    def __init__(self, stream: IO[bytes], name: str, most: int, box: QdaArchive) -> None:
        self._stream, self._name, self._left, self._box = stream, name, most, box

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all where `size` is negative.

        Raises:
            InputError: damaged, or more than there may be.
        """
        wanted = self._left + 1 if size < 0 else min(size, self._left + 1)
        try:
            content = self._stream.read(wanted)
        except Exception as error:
            raise self._box.fault(f"{self._name} is damaged") from error
        self._left -= len(content)
        if self._left < 0:
            raise self._box._absurd(self._name)
        return content

    def close(self) -> None:
        """Lets go of the entry."""
        self._stream.close()
