"""Walks a web page in reading order and makes its blocks."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from doc_audit.ingest.grid_split import Split
from doc_audit.ingest.html.labelled import is_after_label
from doc_audit.ingest.html.lists import list_blocks, typed_block
from doc_audit.ingest.html.marks import (
    Opener,
    heading_level,
    is_note_mark,
    link_kind,
    list_tag,
    opener_of,
    typed_item,
    word_kind,
)
from doc_audit.ingest.html.notes import leads_back
from doc_audit.ingest.html.openers import Closed, tab_title, titled
from doc_audit.ingest.html.place import Place
from doc_audit.ingest.html.regions import is_inline, is_speaker, tag_of
from doc_audit.ingest.html.runs import Run, Stretch
from doc_audit.ingest.html.survey import Survey
from doc_audit.ingest.html.table import is_table
from doc_audit.ingest.html.tables import read_table
from doc_audit.ingest.html.terms import term_blocks
from doc_audit.ingest.html.texts import text_blocks
from doc_audit.ingest.html.unseen import is_closed, is_unseen
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_STRUCK = frozenset({"del", "s", "strike"})
_BOLD = frozenset({"b", "strong"})
_UNREAD = frozenset({"rp", "rt"})
_DEEPEST = 80  # elements within elements; real pages have under 50. Below, words come as they are
_CAPTIONS = frozenset({"figcaption", "caption", "footer", "cite"})  # a quotation's footer or cite


class Walk:
    """Blocks of a page; a text run that stands in no paragraph becomes one.

    Attributes:
        struck: how many stretches of struck or deleted words were left out.
        comments: how many comments on the text were left out.
        closed: words of each part that the page hides and nothing opens.
        pages: titles or addresses of pages shown inside this one.
        pictures: how many pictures stand in the plan.
        parts: where parts that open and close end, see `Closed`.
        survey: what is known of the page.
        run: the words of running text that make no block yet.
        level: of the last heading that the page marks.
        tables: how many tables have been read.
        split: the heads of the last action table, for one that goes on with it.
        skipped: elements whose words are read elsewhere.
    """

    def __init__(self, survey: Survey) -> None:
        self.struck = 0
        self.comments = 0
        self.closed: list[str] = []
        self.pages: list[str] = []
        self.pictures = 0
        self.parts = Closed()
        self.survey = survey
        self.run = Run()
        self.level = 1
        self.tables = 0
        self.split = Split()
        self.skipped: set[etree._Element] = set()
        self._counts: Counter[str] = Counter()

    def read(self, root: etree._Element) -> list[Block]:
        """Blocks in reading order; what frames the page as furniture."""
        at = Place(frame=root not in self.survey.main)
        blocks = list(self.inside(root, at))
        return [*blocks, *self.flush(at)]

    def _path(self, name: str) -> str:
        self._counts[name] += 1
        path = f"{name}[{self._counts[name]}]"
        self.parts.passed(path)
        return path

    def flush(self, at: Place, name: str = "p", like: Block | None = None) -> Iterator[Block]:
        """The running text as a block, or several where its author broke lines."""
        links = self.run.links()
        stretches = self.run.taken()
        for stretch in stretches if not at.cell else ():
            self.split.passed(tidy(stretch.text))
        if like is not None and like.kind is BlockKind.HEADING and stretches:
            stretches = [Stretch(" ".join(s.text for s in stretches), heading=False)]
        for stretch in stretches:
            yield from text_blocks(stretch, at, like, links, lambda: self._path(name))

    def inside(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """Blocks of what stands in an element; its last words may still be in `run`."""
        self.add(element.text, element, at)
        for inner in element:
            if tag_of(inner) and self.is_read(inner, at):
                yield from self.element(inner, self.entered(inner, at))
            self.add(inner.tail, element, at)

    def is_read(self, element: etree._Element, at: Place) -> bool:
        """Whether an element is part of the text; notes what isn't and may matter."""
        if element in self.skipped or element in self.survey.notes.marks:
            return False
        if self.survey.notes.holders.get(element) == "comment":
            self.comments += 1
            return False
        tag = tag_of(element)
        if tag in ("iframe", "object", "embed") and not at.frame:
            self.pages.append(element.get("title") or element.get("src") or "")
        self.pictures += tag == "img" and not at.frame
        if not is_unseen(element, self.survey.opened):
            return True
        if not at.frame and is_closed(element, self.survey.opened):
            self.closed.append(tidy(" ".join(map(str, element.itertext()))))
        return False

    def add(self, text: str | None, element: etree._Element, at: Place) -> None:
        """Adds words that stand in `element` to the running text."""
        if text:
            kept = text if tag_of(element) == "pre" else text.replace("\n", " ")
            self.run.add(kept.replace("\r", " "), at.bold, at.link)

    def entered(self, element: etree._Element, at: Place) -> Place:
        """The place inside an element: out of the frame in the main part, into it in a menu."""
        at = at._replace(deep=at.deep + 1)
        if element in self.survey.main:
            return at._replace(frame=False)
        if element in self.survey.around or at.frame:
            return at
        if self.survey.is_furniture(element):
            return at._replace(frame=True)
        return at._replace(kind=BlockKind.FOOTNOTE) if self.survey.notes.hold(element) else at

    def element(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """Blocks of an element that is read, at the place inside it."""
        tag = tag_of(element)
        if at.deep > _DEEPEST:
            self.run.add(" ".join(map(str, element.itertext())))
        elif element in self.survey.labels and not at.frame:
            self.run.add(f"\n{tidy(' '.join(map(str, element.itertext()))).rstrip(' :')}: ")
        elif tag == "br":
            self.run.add("\n")
        elif is_inline(element) and not (heading_level(element) or is_table(element)):
            yield from self._inline(element, tag, at)
        elif is_after_label(element, self.survey.labels) and not at.frame:
            yield from self.inside(element, at)
        else:
            yield from self.flush(at)
            yield from self._block(element, tag, at)

    def _inline(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        opener = opener_of(element, self.survey.places)
        if opener is Opener.TITLE and not at.frame:
            yield from self.flush(at)
            yield from titled(self, element, at)
            return
        if tag in _STRUCK and not at.frame:
            self.struck += 1
            return
        if tag in _UNREAD or (tag == "sup" and is_note_mark(element)):
            return
        if opener is Opener.CONTROL or (tag == "a" and leads_back(element)):
            return
        link = link_kind(element) or at.link
        yield from self.inside(element, at._replace(bold=at.bold or tag in _BOLD, link=link))

    def _block(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        level = heading_level(element)
        if level:
            self.level = level if not at.frame else self.level
            yield from self.inside(element, at)
            heading = Block(BlockKind.HEADING, "", level=level)
            yield from self.flush(at, tag if tag[0] == "h" else "h", heading)
        elif is_table(element):
            yield from read_table(self, element, at)
        elif list_tag(element):
            yield from list_blocks(self, element, list_tag(element), at)
        elif tag == "dl" and not at.frame:
            yield from term_blocks(self, element, at)
        elif opener_of(element, self.survey.places) is Opener.TITLE and not at.frame:
            yield from titled(self, element, at)
        elif (typed := typed_item(element)) is not None and not (at.frame or at.cell):
            yield from typed_block(self, element, typed, at)
        else:
            caption = tag in _CAPTIONS or is_speaker(element)
            kind = BlockKind.CAPTION if caption else word_kind(element) or at.kind
            yield from self._part(element, tag, at._replace(kind=kind, bold=False))

    def _part(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        """A paragraph or a part of the page; what follows one that closes stands outside it."""
        closes = not at.frame and (tag == "details" or element.get("role") == "tabpanel")
        level = self.level
        if closes:
            self.parts.enter()
        yield from tab_title(self, element, at)
        yield from self.inside(element, at)
        yield from self.flush(at)
        if closes:
            self.parts.leave()
            self.level = level
