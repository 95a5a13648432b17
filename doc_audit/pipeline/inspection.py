"""Looks at how single pages of a document were read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doc_audit.engine import Failure, Tell, run_guarded
from doc_audit.errors import DocumentError, InputError, OutputError, reason
from doc_audit.ingest import (
    TextReader,
    find_ocr,
    listed,
    listed_on,
    page_picture,
    read_document,
    report_to,
)
from doc_audit.model import Document, Statement
from doc_audit.pipeline.corpus import MEMORY, Ocr
from doc_audit.pipeline.failures import looked
from doc_audit.pipeline.input_problems import shown_name
from doc_audit.segment import statements

_SECONDS = 1800.0  # for reading the document, or for drawing one page; a person waits and watches


@dataclass(frozen=True, slots=True)
class _Look:
    """Work of a worker: the bytes of a file to a document, or a page of it to a picture.

    Attributes:
        name: of the file.
        ocr: reads words in pictures; None: they stay unread.
    """

    name: str
    ocr: TextReader | None = None

    def report_to(self, tell: Tell) -> None:
        """Has `tell` called with what is being read."""
        report_to(tell)

    def __call__(self, content: bytes) -> Document | DocumentError:
        """The document, or why it can't be read."""
        try:
            return read_document(content, self.name, "inspected", self.ocr)
        except DocumentError as error:
            return error


@dataclass(frozen=True, slots=True)
class _Draw:
    """Work of a worker: a page's number and pixels an inch to its picture, as PNG."""

    content: bytes
    document: Document
    statements: tuple[Statement, ...]

    def __call__(self, task: tuple[int, int]) -> bytes:
        """The picture."""
        page, dpi = task
        return page_picture(self.content, self.document, self.statements, page, dpi)


def _failed(failure: Failure, path: Path) -> InputError:
    message, mend = looked(failure, _SECONDS, MEMORY)
    return InputError(message.rstrip("."), str(path), mend)


@dataclass(frozen=True, slots=True)
class Inspected:
    """A document held for looking at.

    Attributes:
        content: its bytes.
        statements: all of them, in reading order.
    """

    content: bytes
    document: Document
    statements: tuple[Statement, ...]

    @property
    def drawn(self) -> bool:
        """Whether it has pages that can be drawn."""
        return self.document.media == "pdf"

    def lines(self, pages: Sequence[int]) -> Iterator[str]:
        """What was read on some pages or slides, or all of a document that has none, as text."""
        if not self.drawn:
            yield from listed(self.document, self.statements, pages if pages else None)
            return
        for page in pages:
            yield from listed_on(self.document, self.statements, page).lines()
            yield ""

    def pictures(self, pages: Sequence[int], dpi: int) -> Iterator[bytes | Failure]:
        """PNG of each page with what was read drawn on it, or why it can't be drawn."""
        work = _Draw(self.content, self.document, self.statements)
        tasks = [(page, dpi) for page in pages]
        for outcome in run_guarded(work, tasks, 1, _SECONDS, MEMORY):  # one worker keeps the order
            yield outcome.result


def inspect_file(path: Path, ocr: Ocr = "off") -> Inspected:
    """The document in a file, read and cut into statements.

    Args:
        path: of the file.
        ocr: `auto` has words in pictures read where that can be done.

    Raises:
        InputError: there is no such file, or it can't be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be opened ({reason(error)})", str(path)) from error
    work = _Look(shown_name(path), find_ocr() if ocr == "auto" else None)
    (outcome,) = run_guarded(work, [content], 1, _SECONDS, MEMORY)
    document = outcome.result
    if isinstance(document, Failure):
        raise _failed(document, path)
    if isinstance(document, DocumentError):
        raise InputError(document.what, str(path), document.mend)
    return Inspected(content, document, statements(document))


def pages_named(given: Sequence[str], count: int, unit: str = "page") -> list[int]:
    """Page numbers of `3`, `5-8`, `12-`; all of `count` pages where none are named.

    Raises:
        InputError: it isn't a page (or what `unit` calls it) or a stretch of them.
    """
    if not given:
        return list(range(1, count + 1))
    if not count:
        told = "this kind of document has no pages that could be named"
        raise InputError(told, "--page", "Leave it out: all of the document is listed.")
    found: set[int] = set()
    for part in (part.strip() for words in given for part in words.split(",")):
        first, dash, last = part.partition("-")
        end = last if last else str(count) if dash else first
        if not (first.isdecimal() and end.isdecimal() and 1 <= int(first) <= int(end) <= count):
            told = f"“{part}” names no {unit} of this document, which has {unit}s 1 to {count}"
            raise InputError(told, "--page", f"Write {unit}s as 3, 5-8 or 12-.")
        found.update(range(int(first), int(end) + 1))
    return sorted(found)


def write_picture(folder: Path, page: int, png: bytes) -> Path:
    """The file `page-NNN.png` in a folder, made if need be.

    Raises:
        OutputError: it can't be written.
    """
    path = folder / f"page-{page:03}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png)
    except OSError as error:
        raise OutputError(f"can't be written ({reason(error)})", str(path)) from error
    return path
