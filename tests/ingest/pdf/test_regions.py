"""Pictures of the places where words stand, on pages as they are shown."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from doc_audit.ingest import read_document, region_pictures
from doc_audit.model import Document, PageBox

WORDS = "The Ashvale Board will open four clinics"


def pdf(rotation: int = 0, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """Three lines mid-page; `rotation` in degrees, `crop` as left, low, right, top."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(500, 700), invariant=True)
    page.setPageRotation(rotation)
    if crop:
        page.setCropBox(crop)
    page.setFont("Helvetica", 12)
    if rotation == 90:  # turned so that it is upright when shown
        page.translate(500, 0)
        page.rotate(90)
    for number, line in enumerate(("Nothing here is marked", WORDS, "Nor is anything here")):
        page.drawString(150, 330 - 60 * number, line)
    page.showPage()
    page.save()
    return out.getvalue()


def boxes_of(document: Document) -> tuple[PageBox, ...]:
    block = next(block for block in document.blocks if WORDS in block.text)
    return tuple(line.box for line in block.lines)


def is_red(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 130 and pixel[1] < 110 and pixel[2] < 120


@pytest.mark.parametrize(("rotation", "crop"), [(0, None), (90, None), (0, (100, 150, 450, 450))])
def test_the_words_are_outlined_where_they_are_shown(
    rotation: int, crop: tuple[int, int, int, int] | None
) -> None:
    content = pdf(rotation, crop)
    boxes = boxes_of(read_document(content, "plan.pdf", "plan"))
    (region,) = region_pictures(content, [boxes])
    assert region is not None
    assert region.page == 1
    image = Image.open(io.BytesIO(region.content)).convert("RGB")
    assert image.size == (region.width, region.height)
    red = [
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if is_red(image.getpixel((x, y)))  # type: ignore[arg-type]
    ]
    left, right = min(x for x, _ in red), max(x for x, _ in red)
    top, low = min(y for _, y in red), max(y for _, y in red)
    inside = image.crop((left + 3, top + 3, right - 3, low - 3)).convert("L")
    dark = sum(inside.histogram()[:100]) / (inside.width * inside.height)
    assert dark > 0.05  # letters stand in the frame
    assert low - top < image.height / 2  # of one line among three
    outside = image.convert("L")
    outside.paste(255, (left, top, right + 1, low + 1))
    assert sum(outside.histogram()[:100]) < 60  # the other lines are too far off to be shown


def test_of_a_wide_page_the_part_with_the_words_is_shown_so_that_they_can_be_read() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(1200, 700), invariant=True)
    page.setFont("Helvetica", 12)
    page.drawString(900, 330, WORDS)
    page.save()
    content = out.getvalue()
    (region,) = region_pictures(content, [boxes_of(read_document(content, "p.pdf", "p"))])
    assert region is not None
    assert region.width == 720
    image = Image.open(io.BytesIO(region.content)).convert("RGB")
    red = [x for x in range(720) for y in range(image.height) if is_red(image.getpixel((x, y)))]  # type: ignore[arg-type]
    assert max(red) - min(red) > 200  # about 215 points of words in 620
    assert max(red) < 719


def test_what_cannot_be_drawn_is_none() -> None:
    content = pdf()
    beyond = PageBox(9, 10, 10, 50, 20)
    low = PageBox(1, 10, 5000, 50, 5010)
    assert region_pictures(content, [(), (beyond,), (low,)]) == [None, None, None]


def test_words_that_go_down_the_page_show_their_beginning() -> None:
    tall = tuple(PageBox(1, 10, y, 400, y + 10) for y in range(20, 680, 20))
    (region,) = region_pictures(pdf(), [tall])
    assert region is not None
    assert region.height <= 300 * 96 / 72 + 1
