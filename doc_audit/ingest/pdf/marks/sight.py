"""Text that is there but not seen: covered, without ink, white on white, or too small to read."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.marks.covered import WHITE, covered, on_white, painted_on
from doc_audit.ingest.pdf.marks.glyphs import Glyphs, carried
from doc_audit.ingest.pdf.marks.shapes import Shapes
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.steps import around_each, opens, places

TINIEST = 2.0
"""Points: the smallest type that print holds is 4; search words in plans are set in 1 or less."""


def in_sight(glyphs: Glyphs, shapes: Shapes, frame: Frame) -> Glyphs:
    """The characters that a reader can see.

    Left out is type too small to read; what a later shape covers; and type with no ink or as white
    as what lies under it: paper, or shapes as white.
    """
    runs = glyphs.runs
    colour = runs.colour
    white = (colour >> 16 >= WHITE) & (colour >> 8 & 0xFF >= WHITE) & (colour & 0xFF >= WHITE)
    faint = white & ~runs.bold | runs.unseen  # `bold` may be a stroke around white letters
    tiny = (runs.size > 0) & (runs.size < TINIEST)
    lost = np.zeros(len(glyphs.run), np.bool_)
    if np.count_nonzero(tiny):
        lost = tiny[glyphs.run]
        x0, y0, x1, y1 = glyphs.boxes.T
        lost &= np.minimum(x1 - x0, y1 - y0) < TINIEST
    if len(glyphs.run) and (len(shapes.panels) or np.count_nonzero(faint)):
        lost |= _unseen(glyphs, shapes, frame, faint)[glyphs.run]
    return _without(glyphs, lost) if np.count_nonzero(lost) else glyphs


def _unseen(
    glyphs: Glyphs, shapes: Shapes, frame: Frame, faint: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether each run is painted over, or faint with nothing under it, (runs,)."""
    found = np.zeros(len(faint), np.bool_)
    painted = painted_on(shapes, frame, grounds=bool(np.count_nonzero(faint)))
    if painted is None:
        return found
    starts = places(opens(glyphs.run))
    own = glyphs.run[starts]
    boxes = around_each(glyphs.boxes, starts).T
    pointers = [glyphs.runs.objects[run] for run in own.tolist()]
    found[own] = covered(painted, pointers, boxes)
    pale = places(faint[own])
    if len(pale):
        some = [pointers[at] for at in pale.tolist()]
        found[own[pale]] |= on_white(painted, some, boxes[pale])
    return found


def _without(glyphs: Glyphs, lost: NDArray[np.bool_]) -> Glyphs:
    kept = ~lost
    return replace(
        glyphs,
        codes=glyphs.codes[kept],
        boxes=glyphs.boxes[kept],
        spaced=carried(glyphs.spaced, kept)[kept],
        run=glyphs.run[kept],
        lost=glyphs.lost[kept],
        hidden=glyphs.hidden + int(lost.sum()),
    )
