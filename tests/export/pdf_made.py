"""Small PDFs of an invented line, and their copies with notes."""

import hashlib
import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from doc_audit.export.pdf.annotate import Annotated, annotate
from doc_audit.export.pdf.looks import Look
from doc_audit.export.pdf.note import Note
from doc_audit.export.pdf.places import TextPlaces
from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import PageBox

WORDS = "by a third"
SHORT = "Target: specific."
LINE = f"We will cut smoking {WORDS} in Ambershire."
WIDTH, HEIGHT = A4


ROOM = 40_000
"""Bytes beside the page, that pack to half: notes of any form are small beside them."""


def bytes_beside(room: int) -> str:
    """That many letters that hardly pack."""
    return hashlib.shake_128(b"room").hexdigest(room // 2)


def page(
    turns: int = 0, crop: tuple[float, ...] = (), pages: int = 1, room: int = ROOM, **how: object
) -> bytes:
    """A file whose pages, as shown, have the line upright 90 points in and 120 down."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **how)
    canvas.setKeywords(bytes_beside(room))
    wide, high = (HEIGHT, WIDTH) if turns % 2 else A4  # reportlab turns the paper too
    left, bottom, right, top = crop or (0, 0, wide, high)
    starts = ((left + 90, top - 120), (left + 120, bottom + 90),
              (right - 90, bottom + 120), (right - 120, top - 90))  # fmt: skip
    for number in range(pages):
        canvas.setPageRotation(90 * turns)
        if crop:
            canvas.setCropBox(crop)
        canvas.saveState()
        canvas.translate(*starts[turns])
        canvas.rotate(90 * turns)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, LINE if not number else f"{number} {LINE}")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def noted(
    content: bytes, says: str = "Target: specific — “by a third”.", whole: bytes = b""
) -> Annotated:
    document = read_pdf(whole or content, "plan.pdf", "plan")
    places = TextPlaces(document.blocks)
    line, words = document.text.index("We will"), document.text.index(WORDS)
    look = Look(3)
    line_note = Note("a", "Commitment", "Commitment.", places.of(line, line + len(LINE)).boxes,
                 kind="line")  # fmt: skip
    found = places.of(words, words + len(WORDS))
    assert found.exact
    some = Note("b", "Target", says, found.boxes, look, short=SHORT)
    corner = (PageBox(1, 6, 6, 22, 22),)
    guide = Note("c", "About", "Red: target.", corner, kind="guide", plain="Red, by the reader.")
    return annotate(content, "plan.pdf", document.pages, [line_note, some], guide)


def copy_of(content: bytes, whole: bytes = b"") -> bytes:
    return joined(content, noted(content, whole=whole))


def joined(content: bytes, made: Annotated) -> bytes:
    return content[made.start :] + made.added


def squeezed(text: str) -> str:
    return "".join(text.split())
