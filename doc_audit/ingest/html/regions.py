"""What on a web page is the plan and what is its frame: menus, banners, related links, footers."""

import re

from lxml import etree

UNSHOWN = frozenset(
    {"script", "style", "noscript", "template", "title", "base", "iframe", "object", "embed", "svg",
     "canvas", "audio", "video", "map", "select", "option", "datalist", "input", "textarea",
     "dialog", "link", "meta", "frameset", "noframes"}
)  # fmt: skip
"""Elements whose words aren't part of the page as read."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FRAME_TAGS = frozenset({"nav", "footer", "aside"})
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary",
     "alert", "status", "toolbar", "menu", "menubar"}
)  # fmt: skip
_FRAME_WORDS = frozenset(
    {"cookie", "cookies", "consent", "breadcrumb", "breadcrumbs", "skiplink", "skip", "share",
     "sharing", "social", "related", "newsletter", "pagination", "pager", "feedback", "menu",
     "navbar", "nav", "navigation", "sidebar", "masthead", "footer", "banner", "popup", "modal",
     "backtotop", "print", "toolbar", "promo", "advert", "topbar", "topnav", "sidenav", "leftnav",
     "toast", "snackbar", "popover", "tooltip", "suitebar", "ribbonrow", "pagenav"}
)  # fmt: skip
_SURE_WORDS = frozenset(
    {"cookie", "cookies", "consent", "breadcrumb", "breadcrumbs", "newsletter", "onetrust",
     "cookiebot", "intercom", "livechat", "chat", "chatbot", "browsealoud", "reciteme", "userway",
     "readspeaker", "skipnav", "megamenu", "ribbonrow", "quicklaunch", "supernav"}
)  # fmt: skip
"""Words that are furniture wherever they stand in a name; the products are those of many sites."""

_SETS = frozenset({"buttons", "links", "icons", "bar", "list", "wrapper", "container", "box"})
"""Words that add nothing to the one before them."""

_SITE_WORDS = frozenset({"site", "global", "location", "website", "masthead", "corporate", "app"})
_WORD = re.compile(r"[A-Za-z]+")
_QUOTED = frozenset({"blockquote", "figure"})
_SPEAKER_WORDS = 14
_LONGEST_NAMES = 300  # characters of classes; utility frameworks write long lists of no meaning

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
     "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s",
     "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
"""Elements that stand in a line of text."""


def tag_of(element: etree._Element) -> str:
    """Tag in lower case; "" for comments and processing instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def names_of(element: etree._Element) -> str:
    """Its classes and id."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def is_frame(element: etree._Element) -> bool:
    """Whether an element says of itself that it frames the page rather than being in it."""
    tag, role = tag_of(element), element.get("role", "").lower()
    if tag in ("main", "article", "body", "html") or role == "main":
        return False
    if element.get("title") in ("header", "footer"):  # so LibreOffice saves those of its pages
        return True
    if role in _FRAME_ROLES or (tag in _FRAME_TAGS and not _is_quoted(element)):
        return True
    if tag in _HEADINGS:
        return False
    names = element.get("class", "") if _is_named_by_heading(element) else names_of(element)
    named = len(names) < _LONGEST_NAMES and any(map(_is_frame_name, names.split()))
    return named and next(element.iter("h1"), None) is None


def _is_named_by_heading(element: etree._Element) -> bool:
    """Whether its id only spells its heading: `<section id="feedback"><h2>Feedback</h2>`."""
    key = "".join(_WORD.findall(element.get("id", ""))).lower()
    heading = next(element.iter(*_HEADINGS), None) if key else None
    if heading is None:
        return False
    words = "".join(_WORD.findall(" ".join(map(str, heading.itertext())))).lower()
    return words.startswith(key) or key.endswith(words)


def is_box(element: etree._Element) -> bool:
    """Whether an `aside` may be a box in the text, by its names."""
    plain = not any(map(_is_frame_name, names_of(element).split()))
    return tag_of(element) == "aside" and plain and element.get("role") is None


def _is_frame_name(name: str) -> bool:
    """`site-footer`, `cookie-banner`: the last word says what it is; `has-sidebar` is a page."""
    words = [word.lower() for word in _WORD.findall(re.sub(r"([a-z])([A-Z])", r"\1 \2", name))]
    if not words or words[0] in ("has", "no", "with", "js", "page", "main", "layout"):
        return False
    if words[-1] in ("header", "footer", "head", "top"):
        return not _SITE_WORDS.isdisjoint(words) or words == ["header"] or words[-1] == "footer"
    if words[-1] in _SETS:
        words = words[:-1] or words
    return words[-1] in _FRAME_WORDS or words[0] == "related" or not _SURE_WORDS.isdisjoint(words)


def _is_quoted(element: etree._Element) -> bool:
    """The footer of a quotation names its speaker; an aside inside the text is a box."""
    return any(tag_of(parent) == "blockquote" for parent in element.iterancestors())


def is_header(element: etree._Element) -> bool:
    """Whether this is the page's own header, not the heading of an article."""
    return tag_of(element) == "header" and not any(
        tag_of(inner) == "h1" for inner in element.iter("h1")
    )


def is_inline(element: etree._Element) -> bool:
    """Whether an element stands in a line of text; a `cite` after a quotation is its source."""
    tag, above = tag_of(element), element.getparent()
    if tag == "cite" and above is not None and tag_of(above) in ("blockquote", "figure"):
        return False
    return tag in INLINE or ":" in tag


def is_speaker(element: etree._Element) -> bool:
    """Whether a paragraph of a quotation names its speaker: a few words after a long dash."""
    above = element.getparent()
    if tag_of(element) not in ("p", "div") or above is None or tag_of(above) not in _QUOTED:
        return False
    words = "".join(map(str, element.itertext())).strip()
    short = len(words.split()) <= _SPEAKER_WORDS and not words.endswith((".", "!", "?", ";"))
    return short and words.startswith(("—", "–", "―"))
