"""Garbage from fonts with a shifted or lost table of meanings is told from English."""

import string
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import PROSE

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.frame import Box
from doc_audit.ingest.pdf.letterdoubts import letter_doubts
from doc_audit.ingest.pdf.textline import TextLine
from doc_audit.ingest.pdf.words import vocabulary_of

PLANS = Path(__file__).parents[4] / "shared" / "plans"
FILES = sorted(PLANS.glob("*.pdf"))
LOWER = string.ascii_lowercase
TEXT = (
    *PROSE,
    "We will open two clinics by March 2026 and report on them.",
    "The NHS pays for it.",
)


def lines_of(*texts: str) -> list[TextLine]:
    return [TextLine(1, text, np.zeros(0), Box(0, 0, 9, 9), 9, 10, 0, 0, 0, "F", order)
            for order, text in enumerate(texts)]  # fmt: skip


def doubts(*texts: str) -> tuple[str, ...]:
    lines = lines_of(*texts)
    return letter_doubts(lines, vocabulary_of(lines))


@pytest.mark.parametrize(
    "texts",
    [
        TEXT,
        ("H1N1, HbA1c, CO2, PM2.5 and B2B; mph and ltd", "www.nhs.uk/x1y2z3q4 and a@b1c.uk"),
        ("NHS ICB LMNS CYPMHS SCFT UHSx BSUH WSCC DPH", "KPI 1.1 10% £5m 2024/25 Q1 Q2 Q3 Q4"),
        tuple(f"{number}. Introduction {'.' * 90} {number}" for number in range(1, 30)),
        ("Knightsbridge, Hertfordshire and Rhyl", "Angmering, Littlehampton", "A & B", "I"),
        (),
    ],
)
def test_english_is_not_doubted(texts: tuple[str, ...]):
    assert doubts(*texts) == ()


@pytest.mark.parametrize("shift", [1, 3, 13, 25])
def test_letters_that_stand_for_others_are_doubted(shift: int):
    moved = LOWER[shift:] + LOWER[:shift]
    table = str.maketrans(LOWER + LOWER.upper(), moved + moved.upper())
    assert doubts(*(line.translate(table) for line in TEXT))


@pytest.mark.parametrize("shift", [-31, -29, 1, 31, 0x390, 0xE000])
def test_codes_shifted_as_a_whole_are_doubted(shift: int):
    table = {code: chr(code + shift) for code in range(33, 127) if code + shift > 32}
    assert doubts(*(line.translate(table) for line in TEXT))


@given(st.permutations(LOWER))
def test_exchanged_letters_are_doubted_unless_the_common_ones_stay(
    order: list[str],
):
    table = str.maketrans(LOWER, "".join(order))
    kept = set("etaoinshr") & {char.translate(table) for char in "etaoinshr"}
    assert doubts(*(line.lower().translate(table) for line in TEXT)) or len(kept) > 4


def test_single_letters_in_a_row_are_doubted():
    assert doubts(*(" ".join(line.replace(" ", "")) for line in TEXT))


def test_figures_inside_words_are_doubted():
    assert doubts("The c0unc1l w1ll 0pen tw0 cl1n1cs 1n ev3ry t0wn 0f th3 c0unty")


def test_odd_name_that_the_document_uses_often_is_no_doubt():
    lines = lines_of("the CoOpWeb and of it " * 6)
    assert letter_doubts(lines, vocabulary_of(lines)) == ()


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str):
    assert isinstance(doubts(text), tuple)


@pytest.mark.skipif(not FILES, reason="the plans are not at hand")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_published_plans_read_as_english(path: Path):
    document = read_pdf(path.read_bytes(), path.name, "x")
    pages: dict[int, list[str]] = {}
    for block in document.blocks:
        pages.setdefault(block.page, []).append(block.text)
    words = vocabulary_of(lines_of(*(block.text for block in document.blocks)))
    found = {number: letter_doubts(lines_of(*own), words) for number, own in pages.items()}
    assert {number: reasons for number, reasons in found.items() if reasons} == {}
