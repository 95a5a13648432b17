"""A PDF file held open, its pages by number; what can't be opened is a `DocumentError`."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as raw

from doc_audit.errors import DocumentError
from doc_audit.ingest.pdf.source import calls
from doc_audit.ingest.pdf.source.enclosed import enclosed_in
from doc_audit.ingest.pdf.source.frame import Frame

_NEEDS_PASSWORD, _UNKNOWN_SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_TAIL = 2048  # bytes at the end in which writers put %%EOF; readers allow 1024
_MOST_PAGES = 50
"""Pages read before a file is opened anew: PDFium keeps all it has parsed of a document, 0.15 MB a
page, and its fonts. To open published plans again took 1 to 17 ms, about what a page takes; a file
with fonts of its own on each page took 8 % more. 200 pages between would take 20 MB more, 25 only
2 MB less."""
_ABSURD_PAGES = 10_000  # the 88 plans of a whole country have 2,800 pages together
_ASK_AGAIN = "Ask its publisher for an intact copy."


class PageError(Exception):
    """A page that PDFium can't load."""


class Pdf:
    """An open PDF; made by `open_pdf`.

    Attributes:
        count: number of pages, at least 1.
        cut_short: the file has no end mark, as after a broken download.
        tagged: it says of itself that its structure is tagged.
        enclosed: what it holds besides its pages.
    """

    def __init__(self, handle: Any, count: int, content: bytes) -> None:
        self._handle = handle
        self._content = content
        self._pages = 0  # read since it was opened last
        self._forget: list[Callable[[], None]] = []
        self.tagged = bool(raw.FPDFCatalog_IsTagged(handle))
        self.enclosed = enclosed_in(handle)
        self.count = count
        self.cut_short = b"%%EOF" not in content[-_TAIL:]

    def info(self, key: str) -> str:
        """An entry of the information dictionary, such as `Title`; "" where there is none."""
        size = raw.FPDF_GetMetaText(self._handle, key.encode(), None, 0)
        held = (ctypes.c_char * size)()
        raw.FPDF_GetMetaText(self._handle, key.encode(), held, size)
        return bytes(held).decode("utf-16-le", "ignore").rstrip("\0")

    def when_reopened(self, forget: Callable[[], None]) -> None:
        """Have `forget` called when pointers into the document, such as fonts', end to be valid."""
        self._forget.append(forget)

    def close(self) -> None:
        """End it; no page may be open."""
        raw.FPDF_CloseDocument(self._handle)

    def _reopen(self) -> None:
        self.close()
        for forget in self._forget:
            forget()
        self._handle = raw.FPDF_LoadMemDocument64(self._content, len(self._content), None)
        self._pages = 0

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """Page `number`, from 1, open; one at a time.

        Raises:
            PageError: when it can't be loaded.
        """
        if self._pages == _MOST_PAGES:
            self._reopen()
        self._pages += 1
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
            or has no pages, `too_many_pages` when it claims more than any plan has.
    """
    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise _refusal(name)
    pdf = Pdf(handle, raw.FPDF_GetPageCount(handle), content)
    try:
        if pdf.count < 1:
            raise DocumentError("damaged", "the PDF has no pages", name, _ASK_AGAIN)
        if pdf.count > _ABSURD_PAGES:
            told = f"the PDF claims to have {pdf.count:,} pages, so none was read"
            mend = "Check where it comes from, or print the pages that matter to a new PDF."
            raise DocumentError("too_many_pages", told, name, mend)
        yield pdf
    finally:
        pdf.close()
        if pdf.count > _MOST_PAGES:
            _give_back()


def _give_back() -> None:
    """Have what PDFium let go of handed back to the system, where C's library can do that.

    Else it is kept for PDFium's next file: Python's own small objects, such as those of the
    document to be made, never use it. 9 MB after a file of 1,000 pages, in 2 ms.
    """
    trim = getattr(ctypes.pythonapi, "malloc_trim", None)
    if trim is not None:
        trim(0)


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
