"""Signs that are no plain letters: icons, Symbol, small capitals, raised figures, accents."""

import pytest
from pdf_pages import pdf
from raw_pages import FONTS, raw_pdf, show, to_unicode
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf

OTHER = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>"
)


def read(content: str, meanings: dict[int, str], font: str = "Helvetica") -> str:
    """Text of a page on which font `L` has meanings of its own."""
    known = {code: chr(code) for code in range(32, 127)} | meanings
    fonts = {**FONTS, "L": OTHER.format(font)}
    document = read_pdf(raw_pdf(content, fonts=fonts, objects=[to_unicode(known)]), "x.pdf", "x")
    assert document.problems == ()
    return " ".join(block.text for block in document.blocks)


def test_icons_are_no_words():
    content = show(60, 600, "z", font="L") + show(72, 600, "01243 777100 or")
    content += show(160, 600, "y", font="L") + show(172, 600, "by post")
    assert read(content, {ord("z"): "\uf310", ord("y"): "\ue0be"}) == "01243 777100 or by post"


def test_icon_alone_on_a_line_is_left_out():
    content = show(60, 600, "z", 20, "L") + show(60, 560, "Call us by day.")
    assert read(content, {ord("z"): "\uf310"}) == "Call us by day."


def test_small_capitals_and_old_style_figures_of_expert_fonts_are_letters_and_figures():
    meanings = {ord(a): b for a, b in zip("abcde", "\uf770\uf76c\uf761\uf76e\uf732", strict=True)}
    assert read(show(60, 600, "The abcd of e", font="L"), {}) == "The abcd of e"
    assert read(show(60, 600, "abcd e", font="L"), meanings) == "PLAN 2"


@pytest.mark.parametrize(("code", "sign"), [(0xF0B0, "°"), (0xF0B3, "≥"), (0xF0A3, "≤")])
def test_signs_of_symbol_within_a_sentence_keep_their_meaning(code: int, sign: str):
    content = show(60, 600, "heat homes to 18") + show(137, 600, "z", font="L")
    content += show(145, 600, "and more")
    assert read(content, {ord("z"): chr(code)}, "Symbol") == f"heat homes to 18{sign} and more"


def scripts(*parts: tuple[str, float, float]) -> str:
    """Text of a line of parts, each with its size and rise."""

    def page(canvas: Canvas) -> None:
        x = 60.0
        for text, size, rise in parts:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 700 + rise, text)
            x += stringWidth(text, "Helvetica", size)

    (block,) = read_pdf(pdf(page), "x.pdf", "x").blocks
    return block.text


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("cut CO", 10, 0), ("2", 6, -2), (" emissions", 10, 0)], "cut CO2 emissions"),
        ([("by 10 kg/m", 10, 0), ("2", 6, 4), (" a year", 10, 0)], "by 10 kg/m2 a year"),
        ([("by 1", 10, 0), ("st", 6, 4), (" April", 10, 0)], "by 1st April"),
        ([("the 2", 10, 0), ("nd", 6, 4), (" phase", 10, 0)], "the 2nd phase"),
        ([("cut PM", 10, 0), ("2.5", 6, -2), (" levels", 10, 0)], "cut PM2.5 levels"),
        ([("with H", 10, 0), ("2", 6, -2), ("O use", 10, 0)], "with H2O use"),
        ([("for ", 10, 0), ("1", 6, 4), ("/", 10, 0), ("2", 6, 0), (" of it", 10, 0)],
         "for 1/2 of it"),
        ([("It ends.", 10, 0), ("4", 6, 4), (" It starts", 10, 0)], "It ends. It starts"),
    ],
)  # fmt: skip
def test_raised_and_lowered_figures(parts: list[tuple[str, float, float]], text: str):
    assert scripts(*parts) == text
