"""Pages laid out: with what the next page adds to them, put away, and a few at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.layout import Item
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.source.once import once
from doc_audit.ingest.pdf.tables.groupcells import with_groups
from doc_audit.ingest.pdf.tables.overpage import Continued, PageTables, whole_actions
from doc_audit.ingest.pdf.tables.records import Table


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out.

    Attributes:
        items: in reading order.
        furniture: lines at its edges.
        box: the page as shown.
        doubts: reasons to doubt the order of its items.
        rule: see `note_rule`.
    """

    number: int
    items: list[Item]
    furniture: list[TextLine]
    box: Box
    rule: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settled:
    """A page laid out, its tables as the pages before and after have them.

    Attributes:
        items: in reading order.
        tables: numbers of the tables among them, see `PageTables`.
        others: boxes of the forms and tables among them as laid out.
        furniture, box, rule: see `Laid`.
    """

    number: int
    items: Sequence[Item]
    tables: Sequence[int]
    others: Sequence[Box]
    furniture: Sequence[TextLine]
    box: Box
    rule: float

    @once
    def passages(self) -> Sequence[Passage]:
        """Those outside tables, forms and figures."""
        return [item for item in self.items if isinstance(item, Passage)]

    @once
    def charted(self) -> frozenset[int]:
        """Places among its passages of those that a chart comes right after."""
        if not any(isinstance(item, Figure) for item in self.items):
            return frozenset()
        found, at = [], -1
        for item, after in pairwise(self.items):
            if isinstance(item, Passage):
                at += 1
                if isinstance(after, Figure):
                    found.append(at)
        return frozenset(found)


def settled(pages: Iterable[Laid], tables: Continued) -> Iterator[Settled]:
    """Pages settled, each once the next is known; `tables` joins their tables, and counts them."""
    before: tuple[Laid, PageTables] | None = None
    for page in pages:
        own = tables.add([item for item in page.items if isinstance(item, Table)])
        if before is not None:
            yield _settled(*before)
        before = page, own
    if before is not None:
        yield _settled(*before)


def _settled(page: Laid, tables: PageTables) -> Settled:
    final = (with_groups(whole_actions(table)) for table in tables.tables)
    items = [next(final) if isinstance(item, Table) else item for item in page.items]
    others = [item.box for item in page.items if isinstance(item, Form | Table)]
    return Settled(page.number, items, tables.numbers, others, page.furniture, page.box, page.rule)


MARGIN = 5
"""Pages before and after a page of which its kinds may depend: a list of contents goes on over
four. Beyond pages without passages, two passages are seen whatever their page."""
_WIDTH = 32  # pages of which kinds are worked out at a time
_LEAST_PASSAGES = 2


@dataclass(frozen=True)
class Window:
    """Some pages in their order.

    Attributes:
        pages: those looked at and, before and after them, those that they depend on.
        first, end: places of those looked at among them.
    """

    pages: Sequence[Settled]
    first: int
    end: int

    @property
    def own(self) -> Sequence[Settled]:
        """Pages looked at."""
        return self.pages[self.first : self.end]

    @once
    def passages(self) -> Sequence[Passage]:
        """Of all pages."""
        return [passage for page in self.pages for passage in page.passages]

    @once
    def span(self) -> range:
        """Places among them of the passages of the pages looked at."""
        start = sum(len(page.passages) for page in self.pages[: self.first])
        return range(start, start + sum(len(page.passages) for page in self.own))


def windows(pages: Iterable[Settled]) -> Iterator[Window]:
    """Windows over all pages, each page looked at in one of them."""
    coming = iter(pages)
    before: Sequence[Settled] = []
    waiting: list[Settled] = []
    while True:
        while not _holds_margin(waiting[_WIDTH:]):
            page = next(coming, None)
            if page is None:
                break
            waiting.append(page)
        if not waiting:
            return
        own = waiting[:_WIDTH]
        yield Window([*before, *waiting], len(before), len(before) + len(own))
        waiting = waiting[_WIDTH:]
        before = _end_of([*before, *own])


def _holds_margin(pages: Sequence[Settled]) -> bool:
    found = sum(len(page.passages) for page in pages)
    return len(pages) >= MARGIN and found >= _LEAST_PASSAGES


def _end_of(pages: Sequence[Settled]) -> Sequence[Settled]:
    """The fewest pages at the end of some that are a margin; all where they are none."""
    for start in range(len(pages) - MARGIN, 0, -1):
        if _holds_margin(pages[start:]):
            return pages[start:]
    return pages
