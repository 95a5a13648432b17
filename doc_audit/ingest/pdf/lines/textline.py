"""A line of text on a page: words, and the place of each character."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import inf
from operator import attrgetter
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box

EdgeArray = NDArray[np.intc]
"""Places along a line in hundredths of a point, as the document keeps them."""
EDGE = np.dtype(np.intc).itemsize
"""Bytes of each of them in `TextLine.edges`."""


@dataclass(slots=True, eq=False)
class TextLine:
    """A line of a page as read; equal to itself alone, for two may say the same.

    Attributes:
        text: single blanks, none at the ends; a hyphen at the line end is kept as `-`.
        edges: left edge of each character and right edge of the last, len(text) + 1 C ints in
            hundredths of a point, never falling; none for turned text. As bytes they are what the
            document keeps of the line, and no array is held beside them.
        baseline: y; x for turned text.
        size: effective size of most of its characters, in points.
        bold: share of its characters in bold.
        order: place in the content stream, from 0.
        cell: number of the table cell it stands in, from 0; -1 when in none.
        hyphen: it ends in a hyphen that may belong to the line end, not to the word.
        lost: places in `text` whose glyph has no known meaning.
        marks: footnote marks taken out of it, with commas between them.
        run: of most of its characters, as the page's `Runs` count them.
        white: no blank in it is wider, in points; infinite where nobody looked.
    """

    page: int
    text: str
    edges: bytes
    box: Box
    baseline: float
    size: float
    bold: float
    italic: float
    colour: int
    font: str
    order: int
    cell: int = -1
    hyphen: bool = False
    turned: bool = False
    lost: tuple[int, ...] = ()
    marks: str = ""
    run: int = -1
    white: float = inf

    def x(self, at: int) -> float:
        """Left edge of the character at a place in a level line's text, in points."""
        place: int = _read(self.edges, EDGE * at)[0]
        return place / 100

    def places(self) -> EdgeArray:
        """Its edges as numbers; not to be written to."""
        return np.frombuffer(self.edges, np.intc)


_PLACES = {field.name: place for place, field in enumerate(fields(TextLine))}
values_of = attrgetter(*_PLACES)
"""All fields of a line, in their order."""


_read = Struct("i").unpack_from


def hundredths(points: NDArray[np.float64]) -> EdgeArray:
    """Places in points as `TextLine.edges` has them, before they are made bytes."""
    return np.rint(points * 100).astype(np.intc)


def rising(parts: Sequence[EdgeArray]) -> bytes:
    """Edges of parts that follow each other, never falling, as `TextLine.edges` has them."""
    whole: EdgeArray = np.maximum.accumulate(np.concatenate(parts))
    return whole.tobytes()


def changed(line: TextLine, **new: Any) -> TextLine:
    """The line with some fields changed: `dataclasses.replace` at a third of its cost."""
    values = list(values_of(line))
    for name, value in new.items():
        values[_PLACES[name]] = value
    return TextLine(*values)


def renumbered(lines: Iterable[TextLine]) -> list[TextLine]:
    """Lines with their `order` counted from 0."""
    return [
        line if line.order == order else changed(line, order=order)
        for order, line in enumerate(lines)
    ]


def join_level(left: TextLine, right: TextLine) -> TextLine:
    """Two pieces on one level as one line with a blank between, set as the longer one is."""
    main = left if len(left.text) > len(right.text) else right
    count = len(left.text) + len(right.text)
    shift = len(left.text) + 1
    box = Box(
        min(left.box.x0, right.box.x0),
        min(left.box.y0, right.box.y0),
        max(left.box.x1, right.box.x1),
        max(left.box.y1, right.box.y1),
    )
    return changed(
        main,
        text=f"{left.text} {right.text}",
        edges=rising([left.places(), right.places()]),
        box=box,
        bold=(left.bold * len(left.text) + right.bold * len(right.text)) / count,
        italic=(left.italic * len(left.text) + right.italic * len(right.text)) / count,
        order=left.order,
        hyphen=right.hyphen,
        lost=left.lost + tuple(at + shift for at in right.lost),
        marks=left.marks + right.marks,
        white=inf,
    )
