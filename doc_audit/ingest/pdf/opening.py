"""A PDF file held open, its pages by number; what can't be opened is a `DocumentError`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as raw

from doc_audit.errors import DocumentError
from doc_audit.ingest.pdf import calls
from doc_audit.ingest.pdf.frame import Frame

_NEEDS_PASSWORD, _UNKNOWN_SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_TAIL = 2048  # bytes at the end in which writers put %%EOF; readers allow 1024
_ASK_AGAIN = "Ask its publisher for an intact copy."


class PageError(Exception):
    """A page that PDFium can't load."""


class Pdf:
    """An open PDF; made by `open_pdf`.

    Attributes:
        count: number of pages, at least 1.
        cut_short: the file has no end mark, as after a broken download.
        tagged: it says of itself that its structure is tagged.
    """

    def __init__(self, handle: Any, count: int, cut_short: bool) -> None:
        self._handle = handle
        self.tagged = bool(raw.FPDFCatalog_IsTagged(handle))
        self.count = count
        self.cut_short = cut_short

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """Page `number`, from 1, open.

        Raises:
            PageError: when it can't be loaded.
        """
        page = raw.FPDF_LoadPage(self._handle, number - 1)
        if not page:
            raise PageError(f"PDFium can't load page {number}")
        try:
            yield page
        finally:
            raw.FPDF_ClosePage(page)


def frame_of(page: Any) -> Frame:
    """Crop and rotation of an open page."""
    left, bottom, right, top = calls.page_bounds(calls.address(page))
    return Frame(left, bottom, right, top, raw.FPDFPage_GetRotation(page) % 4)


@contextmanager
def open_pdf(content: bytes, name: str) -> Iterator[Pdf]:
    """The PDF in `content`; `name` is for messages.

    Raises:
        DocumentError: `encrypted` when a password is needed, `damaged` when it is no readable PDF
            or has no pages.
    """
    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise _refusal(name)
    try:
        count = raw.FPDF_GetPageCount(handle)
        if count < 1:
            raise DocumentError("damaged", "the PDF has no pages", name, _ASK_AGAIN)
        yield Pdf(handle, count, b"%%EOF" not in content[-_TAIL:])
    finally:
        raw.FPDF_CloseDocument(handle)


def _refusal(name: str) -> DocumentError:
    code = raw.FPDF_GetLastError()
    if code in (_NEEDS_PASSWORD, _UNKNOWN_SECURITY):
        return DocumentError(
            "encrypted",
            "the PDF is locked with a password",
            name,
            "Save an unlocked copy and audit that.",
        )
    return DocumentError("damaged", "the PDF is damaged and can't be opened", name, _ASK_AGAIN)
