"""Which passages of a document are headings: what its pages say one by one, and what all say."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

from doc_audit.ingest.pdf.laid import Settled, Window
from doc_audit.ingest.pdf.parts.asides import right_asides
from doc_audit.ingest.pdf.parts.charttitles import ChartTitles, picture_labels
from doc_audit.ingest.pdf.parts.contents import contents_entries
from doc_audit.ingest.pdf.parts.headings import Head, find_headings, head_of
from doc_audit.ingest.pdf.parts.levels import Depths
from doc_audit.ingest.pdf.parts.notes import marks_taken
from doc_audit.ingest.pdf.parts.pagetitles import page_titles
from doc_audit.ingest.pdf.parts.plainheads import PlainHeadings
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.tags.kinds import SecondOpinion
from doc_audit.ingest.pdf.tags.sense import Tags


@dataclass(frozen=True, slots=True)
class Heads:
    """What is known of a document's passages, by their indexes, before each is given its kind.

    Attributes:
        heads: headings by index; whoever gives them their kind takes them away.
        charts: those that only name a chart.
        contents: entries of lists of contents.
        marks: numbers of footnote marks in the text.
        rules: `note_rule` of each page.
        depths: levels of the headings.
    """

    heads: dict[int, Head]
    charts: frozenset[int]
    contents: frozenset[int]
    marks: frozenset[int]
    rules: Mapping[int, float]
    depths: Depths


class HeadSense:
    """Gathers from windows over all pages, in order, which passages look like headings.

    Args:
        body: size of body text.
        frames: pages as shown.
        tags: of the document.
    """

    def __init__(self, body: float, frames: Mapping[int, Frame], tags: Tags) -> None:
        self._body, self._frames = body, frames
        self._opinion = SecondOpinion(body, tags)
        self._plain = PlainHeadings(body)
        self._contents: set[int] = set()
        self._marks: set[int] = set()
        self._rules: dict[int, float] = {}
        self._counts: dict[int, int] = {}  # passages by page
        self._count = 0

    def look(self, window: Window) -> None:
        """The pages that a window looks at."""
        passages, span = window.passages, window.span
        others = {page.number: page.others for page in window.pages}
        own = passages[span.start : span.stop]
        looks = find_headings(passages, self._body, self._frames, others, span)
        self._opinion.hear(looks, own)
        self._plain.look(passages, span, self._count)
        found = contents_entries(passages)
        self._contents.update(at - span.start + self._count for at in found if at in span)
        self._marks |= marks_taken(own)
        self._rules |= {page.number: page.rule for page in window.own if page.rule < float("inf")}
        self._counts |= {page.number: len(page.passages) for page in window.own}
        self._count += len(span)

    def verdict(self, pages: Mapping[int, Settled]) -> Heads:
        """What comes of it; `pages` are looked up again where there may be headings."""
        heads = self._opinion.verdict()
        for index in self._plain.found():
            heads[index] = True
        found, before = _Found(), 0
        for number, count in self._counts.items():
            here = [bool(head) for head in heads[before : before + count]]
            if any(here):
                found.look(pages[number], here, before)
            before += count
        pages_read = sum(map(bool, self._counts.values()))
        charts = found.titles.found() | found.labels
        own = [head for head in found.heads if head.index not in charts]
        titles = page_titles(own, pages_read, self._frames, self._body)
        return Heads(
            {head.index: head for head in own}, frozenset(charts), frozenset(self._contents),
            frozenset(self._marks), self._rules, Depths(own, titles),
        )  # fmt: skip


class _Found:
    """Headings of the pages looked at.

    Attributes:
        heads: those that head something.
        titles: tells those that only name a chart.
        labels: indexes of those that label a picture.
    """

    def __init__(self) -> None:
        self.heads: list[Head] = []
        self.titles = ChartTitles()
        self.labels: set[int] = set()

    def look(self, page: Settled, own: list[bool], before: int) -> None:
        """A further page.

        Args:
            page: to be looked at.
            own: whether each of its passages may be a heading; changed where one is none.
            before: how many passages the pages before have.
        """
        passages = page.passages
        for at in list(right_asides(passages, own)):
            own[at] = False
        self.titles.look(passages, own, page.charted, before)
        self.labels.update(before + at for at in picture_labels(passages, own))
        self.heads += (head_of(passages[at], before + at) for at in compress(range(len(own)), own))
