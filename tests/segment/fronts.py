"""The first pages of invented documents as bytes of real files, and what each document is.

A page is a list of lines, one a string: `36 Our plan` is set 36 points high, a line without a
number is running text, one with ` | ` a row of a table.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import docx
import openpyxl
import pptx
from docx.shared import Pt
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest import read_document

TEXT = 11
BROAD, HIGH, EDGE = 595, 842, 60

Page = Sequence[str]
Line = tuple[float, str]


@dataclass(frozen=True)
class Front:
    """`truth`: by fact, right forms parted by `|`; missing = nothing there to be known.

    `running`: words at the foot (head in Word) of every page; `said`: what the file says of
    itself (`title`, `author`).
    """

    file: str
    pages: tuple[Page, ...]
    truth: dict[str, str]
    running: str = ""
    said: dict[str, str] = field(default_factory=dict)

    def document(self):
        form = self.file.rpartition(".")[2].lower()
        return read_document(MAKERS[form](self), self.file, "d")


def lines(page: Page) -> list[Line]:
    found = [re.fullmatch(r"(\d\d) (\D.*|\d.*)", line) for line in page]
    return [
        (float(size[1]), size[2]) if size else (TEXT, line)
        for line, size in zip(page, found, strict=True)
    ]


def pdf(front: Front) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, (BROAD, HIGH), invariant=1)
    canvas.setTitle(front.said.get("title", ""))
    canvas.setAuthor(front.said.get("author", ""))
    for number, page in enumerate(front.pages, 1):
        _pdf_page(canvas, lines(page))
        if front.running and number > 1:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(EDGE, 30, f"{front.running}   {number}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _pdf_page(canvas: Canvas, page: Sequence[Line]) -> None:
    top = HIGH - 90
    for size, text in page:
        font = "Helvetica-Bold" if size > TEXT else "Helvetica"
        canvas.setFont(font, size)
        if " | " in text:
            for at, cell in enumerate(text.split(" | ")):
                canvas.drawString(EDGE + at * 170, top, cell)
            canvas.line(EDGE - 4, top - 5, BROAD - EDGE, top - 5)
            top -= size * 1.5
            continue
        for part in simpleSplit(text, font, size, BROAD - 2 * EDGE):
            canvas.drawString(EDGE, top, part)
            top -= size * 1.2
        top -= size * 0.8 + 4


def word(front: Front) -> bytes:
    made = docx.Document()
    made.core_properties.title = front.said.get("title", "")
    made.core_properties.author = front.said.get("author", "python-docx")
    made.sections[0].header.paragraphs[0].text = front.running
    for number, page in enumerate(front.pages):
        table = None
        for size, text in lines(page):
            cells = text.split(" | ")
            if len(cells) > 1:
                table = table or made.add_table(rows=0, cols=len(cells))
                for cell, words in zip(table.add_row().cells, cells, strict=True):
                    cell.text = words
                continue
            table = None
            _word_line(made, size, text, first=number == 0)
        made.add_page_break()
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _word_line(made: docx.document.Document, size: float, text: str, *, first: bool) -> None:
    if size > TEXT and not first:
        made.add_heading(text, 1)
        return
    style = "Title" if size >= 30 else "Normal"
    run = made.add_paragraph(style=style).add_run(text)
    run.font.size = Pt(size)


def web(front: Front) -> bytes:
    shown, depth = [], 0
    for size, text in (line for page in front.pages for line in lines(page)):
        if " | " in text:
            key, _, value = text.partition(" | ")
            shown.append(f"<dl><dt>{escape(key)}</dt><dd>{escape(value)}</dd></dl>")
        elif size > TEXT:
            depth = 1 if not depth else 2
            shown.append(f"<h{depth}>{escape(text)}</h{depth}>")
        else:
            shown.append(f"<p>{escape(text)}</p>")
    title = escape(front.said.get("title", ""))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
        "<body><nav><a href=/>Home</a> <a href=/news>News</a></nav><main>"
        f"{''.join(shown)}</main><footer><p>{escape(front.running)}</p></footer></body></html>"
    ).encode()


def markdown(front: Front) -> bytes:
    shown, first = [], True
    for size, text in (line for page in front.pages for line in lines(page)):
        if size > TEXT:
            shown.append(f"{'#' if first else '##'} {text}\n")
            first = False
        else:
            shown.append(f"{text}\n")
    return "\n".join(shown).encode()


def slides(front: Front) -> bytes:
    made = pptx.Presentation()
    made.core_properties.title = front.said.get("title", "PowerPoint Presentation")
    made.core_properties.author = front.said.get("author", "")
    for number, page in enumerate(front.pages):
        slide = made.slides.add_slide(made.slide_layouts[0 if number == 0 else 1])
        slide.shapes.title.text = lines(page)[0][1]
        slide.placeholders[1].text = "\n".join(text for _, text in lines(page)[1:])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def book(front: Front) -> bytes:
    made = openpyxl.Workbook()
    made.properties.title = front.said.get("title")
    made.properties.creator = front.said.get("author", "openpyxl")
    for number, page in enumerate(front.pages):
        sheet = made.active if number == 0 else made.create_sheet()
        sheet.title = front.running or f"Sheet{number + 1}"
        for _, text in lines(page):
            sheet.append(text.split(" | "))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


MAKERS = {
    "pdf": pdf,
    "docx": word,
    "html": web,
    "md": markdown,
    "pptx": slides,
    "xlsx": book,
}
