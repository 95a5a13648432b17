"""Ligatures: spelled out, and asked of the document's other words where their glyph is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import PROSE, pdf, write
from raw_pages import FONTS, raw_pdf, show, to_unicode

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.letters.ligatures import spelled
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.model import Document

GLYPHS = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding"
    " /BaseEncoding /WinAnsiEncoding /Differences [1 {}] >> {} >>"
)
NAMED = "/fi /f_f_i /ff"
UNNAMED = "/G01 /G02 /G03"
WORDS = (
    "The office defined benefits of specific", "offices and the first finance plan, to",
    "influence staff and confidence in the", "benefit of a definite profile.",
)  # fmt: skip
BROKEN = (
    "Our o\x02ce de\x01ned a bene\x01t for speci\x01c sta\x03",
    "and its \x01rst \x01nance pro\x01le, with con\x01dence.",
)
MEANT = (
    "Our office defined a benefit for specific staff and its first finance profile, with"
    " confidence."
)


def read(font: str, meanings: dict[int, str] | None = None, whole: bool = True) -> Document:
    good = "".join(show(60, 700 - 13 * at, line) for at, line in enumerate(WORDS if whole else ()))
    bad = "".join(show(60, 500 - 15 * at, line, 12, "L") for at, line in enumerate(BROKEN))
    known = {code: chr(code) for code in range(32, 127)} | (meanings or {})
    more = "/ToUnicode 3 0 R" if meanings is not None else ""
    fonts = {**FONTS, "L": GLYPHS.format(font, more)}
    return read_pdf(raw_pdf(good + bad, fonts=fonts, objects=[to_unicode(known)]), "x.pdf", "x")


def test_ligatures_are_spelled_out():
    document = read(NAMED, {1: "fi", 2: "ffi", 3: "ff"})
    assert document.blocks[-1].text == MEANT
    assert document.problems == ()


def test_ligatures_of_unicode_are_spelled_out():
    document = read(NAMED, {1: "\ufb01", 2: "\ufb03", 3: "\ufb00"})
    assert document.blocks[-1].text == MEANT
    assert document.problems == ()


@pytest.mark.parametrize(
    "sign", [" ", "\xa0", "f", "\ufffd", None], ids=["blank", "hard blank", "f", "unknown", "none"]
)
def test_lost_ligatures_are_asked_of_the_other_words_and_said_so(sign: str | None):
    meanings = {1: sign, 2: sign, 3: sign} if sign else None
    document = read(UNNAMED, meanings)
    assert document.blocks[-1].text == MEANT
    assert "glyphs_mended" in {problem.code for problem in document.problems}
    assert document.pages[0].grade == "doubtful"


def test_ligature_with_a_private_sign_of_its_own_is_put_right_everywhere():
    document = read(UNNAMED, {1: "\uf8a1", 2: "\uf8a2", 3: "\uf8a3"})
    assert document.blocks[-1].text.replace("sta\uf8a3", "staff") == MEANT


def test_lost_ligatures_that_nothing_explains_stay_and_are_said_so():
    document = read(UNNAMED, None, whole=False)
    assert "glyphs_lost" in {problem.code for problem in document.problems}
    assert "o\ufffdce" in document.blocks[-1].text


def test_words_that_only_look_like_halves_are_left_alone():
    lines = ("It is led at home, and a flat is filed in the office of the", "first staff; if the",
             "fire is in the sta of a flow, it is low.", "The finance of it is fine.")  # fmt: skip
    document = read_pdf(pdf(lambda canvas: write(canvas, 60, 60, lines)), "x.pdf", "x")
    assert document.blocks[0].text == " ".join(lines)
    assert document.problems == ()


def test_clean_prose_is_left_alone():
    document = read_pdf(pdf(lambda canvas: write(canvas, 60, 60, PROSE)), "x.pdf", "x")
    assert document.blocks[0].text == " ".join(PROSE)


@given(st.text("abc ", min_size=1, max_size=12), st.data())
def test_spelling_out_keeps_every_place(text: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text) - 1))
    lost = tuple(sorted(data.draw(st.sets(st.integers(0, len(text) - 1), max_size=3)) - {at}))
    edges = np.arange(0, 100 * len(text) + 1, 100, dtype=np.intc).tobytes()
    line = TextLine(1, text, edges, Box(0, 0, 9, 9), 9, 10, 0, 0, 0, "F", 0, lost=lost)
    done = spelled(line, [(at, at + 1, "ffi")])
    assert done.text == text[:at] + "ffi" + text[at + 1 :]
    assert len(done.places()) == len(done.text) + 1
    assert (np.diff(done.places()) >= 0).all()
    assert [done.text[new] for new in done.lost] == [text[old] for old in lost]


def test_a_letter_that_nothing_explains_is_shown_as_lost_though_nothing_was_mended():
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding"
        " /BaseEncoding /WinAnsiEncoding /Differences [90 /G01] >> >>"
    )
    content = show(60, 500, "The team of Zorby will act", 12, "L")
    document = read_pdf(raw_pdf(content, fonts={**FONTS, "L": font}), "x.pdf", "x")
    assert document.blocks[-1].text == "The team of �orby will act"
    assert [problem.code for problem in document.problems] == ["glyphs_lost"]
