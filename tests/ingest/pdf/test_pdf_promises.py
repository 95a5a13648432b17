"""What holds for every page: nothing lost, offsets agree, same bytes give the same document."""

import io
from collections import Counter

import pdfplumber
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pdf_pages import PROSE, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.marks.glyphs import read_glyphs
from doc_audit.ingest.pdf.marks.runs import Fonts
from doc_audit.ingest.pdf.source.opening import frame_of, open_pdf
from doc_audit.model import BlockKind, Document

WORD = st.text("abcdefghijklmnoprstuvwyABCDEGHILMNOPRSTW", min_size=1, max_size=9)
LINE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=4)
COLUMN = st.lists(PARAGRAPH, min_size=1, max_size=4)
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(content: bytes) -> Document:
    return read_pdf(content, "plan.pdf", "plan")


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalpha())


def letters_on_pages(content: bytes) -> Counter[str]:
    """Letters a reader sees, from the characters before any layout."""
    found: Counter[str] = Counter()
    fonts = Fonts()
    with open_pdf(content, "plan.pdf") as document:
        for number in range(1, document.count + 1):
            with document.page(number) as page:
                glyphs = read_glyphs(page, frame_of(page), fonts)
                found += letters("".join(map(chr, glyphs.codes.tolist())))
    return found


def letters_read(document: Document) -> Counter[str]:
    """Letters of blocks, of their markers, and of the labels that became heads of cells."""
    found = letters(document.text)
    for block in document.blocks:
        found += letters(block.marker if block.marker.isalnum() else "")
    return found


def check_offsets(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        assert "\n" not in block.text
        assert block.page == block.lines[0].box.page
        ends = [0]
        for line in block.lines:
            assert ends[-1] <= line.start < line.end <= len(block.text)
            assert set(block.text[ends[-1] : line.start]) <= set(" |")
            ends.append(line.end)
            if line.edges:
                assert len(line.edges) == line.end - line.start + 1
                assert all(a <= b for a, b in zip(line.edges, line.edges[1:], strict=False))
                assert line.edges[0] == pytest.approx(line.box.x0, abs=1.5)
                assert line.edges[-1] == pytest.approx(line.box.x1, abs=1.5)
        assert ends[-1] == len(block.text)
        for cell in block.cells:
            assert 0 <= cell.start < cell.end <= len(block.text)


@few
@given(st.lists(COLUMN, min_size=1, max_size=3))
def test_letters_in_are_letters_out(columns: list[list[list[str]]]):
    def page(canvas: Canvas) -> None:
        for number, column in enumerate(columns):
            top = 100.0
            for paragraph in column:
                top = write(canvas, 40 + number * 180, top, paragraph, 6) + 9

    content = pdf(page, page)
    document = read(content)
    assert letters_read(document) == letters_on_pages(content)
    check_offsets(document)


@few
@given(st.lists(st.lists(LINE, min_size=3, max_size=3), min_size=2, max_size=5))
def test_letters_of_tables_are_kept(rows: list[list[str]]):
    cells = [[[text[:20]] for text in row] for row in rows]
    content = pdf(lambda canvas: table(canvas, (40, 200, 360, 540), 100, cells))
    document = read(content)
    assert letters_read(document) == letters_on_pages(content)
    check_offsets(document)


@few
@given(st.permutations(range(6)))
def test_order_of_columns_does_not_depend_on_the_order_they_were_drawn(order: list[int]):
    spots = [(x, top) for x in (60, 310) for top in (100, 200, 300)]

    def page(canvas: Canvas) -> None:
        for index in order:
            x, top = spots[index]
            write(
                canvas, x, top, [f"Paragraph number {index} in its place", *(p[:38] for p in PROSE)]
            )

    found = [block.text.split()[2] for block in read(pdf(page)).blocks]
    assert found == ["0", "1", "2", "3", "4", "5"]


@few
@given(PARAGRAPH)
def test_edges_stand_where_another_reader_finds_the_characters(lines: list[str]):
    # "P L A N" and "A A AI" are read as one word, in which a letter reaches to the next.
    assume(not any(sum(len(word) == 1 for word in line.split()) > 1 for line in lines))
    content = pdf(lambda canvas: write(canvas, 60, 200, lines, 11))
    with pdfplumber.open(io.BytesIO(content)) as document:
        chars = [c for c in document.pages[0].chars if c["text"] != " "]
    ours = [
        (block.text[line.start + k], line.edges[k], line.edges[k + 1], line.box)
        for block in read(content).blocks
        for line in block.lines
        for k in range(line.end - line.start)
        if block.text[line.start + k] != " "
    ]
    ours.sort(key=lambda item: (round(item[3].y1), item[1]))
    chars.sort(key=lambda c: (round(c["bottom"]), c["x0"]))
    read_chars = [(text, x0, x1) for text, x0, x1, _ in ours]
    if len(read_chars) == len(chars):  # a letter alone on its line may be a marker
        for (text, x0, x1), char in zip(read_chars, chars, strict=True):
            assert text == char["text"]
            assert x0 == pytest.approx(char["x0"], abs=0.5)
            assert x1 == pytest.approx(char["x1"], abs=0.5)
    else:
        assert any(block.marker for block in read(content).blocks)


def test_same_bytes_give_the_same_document():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 60, ["Living well"], 18, "Helvetica-Bold")
        write(canvas, 60, top, PROSE)
        table(
            canvas, (50, 250, 540), 300, [[["Action"], ["Lead"]], [["Open a clinic"], ["Trust"]]], 1
        )

    content = pdf(page, page)
    assert read(content) == read(content)


def test_empty_page_is_no_problem():
    document = read(pdf(lambda canvas: None))
    assert (document.blocks, document.problems) == ((), ())
    assert document.pages[0].grade == "good"


def test_row_text_is_its_cells_joined():
    rows = [[["Action"], ["Lead"], ["Date"]], [["Open a clinic", "in town"], ["Trust"], []]]
    document = read(pdf(lambda canvas: table(canvas, (40, 200, 360, 540), 100, rows, 1)))
    (row,) = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert row.text == "Open a clinic in town | Trust"
    assert [row.text[c.start : c.end] for c in row.cells] == ["Open a clinic in town", "Trust"]
    check_offsets(document)
