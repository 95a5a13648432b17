"""A line of text on a page: words, and the place of each character."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import inf
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.box import Box

EdgeArray = NDArray[np.intc]
"""Places along a line in hundredths of a point, as the document keeps them."""
NO_EDGES: EdgeArray = np.zeros(0, np.intc)


@dataclass(slots=True, eq=False)
class TextLine:
    """A line of a page as read; equal to itself alone, for two may say the same.

    Attributes:
        text: single blanks, none at the ends; a hyphen at the line end is kept as `-`.
        edges: left edge of each character and right edge of the last, in hundredths of a point,
            (len(text) + 1,), never falling; empty for turned text.
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
    edges: EdgeArray
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
        place: int = self.edges.item(at)
        return place / 100


_PLACES = {field.name: place for place, field in enumerate(fields(TextLine))}
_values = attrgetter(*_PLACES)


def hundredths(points: NDArray[np.float64]) -> EdgeArray:
    """Places in points as `TextLine.edges` has them."""
    return np.rint(points * 100).astype(np.intc)


def packed(edges: EdgeArray) -> bytes:
    """Edges as `Edges` keeps them: the very bytes that they were made from, where they are those.

    So what the document keeps of a line isn't held twice, nor freed in one place and made anew in
    another while pages become blocks.
    """
    own = edges.base
    return own if isinstance(own, bytes) and len(own) == edges.nbytes else edges.tobytes()


def changed(line: TextLine, **new: Any) -> TextLine:
    """The line with some fields changed: `dataclasses.replace` at a third of its cost."""
    values = list(_values(line))
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
        edges=np.maximum.accumulate(np.concatenate([left.edges, right.edges])),
        box=box,
        bold=(left.bold * len(left.text) + right.bold * len(right.text)) / count,
        italic=(left.italic * len(left.text) + right.italic * len(right.text)) / count,
        order=left.order,
        hyphen=right.hyphen,
        lost=left.lost + tuple(at + shift for at in right.lost),
        marks=left.marks + right.marks,
        white=inf,
    )
