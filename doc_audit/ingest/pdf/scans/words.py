"""What OCR makes of bullets and footnote marks, undone.

Tesseract knows letters: a round bullet comes out as `e`, `o` or `¢`, and the small raised figures
of footnotes as stars and degree signs at the end of the word before them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_audit.ingest.ocr import OcrWord

BULLET = "•"
_OWN_WORDS = frozenset("aAI&")
"""Single signs that are words of their own in English."""
_BULLET_GAP = 0.4
"""Heights of the line between a bullet and its words; blanks between words take a quarter."""
_MARK = re.compile(
    r"(?<=[^\W\d_])(?P<mark>[*°®™^?!\"”“‘’']*[*°®™^][\w*°®™^?!\"”“‘’':]*)(?P<stop>[.,;:]?)$"
)


def opened(words: Sequence[OcrWord], size: float) -> tuple[OcrWord, ...]:
    """Words of a line with the sign that opens it put right where it must be a bullet.

    Args:
        words: of the line.
        size: of its type, in the pixels of the words' boxes.
    """
    if len(words) < 2:
        return tuple(words)
    first, second = words[0], words[1]
    lone = len(first.text) == 1 and first.text not in _OWN_WORDS and not first.text.isdigit()
    is_sign = lone and first.text not in "-–—"
    if is_sign and second.box.x0 - first.box.x1 >= _BULLET_GAP * size:
        return (replace(first, text=BULLET), *words[1:])
    return tuple(words)


def without_mark(word: OcrWord) -> tuple[OcrWord, str]:
    """A word without the footnote mark at its end, and the mark as read."""
    found = _MARK.search(word.text)
    if found is None:
        return word, ""
    return replace(word, text=word.text[: found.start()] + found["stop"]), found["mark"]
