"""Footnotes and comments of a page, told by the links that lead to them and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from lxml import etree

from doc_audit.ingest.html.regions import tag_of
from doc_audit.text.clean import tidy

NoteKind = Literal["note", "comment"]

_MARK = re.compile(
    r"\[?\(?(?:foot)?(?:note\s)?\d{1,3}\)?\]?|\[[a-z]{1,3}\d{0,3}\]|\[\w{1,4}\d{1,3}\]|[*†‡§]{1,3}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"cmnt|msocom|comment", re.IGNORECASE)
_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "doc-footnotes"})
_NOTE_STYLES = ("footnote", "endnote")
_COMMENT_STYLES = ("comment",)
_HOLDERS = frozenset({"p", "li", "div", "dd", "td", "section", "aside"})
_LONGEST_MARK = 20  # characters
_AROUND = 3  # elements around a mark that may carry its name
_MOST_LINKS = 20  # of a note; the link back is the first or the last of a few


@dataclass(frozen=True, slots=True)
class Notes:
    """Links in the text that mark a note, and the elements that hold notes and comments."""

    marks: frozenset[etree._Element]
    holders: Mapping[etree._Element, NoteKind]

    def hold(self, element: etree._Element) -> bool:
        """Whether an element holds notes, by the links to it, its role or its class."""
        told = element.get("role", "") in _ROLES or "footnotes" in element.get("class", "").split()
        return told or self.holders.get(element) == "note"


def _text(element: etree._Element) -> str:
    return tidy(" ".join(map(str, element.itertext())))


def _links(root: etree._Element) -> Iterator[etree._Element]:
    """Links within the page whose words look like the mark of a note."""
    for link in root.iter("a"):
        href = link.get("href", "")
        if href.startswith("#") and len(href) > 1:
            words = _text(link)
            if 0 < len(words) <= _LONGEST_MARK and _MARK.fullmatch(words):
                yield link


def _holder(element: etree._Element) -> etree._Element | None:
    """The paragraph, item or box that an anchor stands at the start of."""
    holder: etree._Element | None = element
    while holder is not None and tag_of(holder) not in _HOLDERS:
        holder = holder.getparent()
    return holder


def _styled(root: etree._Element) -> Iterator[tuple[etree._Element, NoteKind]]:
    """What Word says to be a footnote or a comment."""
    for element in root.iter("div", "p", "span"):
        style = element.get("style", "").replace(" ", "")
        if "mso-element:" not in style:
            continue
        if any(f"mso-element:{name}" in style for name in _NOTE_STYLES):
            yield element, "note"
        elif any(f"mso-element:{name}" in style for name in _COMMENT_STYLES):
            yield element, "comment"


def notes_of(root: etree._Element) -> Notes:
    """Notes of a page.

    A mark is a short link to an anchor whose paragraph begins with a link back; Word, Google
    Docs, LibreOffice and WordPress all write them so. The first of the two in the page is the
    mark, the second opens the note.
    """
    places: dict[str, etree._Element] = {}
    for element in root.iter():
        if tag_of(element):
            for name in (element.get("id"), element.get("name")):
                if name:
                    places.setdefault(name, element)
    marks = {a for a in root.iter("a") if "msocomanchor" in a.get("class", "")}
    holders: dict[etree._Element, NoteKind] = dict(_styled(root))
    back: set[etree._Element] = set()
    for link in _links(root):
        target = places.get(link.get("href", "")[1:])
        holder = _holder(target) if target is not None and link not in back else None
        if holder is None or holder in link.iterancestors():
            continue
        returns = [a for a in islice(holder.iter("a"), _MOST_LINKS) if _leads_to(a, link)]
        if returns:
            marks.add(link)
            back.update(returns)
            kind: NoteKind = "comment" if _COMMENT.search(link.get("href", "")) else "note"
            holders.setdefault(holder, kind)
    return Notes(frozenset(marks), holders)


def _leads_to(back: etree._Element, link: etree._Element) -> bool:
    """Whether a link leads back to a mark or to what stands right around it."""
    name = back.get("href", "")[1:]
    around = [link, *link.iter(), *islice(link.iterancestors(), _AROUND)]
    return bool(name) and any(name in (e.get("id"), e.get("name")) for e in around if tag_of(e))


def leads_back(link: etree._Element) -> bool:
    """Whether a link of a note leads back with a sign, not a word."""
    words = "".join(map(str, link.itertext()))
    return link.get("href", "").startswith("#") and not any(map(str.isalnum, words))
