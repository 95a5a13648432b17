"""How a PDF looks: page measures, fonts, colours and paragraph styles."""

from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

WIDTH, HEIGHT = A4
MARGIN = 2 * cm
BODY = WIDTH - 2 * MARGIN
GUTTER = 0.9 * cm
INK = HexColor("#22272d")
# Vera comes with reportlab and may be embedded freely (Bitstream Vera licence).
FONTS = {
    "vera": ("Vera", "VeraBd", "VeraIt"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}


def register(font: str) -> None:
    if font == "vera":
        for name in FONTS[font]:
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
        pdfmetrics.registerFontFamily("Vera", *FONTS[font], "VeraBd")


class Looks:
    """Fonts, colours and paragraph styles of one document."""

    def __init__(self, look: dict[str, str]) -> None:
        self.plain, self.bold, self.italic = FONTS[look["font"]]
        self.main: Color = HexColor(look["main"])
        self.second: Color = HexColor(look["second"])
        self.pale: Color = HexColor(look["pale"])
        size = float(look.get("size", "9.5"))
        self.body = self.style("body", size, size * 1.42, spaceAfter=6)
        self.cell = self.style("cell", size - 1.5, (size - 1.5) * 1.3)
        self.head = self.style("head", size - 1.5, (size - 1.5) * 1.3, bold=True, textColor=white)
        self.label = self.style("label", size - 1, (size - 1) * 1.35, textColor=INK)
        self.bullet = self.style(
            "bullet", size, size * 1.35, leftIndent=14, bulletIndent=3, spaceAfter=3.5
        )
        self.stem = self.style("stem", size, size * 1.4, bold=True, spaceBefore=3, spaceAfter=4)
        self.lead = self.style("lead", size + 2, (size + 2) * 1.4, spaceAfter=9)
        self.quote = self.style("quote", size + 0.5, (size + 0.5) * 1.45, italic=True)
        self.small = self.style("small", size - 2.5, (size - 2.5) * 1.35, spaceAfter=3)
        self.headings = (
            self._heading("h1", 19, 23, self.main, 4, 9),
            self._heading("h2", 13, 16, self.second, 9, 5),
            self._heading("h3", 10.5, 13, INK, 6, 3),
        )

    def style(
        self,
        name: str,
        size: float,
        leading: float,
        bold: bool = False,
        italic: bool = False,
        **more: Any,
    ) -> ParagraphStyle:
        font = self.bold if bold else self.italic if italic else self.plain
        settings = {"textColor": INK, **more}
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **settings)

    def _heading(
        self, name: str, size: float, leading: float, colour: Color, before: float, after: float
    ) -> ParagraphStyle:
        return self.style(
            name,
            size,
            leading,
            bold=True,
            textColor=colour,
            spaceBefore=before,
            spaceAfter=after,
            keepWithNext=1,
        )


def changed(style: ParagraphStyle, **more: Any) -> ParagraphStyle:
    """The same style with some settings changed."""
    return ParagraphStyle(f"{style.name}+", parent=style, **more)
