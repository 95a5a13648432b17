"""Pages of a PDF one by one, before anything is known of the others.

A few are asked of PDFium, and only then made into lines: what one step needs of the processor's
caches, PDFium's parser above all, drives out what the other needs. Done page by page, both take
3 % longer.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from doc_audit.ingest.pdf.lines.reading import read_lines
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.marks.glyphs import Glyphs, read_glyphs
from doc_audit.ingest.pdf.marks.runs import Fonts
from doc_audit.ingest.pdf.marks.shapes import Shapes, read_shapes
from doc_audit.ingest.pdf.marks.sight import in_sight
from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import Pdf, frame_of
from doc_audit.ingest.pdf.tables.grids import Grid, cells_of, find_grids
from doc_audit.ingest.pdf.tables.tablegrids import real_grids
from doc_audit.ingest.pdf.tags.tables import tagged_grids
from doc_audit.ingest.pdf.tags.tag import Tag
from doc_audit.ingest.pdf.tags.tree import Trees
from doc_audit.ingest.pdf.trust.signs import Signs, signs_of
from doc_audit.ingest.progress import now

_AT_ONCE = 16  # pages asked for before any is made into lines; 100 kB each
_MOST_MARKS = 100_000
"""Characters and painted objects of such pages: a page has 1,600 of one and 300 of the other, while
a map can have 100,000, at 70 bytes each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page.

    Attributes:
        grids: that hold tables, as `TextLine.cell` counts them.
        dots, dot_colours, panels, images: see `Shapes`.
        rules: see `Shapes.across`.
        walls: see `Shapes.down`.
    """

    grids: list[Grid]
    dots: FloatArray
    dot_colours: IntArray
    panels: FloatArray
    rules: FloatArray
    walls: FloatArray
    images: FloatArray


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as read.

    Attributes:
        lines: in stream order.
        tags: of the document's structure, where it is tagged.
    """

    number: int
    frame: Frame
    lines: list[TextLine]
    drawn: Drawn
    signs: Signs
    tags: list[Tag]


@dataclass(frozen=True, slots=True)
class _Marks:
    """All that is wanted of PDFium about a page."""

    number: int
    frame: Frame
    glyphs: Glyphs
    shapes: Shapes
    tags: list[Tag]

    def __len__(self) -> int:
        """Characters and painted objects."""
        return len(self.glyphs.codes) + len(self.shapes.objects)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the pages of a file were read.

    Attributes:
        failed: why pages could not be read, by page.
        untagged: tags of pages are not to be used, as the document's tree was too large.
    """

    failed: dict[int, str]
    untagged: bool


def read_pages(pdf: Pdf, skip: Collection[int], add: Callable[[RawPage], None]) -> Reading:
    """Read pages, each handed to `add` in its turn; those to `skip` failed before."""
    fonts, trees = Fonts(), Trees()
    pdf.when_reopened(fonts.forget)
    maker = _Maker(pdf.count, add)
    failed = dict.fromkeys(skip, "it ended the reader")
    waiting: list[_Marks] = []
    for number in range(1, pdf.count + 1):
        if number not in failed:
            now("reading page", number, pdf.count)
            try:
                waiting.append(_marks(pdf, number, fonts, trees))
            except Exception as error:  # whatever is wrong with one page, the others are read
                failed[number] = str(error)
        if len(waiting) == _AT_ONCE or sum(map(len, waiting)) > _MOST_MARKS:
            maker.make(waiting, failed)
    maker.make(waiting, failed)
    return Reading(failed, trees.given_up)


def _marks(pdf: Pdf, number: int, fonts: Fonts, trees: Trees) -> _Marks:
    with pdf.page(number) as page:
        frame = frame_of(page)
        glyphs = read_glyphs(page, frame, fonts)
        shapes = read_shapes(page, frame)
        tags = trees.tags_of(page, glyphs.runs.objects, shapes) if pdf.tagged else []
        return _Marks(number, frame, in_sight(glyphs, shapes, frame), shapes, tags)


class _Maker:
    """Makes pages of what was asked of PDFium about them."""

    def __init__(self, count: int, add: Callable[[RawPage], None]) -> None:
        self._count, self._add = count, add
        self._before: tuple[int, Sequence[Grid]] = (0, ())  # the last page made, and its grids

    def make(self, waiting: list[_Marks], failed: dict[int, str]) -> None:
        """Make the pages that wait, each let go then; one that fails is added to `failed`."""
        waiting.reverse()
        while waiting:
            marks = waiting.pop()
            now("reading page", marks.number, self._count)
            last, grids = self._before
            try:
                raw = _made(marks, grids if last == marks.number - 1 else [])
            except Exception as error:  # as above
                failed[marks.number] = str(error)
            else:
                self._before = raw.number, raw.drawn.grids
                self._add(raw)


def _made(marks: _Marks, before: Sequence[Grid]) -> RawPage:
    number, frame, glyphs, shapes = marks.number, marks.frame, marks.glyphs, marks.shapes
    grids = real_grids(find_grids(shapes), glyphs, before)
    grids += real_grids(tagged_grids(marks.tags, glyphs, grids, before), glyphs, before)
    lines = read_lines(glyphs, number, cells_of(grids, glyphs.boxes))
    signs = signs_of(glyphs, shapes, frame)
    drawn = Drawn(grids, shapes.dots, shapes.dot_colours, shapes.panels, shapes.across,
                  shapes.down, shapes.images)  # fmt: skip
    return RawPage(number, frame, lines, drawn, signs, marks.tags)
