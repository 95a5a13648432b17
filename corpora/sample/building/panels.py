"""Framed parts of a PDF: What/Who/When boxes, tables, quotations, case studies, tiles."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import white
from reportlab.lib.units import cm
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    LongTable,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from building.looks import Looks, changed
from building.model import Element, Statement


def marked(statement: Statement) -> str:
    """The statement (without its figure), with a mark that tells the page it is drawn on."""
    return f'<onDraw name="statement" label="{statement.key}"/>' + escape(statement.parts[-1])


def joined(group: tuple[Statement, ...]) -> str:
    return " ".join(marked(statement) for statement in group)


def _cells(statement: Statement) -> list[str]:
    """The marked-up cells of a row; the row's page is taken from its first cell."""
    texts = [escape(part) for part in statement.parts]
    texts[0] = f'<onDraw name="statement" label="{statement.key}"/>' + texts[0]
    return texts


def boxes(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    across = int(element.options["across"])
    gap = 10
    each = (width - gap * (across - 1)) / across
    boxes = [_box(row, element.heads, looks, each) for row in element.statements]
    for start in range(0, len(boxes), across):
        row = boxes[start : start + across]
        widths = [each + (gap if place < across - 1 else 0) for place in range(len(row))]
        side = Table([row], colWidths=widths, hAlign="LEFT")
        side.setStyle(TableStyle(_bare()))
        yield KeepTogether([side])
        yield Spacer(1, 8)


def _bare() -> list[tuple[Any, ...]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), 0) for side in sides] + [("VALIGN", (0, 0), (-1, -1), "TOP")]


def _box(row: Statement, heads: tuple[str, ...], looks: Looks, width: float) -> Table:
    lines = [
        [Paragraph(f'<font name="{looks.bold}">{head}:</font> {text}', looks.label)]
        for head, text in zip(heads, _cells(row), strict=True)
    ]
    box = Table(lines, colWidths=[width], hAlign="LEFT")
    box.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), looks.pale),
                ("LINEABOVE", (0, 0), (-1, 0), 2.5, looks.second),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return box


def table(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    ruled = element.options["ruled"] == "True"
    shares = [float(share) for share in element.options["widths"].split()]
    widths = [width * share / sum(shares) for share in shares]
    style = looks.head if ruled else changed(looks.head, textColor=looks.main)
    head = [Paragraph(escape(text), style) for text in element.heads]
    rows = [
        [Paragraph(text, looks.cell) for text in _cells(statement)]
        for statement in element.statements
    ]
    table = LongTable([head, *rows], colWidths=widths, repeatRows=1, hAlign="LEFT")
    table.setStyle(TableStyle(_ruled(looks) if ruled else _open()))
    yield table
    yield Spacer(1, 10)


def _ruled(looks: Looks) -> list[tuple[Any, ...]]:
    return [
        ("GRID", (0, 0), (-1, -1), 0.6, looks.main),
        ("BACKGROUND", (0, 0), (-1, 0), looks.main),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]


def _open() -> list[tuple[Any, ...]]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
    ]


def quote(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    lines = [
        [Paragraph(joined(element.groups[0]), looks.quote)],
        [Paragraph(escape(element.text), looks.small)],
    ]
    yield KeepTogether(
        [
            _panel(
                lines,
                width,
                looks,
                [
                    ("LINEBEFORE", (0, 0), (0, -1), 3, looks.second),
                ],
            ),
            Spacer(1, 8),
        ]
    )


def case(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    lines = [[Paragraph(escape(element.text), looks.headings[2])]]
    lines += [[Paragraph(joined(group), looks.label)] for group in element.groups]
    yield KeepTogether(
        [
            _panel(
                lines,
                width,
                looks,
                [
                    ("BACKGROUND", (0, 0), (-1, -1), looks.pale),
                ],
            ),
            Spacer(1, 8),
        ]
    )


def _panel(
    lines: list[list[Paragraph]], width: float, looks: Looks, style: list[tuple[Any, ...]]
) -> Table:
    panel = Table(lines, colWidths=[width], hAlign="LEFT")
    panel.setStyle(
        TableStyle(
            [
                *style,
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return panel


def infographic(element: Element, looks: Looks, width: float) -> Iterator[Flowable]:
    yield Paragraph(escape(element.text), looks.headings[1])
    yield _Tiles(element, looks, width)


class _Tiles(Flowable):  # type: ignore[misc]
    """Coloured tiles; all big numbers are drawn before any of the labels, as design tools do."""

    TALL = 4.6 * cm
    GAP = 0.4 * cm
    ACROSS = 2

    def __init__(self, element: Element, looks: Looks, width: float) -> None:
        super().__init__()
        self.element, self.looks = element, looks
        rows = -(-len(element.statements) // self.ACROSS)
        self.width, self.height = width, rows * (self.TALL + self.GAP)
        self.each = (width - self.GAP * (self.ACROSS - 1)) / self.ACROSS

    def draw(self) -> None:
        corners = list(self._corners())
        for place, (x, y) in enumerate(corners):
            self.canv.setFillColor(self.looks.main if place % 3 else self.looks.second)
            self.canv.roundRect(x, y, self.each, self.TALL, 8, stroke=0, fill=1)
        self.canv.setFillColor(white)
        for statement, (x, y) in zip(self.element.statements, corners, strict=True):
            self.canv.setFont(self.looks.bold, 34)
            self.canv.drawString(x + 14, y + self.TALL - 1.65 * cm, statement.figure)
        style = changed(self.looks.label, textColor=white)
        for statement, (x, y) in zip(self.element.statements, corners, strict=True):
            label = Paragraph(marked(statement), style)
            _, tall = label.wrapOn(self.canv, self.each - 28, self.TALL)
            label.drawOn(self.canv, x + 14, y + self.TALL - 2.1 * cm - tall)

    def _corners(self) -> Iterator[tuple[float, float]]:
        for place in range(len(self.element.statements)):
            down, right = divmod(place, self.ACROSS)
            top = self.height - (down + 1) * (self.TALL + self.GAP)
            yield right * (self.each + self.GAP), top + self.GAP
