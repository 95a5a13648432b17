"""What opens a list item on a page, where a bullet may be a stray glyph or a line of its own."""

import re

from doc_audit.ingest.markers import BULLETS

# Word's Symbol and Wingdings bullets come as private-use code points U+F020…U+F0FF.
_SIGN = rf"[{re.escape(BULLETS)}\uf020-\uf0ff]"
_NUMBER = r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?"
_MARKER = re.compile(rf"{_SIGN}{{1,2}}|[-–—»>o]|{_NUMBER}")
_PAGE = r"(?:\d{1,3}|[ivxlc]{1,6})"
PAGES = rf"{_PAGE}(?:\s?[-–,]\s?{_PAGE})*"
"""Page numbers as contents lists and indexes give them: `7`, `iv`, `12-14`, `3, 9`."""
_LEADER = re.compile(rf"(?:(?:\.\s?){{5,}}|…{{2,}}|_{{6,}}|(?:·\s?){{5,}})\s*{PAGES}$")
_LEADER_SIGNS = ("...", ". .", "…", "___", "··", "· ·")
_ROMAN = "ivxlc"
_START = 24  # characters of a text that are looked at first
_SIGN_START = re.compile(rf"{_SIGN}{{1,2}} ?(?=\S)")


def is_marker(text: str) -> bool:
    """Whether `text` is nothing but a bullet, number or letter."""
    return len(text) <= 9 and _MARKER.fullmatch(text) is not None


def sign_length(text: str) -> int:
    """Length of a bullet sign that `text` opens with, its blank included; 0 for none."""
    found = _SIGN_START.match(text)
    return found.end() if found else 0


def may_lead(text: str) -> bool:
    """Whether it has dots or dashes such as lead to a number; a quick look."""
    for sign in _LEADER_SIGNS:  # noqa: SIM110  (`any` takes three times as long)
        if sign in text:
            return True
    return False


def has_letters(text: str, least: int) -> bool:
    """Whether it has so many letters; told by its first words where they have them."""
    start = sum(map(str.isalpha, text[:_START]))
    return start >= least or (len(text) > _START and sum(map(str.isalpha, text)) >= least)


def has_leader(text: str) -> bool:
    """Whether dots or dashes lead the eye to a page number at the end."""
    last = text[-1:]
    if not (last.isdecimal() or last in _ROMAN):
        return False  # most lines
    return may_lead(text) and _LEADER.search(text) is not None
