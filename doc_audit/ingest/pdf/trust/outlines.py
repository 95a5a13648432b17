"""Words drawn as shapes: letters turned to outlines, which no text layer holds.

Each letter, or each part of one, is a small path of its own. Letters stand in rows: many boxes on
one baseline, close together, of many widths. Bars of a chart stand apart or are all as wide, rows
of pictograms too; the pieces of maps and drawings share no baseline.
"""

from collections import defaultdict

import numpy as np

from doc_audit.ingest.pdf.source.calls import FloatArray

LEAST_LETTERS = 40
"""Shapes in rows from which they may be words: a short sentence."""
_LEAST_ROW = 12  # shapes in one row; icons and logos have fewer on one baseline
_LOWEST, _HIGHEST = 3.0, 40.0  # points: heights of printed letters
_WIDEST = 1.5  # times its height: the widest letter (W, m) is narrower
_APART = 1.2  # heights between two neighbours, a blank included
_OVERLAP = 0.3  # heights by which one letter may reach under the next
_LEVEL = 0.04  # heights: round letters go below the line by 1 to 2 %
_MOST = 0.8  # share of a row's shapes that must be so
_ALIKE = 0.3  # share of a row's shapes as tall as its middle one: the small letters without stems
_LEAST_WIDTHS = 6  # widths, to a quarter of a point, among the shapes of a row


def outlined_letters(boxes: FloatArray) -> int:
    """How many paths of a page stand in rows as letters do.

    Args:
        boxes: of the filled or stroked paths as shown, (n, 4).
    """
    if len(boxes) < LEAST_LETTERS:
        return 0
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fit = (high >= _LOWEST) & (high <= _HIGHEST) & (wide > 0) & (wide <= _WIDEST * high)
    small = boxes[fit]
    rows: dict[int, list[int]] = defaultdict(list)
    for index, foot in enumerate(np.rint(small[:, 3]).astype(np.int64).tolist()):
        rows[foot].append(index)
    return sum(_letters(small[row]) for row in rows.values() if len(row) >= _LEAST_ROW)


def _letters(row: FloatArray) -> int:
    """Shapes of a row if it may be a line of letters, else 0."""
    row = row[np.argsort(row[:, 0], kind="stable")]
    wide, high = row[:, 2] - row[:, 0], row[:, 3] - row[:, 1]
    tall = float(np.median(high))
    level = np.abs(row[:, 3] - np.median(row[:, 3])) <= _LEVEL * tall
    alike = np.abs(high - tall) <= _LEVEL * tall
    gaps = row[1:, 0] - row[:-1, 2]
    near = (gaps >= -_OVERLAP * tall) & (gaps <= _APART * tall)
    widths = len(np.unique(np.rint(wide * 4)))
    is_line = level.mean() >= _MOST and near.mean() >= _MOST and alike.mean() >= _ALIKE
    return len(row) if is_line and widths >= _LEAST_WIDTHS else 0
