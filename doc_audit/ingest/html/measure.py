"""How much of each part of a page is words, links and prose, measured once for the whole page."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.html.regions import UNSHOWN, tag_of

_PROSE = 25  # characters between two tags; labels of menus and buttons are shorter
_NO_PROSE = frozenset({"a", "button", "label", "option", "legend"})


@dataclass(slots=True)
class Measure:
    """Characters of an element with all in it, those of scripts and the like left out.

    Attributes:
        size: all characters.
        linked: in links that leave the page.
        prose: in stretches of plain text too long for a label.
        links: number of links that leave the page.
        fields: number of controls of a form that a reader fills in.
    """

    size: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    fields: int = 0

    def add(self, other: "Measure") -> None:
        """Adds what a part holds to its whole."""
        self.size += other.size
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.fields += other.fields


Measures = Mapping[etree._Element, Measure]

_FIELDS = frozenset({"input", "textarea", "select"})
_UNFILLED = frozenset({"hidden", "submit", "button", "image", "reset"})


def leaves_page(link: etree._Element) -> bool:
    """Whether a link leads to another page, a mail program or a script."""
    href: str = link.get("href", "").strip()
    return bool(href) and not (href.startswith("#") and len(href) > 1)


def measures_of(root: etree._Element) -> dict[etree._Element, Measure]:
    """The measure of every element that is shown; one walk, however deep they stand."""
    found: dict[etree._Element, Measure] = {}
    stack: list[tuple[Measure, bool, bool]] = [(Measure(), False, False)]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = tag_of(element)
            linked = stack[-1][1] or (tag == "a" and leaves_page(element))
            label = stack[-1][2] or tag in _NO_PROSE
            own = Measure(links=int(tag == "a" and leaves_page(element)), fields=_field(element))
            stack.append((own, linked, label))
            if tag not in UNSHOWN:
                _count(own, element.text, linked, label)
        elif event == "end":
            own = stack.pop()[0]
            found[element] = own
            if tag_of(element) not in UNSHOWN or own.fields:
                stack[-1][0].add(own)
        if event != "start" and len(stack) > 1:
            _count(stack[-1][0], element.tail, stack[-1][1], stack[-1][2])
    return found


def _field(element: etree._Element) -> int:
    is_field = tag_of(element) in _FIELDS and element.get("type", "").lower() not in _UNFILLED
    return int(is_field)


def _count(measure: Measure, text: str | None, linked: bool, label: bool) -> None:
    if not text:
        return
    size = len(text.strip())
    measure.size += size
    if linked:
        measure.linked += size
    elif size >= _PROSE and not label:
        measure.prose += size
