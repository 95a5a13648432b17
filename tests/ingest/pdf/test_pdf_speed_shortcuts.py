"""What the reader does for speed and memory changes nothing of what it reads."""

import ctypes
import random

import numpy as np
import pypdfium2.raw as raw
import pytest
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.marks.shapes import read_shapes
from doc_audit.ingest.pdf.source import calls, opening, room
from doc_audit.ingest.pdf.source.opening import frame_of, open_pdf


def crowded(canvas: Canvas) -> None:
    """More characters than the room has rows."""
    line = "words of a very long page without an end " * 4
    for number in range(room.SLOTS // len(line) + 20):
        canvas.setFont("Helvetica", 2)
        canvas.drawString(40, HEIGHT - 40 - 5 * number, line)


def test_boxes_of_a_page_with_more_characters_than_rows_in_the_room():
    with open_pdf(pdf(crowded), "plan.pdf") as document, document.page(1) as page:
        text = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(text)
        assert count > room.SLOTS
        handle = calls.address(text)
        every = calls.loose_boxes(handle, np.arange(count))
        few = calls.loose_boxes(handle, np.arange(0, 500, 3))
        box = raw.FS_RECTF()
        for index in random.Random(3).sample(range(count), 60):
            raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
            assert every[index].tolist() == [box.left, box.top, box.right, box.bottom]
        assert (few == every[:500:3]).all()
        raw.FPDFText_ClosePage(text)


def test_boxes_of_one_page_are_not_those_left_from_the_page_before():
    content = pdf(lambda c: write(c, 60, 60, PROSE), lambda c: write(c, 200, 500, ["Last page"]))
    alone = pdf(lambda c: write(c, 200, 500, ["Last page"]))
    last = read_pdf(content, "plan.pdf", "plan").blocks[-1]
    (same,) = read_pdf(alone, "plan.pdf", "plan").blocks
    assert [line.edges for line in last.lines] == [line.edges for line in same.lines]
    assert [line.box.x0 for line in last.lines] == [line.box.x0 for line in same.lines]


def test_more_objects_than_rows_in_the_room_are_filled_in_parts(monkeypatch: pytest.MonkeyPatch):
    def boxes(canvas: Canvas) -> None:
        for number in range(100):
            canvas.rect(50, 50 + 6 * number, 200 + number, 4, stroke=0, fill=1)

    def across() -> list[list[float]]:
        with open_pdf(pdf(boxes), "plan.pdf") as document, document.page(1) as page:
            shapes = read_shapes(page, frame_of(page))
            return [*shapes.dots.tolist(), *shapes.panels.tolist(), *shapes.across.tolist()]

    whole = across()
    monkeypatch.setattr(room, "SLOTS", 7)
    assert across() == whole


def test_sides_of_one_outline_never_join_those_of_the_next():
    def outlines(canvas: Canvas) -> None:
        for left in (100, 300):
            path = canvas.beginPath()
            for x, y in ((0, 0), (100, 0), (120, 30), (100, 60), (0, 60), (-20, 30)):
                (path.lineTo if path.getCode() else path.moveTo)(left + x, 400 + y)
            path.close()
            path.moveTo(left + 10, 420)
            path.lineTo(left + 60, 420)
            path.lineTo(left + 60, 440)
            canvas.drawPath(path)

    with open_pdf(pdf(outlines), "plan.pdf") as document, document.page(1) as page:
        shapes = read_shapes(page, frame_of(page))
    levels = {(round(HEIGHT - y), round(x0), round(x1)) for y, x0, x1 in shapes.across.tolist()}
    assert levels == {
        (level, left + x0, left + x1)
        for left in (100, 300)
        for level, x0, x1 in ((400, 0, 100), (460, 0, 100), (420, 10, 60))
    }
    upright = {(round(x), round(HEIGHT - y1)) for x, _, y1 in shapes.down.tolist()}
    assert upright == {(160, 420), (360, 420)}


FACES = ["Helvetica", "Times-Bold", "Courier-Oblique", "Helvetica-Bold", "Times-Roman"]


def test_file_opened_anew_on_the_way_is_read_the_same(monkeypatch: pytest.MonkeyPatch):
    def page(number: int, face: str):
        def draw(canvas: Canvas) -> None:
            write(canvas, 60, 60, [f"Heading of part {number}"], 16, "Helvetica-Bold")
            write(canvas, 60, 100, PROSE, 10, face)

        return draw

    content = pdf(*(page(number, face) for number, face in enumerate(FACES * 2)))
    whole = read_pdf(content, "plan.pdf", "plan")
    loads: list[int] = []
    real = raw.FPDF_LoadMemDocument64

    def counted(*arguments: object) -> object:
        loads.append(1)
        return real(*arguments)

    monkeypatch.setattr(raw, "FPDF_LoadMemDocument64", counted)
    monkeypatch.setattr(opening, "_MOST_PAGES", 3)
    assert read_pdf(content, "plan.pdf", "plan") == whole
    assert len(loads) == 4


def test_property_of_a_passage_is_worked_out_once():
    with open_pdf(pdf(lambda c: write(c, 60, 60, PROSE)), "plan.pdf"):
        passage = Passage(())
        assert passage.whole == ""
        assert passage.whole is passage.__dict__["whole"]
        assert type(passage).__dict__["whole"].__doc__
