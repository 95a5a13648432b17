"""What is held of each page while a file is read: little more than its document keeps of it."""

import gc
import tracemalloc
from collections import Counter

import numpy as np
import pytest
from pdf_pages import Draw, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import pages, read_pdf
from doc_audit.ingest.pdf.lines import words
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import cut, joined
from doc_audit.model.edges import Edges

FEW, MANY = 3, 12  # pages
HELD = 2.0
"""Bytes that may be held of each further page to each byte that the document keeps of it; 1.6 when
this was written. Lines and blocks of all pages at once would be 2.4."""


def page_of(number: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        ask = "We will ask each of our partners what it can do by March about"
        write(canvas, 60, 60, [f"{ask} aim {number}.{line}" for line in range(24)])

    return draw


def held_and_kept(count: int) -> tuple[int, int]:
    """Most bytes held at once while a file is read, and those of what came of it."""
    content = pdf(*map(page_of, range(count)))
    gc.collect()
    tracemalloc.start()
    try:
        document = read_pdf(content, "long.pdf", "long")
        kept, held = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.pages) == count
    return held, kept


def test_a_further_page_takes_little_more_than_its_document(monkeypatch: pytest.MonkeyPatch):
    # Or a short file has its words counted, and its pages asked for, at one go.
    monkeypatch.setattr(words, "_AT_ONCE", 24)
    monkeypatch.setattr(pages, "_AT_ONCE", 2)
    held_and_kept(1)  # what is made once
    few_held, few_kept = held_and_kept(FEW)
    held, kept = held_and_kept(MANY)
    assert kept > few_kept
    assert held - few_held < HELD * (kept - few_kept)


def test_edges_of_a_line_are_what_its_block_keeps():
    own = np.array([100, 600, 1100, 1600, 2100], np.intc).tobytes()
    whole = TextLine(1, "a by", own, Box(1.0, 2.0, 21.0, 14.0), 12.0, 10.0,
                     0.0, 0.0, 0, "F", 0)  # fmt: skip
    _, (line,) = joined([whole], Counter())
    assert line.edges == Edges(own)
    assert any(one is own for one in gc.get_referents(line.edges))
    _, (line,) = joined([cut(whole, 2)], Counter())
    assert tuple(line.edges) == (11.0, 16.0, 21.0)
