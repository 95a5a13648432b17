"""Small signs in a page: how items are counted, what marks a note, what is a list of contents."""

from lxml import etree

from doc_audit.ingest.html.regions import tag_of
from doc_audit.text.clean import tidy

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


def is_in_heading(element: etree._Element) -> bool:
    """Whether an element stands in a heading or the summary of an accordion."""
    return any(tag_of(up) in HEADINGS or tag_of(up) == "summary" for up in element.iterancestors())


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
