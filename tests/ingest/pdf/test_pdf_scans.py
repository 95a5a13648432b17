"""Pages without a text layer: read where OCR is there, never passed over in silence."""

import io
import pickle

import pytest
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest import Tesseract, read_document
from doc_audit.ingest.ocr import OcrError, OcrLine, OcrWord, PixelBox
from doc_audit.ingest.pdf.scans.words import opened, without_mark
from doc_audit.ingest.pdf.source.render import render_page
from doc_audit.model import Document
from doc_audit.model.reading import reason_code

LINES = (
    "The Ashvale Board will open two walk-in clinics for carers by March",
    "2027. It will report each quarter on how many people from Gypsy and",
    "Traveller families were seen, and publish the figures on its pages.",
)
SENTENCES = [
    "The Ashvale Board will open two walk-in clinics for carers by March 2027.",
    "It will report each quarter on how many people from Gypsy and Traveller families were seen, "
    "and publish the figures on its pages.",
]


def typed(canvas: Canvas) -> None:
    write(canvas, 60, 100, LINES, 12)
    write(canvas, 60, 180, ["•   Halve the wait for a hearing test"], 12)
    write(canvas, 60, 200, ["•   Train forty more link workers"], 12)


def image_of(draw, dpi: int = 200) -> ImageReader:
    return ImageReader(Image.open(io.BytesIO(render_page(pdf(draw), 1, dpi))).convert("L"))


def scanned(draw, dpi: int = 200):
    picture = image_of(draw, dpi)
    return lambda canvas: canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)


def read(content: bytes, ocr=None) -> Document:
    return read_document(content, "scan.pdf", "scan", ocr)


def texts(document: Document, page: int = 1) -> list[str]:
    return [b.text for b in document.blocks if b.page == page and b.kind != "furniture"]


def test_scan_is_read_as_if_typed(tesseract: Tesseract):
    content = pdf(scanned(typed))
    document, plain = read(content, tesseract), read(pdf(typed))
    assert texts(document) == texts(plain)
    assert [b.kind for b in document.blocks] == [b.kind for b in plain.blocks]
    (page,) = document.pages
    assert (page.grade, reason_code(page.reasons[0])) == ("good", "ocr")
    assert [(p.code, p.severity) for p in document.problems] == [("read_by_ocr", "note")]


def test_places_of_words_read_by_ocr_are_those_on_the_page(tesseract: Tesseract):
    document, plain = read(pdf(scanned(typed)), tesseract), read(pdf(typed))
    for ours, theirs in zip(document.blocks, plain.blocks, strict=True):
        for line, other in zip(ours.lines, theirs.lines, strict=True):
            assert line.box.x0 == pytest.approx(other.box.x0, abs=3)
            assert line.box.x1 == pytest.approx(other.box.x1, abs=3)
            assert line.box.y1 == pytest.approx(other.box.y1, abs=6)
            assert len(line.edges) == line.end - line.start + 1


def test_reading_a_scan_twice_gives_the_same(tesseract: Tesseract):
    content = pdf(scanned(typed))
    assert read(content, tesseract) == read(content, pickle.loads(pickle.dumps(tesseract)))


def test_picture_of_words_beside_text_is_read_and_placed(tesseract: Tesseract):
    def box(canvas: Canvas) -> None:
        write(canvas, 60, 60, LINES, 12)

    part = Image.open(io.BytesIO(render_page(pdf(box), 1, 200))).crop((100, 100, 1500, 500))

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.drawImage(ImageReader(part), 60, HEIGHT - 380, 504, 144)
        write(canvas, 60, 600, PROSE)

    document = read(pdf(page), tesseract)
    own = " ".join(texts(document))
    assert own.index("Our partners") < own.index("The Ashvale Board") < own.rindex("Our partners")
    assert document.pages[0].grade == "good"
    assert "words in pictures read by OCR" in document.pages[0].reasons[0]


def test_photograph_has_no_words_and_that_is_said(tesseract: Tesseract):
    grain = Image.effect_noise((160, 240), 90)
    page = lambda canvas: canvas.drawImage(ImageReader(grain), 0, 0, WIDTH, HEIGHT)  # noqa: E731
    document = read(pdf(page), tesseract)
    assert texts(document) == []
    assert document.pages[0].grade != "good"


class Fake:
    """Gives lines made up beforehand, or fails."""

    def __init__(self, *lines: OcrLine, failure: str = "") -> None:
        self.lines, self.failure = lines, failure
        self.sizes: list[tuple[int, int]] = []

    def __call__(self, image: Image.Image, dpi: int) -> tuple[OcrLine, ...]:
        self.sizes.append(image.size)
        if self.failure:
            raise OcrError(self.failure)
        return self.lines


