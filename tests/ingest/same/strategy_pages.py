"""The invented strategy as a web page, a Word file and a PDF."""

import html
import io
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document as Writer
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import _Cell
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from strategy_text import (
    RUNNING,
    STRATEGY,
    Box,
    Boxes,
    Columns,
    Figures,
    Grid,
    Heading,
    Items,
    Para,
    Part,
    Quote,
)

# --- Web page ---------------------------------------------------------------------------------

_CSS = """
body{font:11pt/1.4 sans-serif} .two{columns:2;column-gap:12mm} .boxes{display:flex;gap:5mm}
.box{border:1px solid #357;background:#eef4fa;padding:3mm 4mm;margin:3mm 0;flex:1}
.figures{display:flex;gap:8mm;margin:5mm 0} .figures div{flex:1} .figures strong{font-size:26pt}
.figures p{margin:0} table{border-collapse:collapse} td,th{border:1px solid #555;padding:2mm}
blockquote{font-style:italic;margin:4mm 8mm} .page{break-before:page} .notes{font-size:8pt}
@page{size:A4;margin:20mm}
"""


class _Web:
    """Writes the page part by part; footnotes wait for its end."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def parts(self, parts: Sequence[Part]) -> str:
        return "".join(map(self.part, parts))

    def part(self, part: Part) -> str:
        if isinstance(part, Heading):
            return f"<h{part.level}>{html.escape(part.text)}</h{part.level}>"
        if isinstance(part, Para):
            return self._para(part)
        if isinstance(part, Items):
            return self._items(part.items)
        if isinstance(part, Columns):
            return f'<div class="two">{self.parts((*part.left, *part.right))}</div>'
        if isinstance(part, Box):
            return self._box(part)
        if isinstance(part, Boxes):
            return f'<div class="boxes">{"".join(map(self._box, part.boxes))}</div>'
        if isinstance(part, Grid):
            return _web_grid(part)
        if isinstance(part, Figures):
            pairs = (
                f"<div><p><strong>{n}</strong></p><p>{words}</p></div>" for n, words in part.pairs
            )
            return f'<div class="figures">{"".join(pairs)}</div>'
        if isinstance(part, Quote):
            return f"<blockquote><p>“{part.text}”</p><footer>{part.speaker}</footer></blockquote>"
        return '<div class="page"></div>'

    def _para(self, part: Para) -> str:
        mark = ""
        if part.note:
            self.notes.append(part.note)
            mark = f'<sup><a href="#n{len(self.notes)}">{len(self.notes)}</a></sup>'
        return f"<p>{html.escape(part.text)}{mark}</p>"

    def _items(self, items: Sequence[str | tuple[str, Sequence[str]]]) -> str:
        done = ""
        for item in items:
            if isinstance(item, str):
                done += f"<li>{html.escape(item)}</li>"
            else:
                done += f"<li>{html.escape(item[0])}{self._items(item[1])}</li>"
        return f"<ul>{done}</ul>"

    def _box(self, part: Box) -> str:
        return f'<div class="box"><h4>{part.title}</h4>{self.parts(part.inside)}</div>'


def _web_grid(part: Grid) -> str:
    heads = "".join(f"<th>{head}</th>" for head in part.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(words)}</td>' for words in row)}</tr>"
        for row in part.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def as_web_page() -> bytes:
    web = _Web()
    body = web.parts(STRATEGY)
    notes = "".join(f'<li id="n{at}">{note}</li>' for at, note in enumerate(web.notes, 1))
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Strategy</title>"
        f"<style>{_CSS}</style></head><body><main>{body}</main>"
        f'<section class="footnotes"><ol>{notes}</ol></section></body></html>'
    ).encode()


# --- Word -------------------------------------------------------------------------------------

_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class _Word:
    """Writes the file part by part."""

    def __init__(self) -> None:
        self.document: Writer = docx.Document()
        self.notes: list[str] = []

    def parts(self, parts: Sequence[Part], into: Writer | _Cell) -> None:
        for part in parts:
            self.part(part, into)

    def part(self, part: Part, into: Writer | _Cell) -> None:
        if isinstance(part, Heading):
            into.add_paragraph(part.text, style=f"Heading {part.level}")
        elif isinstance(part, Para):
            self._para(part, into)
        elif isinstance(part, Items):
            self._items(part.items, into, 1)
        elif isinstance(part, Columns):
            self._columns(part)
        elif isinstance(part, Quote):
            into.add_paragraph(f"“{part.text}”", style="Quote")
            into.add_paragraph(part.speaker, style="Caption")
        else:
            self._drawn(part)

    def _drawn(self, part: Part) -> None:
        """What Word makes of tables and breaks."""
        if isinstance(part, Box):
            self._box(part, self.document.add_table(1, 1, style="Table Grid").cell(0, 0))
        elif isinstance(part, Boxes):
            cells = self.document.add_table(1, len(part.boxes)).rows[0].cells
            for box, cell in zip(part.boxes, cells, strict=True):
                self._box(box, cell)
        elif isinstance(part, Grid):
            self._grid(part)
        elif isinstance(part, Figures):
            self._figures(part)
        else:
            self.document.add_page_break()

    def _para(self, part: Para, into: Writer | _Cell) -> None:
        paragraph = into.add_paragraph(part.text)
        if part.note:
            self.notes.append(part.note)
            run = paragraph.add_run()
            run.font.superscript = True
            mark = f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes) + 1}"/>'
            run._r.append(parse_xml(mark))

    def _items(
        self, items: Sequence[str | tuple[str, Sequence[str]]], into: Writer | _Cell, level: int
    ) -> None:
        style = "List Bullet" if level == 1 else f"List Bullet {level}"
        for item in items:
            words = item if isinstance(item, str) else item[0]
            into.add_paragraph(words, style=style)
            if not isinstance(item, str):
                self._items(item[1], into, level + 1)

    def _columns(self, part: Columns) -> None:
        self.document.add_section(0)
        self._count_columns(2)
        self.parts((*part.left, *part.right), self.document)
        self.document.add_section(0)
        self._count_columns(1)

    def _count_columns(self, count: int) -> None:
        properties = self.document.sections[-1]._sectPr
        for old in properties.findall(qn("w:cols")):
            properties.remove(old)
        properties.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="{count}" w:space="708"/>'))

    def _box(self, part: Box, cell: _Cell) -> None:
        title = cell.paragraphs[0]
        title.text = part.title
        title.style = "Heading 4"
        self.parts(part.inside, cell)

    def _grid(self, part: Grid) -> None:
        table = self.document.add_table(0, len(part.heads), style="Table Grid")
        for row in (part.heads, *part.rows):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words

    def _figures(self, part: Figures) -> None:
        for cell, (number, words) in zip(
            self.document.add_table(1, len(part.pairs)).rows[0].cells, part.pairs, strict=True
        ):
            run = cell.paragraphs[0].add_run(number)
            run.font.size, run.bold = Pt(28), True
            cell.add_paragraph(words)

    def _add_notes(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{html.escape(note)}</w:t></w:r></w:p>'
            "</w:footnote>"
            for at, note in enumerate(self.notes, 2)
        )
        content = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
        package = self.document.part.package
        made = PackagePart(PackURI("/word/footnotes.xml"), _NOTES_TYPE, content, package)
        self.document.part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)

    def content(self) -> bytes:
        self.document.sections[0].header.paragraphs[0].text = RUNNING
        self.parts(STRATEGY, self.document)
        self._add_notes()
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def as_word_file() -> bytes:
    return _Word().content()


# --- PDF --------------------------------------------------------------------------------------

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=8)
_SMALL = ParagraphStyle("small", parent=_TEXT, fontSize=8, leading=10, spaceAfter=2)
_QUOTE = ParagraphStyle(
    "quote", parent=_TEXT, fontName="Helvetica-Oblique", leftIndent=25, rightIndent=25
)
_SPEAKER = ParagraphStyle("speaker", parent=_SMALL, leftIndent=25, spaceAfter=10)
_BIG = ParagraphStyle("big", parent=_TEXT, fontName="Helvetica-Bold", fontSize=28, leading=32)
_HEADS = {
    level: ParagraphStyle(
        f"head{level}", parent=_TEXT, fontName="Helvetica-Bold", fontSize=size,
        leading=size * 1.25, spaceBefore=size * 0.6, spaceAfter=size * 0.4, textColor="#1d4f7c",
    )
    for level, size in ((1, 28), (2, 20), (3, 14), (4, 12))
}  # fmt: skip
_WIDTH, _HEIGHT = A4
_MARGIN = 60
_ROOM = _WIDTH - 2 * _MARGIN


class _Pages(BaseDocTemplate):
    """A4 pages with a running head, their number, and their notes at the foot."""

    def __init__(self, out: io.BytesIO) -> None:
        super().__init__(out, pagesize=A4, invariant=1)
        self.waiting: list[tuple[int, str]] = []
        frame = Frame(_MARGIN, 95, _ROOM, _HEIGHT - 95 - 70, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._edges))

    def _edges(self, canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        if canvas.getPageNumber() > 1:
            canvas.drawString(_MARGIN, _HEIGHT - 40, RUNNING)
            canvas.drawRightString(_WIDTH - _MARGIN, 30, str(canvas.getPageNumber()))
        if self.waiting:
            canvas.line(_MARGIN, 88, _MARGIN + 140, 88)
        for place, (number, note) in enumerate(self.waiting):
            canvas.drawString(_MARGIN, 74 - 11 * place, f"{number} {note}")
        self.waiting.clear()


class _NoteMark(Flowable):
    """Takes no room; tells the page that it has a note."""

    def __init__(self, pages: _Pages, number: int, note: str) -> None:
        super().__init__()
        self.pages, self.number, self.note = pages, number, note

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.pages.waiting.append((self.number, self.note))


class _Print:
    """Makes the story part by part."""

    def __init__(self, pages: _Pages) -> None:
        self.pages = pages
        self.notes = 0

    def parts(self, parts: Sequence[Part], width: float = _ROOM) -> list[Flowable]:
        return [made for part in parts for made in self.part(part, width)]

    def part(self, part: Part, width: float) -> Iterator[Flowable]:
        if isinstance(part, Heading):
            yield Paragraph(html.escape(part.text), _HEADS[part.level])
        elif isinstance(part, Para):
            yield from self._para(part)
        elif isinstance(part, Items):
            yield from _printed_items(part.items, 1)
            yield Spacer(0, 6)
        elif isinstance(part, Columns):
            half = width / 2 - 12
            both = [self.parts(part.left, half), "", self.parts(part.right, half)]
            look = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
            yield Table([both], [half, 24, half], style=look)
        elif isinstance(part, Box):
            yield self._boxes([part], width)
        elif isinstance(part, Boxes):
            yield self._boxes(part.boxes, width)
        elif isinstance(part, Grid):
            yield _printed_grid(part, width)
        elif isinstance(part, Figures):
            cells = [[Paragraph(n, _BIG), Paragraph(words, _TEXT)] for n, words in part.pairs]
            yield Table([cells], [width / len(cells)] * len(cells), spaceAfter=8)
        elif isinstance(part, Quote):
            yield Paragraph(f"“{part.text}”", _QUOTE)
            yield Paragraph(part.speaker, _SPEAKER)
        else:
            yield PageBreak()

    def _para(self, part: Para) -> Iterator[Flowable]:
        mark = ""
        if part.note:
            self.notes += 1
            mark = f"<super size=7>{self.notes}</super>"
        yield Paragraph(html.escape(part.text) + mark, _TEXT)
        if part.note:
            yield _NoteMark(self.pages, self.notes, part.note)

    def _boxes(self, boxes: Sequence[Box], width: float) -> Table:
        gap = 12 if len(boxes) > 1 else 0
        each = (width - gap * (len(boxes) - 1)) / len(boxes)
        cells: list[object] = []
        look: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        for number, box in enumerate(boxes):
            look += [
                ("BACKGROUND", (2 * number, 0), (2 * number, 0), colors.HexColor("#eaf1f8")),
                ("BOX", (2 * number, 0), (2 * number, 0), 0.7, colors.HexColor("#1d4f7c")),
            ]
            title = Paragraph(box.title, _HEADS[4])
            cells += [[title, *self.parts(box.inside, each - 12)], ""]
        widths = ([each, gap] * len(boxes))[:-1]
        return Table([cells[:-1]], widths, style=look, spaceBefore=8, spaceAfter=8)


def _printed_items(
    items: Sequence[str | tuple[str, Sequence[str]]], level: int
) -> Iterator[Flowable]:
    style = ParagraphStyle(
        f"item{level}", parent=_TEXT, leftIndent=18 * level, bulletIndent=18 * level - 12,
        spaceAfter=3,
    )  # fmt: skip
    for item in items:
        words = item if isinstance(item, str) else item[0]
        yield Paragraph(html.escape(words), style, bulletText="•" if level == 1 else "–")
        if not isinstance(item, str):
            yield from _printed_items(item[1], level + 1)


def _printed_grid(part: Grid, width: float) -> Table:
    bold = ParagraphStyle("bold", parent=_TEXT, fontName="Helvetica-Bold", spaceAfter=0)
    plain = ParagraphStyle("plain", parent=_TEXT, spaceAfter=0)
    rows = [[Paragraph(words, bold) for words in part.heads]]
    rows += [[Paragraph(html.escape(words), plain) for words in row] for row in part.rows]
    first = width * (0.5 if len(part.heads) == 3 else 0.34)
    others = (width - first) / (len(part.heads) - 1)
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(rows, [first, *[others] * (len(part.heads) - 1)], style=grid, spaceAfter=10)


def as_printed() -> bytes:
    out = io.BytesIO()
    pages = _Pages(out)
    pages.build(_Print(pages).parts(STRATEGY))
    return out.getvalue()
