"""From PDF user space (y up, unrotated) to the page as shown (origin top left, y down)."""

from dataclasses import dataclass

import numpy as np

from doc_audit.ingest.pdf.source.calls import FloatArray


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
        x, y = self.points(corners[:, ::2], corners[:, 1::2])
        shown = np.empty_like(corners)
        np.minimum(x[:, 0], x[:, 1], out=shown[:, 0])
        np.minimum(y[:, 0], y[:, 1], out=shown[:, 1])
        np.maximum(x[:, 0], x[:, 1], out=shown[:, 2])
        np.maximum(y[:, 0], y[:, 1], out=shown[:, 3])
        return shown
