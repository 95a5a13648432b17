"""What lines are made of: the characters of a page as places along its lines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source.calls import FloatArray


@dataclass(frozen=True, slots=True)
class CharRow:
    """Per-character arrays of a page, in stream order, blanks not among them.

    `x0` and `x1` run along the text, so for turned text they are places down the page.
    """

    x0: FloatArray
    x1: FloatArray
    size: FloatArray
    base: FloatArray
    turned: NDArray[np.bool_]
    cell: NDArray[np.int32]
