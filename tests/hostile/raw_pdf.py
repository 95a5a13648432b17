"""PDF files written object by object, so that anything in them can be wrong."""

import zlib
from collections.abc import Mapping, Sequence

WORDS = "The Board will open a clinic in Stowbeck by March 2027."


def pdf(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of objects by number, with a table of where they stand."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %c \n" % (places.get(number, 0), b"fn"[number in places])
    out += b"trailer\n<< /Size %d /Root %d 0 R " % (size, root) + trailer
    return bytes(out + b" >>\nstartxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, entries: bytes = b"", squeezed: bool = False) -> bytes:
    body = zlib.compress(content, 9) if squeezed else content
    how = b" /Filter /FlateDecode" if squeezed else b""
    return b"<< %s%s /Length %d >>\nstream\n" % (entries, how, len(body)) + body + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def page(content: int = 4, parent: int = 2, more: bytes = b"", box: str = "0 0 595 842") -> bytes:
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [%s] /Contents %d 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % (parent, box.encode(), content, more)
    )


def shown(words: str = WORDS) -> bytes:
    return b"BT /F1 11 Tf 60 700 Td (%s) Tj ET" % words.encode("latin-1")


def one_page(**changed: bytes) -> dict[int, bytes]:
    """Objects of a plain file of one page; `o3=` and so on change one."""
    objects = {
        1: CATALOG,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: stream(shown()),
        5: FONT,
    }
    return objects | {int(key[1:]): body for key, body in changed.items()}


def pages(contents: Sequence[bytes]) -> bytes:
    """A file with a page for each content stream."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (10 + 2 * at) for at in range(count))
    objects = {1: CATALOG, 2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), 5: FONT}
    for at, content in enumerate(contents):
        objects[10 + 2 * at] = page(11 + 2 * at)
        objects[11 + 2 * at] = stream(content)
    return pdf(objects)
