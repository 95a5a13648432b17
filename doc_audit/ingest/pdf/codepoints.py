"""Private code points that have a known meaning: small capitals, old-style figures, Symbol."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.calls import IntArray
from doc_audit.ingest.pdf.textline import TextLine, changed, renumbered
from doc_audit.ingest.pdf.words import cut

PRIVATE = 0xE000
"""The first private code point."""
_PRIVATE_END = 0xF900
# Adobe's glyph list gives `Asmall` … `Zsmall` and `zerooldstyle` … places of its own.
_ADOBE = {0xF761 + at: ord("A") + at for at in range(26)} | {
    0xF730 + at: 48 + at for at in range(10)
}
_SYMBOL = {
    0xF025: "%", 0xF02B: "+", 0xF03C: "<", 0xF03D: "=", 0xF03E: ">", 0xF053: "Σ", 0xF061: "α",
    0xF062: "β", 0xF06D: "µ", 0xF0A3: "≤", 0xF0A5: "∞", 0xF0AC: "←", 0xF0AD: "↑", 0xF0AE: "→",
    0xF0AF: "↓", 0xF0B0: "°", 0xF0B1: "±", 0xF0B2: "″", 0xF0B3: "≥", 0xF0B4: "×", 0xF0B8: "÷",
    0xF0B9: "≠", 0xF0BB: "≈",
}  # fmt: skip
"""Signs of the font Symbol that stand in sentences, as Word files have them, bullets apart."""
# F020…F0FF are the bullets of Symbol and Wingdings; letters beside a sign make it a lost letter.
_ICON = re.compile(r"(?<![^\W\d_])[\ue000-\uf01f\uf100-\uf8ff]+(?![^\W\d_]) ?")


def with_meaning(
    codes: NDArray[np.uint32], run: IntArray, fonts: Sequence[str]
) -> NDArray[np.uint32]:
    """Code points with private ones replaced where their meaning is known.

    Args:
        codes: code points of a page.
        run: text object of each.
        fonts: font names of the text objects.
    """
    private = np.flatnonzero((codes >= PRIVATE) & (codes < _PRIVATE_END))
    if not len(private):
        return codes
    codes = codes.copy()
    for at in private.tolist():
        code = int(codes[at])
        if code in _ADOBE:
            codes[at] = _ADOBE[code]
        elif code in _SYMBOL and "symbol" in fonts[int(run[at])].lower():
            codes[at] = ord(_SYMBOL[code])
    return codes


def without_icons(lines: list[TextLine]) -> list[TextLine]:
    """Lines without the pictures of icon fonts, which are no words; orders stay ascending."""
    if not any(_ICON.search(line.text) for line in lines if not line.text.isascii()):
        return lines
    return renumbered(piece for line in lines for piece in _pieces(line))


def _pieces(line: TextLine) -> list[TextLine]:
    """What is left of a line between its icons."""
    found = list(_ICON.finditer(line.text))
    if not found:
        return [line]
    starts = [0, *(icon.end() for icon in found)]
    stops = [*(icon.start() for icon in found), len(line.text)]
    pieces = [cut(line, start, stop) for start, stop in zip(starts, stops, strict=True)]
    left = [piece for piece in pieces if piece.text]
    return [changed(left[0], marks=line.marks), *left[1:]] if left else []
