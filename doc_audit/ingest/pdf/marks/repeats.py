"""The same text painted twice at one place: bold made by a second impression, shadows, strips."""

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import FloatArray, IntArray
from doc_audit.ingest.pdf.source.steps import ends, opens, places

_SHIFT = 0.25
"""em between two impressions: shadows of large type fall a tenth of an em away, while lines of
text lie more than half an em apart."""
_WITHIN = (
    0.5  # share of its first character's width by which a text is shifted: "ll" is two letters
)


def painted_again(
    codes: NDArray[np.uint32], boxes: FloatArray, run: IntArray, seen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether each character belongs to a text that a reader has met at the same place, (n,).

    PDFium leaves out most of them, but looks back at the last few text objects only.

    Args:
        codes: code points.
        boxes: left, top, right, bottom of each character in user space, (n, 4).
        run: text object of each character.
        seen: characters that are in sight; the others count for nothing.
    """
    again = np.zeros(len(codes), np.bool_)
    starts = places(opens(run))
    if len(starts) < 2:
        return again
    lengths = ends(starts, len(codes)) - starts
    # Which letters, how often and how many: enough to tell nearly all texts apart.
    letters = np.add.reduceat(np.square(codes, dtype=np.int64), starts)
    keys = letters * 1024 + np.minimum(lengths, 1023)
    if len(set(keys.tolist())) == len(keys):
        return again
    order = keys.argsort(kind="stable")
    ranked = keys[order]
    alike = ranked[1:] == ranked[:-1]
    met = np.zeros(len(order), np.bool_)
    met[1:] = alike
    met[:-1] |= alike
    few = np.sort(order[met])
    x, y = boxes[starts, 0], boxes[starts, 3]
    wide = boxes[starts, 2] - x
    for turn in (np.lexsort((x[few], y[few], keys[few])), np.lexsort((y[few], x[few], keys[few]))):
        order = few[turn]
        ones, others = order[:-1], order[1:]
        near = (keys[ones] == keys[others]) & seen[starts[ones]] & seen[starts[others]]
        near &= np.abs(x[ones] - x[others]) < _WITHIN * wide[ones]
        near &= np.abs(y[ones] - y[others]) < _SHIFT * (boxes[starts, 1] - y)[ones]
        for at in places(near).tolist():
            first, later = sorted((int(ones[at]), int(others[at])))
            a, b, n = int(starts[first]), int(starts[later]), int(lengths[later])
            if np.array_equal(codes[a : a + n], codes[b : b + n]):
                again[b : b + n] = True
    return again
