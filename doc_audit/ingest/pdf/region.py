"""The part of a page where some words stand, as a small picture with the words outlined."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import PageError, frame_of, open_pdf
from doc_audit.ingest.pdf.source.render import POINTS_PER_INCH, pixels_of
from doc_audit.ingest.region import Region
from doc_audit.model import PageBox

if TYPE_CHECKING:
    from PIL.Image import Image

_AROUND = 30.0  # points of the page above and below the words: two or three lines
_TALLEST = 300.0  # points; of a statement that goes down the page, its beginning is shown
_WIDEST = 620.0  # points shown of a page's width; an upright A4 page has 595
_WIDTH, _DPI = 720, 96
"""Most pixels of width, and most pixels an inch: text of 9 points is read well at 80 an inch."""
_QUALITY = 40  # of WebP, 0 to 100: letters stay sharp, a page of text takes 10 to 25 kB
_INK = (178, 34, 52)
_LINE = 2  # pixels


def draw_regions(content: bytes, wanted: Sequence[Sequence[PageBox]]) -> list[Region | None]:
    """A picture for each of the groups of boxes, in their order.

    Of boxes on several pages those on the first page are shown. None for a group that is empty or
    whose page can't be drawn.

    Args:
        content: the PDF file's bytes.
        wanted: boxes of words, in points of the page as shown.

    Raises:
        DocumentError: when the file can't be opened.
    """
    found: list[Region | None] = [None] * len(wanted)
    by_page: dict[int, list[int]] = {}
    for place, boxes in enumerate(wanted):
        if boxes:
            by_page.setdefault(boxes[0].page, []).append(place)
    with open_pdf(content, "") as pdf:
        for number, places in sorted(by_page.items()):
            if not 1 <= number <= pdf.count:
                continue
            try:
                with pdf.page(number) as page:
                    for place in places:
                        found[place] = _region(page, number, wanted[place])
            except PageError:
                continue
    return found


def _region(page: Any, number: int, boxes: Sequence[PageBox]) -> Region | None:
    frame = frame_of(page)
    if frame.width <= 0 or frame.height <= 0:
        return None
    here = [box for box in boxes if box.page == number]
    left, right = _across(here, frame)
    top = max(0.0, min(box.y0 for box in here) - _AROUND)
    low = min(frame.height, max(box.y1 for box in here) + _AROUND, top + _TALLEST)
    if low <= top:
        return None
    scale = min(_DPI / POINTS_PER_INCH, _WIDTH / (right - left))
    whole = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    x0, y0, x1, y1 = (round(edge * scale) for edge in (left, top, right, low))
    image = pixels_of(page, whole, (x0, y0, max(x0 + 1, x1), max(y0 + 1, y1)))
    _outline(image, here, scale, (left, top))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=4)
    return Region(out.getvalue(), image.width, image.height, number)


def _across(boxes: Sequence[PageBox], frame: Frame) -> tuple[float, float]:
    """From where to where the page is shown: all of an upright one, of a wide one the part with
    the words in its middle, so that they can be read.
    """
    start, end = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    wide = min(frame.width, max(_WIDEST, end - start + _AROUND))
    left = min(max(0.0, (start + end - wide) / 2), frame.width - wide)
    return left, left + wide


def _outline(
    image: "Image", boxes: Sequence[PageBox], scale: float, corner: tuple[float, float]
) -> None:
    from PIL import ImageDraw

    pen, (left, top) = ImageDraw.Draw(image), corner
    for box in boxes:
        xs = [(x - left) * scale for x in sorted((box.x0, box.x1))]
        ys = [(y - top) * scale for y in sorted((box.y0, box.y1))]
        frame = (xs[0] - _LINE, ys[0] - _LINE, xs[1] + _LINE, ys[1] + _LINE)
        pen.rectangle(frame, outline=_INK, width=_LINE)