def ocr_line(text: str, y: float = 400.0, sure: float = 95.0, paragraph: int = 0) -> OcrLine:
    x, words = 250.0, []
    for word in text.split():
        wide = 25.0 * len(word)
        words.append(OcrWord(word, PixelBox(x, y - 40, x + wide, y), sure))
        x += wide + 12
    return OcrLine(tuple(words), y, 46.0, paragraph)


def blank(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (30, 40), 230)), 0, 0, WIDTH, HEIGHT)


def test_ocr_that_fails_leaves_the_page_unread_and_says_why():
    typed_page = lambda c: write(c, 60, 60, PROSE)  # noqa: E731
    document = read(pdf(typed_page, blank), Fake(failure="out of time"))
    assert [page.grade for page in document.pages] == ["good", "unreadable"]
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.pages) == ("page_without_text", "error", (2,))
    assert "out of time" in problem.message


def test_without_ocr_the_problem_says_how_to_get_it():
    (problem,) = read(pdf(blank)).problems
    assert "apt-get install tesseract-ocr" in problem.mend
    assert "doc-audit[ocr]" in problem.mend


def test_words_that_ocr_is_not_sure_of_are_kept_but_not_read():
    document = read(pdf(blank), Fake(ocr_line("Thc Boerd wlll aet", sure=40.0)))
    assert texts(document) == []
    assert [block.kind.value for block in document.blocks] == ["furniture"]
    assert document.pages[0].grade == "unreadable"
    assert [p.code for p in document.problems] == ["page_unreadable"]


def test_grain_of_a_picture_is_no_text():
    document = read(pdf(blank), Fake(ocr_line("~ ;", sure=20.0)))
    assert document.blocks == ()
    assert [reason_code(text) for text in document.pages[0].reasons] == ["no_words"]
    assert document.pages[0].grade == "doubtful"


def test_typed_pages_are_never_given_to_ocr():
    fake = Fake()
    read(pdf(lambda c: write(c, 60, 60, PROSE), lambda c: None), fake)
    assert fake.sizes == []


def test_text_layer_of_no_english_is_replaced_by_what_ocr_reads():
    garbage = ["".join(chr(ord(c) - 29) if c.isalpha() else c for c in line) for line in PROSE]
    document = read(pdf(lambda c: write(c, 60, 60, garbage)), Fake(ocr_line(" ".join(LINES))))
    assert texts(document) == [" ".join(LINES)]
    assert document.pages[0].grade == "good"


def test_labels_in_a_picture_are_left_out():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.drawImage(ImageReader(Image.new("L", (30, 40), 230)), 60, 60, 400, 500)

    labels = [
        ocr_line(word, 400.0 + 90 * n, 95.0, n) for n, word in enumerate(["2019", "Per cent"])
    ]
    assert texts(read(pdf(page), Fake(*labels))) == [" ".join(PROSE)]


def test_running_head_typed_over_a_scan_is_not_read_twice():
    def page(canvas: Canvas) -> None:
        blank(canvas)
        write(canvas, 60, 90, ["Ashvale plan 2027"], 12)

    head = ocr_line("Ashvale plan 2027", y=438.0)
    document = read(pdf(page), Fake(head, ocr_line("The Board will open clinics.", y=900.0)))
    assert " ".join(texts(document)).count("Ashvale") == 1


def words(*parts: tuple[str, float]) -> list[OcrWord]:
    return [OcrWord(text, PixelBox(x, 0, x + 20 * len(text), 40), 90.0) for text, x in parts]


@pytest.mark.parametrize(("sign", "becomes"), [("e", "•"), ("¢", "•"), ("a", "a"), ("7", "7")])
def test_lone_sign_before_a_gap_is_a_bullet(sign: str, becomes: str):
    assert opened(words((sign, 0), ("Train", 60)), 40)[0].text == becomes
    assert opened(words((sign, 0), ("Train", 28)), 40)[0].text == sign


@pytest.mark.parametrize(
    ("read_as", "word", "mark"),
    [
        ("staff?***°.", "staff.", "?***°"), ("services”®**°,", "services,", "”®**°"),
        ("17°", "17°", ""), ("why?", "why?", ""), ("“so”", "“so”", ""), ("2027.", "2027.", ""),
    ],
)  # fmt: skip
def test_footnote_figures_misread_as_signs_are_taken_off(read_as: str, word: str, mark: str):
    (one,) = words((read_as, 0))
    changed, found = without_mark(one)
    assert (changed.text, found) == (word, mark)
