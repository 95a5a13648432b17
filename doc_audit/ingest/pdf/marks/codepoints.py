"""Private code points that have a known meaning: small capitals, old-style figures, Symbol."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import IntArray

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
