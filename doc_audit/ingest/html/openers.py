"""Titles of the parts that a page opens and closes: accordions, tabs, details."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from doc_audit.ingest.html.marks import heading_level
from doc_audit.ingest.html.place import Place
from doc_audit.model import Block, BlockKind

if TYPE_CHECKING:
    from doc_audit.ingest.html.walk import Walk

LOWEST_LEVEL = 6
"""Of a heading that only its look shows, below all that are marked as such."""


class Closed:
    """Parts that open and close: where each begins, and what follows its end.

    Attributes:
        returns: path of the first block after a part → path of the first block in it; what
            follows stands in the section that the part stands in.
    """

    def __init__(self) -> None:
        self.returns: dict[str, str] = {}
        self._firsts: list[str] = []  # of the parts that are open, outermost first
        self._left = ""
        self.paused = False  # while cells are read, whose blocks become rows

    def enter(self) -> None:
        """A part begins."""
        self._firsts.append("")

    def leave(self) -> None:
        """The part that began last ends."""
        self._left = self._firsts.pop() or self._left

    def passed(self, path: str) -> None:
        """A block is made."""
        if self.paused:
            return
        if self._left:
            self.returns[path] = self._left
            self._left = ""
        self._firsts = [first or path for first in self._firsts]


def titled(walk: Walk, element: etree._Element, at: Place) -> Iterator[Block]:
    """The title of a part that opens: a heading under the last one that the page marks."""
    yield from walk.inside(element, at)
    level = min(walk.level + 1, LOWEST_LEVEL)
    yield from walk.flush(at, "summary", Block(BlockKind.HEADING, "", level=level))


def tab_title(walk: Walk, element: etree._Element, at: Place) -> Iterator[Block]:
    """The words of the tab that shows a panel, as its heading."""
    tab = walk.survey.places.get(element.get("aria-labelledby", ""))
    if at.frame or element.get("role") != "tabpanel" or tab is None:
        return
    if tab.get("role") == "tab" and not heading_level(tab):
        walk.run.add(" ".join(map(str, tab.itertext())))
        level = min(walk.level + 1, LOWEST_LEVEL)
        yield from walk.flush(at, "tab", Block(BlockKind.HEADING, "", level=level))
