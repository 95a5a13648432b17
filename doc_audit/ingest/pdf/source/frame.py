"""From PDF user space (y up, unrotated) to the page as shown (origin top left, y down)."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from doc_audit.ingest.pdf.source.calls import FloatArray


class Box(NamedTuple):
    """A rectangle on the page as shown, in points; x0 <= x1, y0 <= y1."""

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


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is cropped and turned.

    Attributes:
        left, bottom, right, top: what is shown, in user space.
        turns: quarter turns clockwise, 0…3.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Of the page as shown, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the page as shown."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def points(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The same for arrays."""
        # `point` is plain arithmetic, so it takes arrays as well as numbers.
        return self.point(x, y)  # type: ignore[arg-type,return-value]

    def directions(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Vectors of user space on the page as shown."""
        x0, y0 = self.point(0.0, 0.0)
        x1, y1 = self.points(x, y)
        return x1 - x0, y1 - y0

    def boxes(self, corners: FloatArray) -> FloatArray:
        """Rows of two opposite corners (xa, ya, xb, yb) as x0, y0, x1, y1 on the page as shown."""
        xa, ya = self.points(corners[:, 0], corners[:, 1])
        xb, yb = self.points(corners[:, 2], corners[:, 3])
        shown = np.empty_like(corners)
        np.minimum(xa, xb, out=shown[:, 0])
        np.minimum(ya, yb, out=shown[:, 1])
        np.maximum(xa, xb, out=shown[:, 2])
        np.maximum(ya, yb, out=shown[:, 3])
        return shown
