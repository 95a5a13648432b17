"""Boxes of a region parted by the gaps that run right across it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from doc_audit.ingest.box import Box
from doc_audit.ingest.heads import is_exact_head
from doc_audit.ingest.labels import label_of

SAME_PLACE = 12.0
"""Points: edges nearer than this stand at one place; authors place boxes by hand."""

_OVERLAP = 0.15  # share of a box's side that may reach over a gap: boxes are larger than words
_MOST_OVERLAP = 9.0  # points: half a line of 18-point letters
_HEAD_WORDS = 8  # of the head of a card

Axis = Callable[[Box], tuple[float, float]]
Indices = Sequence[int]


class Item(NamedTuple):
    """Something to be read: `text` is "" for frames."""

    box: Box
    text: str

    @property
    def bare(self) -> str:
        """Its words without a colon at their end."""
        return self.text.rstrip(" :")

    @property
    def is_label(self) -> bool:
        """Whether all its words are a head that is known, such as `Lead`."""
        return bool(self.bare) and is_exact_head(self.bare)

    @property
    def label(self) -> str:
        """The label that its words open with, or are, in small letters; else ""."""
        if (found := label_of(self.text)) is not None:
            return found.label.casefold()
        return self.bare.casefold() if self.is_label else ""

    @property
    def is_head(self) -> bool:
        """Whether its words may head a card."""
        short = bool(self.text) and len(self.text.split()) <= _HEAD_WORDS
        return short and not self.text.endswith((".", ";", ",")) and label_of(self.text) is None


def across(box: Box) -> tuple[float, float]:
    """Left and right."""
    return box.x0, box.x1


def down(box: Box) -> tuple[float, float]:
    """Top and bottom."""
    return box.y0, box.y1


def strips(items: Sequence[Item], indices: Indices, axis: Axis) -> list[list[int]]:
    """Items parted by the gaps that run across, in order along the axis."""
    spans = []
    for index in indices:
        start, end = axis(items[index].box)
        spare = min(_OVERLAP * (end - start), _MOST_OVERLAP)
        spans.append((start + spare, end - spare, index))
    found: list[list[int]] = []
    reach = float("-inf")
    for start, end, index in sorted(spans):
        if found and start < reach:
            found[-1].append(index)
        else:
            found.append([index])
        reach = max(reach, end)
    return found


def columns(items: Sequence[Item], rows: Sequence[Indices]) -> list[list[int]]:
    """Columns that run through all of some rows."""
    return strips(items, [index for row in rows for index in row], across)


def by_tops(items: Sequence[Item], indices: Indices) -> list[int]:
    """Items by their tops; those at one height from the left."""
    lines: list[list[int]] = []
    for index in sorted(indices, key=lambda i: (items[i].box.y0, items[i].box.x0, i)):
        if lines and items[index].box.y0 - items[lines[-1][0]].box.y0 <= SAME_PLACE:
            lines[-1].append(index)
        else:
            lines.append([index])
    return [i for line in lines for i in sorted(line, key=lambda i: (items[i].box.x0, i))]


def widest_gap(items: Sequence[Item], parts: Sequence[Indices], axis: Axis) -> float:
    """The widest gap between strips in points, at least 0."""
    ends = [max(axis(items[i].box)[1] for i in part) for part in parts]
    starts = [min(axis(items[i].box)[0] for i in part) for part in parts]
    return max((start - end for end, start in zip(ends, starts[1:], strict=False)), default=0.0)
