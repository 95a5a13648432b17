"""Where words end: letter-spaced headings, gaps without a blank, blanks within figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_pages import PROSE
from raw_pages import raw_pdf, show
from reportlab.pdfbase.pdfmetrics import stringWidth

from doc_audit.ingest.pdf import read_pdf

BODY = "".join(show(60, 600 - 13 * at, line) for at, line in enumerate(PROSE))


def texts(*contents: str) -> list[str]:
    return [block.text for block in read_pdf(raw_pdf(*contents), "x.pdf", "x").blocks]


def heading_of(content: str) -> tuple[str, str]:
    block = read_pdf(raw_pdf(content + BODY), "x.pdf", "x").blocks[0]
    return block.kind.value, block.text


@pytest.mark.parametrize("em", [0.1, 0.2, 0.3, 0.4, 0.5])
def test_letter_spaced_heading_is_words(em: float):
    content = show(60, 700, "PRIORITIES FOR ACTION", 16, "F2", f"{em * 16} Tc")
    assert heading_of(content) == ("heading", "PRIORITIES FOR ACTION")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("P R I O R I T I E S", "PRIORITIES"),
        ("P R I O R I T Y  1  A R E A S", "PRIORITY 1 AREAS"),
        ("O u r   a i m s   f o r   2 0 2 6", "Our aims for 2026"),
    ],
)
def test_heading_letter_spaced_with_typed_blanks_is_words(typed: str, meant: str):
    assert heading_of(show(60, 700, typed, 16, "F2")) == ("heading", meant)


@pytest.mark.parametrize("labels", ["A B C D E F", "J F M A M J J A S O N D"])
def test_single_letters_that_are_labels_stay_apart(labels: str):
    content = "".join(show(60 + 12 * at, 700, sign) for at, sign in enumerate(labels.split()))
    assert texts(content) == [labels]


def test_row_of_figures_stays_apart():
    assert texts(show(60, 700, "1 2 3 4 5 6", state="3 Tc") + BODY)[0] == "1 2 3 4 5 6"


def by_word(text: str, gap: float) -> str:
    """Each word shown by itself, `gap` ems after the one before."""
    content, x = "", 60.0
    for word in text.split():
        content += show(round(x, 3), 700, word)
        x += stringWidth(word, "Helvetica", 10) + gap * 10
    return content


@pytest.mark.parametrize("gap", [0.16, 0.2, 0.278, 0.5, 1.0])
def test_gap_without_a_blank_parts_words(gap: float):
    text = "We will do it within three months in the town"
    assert texts(by_word(text, gap)) == [text]


def test_kerning_parts_no_word():
    shown = "[(W) 80 (est Sussex F) -90 (o) 15 (r peo) -60 (ple in W) -110 (orthing)] TJ"
    assert texts(f"BT /F1 10 Tf 60 600 Td {shown} ET") == ["West Sussex For people in Worthing"]


@settings(max_examples=12)
@given(st.lists(st.floats(-0.4, 0.4), min_size=40, max_size=40))
def test_letters_shown_one_by_one_and_a_little_off_are_words(shifts: list[float]):
    text, content, x = "We will open two clinics in West Sussex", "", 60.0
    for char, shift in zip(text, shifts, strict=False):
        content += show(round(x + shift, 3), 600, char) if char != " " else ""
        x += stringWidth(char, "Helvetica", 10)
    assert texts(content) == [text]


def test_figures_with_thin_blanks_stay_whole():
    shown = "[(We will build 10) -170 (000 homes and spend \xa3) -170 (3.2) -170 (m on them)] TJ"
    assert texts(f"BT /F1 10 Tf 60 600 Td {shown} ET") == [
        "We will build 10 000 homes and spend \xa3 3.2 m on them"
    ]


@pytest.mark.parametrize("state", ["60 Tz", "150 Tz", "6 Tw", "-1 Tw", "-.5 Tc", "3 Ts"])
def test_text_state_breaks_no_words(state: str):
    text = "We will report on it each year to the public"
    assert texts(show(60, 600, text, state=state)) == [text]


@pytest.mark.parametrize("small", [16, 13, 11])
def test_small_caps_in_two_sizes_are_one_heading(small: int):
    parts = [("P", 18), ("RIORITY ", small), ("A", 18), ("REAS FOR ", small), ("A", 18),
             ("CTION", small)]  # fmt: skip
    shown = " ".join(f"/F2 {size} Tf ({text}) Tj" for text, size in parts)
    assert heading_of(f"BT 60 700 Td {shown} ET\n") == ("heading", "PRIORITY AREAS FOR ACTION")
