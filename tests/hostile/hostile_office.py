"""Office files that are broken, false or meant to do harm."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from hostile_case import READ, Case
from office_files import HEADER, OFFICE, PACKAGE, SPACES, item, p, packed, zipped

WORDS = "The Board will open a clinic in Stowbeck by March 2027."
DTD = '<!DOCTYPE x [<!ENTITY a "{}">{}]>'
MAIN = "word/document.xml"


def _document(body: str, dtd: str = "") -> str:
    return f"{HEADER}{dtd}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def office_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    yield from _archives(scale)
    yield from _entities()
    yield from _circles()
    yield from _deep(scale)
    yield from _links()


def _archives(scale: int) -> Iterator[Case]:
    plan = packed(p(WORDS))
    yield Case("docx: cut short", "plan.docx", plan[: len(plan) // 2], "damaged")
    size = 230 * 2**20 if scale > 1 else 30 * 2**20
    bomb = zipped({MAIN: b"<a>" + b" " * size})
    yield Case(f"docx: {size >> 20} MB squeezed", "bomb.docx", bomb, "too_large", "damaged")
    named = {f"word/{n}.xml": b"" for n in range(10_001)} | {MAIN: _document(p(WORDS))}
    yield Case("docx: 10,002 parts", "parts.docx", zipped(named), "too_large")
    nested = plan
    for depth in range(8):
        nested = zipped({f"{depth}.zip": nested})
    yield Case("zip: archives in archives", "nested.zip", nested, "unsupported_kind")
    yield Case("docx: parts that share their bytes", "overlap.docx", _overlapping(), "too_large",
               "damaged")  # fmt: skip
    lying = bytearray(zipped({MAIN: _document(p(WORDS)) + " " * 9000}))
    at = lying.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 40)
    yield Case("docx: part longer than it says", "lying.docx", bytes(lying), "damaged")
    for part in ("../../../tmp/x.xml", "/etc/passwd", "C:\\x.xml", "word/\0.xml"):
        away = zipped({MAIN: _document(p(WORDS)), part: "x"})
        yield Case(f"docx: part named {part!r}", "away.docx", away, READ)
    twice = BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for body in (p("Seen by some."), p(WORDS)):
            archive.writestr(MAIN, _document(body))
    yield Case("docx: its main part twice", "twice.docx", twice.getvalue(), READ, "damaged")
    yield Case("docx: main part missing", "none.docx", zipped({"word/a.xml": "<a/>"}), "damaged")
    yield Case("docx: main part is no XML", "junk.docx", zipped({MAIN: b"\0\xff<<"}), "damaged")
    yield Case("docx with a PDF behind", "poly.docx", plan + b"%PDF-1.7\n1 0 obj\n", READ)


def _overlapping() -> bytes:
    """Thousands of parts of one and the same squeezed bytes, as the 42 kB bomb of 2019 has them."""
    one = bytearray(zipped({MAIN: b"<a>" + b" " * 2**20}))
    at = one.rindex(b"PK\x01\x02")
    end = one.rindex(b"PK\x05\x06")
    entry = bytes(one[at:end])
    count = 2000
    name = MAIN.encode()
    entries = b"".join(entry.replace(name, b"word/%012d" % n) if n else entry for n in range(count))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return bytes(one[:at]) + entries + tail


def _entities() -> Iterator[Case]:
    laughs = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(12)
    )
    for name, dtd, used in (
        ("a thousand million laughs", f"<!DOCTYPE x [{laughs}]>", "&a11;"),
        ("a file of the system", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ("an address", '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:47391/x">]>', "&a;"),
        ("rules elsewhere", '<!DOCTYPE x SYSTEM "http://127.0.0.1:47391/x.dtd">', "a"),
        ("an entity of itself", '<!DOCTYPE x [<!ENTITY a "&a;">]>', "&a;"),
        ("a long entity often", f'<!DOCTYPE x [<!ENTITY a "{"a" * 9999}">]>', "&a;" * 999),
    ):
        content = zipped({MAIN: _document(p(used), dtd)})
        yield Case(f"docx: {name}", "entity.docx", content, "unsafe", "damaged")


def _circles() -> Iterator[Case]:
    based = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    styled = packed(p(WORDS, '<w:pStyle w:val="A"/>'), styles=based)
    yield Case("docx: styles based on each other", "styles.docx", styled, READ)
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>'
        '<w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    yield Case("docx: lists linked in a circle", "lists.docx",
               packed(item(WORDS, 1), numbering=linked), READ)  # fmt: skip
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:t>See</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        "</w:footnote>"
    )
    body = p(WORDS) + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    yield Case("docx: note that refers to itself", "notes.docx", packed(body, footnotes=note), READ)
    rels = (
        f'{HEADER}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/styles"'
        f' Target="document.xml"/><Relationship Id="r2" Type="{OFFICE}/numbering"'
        f' Target="document.xml"/><Relationship Id="r3" Type="{OFFICE}/footnotes"'
        f' Target="_rels/document.xml.rels"/></Relationships>'
    )
    parts = {MAIN: _document(p(WORDS)), "word/_rels/document.xml.rels": rels}
    yield Case("docx: part that is its own styles", "own.docx", zipped(parts), READ)


def _deep(scale: int) -> Iterator[Case]:
    deep = 20 * min(scale, 100)
    for name in ("tbl", "sdt", "ins"):
        opened = {
            "tbl": "<w:tbl><w:tr><w:tc>",
            "sdt": "<w:sdt><w:sdtContent>",
            "ins": "<w:p><w:ins>",
        }[name]
        closed = "".join(f"</{tag}>" for tag in reversed(opened[1:-1].split("><")))
        content = packed(opened * deep + p(WORDS) + closed * deep)
        yield Case(f"docx: {name} {deep:,} deep", "deep.docx", content, READ, "too_deep", "damaged")
    flat = packed(p(WORDS) * 100 * scale)
    yield Case(f"docx: {100 * scale:,} paragraphs", "long.docx", flat, READ, "reader_timed_out")
    wide = f"<w:tbl><w:tr>{'<w:tc>' + p('a') + '</w:tc>'}</w:tr></w:tbl>".replace(
        "<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
    )
    yield Case("docx: cell over 999,999,999 columns", "wide.docx", packed(wide + p(WORDS)), READ)
    numbers = p(WORDS, '<w:numPr><w:ilvl w:val="-99999999999"/><w:numId w:val="1e9"/></w:numPr>')
    yield Case("docx: list levels out of bounds", "levels.docx", packed(numbers), READ)


def _links() -> Iterator[Case]:
    rels = (
        f'{HEADER}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/styles"'
        ' Target="http://127.0.0.1:47391/styles.xml" TargetMode="External"/><Relationship Id="r2"'
        f' Type="{OFFICE}/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="r3" Type="{OFFICE}/numbering" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    parts = {MAIN: _document(p(WORDS)), "word/_rels/document.xml.rels": rels}
    yield Case("docx: styles from an address", "links.docx", zipped(parts), READ)
    included = (
        f'{HEADER}<w:document {SPACES} xmlns:xi="http://www.w3.org/2001/XInclude"><w:body>{p(WORDS)}'
        '<xi:include href="/etc/passwd" parse="text"/></w:body></w:document>'
    )
    yield Case("docx: includes a file", "include.docx", zipped({MAIN: included}), READ)
