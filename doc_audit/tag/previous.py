"""The piece that stands right before a statement: an item of the same list, the sentence before.

What it is tells much of what follows: beside “Provided 40 grants” the next item was done too.
"""

import re

_PARTS = re.compile(
    r"(?<=[.!?;:])\s+"  # sentences, clauses of a list, its stem
    r"|\s*[•·▪●◦\uf0b7\uf0a7]\s*"  # items
    r"|\s+[-–—]\s+"
    r"|\s+\|\s+"  # cells
)
FEWEST_WORDS = 2
"""A single word is a mark, a number or the rest of a cut sentence."""


def previous_in(before: str) -> str:
    """The last piece of the words before a statement; "" without one."""
    pieces = reversed(_PARTS.split(before))
    return next((piece for piece in pieces if len(piece.split()) >= FEWEST_WORDS), "")
