"""A page as a picture, for looking at what was read."""

import io
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from doc_audit.ingest.pdf.source.opening import frame_of, open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image  # takes longer to load than most pages to read

POINTS_PER_INCH = 72


def render_page(content: bytes, page: int, dpi: int = 96) -> bytes:
    """PNG of a page as shown; its pixels are points · dpi / 72.

    Args:
        content: the PDF file's bytes.
        page: from 1.
        dpi: pixels an inch.

    Raises:
        DocumentError: when the file can't be opened.
        PageError: when the page can't be loaded.
        IndexError: when there is no such page.
    """
    with open_pdf(content, "") as pdf:
        if not 1 <= page <= pdf.count:
            raise IndexError(f"page {page} of {pdf.count}")
        with pdf.page(page) as handle:
            image = page_image(handle, dpi)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def page_image(page: Any, dpi: int) -> "Image":
    """An open page as shown, on white; its pixels are points · dpi / 72."""
    scale = dpi / POINTS_PER_INCH
    frame = frame_of(page)
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    return pixels_of(page, (width, height), (0, 0, width, height))


def pixels_of(page: Any, whole: tuple[int, int], part: tuple[int, int, int, int]) -> "Image":
    """Part of an open page as shown, on white, nothing else of it being drawn.

    Args:
        page: open.
        whole: size in pixels that all of it would have.
        part: left, top, right and bottom in those pixels.
    """
    from PIL import Image

    left, top, width, height = part[0], part[1], part[2] - part[0], part[3] - part[1]
    bitmap = raw.FPDFBitmap_Create(width, height, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = bytes(_buffer(bitmap, stride * height))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", stride, 1)


def _buffer(bitmap: object, size: int) -> bytes:
    from ctypes import string_at

    return string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
