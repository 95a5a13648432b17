"""Lines drawn to part the sections of a page, whole or as rows of dots."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.steps import places

_SHORTEST = 60.0  # points: shorter lines underline a word or belong to a chart or an icon
_FEWEST_DOTS = 12  # dots in a row that make a line; a list has fewer drawn bullets in one
_WIDEST_STEP = 9.0  # points between dots of one line: bullets stand a line of text apart
_SAME = 0.5  # points by which the dots of one line may stray from it


@dataclass(frozen=True, slots=True)
class Separators:
    """Lines on the page as shown.

    Attributes:
        across: level ones as rows of y, x0, x1.
        down: upright ones as rows of x, y0, y1.
    """

    across: FloatArray
    down: FloatArray


def separators_of(across: FloatArray, down: FloatArray, dots: FloatArray) -> Separators:
    """Lines of a page long enough to part text.

    Args:
        across: see `Shapes`.
        down: see `Shapes`.
        dots: see `Shapes`.
    """
    level, upright = _long(across), _long(down)
    if len(dots) >= _FEWEST_DOTS:
        x, y = (dots[:, 0] + dots[:, 2]) / 2, (dots[:, 1] + dots[:, 3]) / 2
        level = np.concatenate([level, _dotted(y, x)])
        upright = np.concatenate([upright, _dotted(x, y)])
    return Separators(level, upright)


def _long(lines: FloatArray) -> FloatArray:
    long = places(lines[:, 2] - lines[:, 1] >= _SHORTEST)
    return lines if len(long) == len(lines) else lines.take(long, axis=0)


def _dotted(place: NDArray[Any], along: NDArray[Any]) -> FloatArray:
    """Rows of dots that share a place as rows of place, first and last dot."""
    order = np.lexsort((along, np.round(place)))
    place, along = place[order], along[order]
    same = (np.abs(np.diff(place)) <= _SAME) & (np.abs(np.diff(along)) <= _WIDEST_STEP)
    starts = np.flatnonzero(np.concatenate([[True], ~same]))
    stops = np.append(starts[1:], len(place))
    found = [
        (float(place[a]), float(along[a]), float(along[b - 1]))
        for a, b in zip(starts.tolist(), stops.tolist(), strict=True)
        if b - a >= _FEWEST_DOTS and along[b - 1] - along[a] >= _SHORTEST
    ]
    return np.array(found, np.float32).reshape(-1, 3)
