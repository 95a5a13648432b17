"""Letters with a false meaning or none: put right from the document's own words, or owned up to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.letters.repair import Repair, mend_lines
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import vocabulary_of


def mended(lines: list[TextLine]) -> tuple[list[TextLine], Repair]:
    pages = {1: lines}
    repair = mend_lines(pages, vocabulary_of(lines), [1])
    return pages[1], repair


def test_two_false_letters_in_one_word_are_found_one_after_the_other():
    def good(canvas: Canvas) -> None:
        lines = ("about what we wanted without support, whether or not,", "our solutions stop it",
                 "with success, and something to support and to say without", "doubt")  # fmt: skip
        write(canvas, 60, 200, lines)

    def broken(canvas: Canvas) -> None:
        lines = (
            "I wan#ed #o do some#hing abo%# i# and s#op worrying whe#her",
            "my sol%#ions s%ppor# a s%ccess wi#ho%# do%b#",
        )
        write(canvas, 60, 200, lines)

    text = read_pdf(pdf(good, broken), "x.pdf", "x").blocks[-1].text
    assert text == (
        "I wanted to do something about it and stop worrying whether"
        " my solutions support a success without doubt"
    )


def test_letters_without_a_meaning_are_never_passed_on_as_others():
    lines = [_line("The Ţouncil", lost=(4,)), _line("Ţ Open a clinic", lost=(0,))]
    done, repair = mended(lines)
    assert [line.text for line in done] == ["The �ouncil", "• Open a clinic"]
    assert repair.left == (1,)


def test_lost_signs_around_known_words_are_quotation_marks():
    lines = [
        _line("the causes of change"),
        _line("ōcauses” and no changeŎ, it says", lost=(0, 22)),
        _line("and ōnewŎ ones", lost=(4, 8)),
    ]
    done, repair = mended(lines)
    assert [line.text for line in done[1:]] == [
        "“causes” and no change”, it says",
        "and “new” ones",
    ]
    assert not repair.left


@given(st.text(max_size=30), st.sets(st.integers(0, 29), max_size=5))
def test_mending_keeps_every_place(text: str, lost: set[int]):
    line = _line(text, lost=tuple(sorted(at for at in lost if at < len(text))))
    done, _ = mended([line])
    assert len(done[0].text) == len(text)
    assert all(done[0].text[at] == "�" for at in done[0].lost)


def _line(text: str, lost: tuple[int, ...] = ()) -> TextLine:
    edges = np.arange(0, 100 * len(text) + 1, 100, dtype=np.intc).tobytes()
    box = Box(0, 0, len(text), 10)
    return TextLine(1, text, edges, box, 9, 10, 0, 0, 0, "Font", 0, lost=lost)
