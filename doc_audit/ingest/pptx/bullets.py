"""Bullets and numbers as PowerPoint shows them."""

import re
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.office.number_forms import shown
from doc_audit.ingest.office.xml import local
from doc_audit.ingest.pptx.names import whole
from doc_audit.ingest.pptx.styles import LEVELS

_SCHEME = re.compile(r"(arabic|alphaLc|alphaUc|romanLc|romanUc)(Period|ParenR|ParenBoth|Plain|)")
_FORMS = {
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter",
    "romanLc": "lowerRoman", "romanUc": "upperRoman",
}  # fmt: skip
_FRAMES = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}", "": "{}."}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_MOST = 32_767  # largest startAt, ECMA-376 part 1, 20.1.10.73

_SIGNS = {  # what the letters of Wingdings and Symbol look like, by their codes below 256
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0xA1: "○",
        0xA7: "▪", 0xA8: "◻", 0xB2: "◻", 0xD8: "➢", 0xDC: "→", 0xE0: "→", 0xE8: "➔", 0xF0: "⇒",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "symbol": {0xB7: "•", 0xA8: "◆", 0xDE: "⇒", 0xAE: "→", 0x2D: "–"},
}  # fmt: skip
PLAIN = "•"
"""Stands for bullets that are pictures or signs of an unknown font."""


@dataclass
class Numbering:
    """Counts the numbered paragraphs of one shape."""

    _runs: list[tuple[tuple[str, int], int] | None] = field(
        default_factory=lambda: [None] * LEVELS
    )  # by level: scheme and start, and how many so far

    def marker(self, bullet: etree._Element | None, level: int, font: str) -> str:
        """Marker of the next paragraph with words; `level` from 0; "" without a bullet.

        Numbers go on over deeper paragraphs, and start again after a shallower one, after one of
        the same level without a number, and with another scheme or start.
        """
        self._runs[level + 1 :] = [None] * (LEVELS - level - 1)
        if bullet is None or local(bullet) != "buAutoNum":
            self._runs[level] = None
            return _sign(bullet, font) if bullet is not None else ""
        key = (bullet.get("type", ""), max(1, min(whole(bullet, "startAt") or 1, _MOST)))
        run = self._runs[level]
        count = run[1] + 1 if run is not None and run[0] == key else 0
        self._runs[level] = (key, count)
        return _numbered(key[0], key[1] + count)


def _numbered(scheme: str, count: int) -> str:
    if scheme.startswith("circle") and count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    found = _SCHEME.match(scheme)
    if found is None:  # of other scripts
        return f"{count}."
    return _FRAMES[found[2]].format(shown(count, _FORMS[found[1]]))


def _sign(bullet: etree._Element, font: str) -> str:
    char = bullet.get("char", "").strip()[:1]
    name = font.casefold()
    signs = next((signs for family, signs in _SIGNS.items() if name.startswith(family)), None)
    if signs is not None and char:
        return signs.get(ord(char) & 0xFF if ord(char) >= 0xF000 else ord(char), PLAIN)
    return PLAIN if not char.isprintable() or "\ue000" <= char <= "\uf8ff" or not char else char
