"""Office files that are broken, false or meant to do harm."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from hostile_case import READ, Case
from office_files import HEADER, OFFICE, PACKAGE, SPACES, item, p, packed, zipped

WORDS = "The Board will open a clinic in Stowbeck by March 2027."
MAIN = "word/document.xml"


def _document(body: str) -> str:
    return f"{HEADER}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def office_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    yield from _archives(scale)
    yield from entity_cases("docx", packed(p(WORDS)), MAIN, "<w:t>", scale)
    yield from _circles()
    yield from _deep(scale)
    yield from _links()


def _archives(scale: int) -> Iterator[Case]:
    plan = packed(p(WORDS))
    yield from archive_cases("docx", plan, MAIN, scale)
    nested = plan
    for depth in range(8):
        nested = zipped({f"{depth}.zip": nested})
    yield Case("zip: archives in archives", "nested.zip", nested, "unsupported_kind")
    twice = BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for body in (p("Seen by some."), p(WORDS)):
            archive.writestr(MAIN, _document(body))
    yield Case("docx: its main part twice", "twice.docx", twice.getvalue(), READ, "damaged")
    yield Case("docx with a PDF behind", "poly.docx", plan + b"%PDF-1.7\n1 0 obj\n", READ)


def archive_cases(suffix: str, plan: bytes, main: str, scale: int) -> Iterator[Case]:
    """What can be wrong with the archive of an Office file; `main` is its main part."""

    def case(name: str, content: bytes, *may: str) -> Case:
        return Case(f"{suffix}: {name}", f"plan.{suffix}", content, *may)

    yield case("cut short", plan[: len(plan) // 2], "damaged")
    if suffix == "docx" or scale > 1:  # all go through one door, and these cost most to make
        size = 230 * 2**20 if scale > 1 else 10 * 2**20
        bomb = zipped({main: b"<a>" + b" " * size})
        yield case(f"{size >> 20} MB squeezed", bomb, "too_large", "damaged")
        named = placed_in(plan, *(f"{n}.xml" for n in range(10_001)))
        yield case("10,001 parts more", named, "too_large")
        yield case("parts that share their bytes", _overlapping(main), "too_large", "damaged")
    lying = bytearray(placed_in(plan, main, part_of(plan, main) + " " * 9000))
    at = lying.rindex(main.encode()) - 46  # its entry in the directory at the end
    lying[at + 24 : at + 28] = struct.pack("<I", 40)
    yield case("part longer than it says", bytes(lying), "damaged")
    locked = bytearray(plan)
    at = locked.rindex(main.encode()) - 46
    locked[at + 8] |= 1
    yield case("part with a password", bytes(locked), "encrypted")
    for part in ("../../../tmp/x.xml", "/etc/passwd", "C:\\x.xml", f"{main[:3]}\0.xml"):
        yield case(f"part named {part!r}", placed_in(plan, part), READ)
    folder = main.partition("/")[0]
    yield case("main part missing", zipped({f"{folder}/a.xml": "<a/>"}), "damaged")
    yield case("main part is no XML", zipped({main: b"\0\xff<<"}), "damaged")


def part_of(content: bytes, part: str) -> str:
    """Text of a part of an archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(part).decode()


def placed_in(content: bytes, *parts: str) -> bytes:
    """The archive with another text for a part; with more than two, with further empty parts."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        found: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    changed = {parts[0]: parts[1]} if len(parts) == 2 else dict.fromkeys(parts, "")
    return zipped(found | changed)


def _overlapping(main: str) -> bytes:
    """Thousands of parts of one and the same squeezed bytes, as the 42 kB bomb of 2019 has them."""
    one = bytearray(zipped({main: b"<a>" + b" " * 2**20}))
    at = one.rindex(b"PK\x01\x02")
    end = one.rindex(b"PK\x05\x06")
    entry = bytes(one[at:end])
    count = 2000
    names = (f"{main[:3]}/{n}".encode().ljust(len(main), b"x") for n in range(count))
    entries = b"".join(
        entry.replace(main.encode(), name) if n else entry for n, name in enumerate(names)
    )
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return bytes(one[:at]) + entries + tail


def entity_cases(suffix: str, plan: bytes, part: str, before: str, scale: int) -> Iterator[Case]:
    """A part that declares entities of every harmful kind and has them used after `before`."""
    laughs = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(12)
    )
    long = 9999 * scale
    for name, dtd, used in (
        ("a thousand million laughs", f"<!DOCTYPE x [{laughs}]>", "&a11;"),
        ("a file of the system", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ("an address", '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:47391/x">]>', "&a;"),
        ("rules elsewhere", '<!DOCTYPE x SYSTEM "http://127.0.0.1:47391/x.dtd">', "a"),
        ("an entity of itself", '<!DOCTYPE x [<!ENTITY a "&a;">]>', "&a;"),
        ("a long entity often", f'<!DOCTYPE x [<!ENTITY a "{"a" * long}">]>', "&a;" * 999),
    ):
        text = part_of(plan, part).replace(before, before + used, 1)
        text = text.replace(HEADER, HEADER + dtd)
        content = placed_in(plan, part, text)
        may = ("unsafe", "damaged", f"{READ}:page_unreadable")
        yield Case(f"{suffix}: {name}", f"entity.{suffix}", content, *may)


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
