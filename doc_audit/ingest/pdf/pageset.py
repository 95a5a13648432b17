"""The pages of a document as read, most of them put away when there are many."""

import marshal
from array import array
from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any

import numpy as np

from doc_audit.ingest.pdf.letters.english import strange_share
from doc_audit.ingest.pdf.letters.strange import strange_places
from doc_audit.ingest.pdf.lines.packing import packed_lines, unpacked_lines
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.pages import Drawn, RawPage
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.shelf import Shelf
from doc_audit.ingest.pdf.tables.grids import Grid
from doc_audit.ingest.pdf.tags.packing import packed_tags, unpacked_tags
from doc_audit.ingest.pdf.tags.tag import Tag
from doc_audit.ingest.pdf.trust.pictures import Key, keys_of
from doc_audit.ingest.pdf.trust.signs import Signs


class PageLines(Shelf[Sequence[TextLine]]):
    """Lines of pages in stream order, and what all steps over the document ask of them.

    That is worked out when they are put here, so that they need not be looked up for it.

    Attributes:
        initials: pages with a line that is one letter, which may be a drop capital.
        lossy: pages with letters of no known meaning as read, or since.
        strange: lines with signs that may be false letters, by place on their page.
        shares: see `strange_share`, by page.
    """

    def __init__(self) -> None:
        super().__init__(_lines_packed, _lines_unpacked)
        self.initials: set[int] = set()
        self.lossy: set[int] = set()
        self.strange: dict[int, dict[int, TextLine]] = {}
        self.shares: dict[int, float] = {}
        self._measures: dict[int, tuple[array[int], array[float], array[int]]] = {}

    def __setitem__(self, page: int, lines: Sequence[TextLine]) -> None:
        super().__setitem__(page, lines)
        for line in lines:
            if line.lost:
                self.lossy.add(page)
            if len(line.text) == 1:
                self.initials.add(page)
        self.strange.pop(page, None)
        if strange := strange_places(lines):
            self.strange[page] = {at: lines[at] for at in strange}
        self.shares[page] = strange_share(lines)
        self._measures[page] = (
            array("i", [line.order for line in lines]),
            array("d", [line.size for line in lines]),
            array("i", [len(line.text) for line in lines]),
        )

    def measures(self, page: int) -> Iterable[tuple[int, float, int]]:
        """Order, size and number of characters of each line of a page."""
        return zip(*self._measures[page], strict=True)

    def forget(self) -> None:
        """No longer hold what was worked out, but for `lossy`."""
        for known in (self.initials, self.strange, self.shares, self._measures):
            known.clear()


class PageSet:
    """Pages of a document by their numbers, ascending, each part of them for itself.

    Attributes:
        frames: the pages as shown.
        signs: what is known of them before their layout.
        lines: what is learnt of the document puts other ones in their place.
        drawn: what is drawn on them.
        tags: of each run, where the document is tagged.
        pictures: places of the images on each page that has any.
    """

    def __init__(self) -> None:
        self.frames: dict[int, Frame] = {}
        self.signs: dict[int, Signs] = {}
        self.lines = PageLines()
        self.drawn: MutableMapping[int, Drawn] = Shelf(_drawn_packed, _drawn_unpacked)
        self.tags: MutableMapping[int, Sequence[Tag]] = Shelf(packed_tags, unpacked_tags)
        self.pictures: dict[int, frozenset[Key]] = {}
        self._frames: dict[Frame, Frame] = {}

    def add(self, raw: RawPage) -> None:
        """A further page."""
        number = raw.number
        self.frames[number] = self._frames.setdefault(raw.frame, raw.frame)
        self.signs[number] = raw.signs
        self.drawn[number] = raw.drawn
        if raw.tags:
            self.tags[number] = raw.tags
        if len(raw.drawn.images):
            self.pictures[number] = keys_of(raw.drawn.images)
        self.lines[number] = raw.lines


def _lines_packed(lines: Sequence[TextLine]) -> bytes:
    return marshal.dumps(packed_lines(lines))


def _lines_unpacked(record: bytes) -> Sequence[TextLine]:
    return unpacked_lines(marshal.loads(record))


def _drawn_packed(drawn: Drawn) -> bytes:
    grids = [(grid.xs, grid.ys, _array(grid.cells), grid.ruled) for grid in drawn.grids]
    arrays = (drawn.dots, drawn.dot_colours, drawn.panels, drawn.rules, drawn.walls, drawn.images)
    return marshal.dumps((grids, [_array(one) for one in arrays]))


def _drawn_unpacked(record: bytes) -> Drawn:
    grids, arrays = marshal.loads(record)
    made = [Grid(xs, ys, _array_of(cells), ruled) for xs, ys, cells, ruled in grids]
    return Drawn(made, *map(_array_of, arrays))


_Array = tuple[str, tuple[int, ...], bytes]


def _array(one: np.ndarray[Any, Any]) -> _Array:
    return one.dtype.str, one.shape, one.tobytes()


def _array_of(packed: _Array) -> Any:
    kind, shape, content = packed
    return np.frombuffer(content, kind).reshape(shape)
