"""Signs of the symbol fonts, which Word files name by their place in the font."""

_AREA = range(0xF000, 0xF100)  # private-use code points of a symbol font's 256 places

# Places of the fonts as their makers publish them; only signs with a likeness in Unicode.
_WINGDINGS = {
    0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·",
    0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★",
    0xB2: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●",
    0xA3: "□", 0x99: "○",
}  # fmt: skip
_WEBDINGS = {0x34: "►", 0x3D: "■", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL = {
    0x2A: "∗", 0x2D: "–", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ",
    0x70: "π", 0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒", 0xE0: "◊",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_ANY = _SYMBOL | _WINGDINGS  # where the font isn't said


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are signs (`Wingdings`), whatever their code points."""
    return font.casefold() in _FONTS


def sign(code: int, font: str = "") -> str:
    """The sign at a code point in a symbol font, in Unicode.

    Code points stand as they are (`0xFC`) or in the private-use area (`0xF0FC`). A sign that isn't
    known comes back as its code point in that area, the same whatever way it was written; any other
    character comes back as it is.
    """
    place = code - _AREA.start if code in _AREA else code
    if code in _AREA or (is_symbol_font(font) and 0x20 < code < 0x100):
        known = _FONTS.get(font.casefold(), _ANY)
        return known.get(place, chr(_AREA.start + place))
    return chr(code) if 0 <= code <= 0x10FFFF else ""


def in_font(text: str, font: str) -> str:
    """Text set in a font, signs of symbol fonts as Unicode has them."""
    if text.isascii() and not is_symbol_font(font):
        return text
    return "".join(sign(ord(letter), font) for letter in text)
