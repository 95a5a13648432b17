"""PDF (A4, reportlab): a cover, pages of one or two columns, running heads, a scanned page."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.tableofcontents import TableOfContents

from building import panels
from building.looks import BODY, GUTTER, HEIGHT, MARGIN, WIDTH, Looks, changed, register
from building.model import Element, Source
from building.panels import joined, marked


def build(source: Source, assets: Path) -> tuple[bytes, dict[str, int]]:
    """The document, and the page (from 1) on which each statement begins."""
    register(source.look["font"])
    out = io.BytesIO()
    # Set while a document is made, as they hold for whatever else this process makes.
    with patch.multiple(rl_config, invariant=1, useA85=0):
        doc = _Plan(out, source, Looks(source.look))
        # Laid out twice or more, until the page numbers on the contents page hold still.
        doc.multiBuild(list(_story(source, doc.looks, assets)), canvasmaker=doc.canvas)
    return out.getvalue(), doc.pages


class _Plan(BaseDocTemplate):  # type: ignore[misc]
    """A document with a cover and pages of one or two columns; keeps where statements begin."""

    def __init__(self, out: io.BytesIO, source: Source, looks: Looks) -> None:
        self.source = source
        self.looks = looks
        self.pages: dict[str, int] = {}
        super().__init__(
            out,
            pagesize=A4,
            invariant=1,
            pageCompression=0,
            lang="en-GB",
            title=source.manifest["title"],
            author=source.manifest["publisher"],
        )
        top, bottom = 2.4 * cm, 2.1 * cm
        height = HEIGHT - top - bottom
        half = (BODY - GUTTER) / 2
        frame = lambda x, w: Frame(x, bottom, w, height, 0, 0, 0, 0)  # noqa: E731
        two = [frame(MARGIN, half), frame(MARGIN + half + GUTTER, half)]
        self.addPageTemplates(
            [
                PageTemplate("cover", [frame(MARGIN, BODY)], onPage=self._cover),
                PageTemplate("one", [frame(MARGIN, BODY)], onPage=self._furniture),
                PageTemplate("two", two, onPage=self._furniture),
                PageTemplate("bare", [Frame(0, 0, WIDTH, HEIGHT, 0, 0, 0, 0)]),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tell the contents page where each first-level heading came to stand."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "h1":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

    def canvas(self, *arguments: Any, **settings: Any) -> Canvas:
        """A canvas that writes down the page of each statement as it is drawn."""
        made = Canvas(*arguments, **settings)
        made.setNamedCB("statement", self._met)
        return made

    def _met(self, canvas: Any, kind: str, key: str) -> None:
        self.pages[key] = canvas.getPageNumber()

    def _cover(self, canvas: Any, doc: Any) -> None:
        looks, manifest = self.looks, self.source.manifest
        canvas.setFillColor(looks.main)
        canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
        canvas.setFillColor(looks.second)
        canvas.rect(0, 0, WIDTH, HEIGHT * 0.23, stroke=0, fill=1)
        canvas.setFillColor(looks.pale)
        for step in range(5):
            canvas.circle(WIDTH - 1.6 * cm - step * 2.3 * cm, HEIGHT * 0.23, 0.95 * cm, 0, 1)
        canvas.setFillColor(white)
        y = HEIGHT - 8 * cm
        for line in self.source.look["cover"].split("/"):
            canvas.setFont(looks.bold, 31)
            canvas.drawString(MARGIN, y, line.strip())
            y -= 1.4 * cm
        canvas.setFont(looks.plain, 15)
        canvas.drawString(MARGIN, y - 0.5 * cm, self.source.look["subtitle"])
        canvas.setFont(looks.bold, 12)
        canvas.drawString(MARGIN, 3.2 * cm, manifest["publisher"])
        canvas.setFont(looks.plain, 9.5)
        canvas.drawString(MARGIN, 2.5 * cm, self.source.look["imprint"])

    def _furniture(self, canvas: Any, doc: Any) -> None:
        looks = self.looks
        canvas.setFillColor(looks.main)
        canvas.rect(0, HEIGHT - 0.45 * cm, WIDTH, 0.45 * cm, stroke=0, fill=1)
        canvas.setFont(looks.plain, 7.5)
        canvas.setFillColor(HexColor("#5c6670"))
        canvas.drawString(MARGIN, HEIGHT - 1.35 * cm, self.source.look["running"])
        canvas.setStrokeColor(looks.second)
        canvas.line(MARGIN, 1.6 * cm, WIDTH - MARGIN, 1.6 * cm)
        canvas.drawString(MARGIN, 1.15 * cm, self.source.look["foot"])
        number = self.source.look["number"].format(canvas.getPageNumber())
        canvas.drawRightString(WIDTH - MARGIN, 1.15 * cm, number)


def _story(source: Source, looks: Looks, assets: Path) -> Iterator[Flowable]:
    width = BODY
    turn = "one"  # the kind of page to begin before anything more is drawn; "" for none
    for element in source.elements:
        if element.kind == "columns":
            turn = "two" if element.text == "2" else "one"
            width = (BODY - GUTTER) / 2 if turn == "two" else BODY
        elif element.kind == "scan":
            yield from _turned("bare")
            # By content: reportlab names a picture in the file after where it was found.
            picture = io.BytesIO((assets / element.text).read_bytes())
            yield Image(picture, WIDTH, HEIGHT)
            turn = "one"
        else:
            yield from _turned(turn)
            turn = ""
            yield from DRAWN[element.kind](element, looks, width)


def _turned(template: str) -> Iterator[Flowable]:
    if template:
        yield NextPageTemplate(template)
        yield PageBreak()


def _page(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield PageBreak()


def _heading(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    level = int(element.options["level"])
    yield CondPageBreak((4.5 if level == 1 else 2.6) * cm)
    yield Paragraph(escape(element.text), looks.headings[level - 1])


def _contents(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield Paragraph(escape(element.text), changed(looks.headings[0]))
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [looks.style("contents", 11, 22)]
    yield contents
    yield PageBreak()


def _paragraphs(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    for group in element.groups:
        yield Paragraph(joined(group), looks.body)


def _lead(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield Paragraph(escape(element.text), looks.lead)


def _note(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield Paragraph(escape(element.text), looks.small)


def _bullets(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    if element.text:
        yield Paragraph(escape(element.text), changed(looks.stem, keepWithNext=1))
    for statement in element.statements:
        yield Paragraph(marked(statement), looks.bullet, bulletText="\u2022")
    yield Spacer(1, 5)


def _references(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield Spacer(1, 6)
    for number, note in enumerate(element.notes, 1):
        yield Paragraph(f"<super>{number}</super> {escape(note)}", looks.small)


DRAWN: dict[str, Callable[[Element, Looks, float], Iterator[Flowable]]] = {
    "page": _page,
    "heading": _heading,
    "contents": _contents,
    "paragraphs": _paragraphs,
    "lead": _lead,
    "note": _note,
    "caption": _note,
    "bullets": _bullets,
    "boxes": panels.boxes,
    "table": panels.table,
    "quote": panels.quote,
    "case": panels.case,
    "references": _references,
    "infographic": panels.infographic,
}
