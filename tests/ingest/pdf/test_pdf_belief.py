"""Letters without a table of meanings are believed where their text reads as English."""

import numpy as np
from pdf_pages import PROSE

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.letters import belief
from doc_audit.ingest.pdf.lines.textline import TextLine

SHIFTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc"
)  # as a font with its table moved on gives them


def _line(text: str, lost: tuple[int, ...]) -> TextLine:
    edges = np.arange(0, 100 * len(text) + 1, 100, dtype=np.intc).tobytes()
    return TextLine(1, text, edges, Box(0, 0, len(text), 10), 9, 10, 0, 0, 0, "F", 0, lost=lost)


def believed(lines: list[TextLine]) -> list[TextLine]:
    pages = {1: lines}
    others = belief.believed(pages, [1])
    assert list(others) == ([1] if pages[1] is not lines else [])
    return pages[1]


def _all(text: str) -> tuple[int, ...]:
    return tuple(at for at, sign in enumerate(text) if sign != " ")


def test_a_font_without_any_meanings_is_believed_when_it_reads_as_english():
    done = believed([_line(text, _all(text)) for text in PROSE])
    assert [line.lost for line in done] == [(), (), ()]
    assert [line.text for line in done] == list(PROSE)


def test_signs_that_are_no_plain_letters_stay_lost():
    text = PROSE[0].replace("w", "Ţ")
    done = believed([_line(line, _all(line)) for line in (text, *PROSE[1:])])
    assert done[0].lost == tuple(at for at, sign in enumerate(text) if sign == "Ţ")


def test_a_font_that_reads_as_no_english_is_not_believed():
    lines = [_line(text, _all(text)) for text in (line.translate(SHIFTED) for line in PROSE)]
    assert [line.lost for line in believed(lines)] == [line.lost for line in lines]


def test_single_letters_without_a_meaning_are_not_believed():
    texts = [line.replace("w", "u") for line in PROSE]
    lost = [tuple(at for at, sign in enumerate(line) if sign == "w") for line in PROSE]
    lines = [_line(text, own) for text, own in zip(texts, lost, strict=True)]
    assert [line.lost for line in believed(lines)] == lost


def test_a_few_words_are_too_few_to_tell():
    line = _line("We will act", _all("We will act"))
    assert believed([line])[0].lost == line.lost
