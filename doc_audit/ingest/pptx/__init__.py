"""PowerPoint decks (.pptx, .ppsx, .potx, .pptm) to documents; a slide is a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from doc_audit.ingest.finish import finished, struck_problem
from doc_audit.ingest.office.package import POWERPOINT, Package
from doc_audit.ingest.office.xml import child
from doc_audit.ingest.pptx.blocks import PART
from doc_audit.ingest.pptx.content import Found, Gatherer, SlideContent
from doc_audit.ingest.pptx.deck import Deck, Slide, notes_of, tree_of
from doc_audit.ingest.pptx.problems import problems_of
from doc_audit.ingest.pptx.running import Running
from doc_audit.ingest.pptx.scopes import ranked, with_scopes
from doc_audit.ingest.pptx.shapes import shapes_of
from doc_audit.ingest.pptx.slide import Scoped, SlideReader
from doc_audit.ingest.pptx.styles import Styles
from doc_audit.ingest.pptx.words import Reader
from doc_audit.model import Block, BlockKind, Document, Page
from doc_audit.model.reading import reason
from doc_audit.text.clean import tidy

__all__ = ["read_pptx"]

_LARGE_PICTURE = reason("pictures", "a large picture may hold words that were not read")
_NAMELESS = frozenset({"default section", "untitled section", "summary section"})
"""Names that PowerPoint gives to sections by itself."""


def _notes(deck: Deck, slide: Slide, reader: Reader) -> Iterator[Scoped]:
    """Speaker notes of a slide, a footnote a paragraph."""
    tree = tree_of(notes_of(deck.package, slide))
    for shape in shapes_of(tree, f"slide[{slide.number}]/notes"):
        if shape.role != "body":  # the picture of the slide, headers and footers
            continue
        for paragraph in reader.paragraphs(child(shape.element, "txBody"), Styles()):
            path = f"{shape.path}/p[{paragraph.place}]"
            block = Block(BlockKind.FOOTNOTE, paragraph.text, page=slide.number, path=path)
            yield Scoped(block, ())


def _section(slide: Slide, name: str, read: Sequence[Scoped]) -> Iterator[Scoped]:
    """The head of a section of the deck, unless its first slide is its head already."""
    if not tidy(name) or name.casefold() in _NAMELESS or slide.is_cover or slide.opens_part:
        return
    if read and read[0].block.text.casefold() == tidy(name).casefold():
        return
    path = f"section[{slide.number}]"
    yield Scoped(Block(BlockKind.HEADING, tidy(name), page=slide.number, level=PART, path=path), ())


def _running(given: SlideContent, seen: set[str]) -> Iterator[Scoped]:
    """Words of the layout and master, each once in the deck."""
    for content in given.running:
        for paragraph in content.paragraphs:
            if paragraph.text not in seen and not paragraph.field:
                seen.add(paragraph.text)
                path = f"{content.shape.path}/p[{paragraph.place}]"
                page = given.slide.number
                yield Scoped(Block(BlockKind.FURNITURE, paragraph.text, page=page, path=path), ())


def _pages(deck: Deck, slides: Sequence[Slide], found: Found) -> Iterator[Page]:
    """Slides as shown; hidden ones aren't pages, but are counted in the numbers."""
    for slide in slides:
        graded = partial(Page, slide.number, deck.width, deck.height)
        if slide.root is None:
            yield graded("unreadable", (reason("failed", "damaged or missing in the file"),))
        elif slide.number in found.slides.get("scanned", ()):
            yield graded("unreadable", (reason("no_text", "only a picture"),))
        elif not slide.hidden:
            large = slide.number in found.slides.get("large", ())
            yield graded("good", (_LARGE_PICTURE,) if large else ())


class _DeckReader:
    """Reads the shown slides of a deck one after the other."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self.found = Found()
        self.gatherer = Gatherer(deck, self.found)

    def read(self, slides: Sequence[Slide]) -> list[Scoped]:
        """Blocks of all slides that are shown; the others are noted."""
        given = {s.number: self.gatherer.gathered(s) for s in slides if self._is_shown(s)}
        running = Running(list(given.values()), self._deck.width, self._deck.height)
        reader = SlideReader(running, self._deck.width, self._deck.height)
        seen: set[str] = set()
        section = ""
        scoped: list[Scoped] = []
        for slide in slides:
            section = slide.section or section
            if slide.number not in given:
                continue
            read = reader.read(given[slide.number])
            scoped += [*_section(slide, section, read), *read]
            scoped += self._notes(slide)
            scoped += _running(given[slide.number], seen)
            section = ""
        return scoped

    def _is_shown(self, slide: Slide) -> bool:
        if slide.root is None or slide.hidden:
            self.found.note("lost" if slide.root is None else "hidden_slide", slide.number)
            return False
        return True

    def _notes(self, slide: Slide) -> list[Scoped]:
        notes = list(_notes(self._deck, slide, self.gatherer.reader))
        if notes:
            self.found.note("notes", slide.number)
        return notes


def read_pptx(content: bytes, name: str, doc_id: str) -> Document:
    """Reads a deck as it is shown: slides in their order, each as a person reads it.

    A block's page is the place of its slide in the deck from 1, hidden slides counted; its
    path is such as `slide[3]/shape[2]/p[1]`, shapes in the order they are drawn. There are no
    lines: where words break is decided by the machine that shows them. Hidden slides are left
    out and noted, as an author hides what is not, or no longer, meant to be read; they are easily
    shown again. Speaker notes are footnotes. Footers, slide numbers, what repeats from slide to
    slide and the words of layouts and masters are furniture.

    Raises:
        DocumentError: `damaged`, `encrypted`, `too_large` or `unsafe`.
    """
    deck = Deck(Package(content, name, POWERPOINT))
    slides = list(deck.slides())
    reader = _DeckReader(deck)
    scoped = reader.read(slides)
    struck = struck_problem(reader.gatherer.reader.struck)
    document = finished(
        [each.block for each in scoped],
        content=content,
        name=name,
        doc_id=doc_id,
        media="pptx",
        problems=[*problems_of(reader.found), *struck],
    )
    scopes = {each.block.path: each.scope for each in scoped}
    openings = frozenset(each.block.path for each in scoped if each.opens)
    return replace(
        document,
        pages=tuple(_pages(deck, slides, reader.found)),
        blocks=ranked(with_scopes(document.blocks, scopes, openings)),
    )
