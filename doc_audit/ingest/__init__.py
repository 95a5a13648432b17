"""Bytes to Document: each kind of file has its reader; the kind is found in the content."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from doc_audit.ingest.kind import Kind, kind_of
from doc_audit.ingest.listing import listed, listed_on
from doc_audit.ingest.ocr import Tesseract, TextReader, find_ocr
from doc_audit.ingest.progress import now, report_to
from doc_audit.ingest.properties import properties_of
from doc_audit.ingest.region import Region
from doc_audit.ingest.sheets.separated import holds_actions
from doc_audit.ingest.whole import misnamed, wordless
from doc_audit.model import Document, PageBox, Statement

__all__ = [
    "Region",
    "Tesseract",
    "TextReader",
    "find_ocr",
    "holds_actions",
    "listed",
    "listed_on",
    "now",
    "page_picture",
    "read_document",
    "region_pictures",
    "report_to",
]


def read_document(
    content: bytes,
    name: str,
    doc_id: str,
    ocr: TextReader | None = None,
    skip: Collection[int] = (),
) -> Document:
    """Reads a document of any kind; its file name is only a hint.

    Args:
        content: the whole file.
        name: name of the file as given, without its folder.
        doc_id: id that the document is to have in the run.
        ocr: reads words in pictures, see `ingest.ocr`; None: they stay unread.
        skip: numbers of PDF pages to leave unread, see `read_pdf`.

    Raises:
        DocumentError: it can't be read at all; `code`, what, where and how to mend it. What only
            spoils a part of it is in the document's `problems`. What the file says of itself is
            in its `facts`, none of them sure.
    """
    kind = kind_of(content, name)
    if kind == "pdf":
        # Readers are imported when needed: a command that reads Word files shouldn't load PDFium.
        from doc_audit.ingest.pdf import read_pdf

        document = read_pdf(content, name, doc_id, ocr, skip)
    else:
        document = _read(kind, content, name, doc_id)
    found = (*wordless(document), *misnamed(kind, name))
    placed = (replace(problem, doc=doc_id, file=name) for problem in found)
    facts = properties_of(kind, content, name)
    return replace(document, problems=(*document.problems, *placed), facts=facts)


def page_picture(
    content: bytes, document: Document, statements: Sequence[Statement], page: int, dpi: int = 96
) -> bytes:
    """PNG of a page of a PDF with what was read drawn on it; see `pdf.picture.draw_page`."""
    from doc_audit.ingest.pdf.picture import draw_page

    return draw_page(content, document, statements, page, dpi)


def _read(kind: Kind, content: bytes, name: str, doc_id: str) -> Document:
    if kind == "docx":
        from doc_audit.ingest.docx import read_docx as read
    elif kind == "pptx":
        from doc_audit.ingest.pptx import read_pptx as read
    elif kind == "xlsx":
        from doc_audit.ingest.sheets.excel import read_xlsx as read
    elif kind == "csv":
        from doc_audit.ingest.sheets.separated import read_separated as read
    elif kind == "html":
        from doc_audit.ingest.html import read_html as read
    elif kind == "markdown":
        from doc_audit.ingest.markdown import read_markdown as read
    else:
        from doc_audit.ingest.plain import read_plain as read
    return read(content, name, doc_id)


def region_pictures(content: bytes, wanted: Sequence[Sequence[PageBox]]) -> "list[Region | None]":
    """Small pictures of the places on a PDF's pages where words stand; see `pdf.region`."""
    from doc_audit.ingest.pdf.region import draw_regions

    return draw_regions(content, wanted)
