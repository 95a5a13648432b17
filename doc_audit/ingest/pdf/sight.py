"""Text that is there but not seen: without ink, as white as its ground, or too small to read."""

from ctypes import byref, c_float
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.calls import FloatArray
from doc_audit.ingest.pdf.frame import Frame
from doc_audit.ingest.pdf.glyphs import Glyphs, carried
from doc_audit.ingest.pdf.shapes import Shapes

TINIEST = 2.0
"""Points: the smallest type that print holds is 4; search words in plans are set in 1 or less."""
_WHITE = 0xFA  # of 0xFF: least red, green and blue of paper
_TEXT = 1


def in_sight(page: Any, glyphs: Glyphs, shapes: Shapes, frame: Frame) -> Glyphs:
    """The characters that a reader can see.

    Left out is type too small to read; and type with no ink or as white as paper where nothing at
    all is drawn that might be its ground or, under the text layer of a scan, its words.
    """
    runs = glyphs.runs
    colour = runs.colour
    white = (colour >> 16 >= _WHITE) & (colour >> 8 & 0xFF >= _WHITE) & (colour & 0xFF >= _WHITE)
    faint = white & ~runs.bold | runs.unseen  # `bold` may be a stroke around white letters
    tiny = (runs.size > 0) & (runs.size < TINIEST)
    if not (faint.any() or tiny.any()):
        return glyphs
    lost = tiny[glyphs.run]
    if lost.any():
        wide, high = np.ptp(glyphs.boxes[:, ::2], axis=1), np.ptp(glyphs.boxes[:, 1::2], axis=1)
        lost &= np.minimum(wide, high) < TINIEST
    at = np.flatnonzero(faint[glyphs.run] & ~lost)
    if len(at) and not shapes.crowded:
        bare = at[~_on(glyphs.boxes[at], np.concatenate([shapes.panels, shapes.images]))]
        lost[bare] = ~_on(glyphs.boxes[bare], _drawn(page, frame)) if len(bare) else False
    return _without(glyphs, lost) if lost.any() else glyphs


def _on(boxes: FloatArray, grounds: FloatArray) -> NDArray[np.bool_]:
    """Whether each box touches one of some others."""
    found = np.zeros(len(boxes), np.bool_)
    areas = (grounds[:, 2] - grounds[:, 0]) * (grounds[:, 3] - grounds[:, 1])
    for x0, y0, x1, y1 in grounds[np.argsort(-areas, kind="stable")].tolist():
        if found.all():
            break
        level = (boxes[:, 0] < x1) & (boxes[:, 2] > x0)
        found |= level & (boxes[:, 1] < y1) & (boxes[:, 3] > y0)
    return found


def _drawn(page: Any, frame: Frame) -> FloatArray:
    """Boxes of all that is drawn on a page besides text, forms as a whole."""
    boxes = []
    sides = [c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(handle) == _TEXT:
            continue
        if raw.FPDFPageObj_GetBounds(handle, *map(byref, sides)):
            boxes.append([side.value for side in sides])
    return frame.boxes(np.array(boxes, np.float32).reshape(-1, 4))


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
