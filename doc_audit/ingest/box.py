"""Rectangles on a page or slide as shown: points, origin at the top left, y down."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points; x0 <= x1, y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """In points."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and other.x1 <= self.x1 + slack
            and other.y1 <= self.y1 + slack
        )

    def overlap(self, other: "Box") -> float:
        """Shared area in square points."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.y1, other.y1) - max(self.y0, other.y0)
        return wide * high if wide > 0 and high > 0 else 0.0


def joined(one: Box, other: Box) -> Box:
    """The smallest box that holds both; `around` for two, at a third of its cost."""
    a, b, c, d = one
    x0, y0, x1, y1 = other
    return Box(
        a if a < x0 else x0, b if b < y0 else y0, c if c > x1 else x1, d if d > y1 else y1
    )  # fmt: skip


def around(boxes: "list[Box]") -> Box:
    """The smallest box that holds all of at least one box."""
    if len(boxes) == 1:
        return boxes[0]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))
