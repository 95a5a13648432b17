"""Words that a later shape covers, or that are white on white, are not read; all others are."""

import pytest
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf

WORDS = "The Board will open a clinic by May"


def _texts(draw) -> list[str]:
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        draw(canvas)

    return [block.text for block in read_pdf(pdf(page), "x.pdf", "x").blocks]


def _words(canvas: Canvas, colour: float = 0.0) -> None:
    canvas.setFillGray(colour)
    write(canvas, 100, 300, [WORDS])


def _rect(canvas: Canvas, x: float = 80, wide: float = 300, **look: float) -> None:
    canvas.setFillColor(Color(0.8, 0.9, 1, **look))
    canvas.rect(x, HEIGHT - 340, wide, 60, stroke=0, fill=1)


def test_words_under_an_opaque_shape_are_not_read():
    def draw(canvas: Canvas) -> None:
        _words(canvas)
        _rect(canvas)
        canvas.setFillGray(0)
        write(canvas, 100, 290, ["What the shape is there to show"])

    assert WORDS not in _texts(draw)
    assert "What the shape is there to show" in _texts(draw)


@pytest.mark.parametrize("half", [True, False])
def test_words_under_half_a_shape_or_a_clear_one_are_read(half: bool):
    def draw(canvas: Canvas) -> None:
        _words(canvas)
        if half:
            _rect(canvas, 180)
        else:
            _rect(canvas, alpha=0.4)

    assert WORDS in _texts(draw)


def test_words_on_a_shape_are_read():
    def draw(canvas: Canvas) -> None:
        _rect(canvas)
        _words(canvas)

    assert WORDS in _texts(draw)


def test_words_under_the_frame_of_a_shape_are_read():
    def draw(canvas: Canvas) -> None:
        _words(canvas)
        path = canvas.beginPath()
        path.rect(80, HEIGHT - 340, 300, 60)
        path.rect(90, HEIGHT - 335, 280, 50)
        canvas.setFillColor(Color(0.8, 0.9, 1))
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)

    assert WORDS in _texts(draw)


def test_words_under_a_shape_that_a_clip_takes_away_are_read():
    def draw(canvas: Canvas) -> None:
        _words(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(80, HEIGHT - 340, 300, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        _rect(canvas)
        canvas.restoreState()

    assert WORDS in _texts(draw)


def test_words_beside_the_curve_of_a_round_shape_are_read():
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        write(canvas, 82, 282, ["Corner"], 7)
        canvas.setFillColor(Color(0.8, 0.9, 1))
        canvas.circle(140, HEIGHT - 340, 60, stroke=0, fill=1)

    assert "Corner" in _texts(draw)


@pytest.mark.parametrize(("ground", "seen"), [(None, False), (1.0, False), (0.3, True)])
def test_white_words_are_read_on_dark_grounds_alone(ground: float | None, seen: bool):
    def draw(canvas: Canvas) -> None:
        if ground is not None:
            canvas.setFillGray(ground)
            canvas.rect(80, HEIGHT - 340, 300, 60, stroke=0, fill=1)
        _words(canvas, 1.0)

    assert (WORDS in _texts(draw)) == seen
