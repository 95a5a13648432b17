"""What a page never shows, and what it only shows once something is opened."""

import re

from lxml import etree

from doc_audit.ingest.html.regions import UNSHOWN, names_of, tag_of
from doc_audit.text.clean import tidy

_PANEL = re.compile(r"accordion|tab|panel|collaps|details|expand|toggle|disclos", re.IGNORECASE)
_COPY = re.compile(r"(?:^|[\s_-])(?:cloned?|duplicate)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_UNSEEN_CLASSES = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "hidden", "hide",
     "visually-hidden-focusable", "u-visually-hidden", "offscreen", "element-invisible",
     "nhsuk-u-visually-hidden", "govuk-visually-hidden"}
)  # fmt: skip
_INLINE = frozenset({"span", "i", "b", "em", "strong", "svg", "small", "sup", "sub", "a", "abbr"})
_SCRIPT_WORDS = re.compile(r"java\s?script|cookies|your browser", re.IGNORECASE)
_LEAST_WORDS = 12  # of a part shown without scripts; fewer only stand in for a picture
_SHADOW = ("shadowrootmode", "shadowmode", "shadowroot")
_OPENERS = frozenset({"button", "summary", "dt", "h2", "h3", "h4", "h5", "h6"})


def opened_ids(root: etree._Element) -> frozenset[str]:
    """Ids of what buttons, tabs or links within the page open."""
    found = set()
    for element in root.iter():
        if tag_of(element):
            found.update(element.get("aria-controls", "").split())
            for name in ("data-target", "data-bs-target"):
                found.update(element.get(name, "").replace("#", "").split())
            if tag_of(element) == "a" and element.get("href", "").startswith("#"):
                found.add(element.get("href", "")[1:])
    return frozenset(found - {""})


def _without_scripts(element: etree._Element) -> bool:
    """Whether words for readers without scripts are the plan's, not a request to turn them on."""
    words = " ".join(map(str, element.itertext()))
    return len(words.split()) >= _LEAST_WORDS and _SCRIPT_WORDS.search(words) is None


def is_unseen(element: etree._Element, opened: frozenset[str]) -> bool:
    """Whether the page never shows an element; closed accordions and tabs count as shown.

    Args:
        element: any element.
        opened: ids of what some button, tab or link of the page opens.
    """
    tag = tag_of(element)
    if tag == "noscript":
        return not _without_scripts(element)
    if tag == "template":
        return not any(element.get(name) for name in _SHADOW)
    return tag in UNSHOWN or _is_copy(element) or is_closed(element, opened)


def _is_copy(element: etree._Element) -> bool:
    """Whether it is the copy of a slide that lets a carousel run in a circle."""
    return _COPY.search(element.get("class", "")) is not None and not element.get("id")


def is_closed(element: etree._Element, opened: frozenset[str]) -> bool:
    """Whether an element is hidden and nothing shows that a reader could open it."""
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() == "until-found":
        return False
    classes = set(element.get("class", "").lower().split())
    styled = _UNSEEN_STYLE.search(element.get("style", "")) is not None
    # aria-hidden hides from screen readers only; on a small part it marks an icon or a repeat.
    icon = element.get("aria-hidden") == "true" and tag_of(element) in _INLINE
    if not (hidden is not None or styled or icon or classes & _UNSEEN_CLASSES):
        return False
    role = element.get("role", "").lower()
    known = element.get("id", "") in opened or role in ("tabpanel", "region")
    return not (known or _PANEL.search(names_of(element)) or _follows_opener(element))


def _follows_opener(element: etree._Element) -> bool:
    """Whether the words of a heading or button stand right above a hidden part."""
    above = element.getprevious()
    if tag_of(element) in _INLINE or above is None or not tag_of(above):
        return False
    opener = tag_of(above) in _OPENERS or above.get("role", "").lower() in ("button", "heading")
    return opener and bool(tidy(" ".join(map(str, above.itertext()))))
