"""Small tagged PDF files: a structure tree over text, sane, misused or hostile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEADING = 1.25


@dataclass
class Text:
    """Lines below each other; `top` in points from the top of the page."""

    x: float
    top: float
    lines: Sequence[str]
    size: float = 10
    bold: bool = False

    def drawn(self) -> str:
        font = "F2" if self.bold else "F1"
        return "".join(
            f"BT /{font} {self.size} Tf {self.x} {HEIGHT - self.top - (n + 1) * self.step:.2f} Td"
            f" ({line}) Tj ET\n"
            for n, line in enumerate(self.lines)
        )

    @property
    def step(self) -> float:
        return self.size * LEADING


@dataclass
class Element:
    """A node of the tree; its text is drawn in the order of the tree."""

    role: str
    kids: Sequence["Element | Text"]


@dataclass
class Page:
    """A page: what is in the tree, what is marked as an artifact, what isn't marked at all."""

    tree: Sequence[Element] = ()
    artifacts: Sequence[Text] = ()
    loose: Sequence[Text] = ()
    form: Sequence[Text] = ()
    """Text drawn in a form object inside a Figure."""


def tag(role: str, *kids: Element | Text) -> Element:
    return Element(role, kids)


def line(x: float, top: float, *lines: str, size: float = 10, bold: bool = False) -> Text:
    return Text(x, top, lines, size, bold)


def table(xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], step: float = 24,
          heads: int = 1) -> Element:  # fmt: skip
    """A tagged table without rules; empty cells have an element but no text."""
    found = []
    for number, row in enumerate(rows):
        role = "TH" if number < heads else "TD"
        at = top + number * step
        cells = [tag(role, *([line(x, at, text, bold=number < heads)] if text else []))
                 for x, text in zip(xs, row, strict=True)]  # fmt: skip
        found.append(tag("TR", *cells))
    return tag("Table", *found)


@dataclass
class _Writer:
    objects: dict[int, bytes] = field(default_factory=dict)
    count: int = 5  # catalog, pages, two fonts and the tree's root are fixed

    def add(self, body: str | bytes) -> int:
        self.count += 1
        self.put(self.count, body)
        return self.count

    def put(self, number: int, body: str | bytes) -> None:
        self.objects[number] = body.encode("latin-1") if isinstance(body, str) else body

    def stream(self, head: str, content: str) -> int:
        return self.add(f"<<{head}/Length {len(content)}>>\nstream\n{content}\nendstream")

    def file(self) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (self.count + 1)
        for number in range(1, self.count + 1):
            out += b"%010d 00000 n \n" % places[number]
        out += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (self.count + 1)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


class _PageWriter:
    def __init__(self, writer: _Writer, number: int) -> None:
        self.writer, self.number = writer, number
        self.content = ""
        self.owners: list[int] = []

    def element(self, node: Element, parent: int) -> int:
        own = self.writer.add("null")
        kids = []
        for kid in node.kids:
            if isinstance(kid, Element):
                kids.append(f"{self.element(kid, own)} 0 R")
            else:
                kids.append(str(self.marked(node.role, kid.drawn(), own)))
        self.writer.put(own, f"<</Type/StructElem/S/{node.role}/P {parent} 0 R/Pg {self.number} 0 R"
                             f"/K[{' '.join(kids)}]>>")  # fmt: skip
        return own

    def marked(self, role: str, drawn: str, own: int) -> int:
        self.owners.append(own)
        self.content += f"/{role} <</MCID {len(self.owners) - 1}>> BDC\n{drawn}EMC\n"
        return len(self.owners) - 1


def tagged_pdf(
    *pages: Page, roles: Mapping[str, str] | None = None, extra_kids: str = "", marked: bool = True
) -> bytes:
    """A file whose tree has one Document over the elements of all pages.

    Args:
        pages: in order.
        roles: the role map.
        extra_kids: written among the kids of the Document as they are; `{doc}` is its reference.
        marked: whether the catalog says that the file is tagged.
    """
    writer = _Writer()
    document = writer.add("null")
    numbers = [writer.add("null") for _ in pages]
    kids: list[str] = []
    parents = []
    for index, (page, number) in enumerate(zip(pages, numbers, strict=True)):
        own, form = _write_page(writer, page, number, document, kids)
        stream = writer.stream("", own.content)
        used = f"/XObject<</X {form} 0 R>>" if form else ""
        writer.put(number, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<<"
                           f"/Font<</F1 3 0 R/F2 4 0 R>>{used}>>/Contents {stream} 0 R"
                           f"/StructParents {index}>>")  # fmt: skip
        parents.append(f"{index} [{' '.join(f'{owner} 0 R' for owner in own.owners)}]")
    whole = f"{' '.join(kids)} {extra_kids.format(doc=f'{document} 0 R')}"
    writer.put(document, f"<</Type/StructElem/S/Document/P 5 0 R/K[{whole}]>>")
    _write_ends(writer, numbers, document, parents, roles or {}, marked)
    return writer.file()


def _write_page(writer: _Writer, page: Page, number: int, document: int, kids: list[str]):
    own = _PageWriter(writer, number)
    for text in page.artifacts:
        own.content += f"/Artifact <</Type/Pagination>> BDC\n{text.drawn()}EMC\n"
    own.content += "".join(text.drawn() for text in page.loose)
    kids += [f"{own.element(node, document)} 0 R" for node in page.tree]
    form = 0
    if page.form:
        head = (f"/Type/XObject/Subtype/Form/BBox[0 0 {WIDTH} {HEIGHT}]"
                "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>")  # fmt: skip
        drawn = "".join(f"/P <</MCID {n}>> BDC\n{t.drawn()}EMC\n" for n, t in enumerate(page.form))
        form = writer.stream(head, drawn)
        figure = writer.add("null")
        place = own.marked("Figure", "/X Do\n", figure)
        writer.put(figure, f"<</Type/StructElem/S/Figure/P {document} 0 R/Pg {number} 0 R"
                           f"/K[{place}]>>")  # fmt: skip
        kids.append(f"{figure} 0 R")
    return own, form


def _write_ends(writer, numbers, document, parents, roles, marked) -> None:
    info = "/MarkInfo<</Marked true>>" if marked else ""
    writer.put(1, f"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R{info}>>")
    refs = " ".join(f"{number} 0 R" for number in numbers)
    writer.put(2, f"<</Type/Pages/Kids[{refs}]/Count {len(numbers)}>>")
    for number, name in ((3, "Helvetica"), (4, "Helvetica-Bold")):
        writer.put(number, f"<</Type/Font/Subtype/Type1/BaseFont/{name}"
                           "/Encoding/WinAnsiEncoding>>")  # fmt: skip
    mapped = "".join(f"/{own}/{standard}" for own, standard in roles.items())
    writer.put(5, f"<</Type/StructTreeRoot/K[{document} 0 R]/RoleMap<<{mapped}>>"
                  f"/ParentTree<</Nums[{' '.join(parents)}]>>>>")  # fmt: skip
