"""Texts in rows and columns: lines stretched to a column, cards, icons, titles over a line."""

import pytest
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

BOLD = "Helvetica-Bold"


def read(*pages, size=None) -> Document:
    return read_pdf(pdf(*pages, **({"size": size} if size else {})), "plan.pdf", "plan")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def justified(canvas: Canvas, x: float, top: float, width: float, lines: list[str]) -> float:
    """Lines stretched to a width, the last one as it is; each word drawn by itself."""
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(lines):
        top += 14
        words = line.split()
        used = sum(canvas.stringWidth(word, "Helvetica", 10) for word in words)
        gap = (width - used) / max(1, len(words) - 1) if number < len(lines) - 1 else 2.8
        at = x
        for word in words:
            canvas.drawString(at, HEIGHT - top, word)
            at += canvas.stringWidth(word, "Helvetica", 10) + gap
    return top


def test_stretched_line_of_justified_text_stays_one_line():
    lines = ["Each of our partners will open a walk-in clinic", "for people from Gypsy",
             "communities."]  # fmt: skip

    def page(canvas: Canvas) -> None:
        justified(canvas, 60, 40, 210, lines)

    assert texts(read(page)) == [" ".join(lines)]


def test_row_of_labels_under_a_line_of_text_is_not_stretched_text():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Deaths before the age of seventy-five fell in each town:"])
        for x, word in ((60, "Averdale"), (180, "Calver"), (290, "Tamblesea")):
            write(canvas, x, 54, [word])

    assert "Averdale Calver Tamblesea" not in texts(read(page))


def test_list_item_at_the_head_of_a_column_takes_no_words_from_the_next():
    def page(canvas: Canvas) -> None:
        canvas.circle(64, HEIGHT - 49.5, 2, fill=1)
        write(canvas, 75, 40, ["Averdale Council will review its homes and", "tell the committee"])
        canvas.circle(64, HEIGHT - 74.5, 2, fill=1)
        write(canvas, 75, 65, ["Our trusts will halve the wait for a dentist", "before winter"])
        write(
            canvas, 310, 40, ["and 2027. The Board must improve checks", "where need is highest."]
        )

    assert "Averdale Council will review its homes and tell the committee" in texts(read(page))


def test_title_over_the_second_column_does_not_break_the_text_that_runs_into_it():
    left = [
        "With more demand for services and pressure on all",
        "our budgets, life is hard. To meet this",
    ]
    right = ["challenge the Board will do things differently, and", "put prevention first."]

    def page(canvas: Canvas) -> None:
        write(canvas, 40, 20, ["EXECUTIVE SUMMARY"], 18, BOLD)
        write(canvas, 310, 24, ["HEALTH STRATEGY 2030"], 15, BOLD)
        canvas.line(40, HEIGHT - 50, 555, HEIGHT - 50)
        write(canvas, 40, 54, ["Why we need a plan"], 12, BOLD)
        top = write(
            canvas, 40, 76, ["The plan looks at homes, jobs and schools as", "much as at clinics."]
        )
        write(canvas, 40, top + 10, left)
        write(canvas, 310, 64, right)

    found = texts(read(page))
    assert found[:2] == ["EXECUTIVE SUMMARY", "HEALTH STRATEGY 2030"]
    assert " ".join([*left, *right]) in found


def test_texts_beside_icons_are_read_row_by_row():
    grid = [["Mothers and babies are well,", "most of all in our poorest towns."],
            ["All children are", "of good cheer."],
            ["Children grow up in a safe", "and a healthy home."],
            ["Those who leave care", "are on their own feet."]]  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 20, PROSE)
        canvas.setFillColor(HexColor(0xF3CDF0))
        canvas.rect(60, HEIGHT - 200, 470, 120, stroke=0, fill=1)
        canvas.setFillColor(HexColor(0))
        write(canvas, 66, 84, ["Starting Well"], 10, BOLD)
        for number, lines in enumerate(grid):
            x, top = 110 + 250 * (number % 2), 104 + 44 * (number // 2) + 2 * (number % 2)
            canvas.circle(x - 20, HEIGHT - top - 14, 12)
            write(canvas, x, top, lines, 8)

    found = texts(read(page))
    assert found[-4:] == [" ".join(lines) for lines in grid]


@pytest.mark.parametrize("drop", [0, 7])
def test_cards_are_read_row_by_row_though_their_headings_are_not_quite_level(drop: int):
    cards = ["Smoking", "Alcohol", "Diet", "Sport"]

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 20, PROSE)
        for number, name in enumerate(cards):
            x, top = 60 + 260 * (number % 2), 100 + 90 * (number // 2)
            top += drop * (number == 3)
            write(canvas, x, top, [name], 14, BOLD)
            write(
                canvas, x + 50, top + 20, ["One in ten adults say that", "it is part of", "life."]
            )

    found = [t for t in texts(read(page)) if t in cards]
    assert found == cards


def test_heading_between_two_lists_is_read_before_them():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 20, PROSE)
        canvas.setFillColor(HexColor(0xC5D8D1))
        canvas.rect(50, HEIGHT - 190, 500, 90, stroke=0, fill=1)
        canvas.setFillColor(HexColor(0))
        for x, towns in ((60, "Averdale"), (400, "Tamblesea")):
            write(canvas, x, 110, [f"• {towns} Plan", f"• {towns} Homes", f"• {towns} Roads"])
        write(canvas, 235, 122, ["Across the Lifecourse"], 10, BOLD)

    found = texts(read(page))
    assert found.index("Across the Lifecourse") < found.index("Averdale Plan")
