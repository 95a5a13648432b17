"""Marks and figures as other makers set them: superior digits, figures larger than their words."""

import needed
import pytest
from pdf_pages import pdf
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf


def read(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Blocks of a page whose superscript characters are said to be plain digits.

    So superior digits of an OpenType font come: as large as the words, on their baseline.
    """
    font = needed.font()
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    pdfmetrics.registerFont(TTFont("Superiors", str(font)))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Superiors", 10)
        canvas.drawString(60, 700, text)

    content = pdf(page)
    for sign, digit in zip("¹²³⁴", "1234", strict=True):
        content = content.replace(b"<%04X>" % ord(sign), b"<%04X>" % ord(digit))
    document = read_pdf(content, "plan.pdf", "plan")
    return [block.text for block in document.blocks]


def test_superior_digits_after_words_and_stops_are_marks(monkeypatch: pytest.MonkeyPatch):
    text = "Cold homes¹ cost lives.²³ We mend them (all of them).⁴ Then we ask again."
    wanted = "Cold homes cost lives. We mend them (all of them). Then we ask again."
    assert read(text, monkeypatch) == [wanted]


def test_superior_digits_of_units_are_powers(monkeypatch: pytest.MonkeyPatch):
    assert read("We clear 300 m² of damp wall.", monkeypatch) == ["We clear 300 m² of damp wall."]


def test_plain_digits_at_words_and_in_numbers_stay(monkeypatch: pytest.MonkeyPatch):
    text = "In group A1, 7,500 people had Covid19 or MRSA2 in ward B.3 of site C12."
    assert read(text, monkeypatch) == [text]


def test_large_figure_that_opens_a_sentence_is_read_with_all_its_lines():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 760, "Our county by numbers, as counted by each borough last winter.")
        for x, figure, words in (
            (60, "42%", "older"),
            (240, "18m", "paid"),
            (420, "3 in 5", "new"),
        ):
            canvas.setFont("Helvetica-Bold", 22)
            canvas.drawString(x, 700, figure)
            left = x + canvas.stringWidth(figure + " ", "Helvetica-Bold", 22)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(left, 700, f"of {words} people")
            for step, line in enumerate(
                ("in our county live alone", "and see nobody most", "days")
            ):
                canvas.drawString(x, 682 - 13.5 * step, line)

    blocks = read_pdf(pdf(page), "plan.pdf", "plan").blocks
    ends = "people in our county live alone and see nobody most days"
    assert [block.text for block in blocks[1:]] == [
        f"42% of older {ends}", f"18m of paid {ends}", f"3 in 5 of new {ends}",
    ]  # fmt: skip
