"""PowerPoint files made part by part for the tests, and through python-pptx."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import pptx
from office_files import HEADER, OFFICE, PACKAGE, TYPES, zipped

from doc_audit.ingest.pptx import read_pptx
from doc_audit.model import Block, BlockKind, Document

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    f' xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    ' xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
EMU = 12_700
STRICT = {
    "http://schemas.openxmlformats.org/presentationml/2006/main": (
        "http://purl.oclc.org/ooxml/presentationml/main"
    ),
    DRAWING: "http://purl.oclc.org/ooxml/drawingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def part(tag: str, inside: str, attributes: str = "") -> str:
    """A part with a tree of shapes: `sld`, `sldLayout`, `sldMaster`, `notes`."""
    tree = f"<p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>{inside}</p:spTree></p:cSld>"
    return f"{HEADER}<p:{tag} {SPACES} {attributes}>{tree}</p:{tag}>"


def links(*targets: tuple[str, str, str]) -> str:
    """Relations of (id, kind, target)."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'{HEADER}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def packed(
    *slides: str,
    layout: str = "",
    master: str = "",
    main: str = "",
    attributes: Mapping[int, str] | None = None,
    related: Mapping[int, Sequence[tuple[str, str, str]]] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A deck of 720 × 540 points.

    Args:
        slides: insides of their trees of shapes; a whole part where it begins with `<?xml`.
        layout, master: insides of those parts, after `</p:cSld>` too where they hold `||`.
        main: what else the presentation holds.
        attributes: by number of the slide, from 1.
        related: more relations of a slide.
        parts: more parts by name.
    """
    made: dict[str, str | bytes] = {}
    listed, targets = "", []
    for number, inside in enumerate(slides, 1):
        name = f"ppt/slides/slide{number}.xml"
        given = (attributes or {}).get(number, "")
        made[name] = inside if inside.startswith("<?xml") else part("sld", inside, given)
        rels = [("l", "slideLayout", "../slideLayouts/slideLayout1.xml")]
        made[f"ppt/slides/_rels/slide{number}.xml.rels"] = links(
            *rels, *(related or {}).get(number, ())
        )
        listed += f'<p:sldId id="{255 + number}" r:id="r{number}"/>'
        targets.append((f"r{number}", "slide", f"slides/slide{number}.xml"))
    for tag, name, inside in (
        ("sldLayout", "slideLayouts/slideLayout1", layout),
        ("sldMaster", "slideMasters/slideMaster1", master),
    ):
        if inside:
            shapes, _, rest = inside.partition("||")
            whole = part(tag, shapes).replace("</p:cSld>", f"</p:cSld>{rest}")
            made[f"ppt/{name}.xml"] = whole
    made["ppt/slideLayouts/_rels/slideLayout1.xml.rels"] = links(
        ("m", "slideMaster", "../slideMasters/slideMaster1.xml")
    )
    made["ppt/presentation.xml"] = (
        f"{HEADER}<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{720 * EMU}" cy="{540 * EMU}"/>{main}</p:presentation>'
    )
    made["ppt/_rels/presentation.xml.rels"] = links(*targets)
    made["_rels/.rels"] = links(("r1", "officeDocument", "ppt/presentation.xml"))
    return zipped({"[Content_Types].xml": TYPES, **made, **(parts or {})})


def place(x: float, y: float, wide: float, high: float, tag: str = "a:xfrm", more: str = "") -> str:
    """An `a:xfrm` in points."""
    left, top, across, down = (round(value * EMU) for value in (x, y, wide, high))
    return f'<{tag} {more}><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></{tag}>'


def run(text: str, properties: str = "") -> str:
    return f"<a:r><a:rPr {properties}/><a:t>{text}</a:t></a:r>"


def para(text: str, properties: str = "", inside: str = "") -> str:
    """An `a:p`; of runs where `text` is markup."""
    runs = text if text.startswith("<") else run(text)
    return f"<a:p><a:pPr {properties}>{inside}</a:pPr>{runs}</a:p>"


def shape(
    paragraphs: str,
    at: tuple[float, float, float, float] | None = None,
    holder: str = "",
    more: str = "",
    styles: str = "",
    shown: str = "",
) -> str:
    """A `p:sp`; text that is no markup makes one paragraph.

    Args:
        holder: attributes of its placeholder, such as `type="title"`.
        more: fills and outlines.
        styles: insides of its `a:lstStyle`.
        shown: attributes of its `p:cNvPr`.
    """
    body = paragraphs if paragraphs.startswith("<") else para(paragraphs)
    holds = f"<p:ph {holder}/>" if holder else ""
    where = place(*at) if at is not None else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="s" {shown}/><p:cNvSpPr/><p:nvPr>{holds}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{where}{more}</p:spPr><p:txBody><a:bodyPr/>"
        f"<a:lstStyle>{styles}</a:lstStyle>{body}</p:txBody></p:sp>"
    )


def title(text: str, kind: str = "title") -> str:
    return shape(text, (30, 20, 660, 60), f'type="{kind}"')


def group(inside: str, shown: tuple[float, ...], inner: tuple[float, ...]) -> str:
    """A group that shows its `inner` box (x, y, wide, high) at another."""
    outer = place(*shown).removesuffix("</a:xfrm>")
    child = place(*inner, tag="x").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    child = child.removeprefix("<x >").removesuffix("</x>")
    return (
        f"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr>{outer}{child}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )


def frame(data: str, uri: str, at: tuple[float, float, float, float] = (30, 100, 660, 300)) -> str:
    """A `p:graphicFrame` of graphic data."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="f"/></p:nvGraphicFramePr>'
        f'{place(*at, tag="p:xfrm")}<a:graphic><a:graphicData uri="{DRAWING[:-5]}/{uri}">'
        f"{data}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def table(rows: Sequence[Sequence[str]], properties: str = 'firstRow="1"') -> str:
    """A table; a cell is its words, or a whole `a:tc`."""
    cells = "".join(
        "<a:tr>" + "".join(c if c.startswith("<a:tc") else cell(c) for c in row) + "</a:tr>"
        for row in rows
    )
    return frame(f"<a:tbl><a:tblPr {properties}/>{cells}</a:tbl>", "table")


def cell(text: str, attributes: str = "") -> str:
    return f"<a:tc {attributes}><a:txBody>{para(text)}</a:txBody></a:tc>"


def built(write: Callable[[pptx.presentation.Presentation], None]) -> bytes:
    """A deck that `write` has filled through python-pptx."""
    deck = pptx.Presentation()
    write(deck)
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def read(*slides: str, **given: object) -> Document:
    """The document of a deck made of `packed`."""
    return read_pptx(packed(*slides, **given), "plan.pptx", "d")  # type: ignore[arg-type]


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [b.text for b in document.blocks if kind is None or b.kind is kind]


def block(document: Document, text: str) -> Block:
    return next(b for b in document.blocks if b.text == text)


def codes(document: Document) -> dict[str, tuple[int, ...]]:
    return {problem.code: problem.pages for problem in document.problems}
