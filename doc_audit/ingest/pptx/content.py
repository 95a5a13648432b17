"""What stands on a slide: its shapes with their words and places, and what can't be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.box import Box
from doc_audit.ingest.office.xml import child
from doc_audit.ingest.pptx.deck import Deck, Slide, tree_of
from doc_audit.ingest.pptx.diagram import diagram_paragraphs
from doc_audit.ingest.pptx.names import switched
from doc_audit.ingest.pptx.shapes import Shape, shapes_of
from doc_audit.ingest.pptx.styles import FURNITURE, TITLES, Inherited, Styles
from doc_audit.ingest.pptx.table import Cells, cells_of
from doc_audit.ingest.pptx.words import Paragraph, Reader
from doc_audit.text.clean import tidy

_TINY = 0.002  # share of a slide: what add-ins for charts hide on slides is a point wide
_LARGE = 0.4  # share of a slide that a picture covers when the slide is little else


@dataclass(frozen=True, slots=True)
class Content:
    """A shape with words, or a painted one that may frame others.

    Attributes:
        box: where it stands; an empty box at the end of the slide where nothing says.
        paragraphs: of its text or diagram; all those of its cells for a table.
        cells: for tables.
    """

    shape: Shape
    box: Box
    paragraphs: tuple[Paragraph, ...]
    cells: Cells = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return tidy(" ".join(p.text for p in self.paragraphs))

    @property
    def is_title(self) -> bool:
        """Whether it stands in the placeholder of a title."""
        return self.shape.role in TITLES

    @property
    def size(self) -> float:
        """Points of its largest letters."""
        return max((p.size for p in self.paragraphs), default=0.0)


@dataclass(frozen=True, slots=True)
class SlideContent:
    """A slide with what stands on it, in the order it is drawn."""

    slide: Slide
    contents: tuple[Content, ...]
    running: tuple[Content, ...]


@dataclass
class Found:
    """Numbers of the slides on which something isn't read, by what it is; one for each."""

    slides: dict[str, list[int]] = field(default_factory=dict)

    def note(self, what: str, slide: int) -> None:
        """Adds one."""
        self.slides.setdefault(what, []).append(slide)


class Gatherer:
    """Reads what stands on the slides of a deck."""

    def __init__(self, deck: Deck, found: Found) -> None:
        self._deck = deck
        self._found = found
        self.reader = Reader()

    def gathered(self, slide: Slide) -> SlideContent:
        """What stands on one slide."""
        inherited = Inherited(slide.layout, slide.master, self._deck.text_style)
        contents = [
            content
            for shape in shapes_of(tree_of(slide.root), f"slide[{slide.number}]")
            for content in self._content(slide, shape, inherited)
        ]
        self._note_large(slide, contents)
        return SlideContent(slide, tuple(contents), tuple(self._running(slide, inherited)))

    def _content(self, slide: Slide, shape: Shape, inherited: Inherited) -> Iterator[Content]:
        styles = inherited.styles(shape)
        box = shape.box if shape.box is not None else styles.box
        paragraphs, cells = self._words(slide, shape, styles)
        if paragraphs and (shape.hidden or self._is_off(shape)):
            self._found.note("hidden", slide.number)
        elif paragraphs:
            yield Content(shape, box if box is not None else self._end(), paragraphs, cells)
        elif not shape.hidden:
            self._note_unread(slide, shape)
            if shape.kind == "text" and shape.painted and shape.box is not None:
                yield Content(shape, shape.box, ())

    def _words(
        self, slide: Slide, shape: Shape, styles: Styles
    ) -> tuple[tuple[Paragraph, ...], Cells]:
        if shape.kind == "text":
            body = child(shape.element, "txBody")
            return tuple(self.reader.paragraphs(body, styles)), []
        if shape.kind == "table":
            cells = cells_of(shape.element, self.reader, styles)
            return tuple(p for row in cells for cell in row for p in cell), cells
        if shape.kind == "diagram":
            package, part = self._deck.package, slide.part
            found = diagram_paragraphs(package, part, shape.element, self.reader, styles)
            return tuple(found), []
        return (), []

    def _is_off(self, shape: Shape) -> bool:
        """Whether it stands beside the slide, where authors park what they don't show."""
        box = shape.box
        return box is not None and (
            box.x1 <= 0 or box.y1 <= 0 or box.x0 >= self._deck.width or box.y0 >= self._deck.height
        )

    def _end(self) -> Box:
        wide, high = self._deck.width, self._deck.height
        return Box(wide, high, wide, high)

    def _note_unread(self, slide: Slide, shape: Shape) -> None:
        tiny = (
            shape.box is not None and shape.box.area < _TINY * self._deck.width * self._deck.height
        )
        if shape.kind == "embedded" and tiny:
            return
        if shape.kind in ("picture", "chart", "embedded", "diagram") and not self._is_off(shape):
            self._found.note(shape.kind, slide.number)

    def _note_large(self, slide: Slide, contents: Sequence[Content]) -> None:
        """Notes a slide that is one picture, or nearly."""
        area = self._deck.width * self._deck.height
        shapes = shapes_of(tree_of(slide.root), "")
        pictures = [s.box for s in shapes if s.kind == "picture" and s.box is not None]
        if any(box.area >= _LARGE * area for box in pictures):
            worded = any(content.paragraphs for content in contents)
            self._found.note("large" if worded else "scanned", slide.number)

    def _running(self, slide: Slide, inherited: Inherited) -> Iterator[Content]:
        """Words that the layout and the master put on the slide."""
        shows = switched(slide.root, "showMasterSp") is not False
        parts: list[tuple[str, etree._Element | None]] = []
        if shows:
            parts.append(("layout", slide.layout))
            if switched(slide.layout, "showMasterSp") is not False:
                parts.append(("master", slide.master))
        for name, root in parts:
            for shape in shapes_of(tree_of(root), f"slide[{slide.number}]/{name}"):
                if shape.role or shape.hidden or shape.kind != "text":
                    continue
                body = child(shape.element, "txBody")
                paragraphs = tuple(self.reader.paragraphs(body, inherited.styles(shape)))
                if paragraphs:
                    yield Content(shape, shape.box or self._end(), paragraphs)


def is_furniture(content: Content) -> bool:
    """Whether it stands in the placeholder of a footer, a date or a slide number."""
    return content.shape.role in FURNITURE
