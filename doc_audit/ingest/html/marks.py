"""Small signs in a page: what is a heading, an item, the title of an accordion, a note's mark."""

import re
from collections.abc import Mapping
from enum import Enum

from lxml import etree

from doc_audit.ingest.html.phrases import is_frame_line
from doc_audit.ingest.html.regions import tag_of
from doc_audit.model import BlockKind
from doc_audit.text.clean import tidy

_STYLES = {
    "msotoc": BlockKind.CONTENTS,
    "msocaption": BlockKind.CAPTION,
    "msosubtitle": BlockKind.CAPTION,
    "subtitle": BlockKind.CAPTION,
    "msofootnotetext": BlockKind.FOOTNOTE,
    "msoendnotetext": BlockKind.FOOTNOTE,
    "msoheader": BlockKind.FURNITURE,
    "msofooter": BlockKind.FURNITURE,
}
_LIST_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_FLAT_LEVEL = re.compile(r"\blst-\w+-(\d)\b")
_TITLE_WORDS = 25  # of an accordion; longer words that can be pressed are text
_COMMANDS = frozenset(
    {
        "show",
        "hide",
        "open",
        "close",
        "expand",
        "collapse",
        "menu",
        "toggle",
        "accept",
        "reject",
        "search",
        "print",
        "share",
        "next",
        "previous",
    }
)

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Heading tags and their levels."""


def number(text: str | None, otherwise: int) -> int:
    """An attribute as a whole number, or `otherwise` where it is missing or none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def counted(count: int, form: str) -> str:
    """Number of an item of an `ol` of a `type`; letters up to z, then numbers."""
    if form in ("a", "A") and 0 < count <= 26:
        return chr(ord(form) + count - 1)
    return str(count)


def is_note_mark(element: etree._Element) -> bool:
    """Whether a superscript is the mark of a footnote: a link to a note on the page."""
    link = next(element.iter("a"), None)
    parent = element.getparent()
    link = parent if link is None and parent is not None and tag_of(parent) == "a" else link
    return link is not None and "#" in link.get("href", "")


def heading_level(element: etree._Element) -> int:
    """Level of a heading by its tag, its role, or the style that Word or Google gave it; else 0."""
    tag = tag_of(element)
    if tag in HEADINGS:
        return HEADINGS[tag]
    if element.get("role", "").lower() == "heading":
        return max(1, min(6, number(element.get("aria-level"), 2)))
    styles = element.get("class", "").lower().split() if tag == "p" else []
    return 1 if "msotitle" in styles or "title" in styles else 0


def word_kind(element: etree._Element) -> BlockKind | None:
    """Kind of a paragraph by the style that Word or Google Docs gave it."""
    styles = element.get("class", "").lower().split() if tag_of(element) in ("p", "div") else []
    return next(
        (_STYLES[s.rstrip("0123456789")] for s in styles if s.rstrip("0123456789") in _STYLES), None
    )


def typed_item(element: etree._Element) -> tuple[int, etree._Element] | None:
    """Level of a paragraph that Word made a list item, and the element with its marker."""
    found = _LIST_LEVEL.search(element.get("style", "")) if tag_of(element) == "p" else None
    if found is None:
        return None
    marks = (e for e in element.iter("span") if "mso-list:ignore" in _style(e))
    mark = next(marks, None)
    return None if mark is None else (int(found[1]), mark)


def _style(element: etree._Element) -> str:
    style: str = element.get("style", "")
    return style.lower().replace(" ", "")


def list_tag(element: etree._Element) -> str:
    """`ul` or `ol` for what is a list by its tag or role, else ""."""
    tag = tag_of(element)
    if tag in ("ul", "ol", "menu"):
        return "ol" if tag == "ol" else "ul"
    return "ul" if element.get("role", "").lower() == "list" and tag != "dl" else ""


def item_depth(element: etree._Element) -> int:
    """Depth of a list that Google Docs wrote flat, by its class; else 0."""
    found = _FLAT_LEVEL.search(element.get("class", ""))
    return int(found[1]) + 1 if found else 0


class Opener(Enum):
    """What an element that opens another is."""

    NONE = 0
    TITLE = 1
    CONTROL = 2


def opener_of(element: etree._Element, places: Mapping[str, etree._Element]) -> Opener:
    """Whether an element is the title of a part that it opens, or a mere control to press.

    Inside a heading it is neither: its words are the heading's.
    """
    tag, role = tag_of(element), element.get("role", "").lower()
    if tag == "summary":
        return Opener.TITLE
    if tag != "button" and role not in ("button", "tab"):
        return Opener.NONE
    if any(heading_level(up) or tag_of(up) == "summary" for up in element.iterancestors()):
        return Opener.NONE
    if role == "tab":
        return Opener.CONTROL
    words = tidy("".join(map(str, element.itertext())))
    target = places.get((element.get("aria-controls") or "").strip())
    opens = target is not None or (role == "button" and _is_above_panel(element))
    title = opens and 0 < len(words.split()) <= _TITLE_WORDS and not _is_command(words)
    if title:
        return Opener.TITLE
    return Opener.CONTROL if tag == "button" else Opener.NONE


def _is_above_panel(element: etree._Element) -> bool:
    following = element.getnext()
    if following is None or not tag_of(following):
        return False
    return following.get("hidden") is not None or "display:none" in _style(following)


def _is_command(words: str) -> bool:
    first = words.split()[0].lower()
    return first in _COMMANDS or is_frame_line(words)


def _stays_here(link: etree._Element) -> bool:
    href = link.get("href", "")
    return href.startswith("#") and len(href) > 1


def is_contents(element: etree._Element) -> bool:
    """Whether a list holds nothing but links to places of its own page."""
    items: list[etree._Element] = list(element.iter("li"))
    links: list[etree._Element] = list(element.iter("a"))
    words = tidy("".join(map(str, element.itertext())))
    linked = tidy(" ".join("".join(map(str, link.itertext())) for link in links))
    return len(items) > 1 and all(map(_stays_here, links)) and len(linked) >= 0.9 * len(words) > 0


def link_kind(element: etree._Element) -> str:
    """`in` for a link within its page, `out` for another, "" for what is no link."""
    if tag_of(element) != "a" or not element.get("href"):
        return ""
    return "in" if _stays_here(element) else "out"
