"""Titles in pieces, names over text, headings on bands, items beside badges."""

import pytest
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

BOLD = "Helvetica-Bold"


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "plan.pdf", "plan")


def texts(document: Document, kind: str = "heading") -> list[str]:
    return [block.text for block in document.blocks if block.kind == kind]


def test_title_and_the_smaller_one_right_under_it_are_two_headings():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Case study 3 WARM HOMES"], 14, BOLD)
        top = write(
            canvas, 60, 56, ["What can be done to keep our homes warm in winter?"], 12.6, BOLD
        )
        write(canvas, 60, top + 6, PROSE)

    assert texts(read(page)) == [
        "Case study 3 WARM HOMES", "What can be done to keep our homes warm in winter?"
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [8, 26])
def test_title_in_two_colours_on_one_line_is_one_heading(gap: int):
    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 14)
        canvas.drawString(60, HEIGHT - 60, "Case study 1")
        x = 60 + canvas.stringWidth("Case study 1", BOLD, 14) + gap
        canvas.setFillColor(HexColor(0xD08000))
        canvas.drawString(x, HEIGHT - 60, "AIR QUALITY")
        canvas.setFillColor(HexColor(0))
        write(canvas, 60, 70, PROSE)

    assert texts(read(page)) == ["Case study 1 AIR QUALITY"]


def test_headings_of_two_columns_stay_two_though_they_stand_near():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["What we will do first"], 14, BOLD)
        write(canvas, 232, 40, ["What comes next"], 14, BOLD)
        write(canvas, 60, 64, ["We will open a new clinic", "in each of the five towns."])
        write(canvas, 232, 64, ["We will train more nurses", "for all the villages."])

    assert texts(read(page)) == ["What we will do first", "What comes next"]


def test_cover_title_goes_on_after_its_colon():
    def cover(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 30)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 300, "Start Well, Age Well:")
        canvas.setFont("Helvetica", 27)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 340, "Health Strategy 2030")

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE * 4)

    assert texts(read(cover, page)) == ["Start Well, Age Well: Health Strategy 2030"]


def _named(name: list[str], text: list[str]) -> Document:
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Our county"], 18, BOLD)
        top = write(canvas, 60, top + 8, PROSE)
        canvas.setFillColor(HexColor(0x0A7F2E))
        top = write(canvas, 60, top + 20, name, 10, BOLD)
        write(canvas, 60, top, text, 10)

    return read(page)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            ["Active travel"],
            ["e.g. the decision of people to walk,", "to cycle or to use the bus."],
        ),
        (["Charging points for", "cars"], ["in every street where people park,", "by May 2027."]),
    ],
)
def test_bold_name_that_ends_short_heads_the_small_lettered_text_under_it(name, text):
    document = _named(name, text)
    if text[0].startswith("in "):  # a preposition goes on with the words before it
        assert texts(document) == ["Our county"]
    else:
        assert texts(document) == ["Our county", " ".join(name)]
        assert " ".join(text) in texts(document, "paragraph")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            ["Our partners"],
            ["will fund a walk-in clinic in each of", "the five towns by May 2027."],
        ),
        (
            ["Public Health"],
            ["leads the work on falls in each of the", "five towns until May 2027."],
        ),
        (["Refer people who are"], ["drinking at harmful levels to the", "network for treatment."]),
        (["Health checks,"], ["more of them in the poorest wards and", "for carers of all ages."]),
    ],
)
def test_bold_opening_of_a_sentence_stays_with_it(name, text):
    document = _named(name, text)
    assert " ".join([*name, *text]) in texts(document, "paragraph")


def test_white_lines_on_bands_over_columns_are_headings():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 30, ["What can be done"], 18, BOLD)
        write(canvas, 60, top, PROSE)
        for x, who in ((60, "one person"), (230, "a community"), (400, "the county")):
            canvas.setFillColor(HexColor(0x0A7F2E))
            canvas.rect(x, HEIGHT - 142, 140, 26, stroke=0, fill=1)
            canvas.setFillColor(white)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x + 8, HEIGHT - 133, f"Actions of {who}")
            canvas.setFillColor(HexColor(0x0A7F2E))
            write(canvas, x + 30, 160, [f"Walk with {who}", "each day of the week.", "It helps."])

    document = read(page)
    assert texts(document) == [
        "What can be done", "Actions of one person", "Actions of a community",
        "Actions of the county",
    ]  # fmt: skip


def test_texts_beside_equal_drawn_badges_are_items():
    items = [
        ["Assess all plans for what they do to health. If the council", "does so, it is usual."],
        ["Build up the skills of all who work for us, in health and in", "all other services."],
        ["Look at who loses when a service closes. This means redesign", "as well."],
    ]

    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Actions"], 18, BOLD)
        top = write(canvas, 60, top + 6, PROSE)
        for lines in items:
            top += 24
            canvas.roundRect(70, HEIGHT - top - 27, 25, 25, 4, stroke=0, fill=1)
            top = write(canvas, 115, top, lines)

    document = read(page)
    assert texts(document, "list_item") == [" ".join(lines) for lines in items]


def test_two_squares_beside_texts_make_no_list():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, PROSE)
        for _ in range(2):
            top += 24
            canvas.roundRect(70, HEIGHT - top - 27, 25, 25, 4, stroke=0, fill=1)
            top = write(
                canvas, 115, top, ["People told us that it helps them", "to walk each day."]
            )

    assert not texts(read(page), "list_item")
