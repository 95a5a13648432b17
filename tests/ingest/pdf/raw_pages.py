"""PDF files written operator by operator, for what drawing libraries smooth over."""

from collections.abc import Mapping, Sequence

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
SERIF = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
FONTS = {"F1": HELVETICA, "F2": BOLD, "F3": SERIF}


def raw_pdf(
    *contents: str,
    fonts: Mapping[str, str] = FONTS,
    resources: str = "",
    objects: Sequence[str] = (),
    catalog: str = "",
    page: str = "",
) -> bytes:
    """A file of A4 pages, one for each content stream.

    Args:
        contents: operators.
        fonts: dictionary of each font by its name in the streams.
        resources: further entries of every page's resources.
        objects: further objects, numbered from 3 (1 is the catalogue, 2 the tree of pages).
        catalog: further entries of the catalogue.
        page: further entries of every page.
    """
    first = 3 + len(objects)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(contents)))
    named = " ".join(f"/{name} {font}" for name, font in fonts.items())
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        *objects,
    ]
    for at, content in enumerate(contents):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} /Contents"
            f" {first + 2 * at + 1} 0 R /Resources << /Font << {named} >> {resources} >> >>"
        )
        bodies.append(stream(content))
    return _file([body.encode("latin-1") for body in bodies])


def stream(content: str, entries: str = "") -> str:
    """A stream object; `content` in Latin-1."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def show(x: float, y: float, text: str, size: float = 10, font: str = "F1", state: str = "") -> str:
    """One text object; `text` in Latin-1, `state` further operators before it is shown."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q BT /{font} {size} Tf {state} {x} {y} Td ({safe}) Tj ET Q\n"


def to_unicode(meanings: Mapping[int, str]) -> str:
    """A stream that says what the one-byte codes of a font mean."""
    rows = "\n".join(
        f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in meanings.items()
    )
    return stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(meanings)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _file(bodies: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1)
    return out + b"startxref\n%d\n%%%%EOF\n" % start
