"""DOCX: headings, lists and tables in Word's own styles; the same bytes every time."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from building.model import Element, Source, Statement

# Any fixed moment will do; these are the earliest a zip file can hold and a day in the plan.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# Parts of the template that nothing reads: a picture of it, and its styles a second time.
DROPPED = ("thumbnail", "stylesWithEffects")
WRITTEN = datetime(2025, 3, 31, 12, 0, 0)


def build(source: Source) -> bytes:
    """The document, with fixed properties and an uncompressed, undated archive."""
    document = docx.Document()
    _properties(document, source)
    _looks(document, source)
    _furniture(document, source)
    document.add_paragraph(source.manifest["title"], style="Title")
    document.add_paragraph(source.look["subtitle"], style="Subtitle")
    document.add_paragraph(source.look["imprint"])
    for element in source.elements:
        DRAWN[element.kind](document, element)
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _properties(document: Any, source: Source) -> None:
    properties = document.core_properties
    properties.title = source.manifest["title"]
    properties.author = source.manifest["publisher"]
    properties.last_modified_by = source.manifest["publisher"]
    properties.comments = ""
    properties.created = properties.modified = WRITTEN
    properties.language = "en-GB"


def _looks(document: Any, source: Source) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    # The template brings a hundred table styles that would make up most of the file.
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    colours = {"Title": "main", "Heading 1": "main", "Heading 2": "second", "Heading 3": "second"}
    for name, colour in colours.items():
        font = document.styles[name].font
        font.color.rgb = RGBColor.from_string(source.look[colour].lstrip("#").upper())


def _furniture(document: Any, source: Source) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = source.look["running"]
    foot = section.footer.paragraphs[0]
    foot.add_run(source.look["foot"] + "   Page ")
    for kind in ("begin", "PAGE", "end"):
        foot.add_run()._r.append(_field(kind))


def _field(kind: str) -> Any:
    if kind == "PAGE":
        part = OxmlElement("w:instrText")
        part.set(qn("xml:space"), "preserve")
        part.text = " PAGE "
    else:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    return part


def _undated(archive: bytes) -> bytes:
    """The archive again, stored: compressed bytes would differ between versions of zlib."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as read, zipfile.ZipFile(out, "w") as write:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            if not any(dropped in name for dropped in DROPPED):
                write.writestr(zipfile.ZipInfo(name, ZIP_TIME), _part(name, read.read(name)))
    return out.getvalue()


def _part(name: str, content: bytes) -> bytes:
    """A part without its mention of the parts that aren't kept."""
    if not name.endswith(".rels") and name != "[Content_Types].xml":
        return content
    root = etree.fromstring(content)
    for entry in list(root):
        target = entry.get("Target", "") + entry.get("PartName", "")
        if any(dropped in target for dropped in DROPPED):
            root.remove(entry)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _joined(group: tuple[Statement, ...]) -> str:
    return " ".join(statement.text for statement in group)


def _heading(document: Any, element: Element) -> None:
    document.add_heading(element.text, level=int(element.options["level"]))


def _paragraphs(document: Any, element: Element) -> None:
    for group in element.groups:
        document.add_paragraph(_joined(group))


def _lead(document: Any, element: Element) -> None:
    document.add_paragraph().add_run(element.text).bold = True


def _caption(document: Any, element: Element) -> None:
    document.add_paragraph(element.text, style="Caption")


def _bullets(document: Any, element: Element) -> None:
    if element.text:
        document.add_paragraph(element.text)
    for statement in element.statements:
        document.add_paragraph(statement.text, style="List Bullet")


def _boxes(document: Any, element: Element) -> None:
    for row in element.statements:
        table = document.add_table(rows=0, cols=1, style="Table Grid")
        for head, text in zip(element.heads, row.parts, strict=True):
            paragraph = table.add_row().cells[0].paragraphs[0]
            paragraph.add_run(f"{head}: ").bold = True
            paragraph.add_run(text)
        document.add_paragraph()


def _table(document: Any, element: Element) -> None:
    style = "Table Grid" if element.options["ruled"] == "True" else "Normal Table"
    table = document.add_table(rows=1, cols=len(element.heads), style=style)
    for cell, head in zip(table.rows[0].cells, element.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for statement in element.statements:
        cells = table.add_row().cells
        for cell, part in zip(cells, statement.parts, strict=True):
            cell.text = part
    document.add_paragraph()


def _quote(document: Any, element: Element) -> None:
    document.add_paragraph(_joined(element.groups[0]), style="Intense Quote")
    document.add_paragraph(element.text, style="Caption")


def _case(document: Any, element: Element) -> None:
    document.add_heading(element.text, level=3)
    _paragraphs(document, element)


def _page(document: Any, element: Element) -> None:
    document.add_page_break()


def _references(document: Any, element: Element) -> None:
    for note in element.notes:
        document.add_paragraph(note, style="List Number")


DRAWN: dict[str, Callable[[Any, Element], None]] = {
    "heading": _heading,
    "paragraphs": _paragraphs,
    "lead": _lead,
    "note": _caption,
    "caption": _caption,
    "bullets": _bullets,
    "boxes": _boxes,
    "table": _table,
    "quote": _quote,
    "case": _case,
    "page": _page,
    "references": _references,
}
