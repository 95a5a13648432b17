"""The order in which a person reads the boxes of a slide: by where they stand, not how drawn.

A region is cut along the gaps that run right across it. Rows are read before columns, except
where boxes stack into cards: under a row of short heads, where labels repeat across (`What:`,
`What:`, `What:`), or where boxes below each other stand much closer than those side by side.
A frame keeps what stands in it together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box
from doc_audit.ingest.pptx.stacks import (
    Grid,
    card_rows,
    drawn_table,
    form,
    same_columns,
    stand_in_cards,
    timeline,
)
from doc_audit.ingest.pptx.strips import Indices, Item, across, by_tops, columns, down, strips

_INSIDE = 0.85  # share of a box within another that makes the other its frame
_LARGER = 1.2  # times the box: a fill of the same size is no frame
_BACKDROP = 0.8  # share of the slide that a frame without words may take before it's a background
_MOST_FRAMES = 100  # the largest; a slide that a person can read has a few dozen boxes
_DEEPEST = 50  # cuts within cuts, after which boxes are read from the top

Scope = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """What comes next.

    Attributes:
        items: one index; or the rows of a table drawn with boxes, -1 where none stands.
        scope: the card it belongs to, as steps from the slide inwards.
    """

    items: Grid
    scope: Scope

    @property
    def alone(self) -> int:
        """Index of the only item; -1 for a table."""
        return self.items[0][0] if len(self.items) == 1 and len(self.items[0]) == 1 else -1


class _Orderer:
    """Orders the items of one slide."""

    def __init__(self, items: Sequence[Item], area: float) -> None:
        self._items = items
        self._inside: dict[int, list[int]] = {}
        self.roots: list[int] = []
        frames = _frames(items, area)
        for index, item in enumerate(items):
            frame = _smallest_around(item.box, frames)
            siblings = self.roots if frame < 0 else self._inside.setdefault(frame, [])
            siblings.append(index)
        self._worded = {i for i in range(len(items)) if items[i].text}
        for index in self.roots:
            self._note_words(index)

    def _note_words(self, index: int) -> bool:
        """Notes whether a frame has words anywhere in it."""
        found = [self._note_words(inner) for inner in self._inside.get(index, ())]
        if any(found):
            self._worded.add(index)
        return index in self._worded

    def region(self, indices: Indices, scope: Scope) -> Iterator[Placed]:
        """Items of a region in order, each with words once."""
        indices = [i for i in indices if i in self._worded]
        if len(indices) == 1:
            yield from self._unit(indices[0], scope)
            return
        rows = strips(self._items, indices, down)
        if len(rows) == 1 or len(scope) > _DEEPEST:
            yield from self._side_by_side(indices, scope)
            return
        at = step = 0
        while at < len(rows):
            end = same_columns(self._items, rows, at)
            if record := self._plain(form(self._items, rows, at)):
                yield Placed(record, scope)
                end = at + 2 * len(record[0])
            elif end - at > 1:
                yield from self._block(rows[at:end], (*scope, step))
            elif len(rows[at]) == 1:
                yield from self._unit(rows[at][0], scope)
            else:
                yield from self.region(rows[at], (*scope, step))
            at, step = end, step + 1

    def _unit(self, index: int, scope: Scope) -> Iterator[Placed]:
        """An item, its own words before those that stand in it."""
        inside = self._inside.get(index)
        inner = (*scope, index) if inside else scope
        if self._items[index].text:
            yield Placed(((index,),), inner)
        if inside:
            yield from self.region(inside, inner)

    def _side_by_side(self, indices: Indices, scope: Scope) -> Iterator[Placed]:
        parts = strips(self._items, indices, across)
        if len(parts) == 1 or len(scope) > _DEEPEST:  # no gap runs through
            for index in by_tops(self._items, indices):
                yield from self._unit(index, scope)
            return
        if len(parts) == 2 and len(parts[0]) == 1 and self._items[parts[0][0]].is_head:
            yield from self._unit(parts[0][0], scope)
            yield from self.region(parts[1], scope)
            return
        for step, column in enumerate(parts):
            yield from self.region(column, (*scope, step))

    def _block(self, rows: Sequence[Indices], scope: Scope) -> Iterator[Placed]:
        """Rows of boxes in the same columns."""
        for above in range(min(2, len(rows) - 1)):  # a row of headings may stand over a table
            if table := self._plain(drawn_table(self._items, rows[above:])):
                yield from self._side_by_side(rows[0], scope) if above else ()
                yield Placed(table, scope)
                return
        for step, card in enumerate(dated := timeline(self._items, rows)):
            for index in card:
                yield from self._unit(index, (*scope, step))
        if dated:
            return
        for step, cards in enumerate(card_rows(self._items, rows)):
            upright = stand_in_cards(self._items, cards)
            for place, part in enumerate(columns(self._items, cards) if upright else cards):
                inner = (*scope, step, place)
                read = self.region if upright else self._side_by_side
                yield from read(part, inner)

    def _plain(self, table: Grid) -> Grid:
        """A table none of whose boxes frames others; else ()."""
        return () if any(i in self._inside for row in table for i in row) else table


def _frames(items: Sequence[Item], area: float) -> list[tuple[float, int, Box]]:
    """What may frame other items: area, index and box, the smallest first."""
    sized = [
        (item.box.area, index, item.box)
        for index, item in enumerate(items)
        if item.text or item.box.area < _BACKDROP * area
    ]
    return sorted(sized)[-_MOST_FRAMES:]


def _smallest_around(box: Box, frames: Sequence[tuple[float, int, Box]]) -> int:
    """Index of the smallest frame around a box, or -1."""
    own = max(box.area, 1.0)
    for area, index, other in frames:
        if area > own * _LARGER and box.overlap(other) >= _INSIDE * own:
            return index
    return -1


def ordered(items: Sequence[Item], area: float) -> list[Placed]:
    """The items of a slide in reading order, each with words exactly once.

    Args:
        items: what stands on it, frames without words included.
        area: of the slide in square points.
    """
    orderer = _Orderer(items, area)
    return list(orderer.region(orderer.roots, ()))
