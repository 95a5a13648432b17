"""A plain PDF of headings, paragraphs, bullets and ruled rows, in Courier: its widths need no font.

Enough for a reader to meet what plans have; written by hand so that its bytes never change.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "bullet", "row"]
WIDTH, HEIGHT, MARGIN = 595, 842, 50
SIZE, LEADING = 9, 12
ADVANCE = 0.6 * SIZE  # of every letter of Courier
COLUMNS = ((0, 50), (52, 22), (76, 14))
"""First letter and number of letters of a table's columns."""
LETTERS = int((WIDTH - 2 * MARGIN) / ADVANCE)


@dataclass(frozen=True, slots=True)
class Item:
    """A block; `cells` for a row of a table, whose `text` is empty."""

    kind: Kind
    text: str
    cells: tuple[str, ...] = ()


def pdf_of(items: Iterable[Item], blank: Sequence[int] = ()) -> bytes:
    """The document; after each page numbered in `blank`, from 1, comes one that is a picture."""
    pages: list[str] = []
    for page in _pages(items):
        pages.append(page)
        if len(pages) in blank:
            pages.append(f"0.8 g {MARGIN} {MARGIN} {WIDTH - 2 * MARGIN} {HEIGHT - 2 * MARGIN} re f")
    return _file(pages)


def _pages(items: Iterable[Item]) -> Iterator[str]:
    drawn: list[str] = []
    y = HEIGHT - MARGIN
    for item in items:
        lines = _lines(item)
        space = LEADING * len(lines) + (0 if item.kind == "row" else LEADING // 2)
        if y - space < MARGIN:
            yield "\n".join(drawn)
            drawn, y = [], HEIGHT - MARGIN
        drawn += _drawn(item, lines, y)
        y -= space
    yield "\n".join(drawn)


def _lines(item: Item) -> list[str]:
    if item.kind == "row":
        wrapped = [textwrap.wrap(c, n - 1) for c, (_, n) in zip(item.cells, COLUMNS, strict=True)]
        deep = max(map(len, wrapped))
        rows = zip(*(cell + [""] * (deep - len(cell)) for cell in wrapped), strict=True)
        return ["".join(t.ljust(n + 2) for t, (_, n) in zip(r, COLUMNS, strict=True)) for r in rows]
    mark = "\x95 " if item.kind == "bullet" else ""
    return textwrap.wrap(
        item.text, LETTERS - 2, initial_indent=mark, subsequent_indent="  " * bool(mark)
    )


def _drawn(item: Item, lines: Sequence[str], y: int) -> Iterator[str]:
    font = "/B 12" if item.kind == "heading" else f"/R {SIZE}"
    for n, line in enumerate(lines):
        base = y - LEADING * n - SIZE
        if item.kind == "row":
            for first, letters in COLUMNS:
                part = line[first : first + letters].rstrip()
                yield _text(font, MARGIN + 3 + first * ADVANCE, base, part)
        else:
            indent = len(line) - len(line.lstrip())
            yield _text(font, MARGIN + indent * ADVANCE, base, line.strip())
    if item.kind == "row":
        low = y - LEADING * len(lines)
        for first, letters in COLUMNS:
            wide = (letters + 2) * ADVANCE
            yield f"0.5 w {MARGIN + first * ADVANCE:.1f} {low} {wide:.1f} {y - low} re S"


def _text(font: str, x: float, y: float, text: str) -> str:
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {font} Tf {x:.1f} {y:.1f} Td ({safe}) Tj ET"


def _file(pages: Sequence[str]) -> bytes:
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    fonts = "<< /R 3 0 R /B 4 0 R >>"
    base = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier{} /Encoding /WinAnsiEncoding >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        base.format(""),
        base.format("-Bold"),
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font {fonts} >> /Contents {6 + 2 * n} 0 R >>"
        )
        length = len(page.encode("latin-1"))
        objects.append(f"<< /Length {length} >>\nstream\n{page}\nendstream")
    return _with_table(objects)


def _with_table(objects: Sequence[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(out) + end.encode()
