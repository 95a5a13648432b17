"""Grades of pages: what must be distrusted is, what reads well isn't, and why is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.letters.english import MOST_BITS, letter_pairs, strange_share
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.trust.grades import grade
from doc_audit.ingest.pdf.trust.outlines import LEAST_LETTERS, outlined_letters
from doc_audit.ingest.pdf.trust.pictures import common_pictures, wordless_pictures
from doc_audit.ingest.pdf.trust.signs import Signs
from doc_audit.model import Document, Page
from doc_audit.model.reading import REASON_CODES, reason, reason_code, reason_words

PAGE = Frame(0, 0, WIDTH, HEIGHT)
WORDS = " ".join(PROSE)


def read(content: bytes) -> Document:
    return read_pdf(content, "plan.pdf", "plan")


def codes(page: Page) -> list[str]:
    return [reason_code(text) for text in page.reasons]


def picture(shade: int = 200) -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (60, 40), (shade, shade, shade)))


def shifted(text: str) -> str:
    """As a font without a table of meanings gives it: every letter 29 places on."""
    return "".join(chr(ord(char) - 29) if char.isalpha() else char for char in text)


def test_text_layer_of_letters_that_are_no_words_is_not_read():
    garbage = [shifted(line) for line in PROSE]
    document = read(pdf(lambda c: write(c, 60, 60, PROSE), lambda c: write(c, 60, 60, garbage)))
    assert [page.grade for page in document.pages] == ["good", "unreadable"]
    assert codes(document.pages[1]) == ["strange_words"]
    assert [(p.code, p.severity, p.pages) for p in document.problems] == [
        ("text_layer_false", "error", (2,))
    ]
    kinds = {block.kind.value for block in document.blocks if block.page == 2}
    assert kinds == {"furniture"}  # kept and marked, not read


def test_one_box_in_a_font_that_lies_makes_the_page_doubtful():
    def page(canvas: Canvas) -> None:
        for top in (60, 130, 200):
            write(canvas, 60, top, PROSE)
        write(canvas, 60, 300, [shifted(line) for line in PROSE], font="Courier")

    (read_page,) = read(pdf(page)).pages
    assert read_page.grade == "doubtful"
    assert codes(read_page) == ["strange_words"]


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@given(
    st.permutations(LETTERS).filter(
        lambda p: sum(a == b for a, b in zip(p, LETTERS, strict=True)) < 6
    )
)
def test_english_with_its_letters_exchanged_is_told_from_english(order: list[str]):
    exchanged = WORDS.lower().translate(str.maketrans(LETTERS, "".join(order)))
    plain, pairs = letter_pairs(WORDS)
    strange, same = letter_pairs(exchanged)
    assert pairs == same
    assert plain < 0.75 * MOST_BITS * pairs
    assert strange > 0.85 * MOST_BITS * pairs


def test_no_text_is_not_strange():
    assert strange_share([]) == 0.0
    assert letter_pairs("") == (0.0, 0)


def letter_boxes(rows: int, seed: int = 1) -> np.ndarray:
    """Boxes as outlines of letters have them: one baseline, some with stems, some round."""
    rng = np.random.default_rng(seed)
    boxes = []
    for row in range(rows):
        x, foot = 60.0, 100.0 + 14 * row
        for _ in range(40):
            wide = float(rng.choice([2.2, 3.1, 4.4, 4.9, 5.2, 5.6, 7.9]))
            high = float(rng.choice([5.2, 5.2, 5.3, 7.2, 7.4]))
            boxes.append((x, foot - high, x + wide, foot + float(rng.choice([0.0, 0.1]))))
            x += wide + float(rng.choice([0.6, 0.8, 3.2]))
    return np.array(boxes, np.float32)


def test_letters_turned_to_outlines_are_found():
    assert 140 <= outlined_letters(letter_boxes(4)) <= 160


@pytest.mark.parametrize("kind", ["bars", "pictograms", "mosaic", "dots"])
def test_drawings_are_no_outlined_letters(kind: str):
    rng = np.random.default_rng(2)
    x = np.arange(60, dtype=np.float32) * 8 + 60
    flat = np.full(60, 300, np.float32)
    boxes = {
        "bars": np.stack([x, flat - rng.uniform(5, 39, 60), x + 5, flat], axis=1),
        "pictograms": np.stack([x, flat - 12, x + 5, flat], axis=1),
        "dots": np.stack([x, flat - 2, x + 2, flat], axis=1),
        "mosaic": np.stack([a := rng.uniform(50, 500, 2000), b := rng.uniform(50, 800, 2000),
                            a + rng.uniform(3, 30, 2000), b + rng.uniform(3, 30, 2000)], axis=1),
    }[kind]  # fmt: skip
    assert outlined_letters(boxes) < LEAST_LETTERS


def test_words_drawn_as_shapes_beside_typed_ones_are_said():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 300, PROSE)
        for x0, y0, x1, y1 in letter_boxes(3).tolist():
            path = canvas.beginPath()
            path.moveTo(x0, HEIGHT - y1)
            path.curveTo(x0, HEIGHT - y0, x1, HEIGHT - y0, x1, HEIGHT - y1)
            path.lineTo((x0 + x1) / 2, HEIGHT - y0)
            canvas.drawPath(path, fill=1, stroke=0)

    document = read(pdf(page))
    assert document.pages[0].grade == "doubtful"
    assert codes(document.pages[0]) == ["outlines"]
    assert [problem.code for problem in document.problems] == ["words_outlined"]


def test_page_of_words_in_one_outline_is_not_taken_for_a_coloured_one():
    def page(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for x0, y0, x1, y1 in letter_boxes(4).tolist():
            path.moveTo(x0, HEIGHT - y1)
            path.lineTo(x0, HEIGHT - y0)
            path.curveTo(x1, HEIGHT - y0, x1, HEIGHT - y0, x1, HEIGHT - y1)
            path.close()
        canvas.drawPath(path, fill=1, stroke=0)

    document = read(pdf(page, lambda c: c.rect(60, 60, 300, 300, fill=1)))
    assert [page.grade for page in document.pages] == ["unreadable", "good"]


def test_large_picture_beside_little_text_is_doubtful_a_smaller_one_is_a_remark():
    def page(canvas: Canvas, high: float) -> None:
        write(canvas, 60, 110 if high > 200 else 300, PROSE)
        canvas.drawImage(picture(), 60, 60, WIDTH - 120, high)

    document = read(pdf(
        lambda c: write(c, 60, 60, PROSE), lambda c: page(c, 420), lambda c: page(c, 140)
    ))  # fmt: skip
    assert [page.grade for page in document.pages] == ["good", "doubtful", "good"]
    assert [codes(page) for page in document.pages] == [[], ["pictures"], ["pictures"]]
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.pages) == ("picture_unread", "note", (2, 3))


def test_picture_that_is_the_ground_of_text_or_of_many_pages_holds_no_words():
    shade = picture()

    def page(canvas: Canvas, with_text: bool) -> None:
        canvas.drawImage(shade, 0, 0, WIDTH, 300)
        for top in (550, 600, 650, 700) if with_text else (200,):
            write(canvas, 60, top, PROSE)

    (alone,) = read(pdf(lambda c: page(c, True))).pages
    assert alone.reasons == ()
    many = read(pdf(*[lambda c: page(c, False)] * 4)).pages
    assert [p.reasons for p in many] == [()] * 4


def test_picture_cut_into_strips_is_one():
    strips = np.array([(100, 100 + 10 * n, 400, 110 + 10 * n) for n in range(30)], np.float32)
    found = wordless_pictures(strips, [], PAGE, frozenset())
    assert found == (Box(100.0, 100.0, 400.0, 400.0),)


def test_pictures_of_few_pages_are_not_common():
    box = np.array([(0, 0, 400, 400)], np.float32)
    none = np.zeros((0, 4), np.float32)
    assert not common_pictures({1: box, 2: box, **dict.fromkeys(range(3, 9), none)})
    assert common_pictures({1: box, 2: box, 3: box, **dict.fromkeys(range(4, 9), none)})


PLAIN = Signs(characters=900, body=900, hidden=0, unseen=0, drawn=0, images=0, image=0.0)


def test_doubts_of_order_and_tables_make_a_page_doubtful():
    doubt = reason("order", "two columns may be one")
    page = grade(3, PAGE, PLAIN, [], 0, doubts=[doubt, doubt])
    assert (page.number, page.grade, page.reasons) == (3, "doubtful", (doubt,))


@pytest.mark.parametrize(
    ("sure", "expected"), [(96.0, "good"), (85.0, "doubtful"), (40.0, "unreadable")]
)
def test_words_read_by_ocr_are_as_good_as_its_confidence(sure: float, expected: str):
    signs = Signs(900, 900, 0, 0, 1, 1, 1.0, ocr=sure, by_ocr=900)
    page = grade(1, PAGE, signs, [], 0)
    assert page.grade == expected
    assert page.reasons == (f"ocr: read by OCR, mean confidence {sure:.0f} %",)


def test_lost_signs_outside_words_are_a_remark_lost_letters_a_doubt():
    from doc_audit.ingest.pdf.lines.textline import TextLine
    from doc_audit.ingest.pdf.trust.grades import letter_reasons

    def line(text: str, *lost: int) -> TextLine:
        return TextLine(1, text, b"", Box(0, 0, 9, 9), 9, 9, 0, 0, 0, "F", 0, lost=lost)

    (outside,) = letter_reasons([line("We will \ufffd act", 8)], False, False)
    (inside,) = letter_reasons([line("Ţell \ufffd made", 0, 5)], True, False)
    assert (outside[0], reason_code(outside[1])) == ("good", "lost_signs")
    assert (inside[0], reason_code(inside[1])) == ("doubtful", "lost_letters")


def test_every_reason_is_explained_for_readers():
    from pathlib import Path

    told = (Path(__file__).parents[3] / "docs" / "reading.md").read_text("utf-8")
    assert [code for code in REASON_CODES if f"`{code}`" not in told] == []
    assert reason_words("of no known code: x") == "of no known code: x"
    with pytest.raises(KeyError):
        reason("unheard_of", "words")
