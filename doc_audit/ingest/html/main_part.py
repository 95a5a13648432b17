"""Which parts of a page hold the plan: as the page says, else where its prose stands."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.html.measure import Measure, Measures
from doc_audit.ingest.html.regions import is_frame, tag_of

_MAIN_NAMES = frozenset({"main", "content", "main-content", "maincontent", "main_content"})
_MAIN_SHARE = 0.25  # of the page's words; a "main" with less is an ornament, not the plan
_NARROW = 0.8  # of the prose of a part; a child with more of it holds the plan by itself
_WHOLES = frozenset({"body", "div", "section", "form", "center", "article", "td", "tr", "tbody",
                     "table", "html"})  # fmt: skip
_NONE = Measure()


class MainPart(NamedTuple):
    """Elements that hold the plan, and whether the page itself says so."""

    parts: tuple[etree._Element, ...]
    said: bool


def heading_one(element: etree._Element) -> bool:
    """Whether an element is a heading of the first level."""
    role = element.get("role", "").lower() == "heading" and element.get("aria-level") == "1"
    return tag_of(element) == "h1" or role


def _kinds(elements: list[etree._Element]) -> Iterator[list[etree._Element]]:
    """Elements that may hold the plan, the surest kind first."""
    yield [e for e in elements if tag_of(e) == "main"]
    yield [e for e in elements if e.get("role", "").lower() == "main"]
    articles = [e for e in elements if tag_of(e) == "article"]
    yield articles if len(articles) == 1 else []
    yield [e for e in elements if e.get("id", "").lower() in _MAIN_NAMES]


def _outermost(elements: list[etree._Element]) -> Iterator[etree._Element]:
    known = set(elements)
    for element in elements:
        if known.isdisjoint(element.iterancestors()):
            yield element


def main_of(root: etree._Element, measures: Measures) -> MainPart:
    """The parts that hold the plan.

    Parts that say so of themselves, unless they have too few of the page's words: losing the
    plan is worse than reading a menu. Else the smallest part with nearly all of its prose.
    """
    elements = [element for element in root.iter() if tag_of(element)]
    whole = measures[root].size
    for kind in _kinds(elements):
        parts = tuple(_outermost([e for e in kind if measures.get(e, _NONE).size > 0]))
        if parts and sum(measures[e].size for e in parts) >= whole * _MAIN_SHARE:
            return MainPart(parts, said=True)
    return MainPart((_densest(root, measures),), said=False)


def _prose(element: etree._Element, measures: Measures) -> int:
    return 0 if is_frame(element) else measures.get(element, _NONE).prose


def _densest(root: etree._Element, measures: Measures) -> etree._Element:
    """The smallest part that has nearly all prose and the first heading of the page."""
    part = root
    while True:
        inner = [child for child in part if tag_of(child) in _WHOLES]
        everything = sum(_prose(child, measures) for child in part if tag_of(child))
        best = max(inner, key=lambda child: _prose(child, measures), default=None)
        if best is None or _prose(best, measures) <= _NARROW * everything:
            break
        part = best
    title = next((e for e in root.iter() if tag_of(e) and heading_one(e)), None)
    while title is not None and part is not root and part not in set(title.iterancestors()):
        above = part.getparent()
        if above is None:
            break
        part = above
    while part is not root and tag_of(part) in ("tr", "tbody", "table"):
        above = part.getparent()
        part = root if above is None else above
    return part
