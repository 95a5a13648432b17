"""A page with what was read on it: blocks, order, tables, furniture and statements, as PNG."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from doc_audit.ingest.listing import Listed, listed_on, short_kind
from doc_audit.ingest.pdf.source.render import POINTS_PER_INCH, render_page
from doc_audit.model import BlockKind, Document, PageBox, Statement

Colour = tuple[int, int, int]
COLOURS: dict[BlockKind, Colour] = {
    BlockKind.HEADING: (200, 0, 0),
    BlockKind.PARAGRAPH: (0, 90, 200),
    BlockKind.LIST_ITEM: (0, 130, 60),
    BlockKind.TABLE_ROW: (150, 0, 170),
    BlockKind.CAPTION: (180, 110, 0),
    BlockKind.FOOTNOTE: (100, 100, 100),
    BlockKind.CONTENTS: (0, 130, 150),
    BlockKind.REFERENCE: (120, 80, 40),
    BlockKind.FURNITURE: (150, 150, 150),
}
_TINTS: tuple[Colour, Colour] = ((255, 200, 0), (0, 190, 255))
"""Of statements in turn, so that where one ends and the next begins is seen."""
_WHITE, _BLACK, _GREY = (255, 255, 255), (0, 0, 0), (110, 110, 110)
_PANEL = 0.9  # width of the panel of words against the page's
_NARROWEST_PANEL = 420  # pixels
_MARGIN = 10  # pixels
_LEADING = 1.3
# Pillow's own font has no such signs; the words as read are in the text beside the pictures.
_PLAIN = str.maketrans({
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*", "…": "...",
    "›": ">", "‑": "-", "−": "-",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pen:
    draw: Any
    font: Any
    scale: float

    def area(self, box: PageBox) -> tuple[float, float, float, float]:
        return tuple(edge * self.scale for edge in (box.x0, box.y0, box.x1, box.y1))  # type: ignore[return-value]


def draw_page(
    content: bytes, document: Document, statements: Sequence[Statement], page: int, dpi: int = 96
) -> bytes:
    """PNG: at the left the page with a frame around each block, its number in the reading order
    and its kind, statements shaded in two colours in turn and numbered; at the right their words.

    Args:
        content: the PDF file's bytes.
        document: as read from them.
        statements: of the document; those with words on the page are drawn.
        page: from 1.
        dpi: pixels an inch of the page.

    Raises:
        as `render_page`.
    """
    picture = Image.open(io.BytesIO(render_page(content, page, dpi))).convert("RGB")
    scale = dpi / POINTS_PER_INCH
    pen = _Pen(ImageDraw.Draw(picture, "RGBA"), ImageFont.load_default(max(9, dpi // 9)), scale)
    found = listed_on(document, statements, page)
    _draw_statements(pen, found)
    _draw_blocks(pen, found)
    _draw_path(pen, found)
    out = io.BytesIO()
    _beside(picture, _panel(picture.size, found, dpi)).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _draw_statements(pen: _Pen, found: Listed) -> None:
    for number, boxes in found.statement_boxes:
        tint = _TINTS[number % 2]
        for box in boxes:
            pen.draw.rectangle(pen.area(box), fill=(*tint, 70))
        if boxes:
            x0, y0, _, _ = pen.area(boxes[0])
            name = f"s{number}"
            left = max(0.0, x0 - pen.font.getlength(name) - 3)
            _label(pen, (left, y0), name, _BLACK, (*tint, 220))


def _draw_blocks(pen: _Pen, found: Listed) -> None:
    for entry in found.entries:
        colour = COLOURS[entry.block.kind]
        for box in entry.boxes:
            x0, y0, x1, y1 = pen.area(box)
            pen.draw.rectangle((x0 - 2, y0 - 2, x1 + 2, y1 + 2), outline=colour, width=2)
        for box, role in entry.cells:
            pen.draw.rectangle(pen.area(box), outline=(*colour, 130), width=1)
            x0, _, _, y1 = pen.area(box)
            _label(pen, (x0, y1 - pen.font.size), role, colour, (*_WHITE, 170))
        x0, y0, _, _ = pen.area(entry.boxes[0])
        words = f"{entry.number} {short_kind(entry.block)}"
        _label(pen, (x0 - 2, max(0.0, y0 - pen.font.size - 2)), words, colour, (*_WHITE, 220))


def _label(
    pen: _Pen, at: tuple[float, float], words: str, colour: Colour, ground: tuple[int, ...]
) -> None:
    pen.draw.rectangle(pen.draw.textbbox(at, words, pen.font), fill=ground)
    pen.draw.text(at, words, fill=colour, font=pen.font)


def _draw_path(pen: _Pen, found: Listed) -> None:
    """A line through the body in reading order, so that a jump is seen at once."""
    body = [entry for entry in found.entries if entry.block.kind is not BlockKind.FURNITURE]
    points = []
    for entry in body:
        for box in entry.boxes:
            x0, y0, _, y1 = pen.area(box)
            points += [(x0 + 4, y0 + 4), (x0 + 4, y1 - 2)]
    if len(points) > 1:
        pen.draw.line(points, fill=(255, 0, 120, 120), width=2)


def _panel(page: tuple[int, int], found: Listed, dpi: int) -> Image.Image:
    """The words in order, each block headed by its number, kind and section."""
    size = max(11, dpi // 8)
    font = ImageFont.load_default(size)
    width = max(_NARROWEST_PANEL, int(page[0] * _PANEL))
    rows = [
        (line, colour)
        for words, colour, indent in _told(found)
        for line in _wrapped(words, font, width - 2 * _MARGIN, indent)
    ]
    step = int(size * _LEADING)
    panel = Image.new("RGB", (width, max(page[1], len(rows) * step + 2 * _MARGIN)), _WHITE)
    draw = ImageDraw.Draw(panel)
    for number, (line, colour) in enumerate(rows):
        draw.text((_MARGIN, _MARGIN + number * step), line, fill=colour, font=font)
    return panel


def _told(found: Listed) -> list[tuple[str, Colour, str]]:
    """Words, colour and indent of each paragraph of the panel."""
    told: list[tuple[str, Colour, str]] = [(found.title, _BLACK, "")]
    section = ""
    for entry in found.entries:
        if entry.section != section:
            section = entry.section
            told.append((f"> {section or '(no section)'}", _GREY, ""))
        colour = COLOURS[entry.block.kind]
        told.append((f"{entry.number} {short_kind(entry.block)}: {entry.words}", colour, ""))
        told += [(line, _BLACK, "   ") for line in entry.told]
    return told


def _wrapped(words: str, font: Any, width: float, indent: str) -> list[str]:
    lines, line = [], indent
    for word in words.translate(_PLAIN).split():
        longer = f"{line} {word}" if line.strip() else indent + word
        if line.strip() and font.getlength(longer) > width:
            lines.append(line)
            longer = indent + "  " + word
        line = longer
    return [*lines, line]


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    size = (left.width + right.width, max(left.height, right.height))
    whole = Image.new("RGB", size, _WHITE)
    whole.paste(left, (0, 0))
    whole.paste(right, (left.width, 0))
    return whole
