"""Hyphens of every code, at line ends and within lines; addresses and ranges over line ends."""

import needed
import pytest
from pdf_pages import pdf
from raw_pages import raw_pdf, show
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf


def read(*lines: str, known: str = "") -> str:
    """Text of the paragraph that the lines make, on a page after one with the known words."""
    pages = [show(60, 500, known)] if known else []
    pages.append("".join(show(60, 700 - 12 * at, line) for at, line in enumerate(lines)))
    return read_pdf(raw_pdf(*pages), "x.pdf", "x").blocks[-1].text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("we help non-", "smokers and"), "we help non-smokers and"),
        (("they use e-", "cigarettes and"), "they use e-cigarettes and"),
        (("harm by second-", "hand smoke"), "harm by second-hand smoke"),
        (("our first-", "rate staff"), "our first-rate staff"),
        (("care out-of-", "hours and"), "care out-of-hours and"),
        (("meet face-to-", "face with"), "meet face-to-face with"),
        (("from day-to-", "day work"), "from day-to-day work"),
        (("the resi-", "dents and"), "the residents and"),
        (("the COVID-", "19 plan"), "the COVID-19 plan"),
        (("with mother-in-", "law and"), "with mother-in-law and"),
    ],
)
def test_hyphen_at_line_end(lines: tuple[str, str], text: str):
    assert read(*lines, known="out of hours, face to face, day to day, in law") == text


def test_hyphen_at_the_end_of_a_compound_falls_away_where_the_word_is_whole_elsewhere():
    assert read("our non-smok-", "ers and", known="smokers") == "our non-smokers and"


@pytest.mark.parametrize("unseen", ["\xad"])
def test_soft_hyphen_shown_within_a_line_is_a_hyphen(unseen: str):
    assert read(f"a well{unseen}being plan") == "a well-being plan"


def test_soft_hyphen_at_line_end_joins_the_word():
    assert read("for our resi\xad", "dents and") == "for our residents and"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("at www.town.gov.uk/health-", "plans and"), "at www.town.gov.uk/health-plans and"),
        (("see https://town.gov.uk/a/", "b-c for more"), "see https://town.gov.uk/a/b-c for more"),
        (("see https://town.gov.uk/a_", "b for more"), "see https://town.gov.uk/a_b for more"),
        (("see https://town.gov.uk/a?b=", "c for more"), "see https://town.gov.uk/a?b=c for more"),
        (("see https://town.gov.uk/a", "/b.pdf and"), "see https://town.gov.uk/a/b.pdf and"),
        (("see https://www.town.", "gov.uk/b for more"), "see https://www.town.gov.uk/b for more"),
        (("see https://town.gov.uk/a", "26.pdf for"), "see https://town.gov.uk/a26.pdf for"),
        (("write to health@", "town.gov.uk soon"), "write to health@town.gov.uk soon"),
        (("see www.town.gov.uk.", "Then write"), "see www.town.gov.uk. Then write"),
        (("see www.town.gov.uk/plan", "and write"), "see www.town.gov.uk/plan and write"),
        (("see www.town.gov.uk/plan", "and/or write"), "see www.town.gov.uk/plan and/or write"),
    ],
)  # fmt: skip
def test_address_broken_over_lines_is_joined_without_a_blank(lines: tuple[str, str], text: str):
    assert read(*lines, known="health plans") == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("from 2024\x96", "2029 and"), "from 2024–2029 and"),
        (("from April\x96", "June and"), "from April–June and"),
        (("from 2024 \x96", "2029 and"), "from 2024 – 2029 and"),
        (("a plan \x96", "and more"), "a plan – and more"),
        (("the plan\x97", "and more"), "the plan—and more"),
        (("children and/", "or adults"), "children and/or adults"),
    ],
)
def test_dash_over_a_line_end_keeps_what_stands_around_it(lines: tuple[str, str], text: str):
    assert read(*lines) == text


@pytest.fixture(scope="module")
def _sans() -> None:
    pdfmetrics.registerFont(TTFont("Sans", needed.font()))


@pytest.mark.usefixtures("_sans")
def test_hyphens_of_unicode_are_hyphens():
    lines = ("our non\u2010smok\u2010", "ers have well\u2011being and anti\u2011",
             "tobacco plans for smokers", "co\u00adoperate")  # fmt: skip

    def page(canvas: Canvas) -> None:
        canvas.setFont("Sans", 10)
        for at, line in enumerate(lines):
            canvas.drawString(60, 700 - 12 * at, line)

    (block,) = read_pdf(pdf(page), "x.pdf", "x").blocks
    assert block.text == (
        "our non\u2010smokers have well\u2011being and anti\u2011tobacco plans for smokers"
        " co-operate"
    )
