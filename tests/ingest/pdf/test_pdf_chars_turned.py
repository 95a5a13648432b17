"""Text at an angle, fonts that are drawn, fonts without metrics."""

import math

import pytest
from pdf_pages import PROSE
from raw_pages import raw_pdf, show, stream, to_unicode

from doc_audit.ingest.pdf import read_pdf

LINES = ("We will open two clinics in", "every town by March 2026", "and report on them.")


def at_angle(degrees: float) -> str:
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return "".join(
        f"BT /F1 10 Tf {c:.5f} {s:.5f} {-s:.5f} {c:.5f} {250 + s * 13 * at:.2f}"
        f" {400 - c * 13 * at:.2f} Tm ({line}) Tj ET\n"
        for at, line in enumerate(LINES)
    )


@pytest.mark.parametrize("degrees", [0, 2, 5, 15, 30, 45, 90, 180, 270])
@pytest.mark.parametrize("alone", [True, False])
def test_text_at_an_angle_is_read_line_by_line(degrees: float, alone: bool):
    body = "".join(show(60, 790 - 13 * at, line) for at, line in enumerate(PROSE))
    document = read_pdf(raw_pdf(("" if alone else body) + at_angle(degrees)), "x.pdf", "x")
    assert document.blocks[-1].text == " ".join(LINES)


@pytest.mark.parametrize("box", ["[0 0 750 750]", "[0 0 0 0]"])
@pytest.mark.parametrize("unit", [1, 10])
def test_drawn_font_is_read_by_its_meanings(box: str, unit: int):
    names = " ".join("/square" for _ in range(33, 123))
    width = 500 // unit
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox {box} /FontMatrix [{unit / 1000} 0 0"
        f" {unit / 1000} 0 0] /CharProcs << /square 3 0 R >> /Encoding << /Type /Encoding"
        f" /Differences [32 /space {names}] >> /FirstChar 32 /LastChar 122"
        f" /Widths [{f'{width} ' * 91}] /Resources << >> /ToUnicode 4 0 R >>"
    )
    drawn = stream(f"{width} 0 0 0 {width} {width} d1 0 0 {width} {width} re f")
    content = show(60, 600, LINES[0], font="T") + show(60, 588, LINES[1], font="T")
    meanings = to_unicode({code: chr(code) for code in range(32, 123)})
    document = read_pdf(raw_pdf(content, fonts={"T": font}, objects=[drawn, meanings]), "x", "x")
    assert [block.text for block in document.blocks] == [" ".join(LINES[:2])]
    assert all(line.box.y1 > line.box.y0 for line in document.blocks[0].lines)
