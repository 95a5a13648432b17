"""Lines that run down or up the page: PDFium may give them last line first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.lines.textline import TextLine, renumbered
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.steps import ends, places

_STEP = 2.3  # em: widest step between lines of one text


def in_turn(lines: Sequence[TextLine], row: CharRow, breaks: NDArray[np.bool_]) -> list[TextLine]:
    """Lines of a page with turned texts in the order in which a reader takes them.

    Text that runs down the page is read from right to left, text that runs up from left to right.

    Args:
        lines: of the page, one for each break.
        row: its characters.
        breaks: whether a line begins at each.
    """
    if not np.count_nonzero(row.turned):
        return list(lines)
    starts = places(breaks)
    stops = ends(starts, len(breaks)) - 1
    runs: FloatArray = (row.x0[stops] - row.x0[starts]) / row.size[starts]
    ways = np.where(row.turned[starts] & (np.abs(runs) > 1), np.sign(runs), 0).astype(int).tolist()
    done: list[TextLine] = []
    held: list[TextLine] = []
    for number, line in enumerate(lines):
        same = ways[number] == ways[number - 1]
        if held and not (same and _is_backward(held[-1], line, ways[number])):
            done += reversed(held)
            held = []
        held.append(line)
    done += reversed(held)
    return renumbered(done)


def _is_backward(before: TextLine, line: TextLine, way: int) -> bool:
    """Whether a turned line stands where the one before `before` would."""
    step = (line.baseline - before.baseline) / line.size
    level = min(before.box.y1, line.box.y1) - max(before.box.y0, line.box.y0) > 0
    return way != 0 and line.size == before.size and level and 0.5 < step * way < _STEP
