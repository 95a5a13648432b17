"""Draw what was read on a page: `draw_blocks.py FILE PAGE OUT.png [DPI]`.

Each block has a frame in the colour of its kind, its place in the reading order, its level and
marker; the cells of a table row have a number after the row's.
"""

import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.render import POINTS_PER_INCH, render_page
from doc_audit.model import Block, Document

COLOURS = {
    "heading": (200, 0, 0),
    "paragraph": (0, 90, 200),
    "list_item": (0, 140, 60),
    "table_row": (160, 0, 180),
    "caption": (200, 130, 0),
    "footnote": (110, 110, 110),
    "contents": (0, 150, 170),
    "reference": (120, 80, 40),
    "furniture": (170, 170, 170),
}


def draw(document: Document, content: bytes, page: int, dpi: int) -> Image.Image:
    picture = Image.open(io.BytesIO(render_page(content, page, dpi))).convert("RGB")
    pen = ImageDraw.Draw(picture, "RGBA")
    font = ImageFont.load_default(max(9, dpi // 9))
    order = 0
    for block in document.blocks:
        if any(line.box.page == page for line in block.lines):
            order += 1
            draw_block(pen, font, block, page, order, dpi / POINTS_PER_INCH)
    return picture


def draw_block(pen, font, block: Block, page: int, order: int, scale: float) -> None:
    colour = COLOURS[block.kind.value]
    boxes = [line.box for line in block.lines if line.box.page == page]
    frame = (
        min(b.x0 for b in boxes) * scale - 2,
        min(b.y0 for b in boxes) * scale - 2,
        max(b.x1 for b in boxes) * scale + 2,
        max(b.y1 for b in boxes) * scale + 2,
    )
    pen.rectangle(frame, outline=colour, width=2)
    for box in boxes:
        area = (box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)
        pen.rectangle(area, fill=(*colour, 36))
    label = f"{order}{block.kind.value[0]}" + (str(block.level) if block.level else "")
    label += f" {block.marker}" if block.marker.isascii() else ""
    at = (frame[0], max(0, frame[1] - font.size))
    pen.rectangle(pen.textbbox(at, label, font), fill=(255, 255, 255, 220))
    pen.text(at, label, fill=colour, font=font)
    for number, cell in enumerate(block.cells, start=1):
        inside = [ln.box for ln in block.lines if cell.start <= ln.start and ln.end <= cell.end]
        for box in inside[:1]:
            pen.text((box.x0 * scale, box.y0 * scale), f"c{number} {cell.role}", colour, font)


def main(file: str, page: str, out: str, dpi: str = "80") -> None:
    content = Path(file).read_bytes()
    document = read_pdf(content, Path(file).name, "drawn")
    draw(document, content, int(page), int(dpi)).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
