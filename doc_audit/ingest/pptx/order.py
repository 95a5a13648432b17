"""The order in which a person reads the boxes of a slide: by where they stand, not how drawn.

A region is cut along the gaps that run right across it. Rows are read before columns, except
where boxes stack into cards: under a row of short heads, where labels repeat across (`What:`,
`What:`, `What:`), or where boxes below each other stand much closer than those side by side.
A frame keeps what stands in it together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from doc_audit.ingest.heads import is_action_head, is_exact_head
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pptx.shapes import Box

_OVERLAP = 0.15  # share of a box's side that may reach over a gap: boxes are larger than words
_MOST_OVERLAP = 9.0  # points: half a line of 18-point letters
_INSIDE = 0.85  # share of a box within another that makes the other its frame
_LARGER = 1.2  # times the box: a fill of the same size is no frame
_BACKDROP = 0.8  # share of the slide that a frame without words may take before it's a background
_HEAD_WORDS = 8  # of the head of a card
_CLOSE = 0.5  # of the gap between columns: boxes closer below each other belong together
_SAME_PLACE = 12.0  # points between tops that still stand side by side


class Item(NamedTuple):
    """Something to be read: `text` is "" for frames."""

    box: Box
    text: str

    @property
    def is_head(self) -> bool:
        """Whether its words may head a card."""
        words = self.text
        return bool(words) and (
            len(words.split()) <= _HEAD_WORDS
            and not words.endswith((".", ";", ","))
            and (label_of(words) is None)
        )

    @property
    def label(self) -> str:
        """The label that its words open with, or are."""
        if (found := label_of(self.text)) is not None:
            return found.label.casefold()
        words = self.text.rstrip(" :")
        return words.casefold() if words and is_exact_head(words) else ""


@dataclass(frozen=True, slots=True)
class Placed:
    """What comes next.

    Attributes:
        items: one index; several rows of them for a table drawn with boxes, -1 where none stands.
        scope: the card it belongs to, as steps from the slide inwards.
    """

    items: tuple[tuple[int, ...], ...]
    scope: tuple[int, ...]

    @property
    def alone(self) -> int:
        """Index of the only item; -1 for a table."""
        return self.items[0][0] if len(self.items) == 1 and len(self.items[0]) == 1 else -1


Axis = Callable[[Box], tuple[float, float]]


def _across(box: Box) -> tuple[float, float]:
    return box.x0, box.x1


def _down(box: Box) -> tuple[float, float]:
    return box.y0, box.y1


class Orderer:
    """Orders the items of one slide of some area in square points."""

    def __init__(self, items: Sequence[Item], area: float) -> None:
        self._items = items
        self._inside: dict[int, list[int]] = {}
        self._roots: list[int] = []
        for index in range(len(items)):
            frame = self._frame(index, area)
            if frame < 0:
                self._roots.append(index)
            else:
                self._inside.setdefault(frame, []).append(index)
        self._worded = {i for i in range(len(items)) if items[i].text}
        for index in self._roots:
            self._note_words(index)

    def ordered(self) -> Iterator[Placed]:
        """All items with words, each once."""
        yield from self._region(self._roots, ())

    def _frame(self, index: int, area: float) -> int:
        """The smallest item around an item, or -1."""
        box = self._items[index].box
        around = [
            (other.box.area, place)
            for place, other in enumerate(self._items)
            if other.box.area > max(box.area * _LARGER, 1.0)
            and box.shared(other.box) >= _INSIDE * max(box.area, 1.0)
            and (other.text or other.box.area < _BACKDROP * area)
        ]
        return min(around)[1] if around else -1

    def _note_words(self, index: int) -> bool:
        """Notes whether a frame has words anywhere in it."""
        found = [self._note_words(inner) for inner in self._inside.get(index, ())]
        if any(found):
            self._worded.add(index)
        return index in self._worded

    def _box(self, index: int) -> Box:
        return self._items[index].box

    def _region(self, indices: Sequence[int], scope: tuple[int, ...]) -> Iterator[Placed]:
        indices = [i for i in indices if i in self._worded]
        if len(indices) == 1:
            yield from self._unit(indices[0], scope)
            return
        rows = self._strips(indices, _down)
        if len(rows) == 1:
            yield from self._side_by_side(indices, scope)
            return
        at = step = 0
        while at < len(rows):
            end = self._block_end(rows, at)
            if end - at > 1:
                yield from self._block(rows[at:end], (*scope, step))
            elif len(rows[at]) == 1:
                yield from self._unit(rows[at][0], scope)
            else:
                yield from self._region(rows[at], (*scope, step))
            at, step = end, step + 1

    def _unit(self, index: int, scope: tuple[int, ...]) -> Iterator[Placed]:
        """An item, its own words before those that stand in it."""
        inside = self._inside.get(index)
        inner = (*scope, index) if inside else scope
        if self._items[index].text:
            yield Placed(((index,),), inner)
        if inside:
            yield from self._region(inside, inner)

    def _side_by_side(self, indices: Sequence[int], scope: tuple[int, ...]) -> Iterator[Placed]:
        columns = self._strips(indices, _across)
        if len(columns) == 1:  # no gap runs through: by their tops, then from the left
            for index in self._by_tops(indices):
                yield from self._unit(index, scope)
            return
        for step, column in enumerate(columns):
            yield from self._region(column, (*scope, step))

    def _by_tops(self, indices: Sequence[int]) -> list[int]:
        ordered = sorted(indices, key=lambda i: (self._box(i).y0, self._box(i).x0, i))
        lines: list[list[int]] = []
        for index in ordered:
            if lines and self._box(index).y0 - self._box(lines[-1][0]).y0 <= _SAME_PLACE:
                lines[-1].append(index)
            else:
                lines.append([index])
        return [i for line in lines for i in sorted(line, key=lambda i: (self._box(i).x0, i))]

    def _strips(self, indices: Sequence[int], axis: Axis) -> list[list[int]]:
        """Items parted by the gaps that run across, in order along the axis."""
        spans = []
        for index in indices:
            start, end = axis(self._box(index))
            spare = min(_OVERLAP * (end - start), _MOST_OVERLAP)
            spans.append((start + spare, end - spare, index))
        strips: list[list[int]] = []
        reach = float("-inf")
        for start, end, index in sorted(spans):
            if strips and start < reach:
                strips[-1].append(index)
            else:
                strips.append([index])
            reach = max(reach, end)
        return strips

    def _columns(self, rows: Sequence[Sequence[int]]) -> list[list[int]]:
        return self._strips([index for row in rows for index in row], _across)

    def _block_end(self, rows: Sequence[Sequence[int]], start: int) -> int:
        """The end of the rows from `start` on that stand in the same columns, two or more."""
        count = len(self._columns(rows[start : start + 1]))
        if count < 2:
            return start + 1
        end = start + 1
        while end < len(rows):
            alike = len(rows[end]) > 1 or self._fits(rows[start:end], rows[end][0])
            if not alike or len(self._columns(rows[start : end + 1])) != count:
                break
            end += 1
        return end

    def _fits(self, rows: Sequence[Sequence[int]], index: int) -> bool:
        """Whether a lone box is one of a column: about as wide, and right below it."""
        box = self._box(index)
        for column in self._columns(rows):
            x0, x1 = min(self._box(i).x0 for i in column), max(self._box(i).x1 for i in column)
            if abs(box.x0 - x0) <= _SAME_PLACE and abs(box.x1 - x1) <= _SAME_PLACE:
                return True
        return False

    def _block(self, rows: Sequence[Sequence[int]], scope: tuple[int, ...]) -> Iterator[Placed]:
        """Rows of boxes in the same columns."""
        drawn = self._drawn(rows)
        if drawn:
            yield Placed(drawn, scope)
            return
        for step, cards in enumerate(self._card_rows(rows)):
            if self._stacks(cards):
                for place, column in enumerate(self._columns(cards)):
                    yield from self._region(column, (*scope, step, place))
            else:
                for place, row in enumerate(cards):
                    yield from self._side_by_side(row, (*scope, step, place))

    def _drawn(self, rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
        """The grid of a table drawn with boxes, its heads in the first row or column; else ()."""
        columns = self._columns(rows)
        grid = [[[i for i in row if i in column] for column in columns] for row in rows]
        cells = [cell for row in grid for cell in row]
        if any(len(cell) > 1 or any(i in self._inside for i in cell) for cell in cells):
            return ()
        flat = tuple(tuple(cell[0] if cell else -1 for cell in row) for row in grid)
        for table in (flat, tuple(zip(*flat, strict=True))):
            heads = [self._items[i].text.rstrip(" :") for i in table[0] if i >= 0]
            exact = sum(map(is_exact_head, heads))
            if exact >= 2 and exact * 2 >= len(heads) and is_action_head(heads):
                return table
        return ()

    def _card_rows(self, rows: Sequence[Sequence[int]]) -> list[list[Sequence[int]]]:
        """Rows of one row of cards each: a row of heads opens cards, and so does a first label."""
        cards: list[list[Sequence[int]]] = []
        first = ""
        headed = False
        for row in rows:
            label, heads = self._row_label(row), self._are_heads(row)
            opens = (heads and not headed and not label) or (label and label == first)
            if not cards or opens:
                cards.append([])
                first = ""
            first = first or label
            headed = heads
            cards[-1].append(row)
        return cards

    def _are_heads(self, row: Sequence[int]) -> bool:
        return all(self._items[i].is_head for i in row)

    def _row_label(self, row: Sequence[int]) -> str:
        """The label that all boxes side by side share, or ""."""
        labels = {self._items[i].label for i in row}
        return labels.pop() if len(row) > 1 and len(labels) == 1 else ""

    def _stacks(self, rows: Sequence[Sequence[int]]) -> bool:
        """Whether boxes below each other make a card, rather than those side by side."""
        if len(rows) < 2:
            return False
        if any(map(self._row_label, rows)):
            return True
        first_column = self._columns(rows)[0]
        titled = self._are_heads(rows[0]) and not self._are_heads([i for r in rows[1:] for i in r])
        if titled and not self._are_heads(first_column):
            return True
        return self._gap(rows, _down) < _CLOSE * self._gap(self._columns(rows), _across)

    def _gap(self, strips: Sequence[Sequence[int]], axis: Axis) -> float:
        """The widest gap between strips, at least 0."""
        widest = 0.0
        for before, after in pairwise(strips):
            end = max(axis(self._box(i))[1] for i in before)
            widest = max(widest, min(axis(self._box(i))[0] for i in after) - end)
        return widest


def ordered(items: Sequence[Item], area: float) -> list[Placed]:
    """The items of a slide in reading order, each with words exactly once.

    Args:
        items: what stands on it, frames without words included.
        area: of the slide in square points.
    """
    return list(Orderer(items, area).ordered())
