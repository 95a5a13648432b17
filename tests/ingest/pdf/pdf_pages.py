"""Small PDF files made on the spot, each with one thing in it that readers get wrong."""

import io
from collections.abc import Callable, Iterable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEADING = 1.25
"""Times the type size between baselines."""

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = A4, encrypt: str | None = None) -> bytes:
    """A file with a page for each of `pages`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(
    canvas: Canvas,
    x: float,
    top: float,
    lines: Iterable[str],
    size: float = 10,
    font: str = "Helvetica",
) -> float:
    """Lines below each other from `top` (points from the top of an A4 page); where they end."""
    canvas.setFont(font, size)
    for line in lines:
        top += size * LEADING
        canvas.drawString(x, HEIGHT - top, line)
    return top


def rules(canvas: Canvas, xs: Sequence[float], tops: Sequence[float]) -> None:
    """All the ruling lines of a table; `tops` from the top of an A4 page."""
    for x in xs:
        canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
    for top in tops:
        canvas.line(xs[0], HEIGHT - top, xs[-1], HEIGHT - top)


def table(
    canvas: Canvas,
    xs: Sequence[float],
    top: float,
    rows: Sequence[Sequence[Sequence[str]]],
    bold_rows: int = 0,
    size: float = 9,
) -> float:
    """A ruled table; each cell a list of lines. Returns where it ends."""
    tops = [top]
    for number, row in enumerate(rows):
        font = "Helvetica-Bold" if number < bold_rows else "Helvetica"
        for x, cell in zip(xs, row, strict=False):
            write(canvas, x + 4, tops[-1] + 2, cell, size, font)
        tops.append(tops[-1] + 10 + max(map(len, row)) * size * LEADING)
    rules(canvas, xs, tops)
    return tops[-1]


PROSE = (
    "Our partners agree that health is made where people live and",
    "work, so the plan looks at homes, jobs and schools as much as",
    "at clinics, and asks each of them what they can do next year.",
)
