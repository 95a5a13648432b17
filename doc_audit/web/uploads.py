"""From a posted form to files in a private folder, under names that can do no harm."""

import re
import shutil
import unicodedata
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import BinaryIO

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from doc_audit.errors import InputError
from doc_audit.pipeline.manifest import MANIFEST, read_manifest

MOST_BYTES = 200 * 2**20
"""All files of one upload together; the largest of 28 real plans has under 30 MB."""
MOST_FILES = 200
"""Files in one upload; there are 42 systems with about two plans each."""

_LONGEST = 120  # characters of a name; file systems take 255 bytes
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # on Windows


class TooLargeError(InputError):
    """More bytes than one upload may have."""

    def __init__(self) -> None:
        super().__init__(
            f"the files are larger than {MOST_BYTES // 2**20} MB together",
            mend="Drop fewer at once, or use `doc-audit run`, which has no limit.",
        )


async def read_files(request: Request) -> list[UploadFile]:
    """The files of a posted form, not yet kept anywhere.

    Raises:
        TooLargeError: more than `MOST_BYTES`; the rest of the body is read and thrown away, since
            a browser that is cut off while sending shows no message.
        InputError: no files, too many, or not a form with files.
    """
    body = request.stream()
    try:
        if int(request.headers.get("content-length", 0)) > MOST_BYTES:
            raise TooLargeError
        files = await _parse(request, _limited(body))
    except TooLargeError:
        async for _ in body:
            pass
        raise
    if not files:
        raise InputError("no file was given", mend="Choose at least one plan, then press Audit.")
    return files


async def _limited(body: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in body:
        size += len(chunk)
        if size > MOST_BYTES:
            raise TooLargeError
        yield chunk


async def _parse(request: Request, body: AsyncGenerator[bytes, None]) -> list[UploadFile]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise InputError("no file was given", mend="Use the form on the first page.")
    parser = MultiPartParser(request.headers, body, max_files=MOST_FILES)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        mend = f"At most {MOST_FILES} files at once."
        raise InputError(f"the upload can't be read ({error.message})", mend=mend) from error
    values = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    # An empty file input is sent as a file without name and bytes.
    return [value for value in values if value.filename or value.size]


def keep_files(files: Sequence[tuple[str, BinaryIO]], folder: Path) -> list[Path]:
    """Writes files, given by name and content, into a new folder.

    Raises:
        InputError: they can't be written, as when the disk is full.
    """
    taken: set[str] = set()
    paths: list[Path] = []
    try:
        folder.mkdir(parents=True, mode=0o700)
        for name, content in files:
            path = folder / _unique(safe_name(name), taken)
            with path.open("xb") as file:
                shutil.copyfileobj(content, file)
            paths.append(path)
    except OSError as error:
        what = f"the files could not be kept for the audit ({error.strerror})"
        raise InputError(what, mend="Make room on the disk and try again.") from error
    return paths


def safe_name(given: str) -> str:
    """A plain file name, like the one given: no folder, nothing that a system reads in its own way.

    Any string has one; it is never empty, `.` or `..`, holds no `/` or backslash and at most 120
    characters.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    base = _FORBIDDEN.sub("_", base.encode("utf-8", "replace").decode())
    base = base.strip(" .") or "document"
    if _RESERVED.match(base):
        base = f"_{base}"
    stem, suffix = Path(base).stem, Path(base).suffix[:20]
    return (stem[: _LONGEST - len(suffix)] + suffix).rstrip(" .")


def _unique(name: str, taken: set[str]) -> str:
    """The name, numbered if it is taken; capitals don't tell files apart everywhere."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){suffix}"
    taken.add(name.casefold())
    return name


def to_audit(paths: Sequence[Path]) -> list[Path]:
    """What of the kept files goes to the run: a `corpus.csv` stands for the files it lists.

    Raises:
        InputError: a bad `corpus.csv`, or one that leads to files elsewhere on the machine.
    """
    manifest = next((path for path in paths if path.name == MANIFEST), None)
    if manifest is None:
        return list(paths)
    listed = [entry.path for entry in read_manifest(manifest)[0]]
    for path in listed:
        if not _inside(path, manifest.parent):
            given = path.name
            raise InputError(
                f"names a file in another folder ({given})",
                MANIFEST,
                "Give file names alone, and drop those files together with it.",
            )
    rest = [path for path in paths if path != manifest and path not in listed]
    return [manifest, *rest]


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # too long, or holds a NUL
        return False
