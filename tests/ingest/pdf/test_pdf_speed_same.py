"""Short cuts that must say what the long way says, and memory that must be let go."""

import dataclasses
import gc
import random
import re
from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import PROSE, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.errors import DocumentError
from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.assembly import blocks_of
from doc_audit.ingest.pdf.laid import Laid
from doc_audit.ingest.pdf.lines.openers import has_letters
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine, changed, renumbered
from doc_audit.ingest.pdf.lines.words import vocabulary_of
from doc_audit.ingest.pdf.marks.separators import Separators
from doc_audit.ingest.pdf.order.regions import Node, set_ends
from doc_audit.ingest.pdf.parts import furniture
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.model import BlockKind
from doc_audit.model.assemble import place_blocks

WORDS = st.text(st.sampled_from("aßé’'-–_1²½ .,;T\u00a0ﬁ"), max_size=24)


def line(text: str, order: int = 0, hyphen: bool = False) -> TextLine:
    edges = np.arange(6000, 6000 + 500 * len(text) + 1, 500, dtype=np.intc).tobytes()
    box = Box(60.0, 90.0, 60.0 + 5 * len(text), 102.0)
    return TextLine(1, text, edges, box, 100.0, 11.0, 0.0, 0.0, 0, "F", order, hyphen=hyphen)


def page(canvas: Canvas) -> None:
    write(canvas, 60, 60, PROSE)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=8))
def test_words_counted_by_stretch_are_those_counted_one_by_one(given: list[tuple[str, bool]]):
    word = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
    met: Counter[str] = Counter()
    broken = False
    for text, hyphen in given:
        found = word.findall(text.lower())
        found = found[:-1] if hyphen else found
        met.update(found[1:] if broken else found)
        broken = hyphen
    assert vocabulary_of(line(text, hyphen=hyphen) for text, hyphen in given) == +met


@given(WORDS)
def test_plain_heads_lose_their_numbers_as_others_do(text: str):
    long_way = re.sub(r"[\W\d_]+", " ", text).strip().casefold()
    assert furniture._worded(text) == long_way


@given(WORDS, st.integers(0, 5))
def test_letters_at_the_start_are_enough_only_where_they_are(text: str, least: int):
    assert has_letters(text * 3, least) == (sum(map(str.isalpha, text * 3)) >= least)


def test_a_changed_line_is_what_replace_makes_of_it():
    old = line("Our plan", 4)
    new, long_way = changed(old, text="My plan", lost=(1,)), dataclasses.replace(
        old, text="My plan", lost=(1,)
    )  # fmt: skip
    for field in dataclasses.fields(TextLine):
        assert getattr(new, field.name) is getattr(long_way, field.name)
    lines = [line("One", 0), line("Two", 3)]
    again = renumbered(lines)
    assert [one.order for one in again] == [0, 1]
    assert again[0] is lines[0]


def ends_by_arrays(nodes: list[Node], down: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """What `set_ends` makes of nodes, all that stands beside each looked at as arrays."""
    panels = [node.panel for node in nodes if node.panel is not None]
    lines = np.stack([down[:, 0] - 3.5, down[:, 1], down[:, 0] + 3.5, down[:, 2]], 1)
    found = []
    for node in nodes:
        x0, top, x1, bottom = node.box
        inset = min(3.5, (x1 - x0) / 4) if node.panel else 0.0
        low, high = x0 + inset, x1 - inset
        beside = lines if node.panel else np.concatenate([lines, np.array(panels)])
        shared = np.minimum(bottom, beside[:, 3]) - np.maximum(top, beside[:, 1])
        left, _, right, _ = beside[shared >= 0.5 * (bottom - top)].T
        left = left[(left > high - 6) & (left < high + 3.5) & (left > x0 + 6)]
        right = right[(right < low + 6) & (right > low - 3.5) & (right < x1 - 6)]
        found.append((max([*(right + 3.5)], default=low), min([*(left - 3.5)], default=high)))
    return found


def test_ends_are_pulled_in_where_arrays_say_so():
    chance = random.Random(5)

    def box() -> Box:
        x, y = chance.uniform(0, 400), chance.uniform(0, 700)
        return Box(x, y, x + chance.uniform(5, 200), y + chance.uniform(5, 90))

    places = [(box(), box() if chance.random() < 0.3 else None) for _ in range(60)]
    down = np.array([(chance.uniform(0, 600), 0.0, 700.0) for _ in range(9)], np.float32)
    nodes = [Node(own, number, panel=panel) for number, (own, panel) in enumerate(places)]
    set_ends(nodes, Separators(np.zeros((0, 3), np.float32), down))
    ends = [(node.low, node.high) for node in nodes]
    assert ends == ends_by_arrays(nodes, down.astype(np.float64))
    assert (
        sum(low != n.box.x0 and n.panel is None for n, (low, _) in zip(nodes, ends, strict=True))
        > 2
    )


def test_blocks_come_placed_and_pages_are_let_go():
    laid = [
        Laid(number, [Passage((line("A sentence of the plan."),))], [], Box(0, 0, 595, 842), 1e9)
        for number in (1, 2)
    ]
    frames = {number: Frame(0, 0, 595, 842) for number in (1, 2)}
    coming = (laid.pop(0) for _ in frames)
    blocks = blocks_of(coming, frames, 11.0, Counter())
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2
    assert blocks == place_blocks(blocks)
    assert laid == []


def test_the_collector_works_again_after_reading_and_after_refusing():
    assert gc.isenabled()
    read_pdf(pdf(page), "plan.pdf", "plan")
    assert gc.isenabled()
    with pytest.raises(DocumentError):
        read_pdf(b"no PDF", "plan.pdf", "plan")
    assert gc.isenabled()
    gc.disable()
    try:
        read_pdf(pdf(page), "plan.pdf", "plan")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_page_leaves_rings_that_only_the_collector_could_let_go():
    def rings(pages: int) -> int:
        content = pdf(*[page] * pages)
        gc.collect()
        document = read_pdf(content, "plan.pdf", "plan")
        assert len(document.pages) == pages
        return gc.collect()

    rings(1)
    assert rings(9) <= rings(2)
