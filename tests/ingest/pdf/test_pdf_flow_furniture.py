"""What comes back on the pages beside the text: heads, feet, tabs, menus, marks over the page."""

from collections.abc import Callable

import pytest
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

OPENINGS = (
    "Homes that are cold cost lives, and so we begin with them:",
    "Schools see trouble early and can say so if they are asked.",
    "Work is good for most people when it is paid and safe, and",
    "A walk to the shops should be safe for a child of eight, so",
    "Help for carers comes too late in most of the villages and",
    "Older residents wish to stay in their homes, and we know it.",
    "Clinics open when people are at work and shut when they are",
    "Dentists are few in the north of the county, where need and",
    "Clean air is a matter for every district and for each road.",
    "Food that is fresh costs more in the estates than elsewhere.",
)


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def read(draw: Callable[[Canvas, int], None], pages: int) -> Document:
    """A document of `pages` pages with text that differs, each drawn on by `draw`."""

    def page(canvas: Canvas, number: int) -> None:
        draw(canvas, number)
        write(canvas, 90, 150, [OPENINGS[number % 10], *PROSE])

    return read_pdf(
        pdf(*(lambda c, n=n: page(c, n) for n in range(1, pages + 1))), "plan.pdf", "plan"
    )


def expect_body_only(document: Document, pages: int) -> None:
    """All that isn't furniture is the text of the pages."""
    left = [b.text for b in document.blocks if b.kind.value != "furniture"]
    assert left == [" ".join([OPENINGS[n % 10], *PROSE]) for n in range(1, pages + 1)]


def test_roman_page_numbers_of_the_front_are_furniture():
    def draw(canvas: Canvas, number: int) -> None:
        shown = ("i", "ii", "iii", "iv")[number - 1] if number < 5 else f"Page {number - 4}"
        write(canvas, 500, 800, [shown], 8)

    expect_body_only(read(draw, 24), 24)


def test_heads_that_change_by_chapter_are_furniture():
    chapters = ("Homes and health", "Schools", "Work and money", "Streets", "Care", "Old age")

    def draw(canvas: Canvas, number: int) -> None:
        write(canvas, 90, 30, [chapters[number // 3]], 8)

    expect_body_only(read(draw, 16), 16)


def test_chapter_title_in_large_type_at_the_top_of_its_pages_is_a_heading():
    chapters = ("Homes and health", "Schools", "Work and money")

    def draw(canvas: Canvas, number: int) -> None:
        write(canvas, 90, 30, [chapters[(number - 1) // 4]], 18, "Helvetica-Bold")

    document = read(draw, 12)
    assert set(texts(document, "heading")) == set(chapters)
    assert document.blocks[-1].section == ("Work and money",)


def test_title_left_and_chapter_right_alternate_and_are_furniture():
    chapters = ("Homes and health", "Schools", "Work and money", "Streets", "Care")

    def draw(canvas: Canvas, number: int) -> None:
        if number % 2:
            write(canvas, 400, 30, [chapters[number // 4]], 8)
        else:
            write(canvas, 60, 30, ["A county for everyone"], 8)
        write(canvas, 500 if number % 2 else 60, 800, [str(number + 2)], 8)

    expect_body_only(read(draw, 16), 16)


def test_chapter_named_on_one_right_hand_page_only_is_furniture():
    chapters = ("Homes and health", "Schools", "Work and money", "Streets", "Care")

    def draw(canvas: Canvas, number: int) -> None:
        chapter = chapters[(number - 1) // 2]
        if number % 2:
            canvas.setFont("Helvetica", 8)
            canvas.drawRightString(540, 810, chapter)
            write(canvas, 90, 105, [chapter], 18, "Helvetica-Bold")

    document = read(draw, 10)
    assert texts(document, "furniture") == list(chapters)
    assert texts(document, "heading") == list(chapters)


def test_bullet_that_opens_several_pages_is_no_furniture():
    def draw(canvas: Canvas, number: int) -> None:
        if number % 3 == 0:
            write(canvas, 90, 60, ["• publish what we found each July, for everyone to read"])

    assert len(texts(read(draw, 10), "list_item")) == 3


def test_page_of_pages_with_version_date_and_file_path_is_furniture():
    def draw(canvas: Canvas, number: int) -> None:
        write(canvas, 60, 790, [f"Page {number} of 40 | Version 2"], 8)
        write(canvas, 60, 802, ["P:/Plans/2025/Final draft v2.docx 14/03/2025"], 6)

    expect_body_only(read(draw, 6), 6)


@pytest.mark.parametrize("word", ["DRAFT", "CONFIDENTIAL"])
def test_watermark_across_the_page_is_furniture(word: str):
    def draw(canvas: Canvas, number: int) -> None:
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont("Helvetica-Bold", 70)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, word)
        canvas.restoreState()

    document = read(draw, 4)
    assert texts(document, "furniture") == [word] * 4
    expect_body_only(document, 4)


def test_level_watermark_is_furniture():
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFillGray(0.85)
        canvas.setFont("Helvetica-Bold", 40)
        canvas.drawCentredString(WIDTH / 2, HEIGHT / 2, "DRAFT FOR COMMENT")
        canvas.setFillGray(0)

    expect_body_only(read(draw, 5), 5)


def test_section_label_up_the_margin_is_furniture():
    labels = ("Start well", "Live well", "Age well", "Die well", "Our aims", "Money")

    def draw(canvas: Canvas, number: int) -> None:
        canvas.saveState()
        canvas.translate(WIDTH - 20, HEIGHT / 2)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(0, 0, labels[number // 3])
        canvas.restoreState()

    expect_body_only(read(draw, 15), 15)


def test_menu_of_links_at_the_side_of_every_page_is_furniture():
    def draw(canvas: Canvas, number: int) -> None:
        for row, name in enumerate(("Home", "Our aims", "What we do", "Money", "Contact")):
            write(canvas, 10, 200 + 60 * row, [name], 8)

    expect_body_only(read(draw, 6), 6)


def test_labels_beside_the_text_of_each_page_are_kept():
    def draw(canvas: Canvas, number: int) -> None:
        top = 300.0
        for label in ("Lead", "Measure", "Date"):
            write(canvas, 90, top, [label], 10, "Helvetica-Bold")
            top = write(canvas, 180, top, [f"{OPENINGS[(number * 3 + len(label)) % 10]}"]) + 10

    document = read(draw, 6)
    assert sum(text == "Lead" for text in texts(document, "furniture")) == 0


def test_sentence_that_comes_back_at_other_heights_is_kept():
    promise = "We will publish what we find each year, in plain words, for everyone."

    def draw(canvas: Canvas, number: int) -> None:
        write(canvas, 90, 300 + 37 * number, [promise])

    document = read(draw, 8)
    assert sum(promise in text for text in texts(document, "paragraph")) == 8
