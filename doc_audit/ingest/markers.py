"""Bullets and numbers that open list items, of every kind that plans use."""

import re
from typing import NamedTuple

BULLETS = "•●⚫⬤∙·・◦○◯▪■◾▫□◻‣⁃►▶▸▹▷➢➤➔➜→⇒✓✔☑☐☒✗✘❖◆◇♦★☆*"
"""Signs that are bullets even without a blank after them, except the asterisk."""

PRIVATE_BULLETS = "\uf0b7\uf0a7\uf0a1\uf0fc\uf0d8\uf0e0\uf076\uf071\uf06e\uf0a8\uf02d\uf0b2"
"""What the bullets of Symbol and Wingdings become in Word files and their PDFs."""

_GLYPH = re.compile(
    rf"([{re.escape(BULLETS.replace('*', ''))}{PRIVATE_BULLETS}]+)\s*(?=\S)"
    r"|([-–—*+~])\s+(?=\S)"
    r"|(o)\s+(?=[A-Za-z0-9£‘“'\"(])"
)
_NUMBER = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxIVX]{2,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,4})\s+(?=\S)"
)


class Marked(NamedTuple):
    """A list item's marker as read, the words after it, and whether the marker is a sign."""

    marker: str
    rest: str
    bullet: bool


def marked(text: str) -> Marked | None:
    """The marker that a line opens with, or None; `text` is tidy."""
    if found := _GLYPH.match(text):
        return Marked(found[0].strip(), text[found.end() :], True)
    if found := _NUMBER.match(text):
        return Marked(found[1], text[found.end() :], False)
    return None


def depth_of(marker: str) -> int:
    """List depth that a marker alone shows: 2 for `o` and `1.1`, 3 for `▪` and `1.1.1`, else 1."""
    if marker[:1].isdigit():
        return 1 + marker.strip(".)").count(".")
    return {"o": 2, "◦": 2, "○": 2, "▪": 3, "\uf0a7": 3, "⁃": 2}.get(marker[:1], 1)
