"""What on a web page is the plan and what is its frame: menus, banners, related links, footers."""

import re
from collections.abc import Iterator

from lxml import etree

UNSHOWN = frozenset(
    {"script", "style", "noscript", "template", "title", "base", "iframe", "object", "embed", "svg",
     "canvas", "audio", "video", "map", "select", "option", "datalist", "input", "textarea",
     "dialog", "link", "meta"}
)  # fmt: skip
"""Elements whose words aren't part of the page as read."""

_FRAME_TAGS = frozenset({"nav", "footer", "aside"})
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary"}
)
_FRAME_WORDS = frozenset(
    {"cookie", "cookies", "consent", "breadcrumb", "breadcrumbs", "skiplink", "skip", "share",
     "sharing", "social", "related", "newsletter", "pagination", "pager", "feedback", "menu",
     "navbar", "nav", "navigation", "sidebar", "masthead", "footer", "banner", "popup", "modal",
     "backtotop", "print", "toolbar", "promo", "advert"}
)  # fmt: skip
_SURE_WORDS = frozenset({"cookie", "cookies", "consent", "breadcrumb", "breadcrumbs"})
_PANEL = re.compile(r"accordion|tab|panel|collaps|details|expand|toggle|disclos", re.IGNORECASE)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "hidden", "hide",
     "nhsuk-u-visually-hidden", "govuk-visually-hidden"}
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")
_MAIN_NAMES = frozenset({"main", "content", "main-content", "maincontent", "main_content"})
_LONGEST_NAMES = 300  # characters of classes; utility frameworks write long lists of no meaning
_LINK_SHARE = 0.5  # of the words of an aside; above it is a list of links
_MAIN_SHARE = 0.25  # of the page's words; a "main" with less is an ornament, not the plan


def tag_of(element: etree._Element) -> str:
    """Tag in lower case; "" for comments and processing instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _names(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def is_frame(element: etree._Element) -> bool:
    """Whether an element says of itself that it frames the page rather than being in it."""
    tag, role = tag_of(element), element.get("role", "").lower()
    if tag in ("main", "article", "body", "html") or role == "main":
        return False
    if role in _FRAME_ROLES or (tag in _FRAME_TAGS and not _is_quoted(element)):
        return True
    names = _names(element)
    named = len(names) < _LONGEST_NAMES and any(map(_is_frame_name, names.split()))
    return named and next(element.iter("h1"), None) is None


def is_box(element: etree._Element) -> bool:
    """Whether an `aside` is a box in the text: most of its words are no links."""
    if tag_of(element) != "aside" or any(map(_is_frame_name, _names(element).split())):
        return False
    linked = sum(size_of(link) for link in element.iter("a"))
    return element.get("role") is None and linked < _LINK_SHARE * size_of(element)


def _is_frame_name(name: str) -> bool:
    """`site-footer`, `cookie-banner`: the last word says what it is; `has-sidebar` is a page."""
    words = [word.lower() for word in _WORD.findall(re.sub(r"([a-z])([A-Z])", r"\1 \2", name))]
    if not words or words[0] in ("has", "no", "with", "js", "page", "main", "layout"):
        return False
    return words[-1] in _FRAME_WORDS or words[0] == "related" or not _SURE_WORDS.isdisjoint(words)


def _is_quoted(element: etree._Element) -> bool:
    """The footer of a quotation names its speaker; an aside inside the text is a box."""
    return any(tag_of(parent) == "blockquote" for parent in element.iterancestors())


def is_header(element: etree._Element) -> bool:
    """Whether this is the page's own header, not the heading of an article."""
    return tag_of(element) == "header" and not any(
        tag_of(inner) == "h1" for inner in element.iter("h1")
    )


def is_unseen(element: etree._Element, controlled: frozenset[str]) -> bool:
    """Whether the page never shows an element; closed accordions and tabs count as shown.

    Args:
        element: any element.
        controlled: ids that some button or tab of the page opens (`aria-controls`).
    """
    if tag_of(element) in UNSHOWN:
        return True
    classes = set(element.get("class", "").lower().split())
    told = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    styled = _UNSEEN_STYLE.search(element.get("style", "")) is not None
    if not (told or styled or classes & _UNSEEN_CLASSES):
        return False
    opened = element.get("id", "") in controlled or element.get("role") in ("tabpanel", "region")
    return not (opened or _PANEL.search(_names(element)))


def controlled_ids(root: etree._Element) -> frozenset[str]:
    """Ids that buttons, tabs or links within the page open."""
    found = set()
    for element in root.iter():
        if tag_of(element):
            found.update(element.get("aria-controls", "").split())
            found.update(element.get("data-target", "").lstrip("#").split())
    return frozenset(found)


def _candidates(root: etree._Element) -> Iterator[etree._Element]:
    """Elements that may hold the plan, the surest kind first."""
    elements = [element for element in root.iter() if tag_of(element)]
    yield from (e for e in elements if tag_of(e) == "main")
    yield from (e for e in elements if e.get("role", "").lower() == "main")
    articles = [e for e in elements if tag_of(e) == "article"]
    if len(articles) == 1:
        yield articles[0]
    yield from (e for e in elements if e.get("id", "").lower() in _MAIN_NAMES)


def size_of(element: etree._Element) -> int:
    """Characters in an element, those of scripts, comments and the like left out."""
    size = 0
    for inner in element.iter():
        if tag_of(inner) and tag_of(inner) not in UNSHOWN:
            size += len(inner.text or "")
        if inner is not element:
            size += len(inner.tail or "")
    return size


def main_of(root: etree._Element) -> etree._Element:
    """The element that holds the plan; the whole page where none says so.

    A candidate with too few of the page's words is passed over: losing the plan is worse than
    reading a menu.
    """
    whole = size_of(root)
    for candidate in _candidates(root):
        if size_of(candidate) >= whole * _MAIN_SHARE:
            return candidate
    return root
