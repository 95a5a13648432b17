"""Looks at how single pages of a document were read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doc_audit.errors import DocumentError, InputError, OutputError, reason
from doc_audit.ingest import find_ocr, listed_on, page_picture, read_document
from doc_audit.model import Document, Statement
from doc_audit.pipeline.corpus import Ocr
from doc_audit.pipeline.input_problems import shown_name
from doc_audit.segment import statements


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

    def lines(self, page: int) -> Iterator[str]:
        """What was read on a page, as text."""
        return listed_on(self.document, self.statements, page).lines()

    def picture(self, page: int, dpi: int) -> bytes:
        """PNG of the page with what was read drawn on it."""
        return page_picture(self.content, self.document, self.statements, page, dpi)


def inspect_file(path: Path, ocr: Ocr = "off") -> Inspected:
    """The document in a file, read and cut into statements.

    Args:
        path: of the file.
        ocr: `auto` has words in pictures read where that can be done.

    Raises:
        InputError: there is no such file, or it can't be read or has no pages.
    """
    try:
        content = path.read_bytes()
        document = read_document(
            content, shown_name(path), "inspected", find_ocr() if ocr == "auto" else None
        )
    except OSError as error:
        raise InputError(f"can't be opened ({reason(error)})", str(path)) from error
    except DocumentError as error:
        raise InputError(error.what, str(path), error.mend) from error
    if document.media != "pdf":
        lacks = "the places of its words" if document.pages else "pages"
        told = f"is read without {lacks} ({document.media}), so there is none to draw"
        raise InputError(told, str(path), "Use `doc-audit run` and look at its report.")
    return Inspected(content, document, statements(document))


def pages_named(given: Sequence[str], count: int) -> list[int]:
    """Page numbers of `3`, `5-8`, `12-`; all of `count` pages where none are named.

    Raises:
        InputError: it isn't a page or a stretch of pages of the document.
    """
    if not given:
        return list(range(1, count + 1))
    found: set[int] = set()
    for part in (part.strip() for words in given for part in words.split(",")):
        first, dash, last = part.partition("-")
        end = last if last else str(count) if dash else first
        if not (first.isdecimal() and end.isdecimal() and 1 <= int(first) <= int(end) <= count):
            told = f"“{part}” names no page of this document, which has pages 1 to {count}"
            raise InputError(told, "--page", "Write pages as 3, 5-8 or 12-.")
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
