"""What another reader finds in an annotated PDF: notes, and the words under their corners."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw


@dataclass(frozen=True)
class Found:
    """A note: page from 1, kind, label, words, what stands under its corners, has a drawing."""

    page: int
    kind: int
    author: str
    label: str
    says: str
    under: str
    drawn: bool
    quads: tuple[tuple[float, float, float, float], ...]


def notes_in(content: bytes) -> list[Found]:
    """All notes of a file, by PDFium."""
    found = []
    document = pypdfium2.PdfDocument(content)
    for at in range(len(document)):
        page = document[at]
        letters = _letters(page.get_textpage())
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            quads = tuple(_quads(annotation))
            under = "".join(
                sign for x, y, sign in letters for a, b, c, d in quads if a < x < c and b < y < d
            )
            words = [_text(annotation, key) for key in (b"T", b"Subj", b"Contents")]
            drawn = raw.FPDFAnnot_GetAP(annotation, 0, None, 0) > 2
            found.append(
                Found(at + 1, raw.FPDFAnnot_GetSubtype(annotation), *words, under, drawn, quads)
            )
    return found


def _letters(page: object) -> list[tuple[float, float, str]]:
    """Middles of a page's characters, in its own space, with the characters."""
    found = []
    for at in range(page.count_chars()):  # type: ignore[attr-defined]
        left, bottom, right, top = page.get_charbox(at, loose=True)  # type: ignore[attr-defined]
        sign = chr(raw.FPDFText_GetUnicode(page, at))
        if sign.strip():
            found.append(((left + right) / 2, (bottom + top) / 2, sign))
    return found


def _quads(annotation: object) -> list[tuple[float, float, float, float]]:
    found = []
    for at in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = raw.FS_QUADPOINTSF()
        raw.FPDFAnnot_GetAttachmentPoints(annotation, at, quad)
        xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def _text(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    room = ctypes.create_string_buffer(size)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(annotation, key, units, size)
    return room.raw[: size - 2].decode("utf-16-le")
