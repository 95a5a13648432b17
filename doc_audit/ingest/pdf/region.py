"""The part of a page where some words stand, as a small picture with the words outlined."""

import io
from collections.abc import Iterator, Sequence
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
    scale = min(_DPI / POINTS_PER_INCH, _WIDTH / frame.width)
    top = max(0.0, min(box.y0 for box in here) - _AROUND)
    low = min(frame.height, max(box.y1 for box in here) + _AROUND, top + _TALLEST)
    if low <= top:
        return None
    image = _part(page, frame, scale, top, low)
    _outline(image, here, scale, top)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=4)
    return Region(out.getvalue(), image.width, image.height, number)


def _part(page: Any, frame: Frame, scale: float, top: float, low: float) -> "Image":
    """The page as shown from `top` to `low`, nothing else of it being drawn."""
    whole = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    start, end = round(top * scale), round(low * scale)
    return pixels_of(page, whole, start, max(1, end - start))


def _outline(image: "Image", boxes: Sequence[PageBox], scale: float, top: float) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    for x0, y0, x1, y1 in _frames(boxes, scale, top):
        pen.rectangle((x0 - _LINE, y0 - _LINE, x1 + _LINE, y1 + _LINE), outline=_INK, width=_LINE)


def _frames(
    boxes: Sequence[PageBox], scale: float, top: float
) -> Iterator[tuple[float, float, float, float]]:
    """Boxes in pixels of the picture; turned-over ones put right."""
    for box in boxes:
        xs, ys = sorted((box.x0, box.x1)), sorted((box.y0, box.y1))
        yield xs[0] * scale, (ys[0] - top) * scale, xs[1] * scale, (ys[1] - top) * scale
