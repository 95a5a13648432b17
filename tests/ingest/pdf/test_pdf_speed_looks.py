"""Quick looks that spare a closer one, and sums done without arrays, say what the long way says."""

from collections import Counter
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.reading import read_lines
from doc_audit.ingest.pdf.lines.textlevels import Level, blanks_of
from doc_audit.ingest.pdf.lines.textline import TextLine, changed
from doc_audit.ingest.pdf.marks.glyphs import read_glyphs
from doc_audit.ingest.pdf.marks.runs import Fonts
from doc_audit.ingest.pdf.order import doubts
from doc_audit.ingest.pdf.parts import furniture
from doc_audit.ingest.pdf.source.opening import frame_of, open_pdf
from doc_audit.ingest.pdf.tables.grids import merged

PLACES = st.integers(0, 40)
BOXES = st.lists(st.tuples(PLACES, PLACES, PLACES, PLACES), min_size=4, max_size=12)
RULES = st.lists(st.tuples(PLACES, PLACES, PLACES), min_size=1, max_size=12)


def spread(canvas: Canvas) -> None:
    """Prose, justified prose, words set apart, a list item after a tab, and turned words."""
    end = write(canvas, 60, 60, PROSE)
    canvas.setFont("Helvetica", 10)
    for number, (text, wide) in enumerate([("a line set wide", 3.1), ("Action Lead Date", 30)]):
        words = canvas.beginText(60, HEIGHT - end - 40 - 30 * number)
        words.setWordSpace(wide)
        words.textOut(text)
        words.setWordSpace(0)
        canvas.drawText(words)
    canvas.drawString(60, HEIGHT - 300, "1.")
    canvas.drawString(95, HEIGHT - 300, "The first of the items of a list")
    canvas.rotate(90)
    canvas.drawString(100, -500, "Words up the page")


def lines_of_spread() -> list[TextLine]:
    with open_pdf(pdf(spread), "plan.pdf") as document, document.page(1) as page:
        glyphs = read_glyphs(page, frame_of(page), Fonts())
        return read_lines(glyphs, 1, np.full(len(glyphs.codes), -1, np.int32))


def test_widest_blank_of_a_line_is_the_widest_of_its_blanks():
    lines = [line for line in lines_of_spread() if not line.turned]
    known = [line for line in lines if line.white < inf]
    assert len(known) >= 5
    for line in known:
        assert line.white == max((wide for wide, _ in blanks_of(line)), default=0)
    assert [line.text[:2] for line in lines if line.white == inf] == ["1."]


def test_lines_are_cut_at_the_same_blanks_whether_the_widest_is_known_or_not():
    cut = 0
    for line in lines_of_spread():
        if line.turned:
            continue
        for gap in (0.2, 0.3, 0.45, 0.55, 1.0, 4.0):
            pieces = Level((line,)).pieces(gap)
            long_way = Level((changed(line, white=inf),)).pieces(gap)
            assert [p.text for p in pieces] == [p.text for p in long_way]
            assert [p.box for p in pieces] == [p.box for p in long_way]
            cut += len(pieces) > 1
    assert cut > 5


@settings(max_examples=30)
@given(BOXES)
def test_boxes_under_others_are_those_that_arrays_find(places: list[tuple[int, int, int, int]]):
    boxes = [Box(x, y, x + wide / 2, y + high / 2) for x, y, wide, high in places]
    x0, y0, x1, y1 = np.array(boxes, np.float64).T
    wide = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    high = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    shared = np.maximum(wide, 0) * np.maximum(high, 0)
    np.fill_diagonal(shared, 0)
    areas = np.maximum((x1 - x0) * (y1 - y0), 1e-6)
    assert doubts._covered(boxes) == int((shared >= 0.3 * areas[:, None]).any(axis=1).sum())


@settings(max_examples=30)
@given(RULES)
def test_rules_made_one_cover_what_they_covered_apart(places: list[tuple[int, int, int]]):
    rules = np.array([(y, x, x + wide) for y, x, wide in places], np.float32)
    whole = merged(rules)
    for y, x0, x1 in rules.tolist():  # each lies within one of them, which is not far off
        inside = (whole[:, 1] <= x0) & (whole[:, 2] >= x1)
        assert np.abs(whole[inside, 0] - y).min() <= 3 * len(rules)
    for place in np.unique(whole[:, 0]):
        own = whole[whole[:, 0] == place]
        assert (own[1:, 1] > own[:-1, 2] + 3).all()
    assert (np.diff(np.unique(whole[:, 0])) > 3).all()


@settings(max_examples=40)
@given(st.lists(st.text(st.sampled_from("aBé’- .1\t"), max_size=12), max_size=8))
def test_plain_texts_read_at_one_go_are_worded_as_one_by_one(texts: list[str]):
    met = Counter(furniture._all_worded(texts))
    assert {word: n for word, n in met.items() if word} == {
        word: n for word, n in Counter(map(furniture._worded, texts)).items() if word
    }
