"""Drop capitals: a large first letter beside the lines that it opens, joined with its word."""

from collections.abc import Mapping, Sequence
from math import inf

import numpy as np

from doc_audit.ingest.pdf.lines.textline import TextLine, changed, hundredths, renumbered, rising

LARGER = 1.8
"""Times the size of its text from which a letter can be a drop capital: one of two lines at tight
leading is 2 times as large."""
_CAP = 0.72  # em: height of a capital
_LEVEL = 0.7  # em of the text between the tops of both
_NEAR = 1.2  # em of the text between the letter and its word
_DROP = 0.7  # em of the text by which the letter stands deeper at least
_WORDS = ("A", "I")  # letters that are words


def with_initials(lines: Sequence[TextLine], words: Mapping[str, int]) -> list[TextLine]:
    """Lines of a page with their drop capitals; orders run from 0 again where there are any.

    Args:
        lines: of one page, in stream order.
        words: how often each word stands in the document, in lower case; 0 for others.
    """
    capitals = [
        at
        for at, line in enumerate(lines)
        if len(line.text) == 1 and line.text.isupper() and not line.turned
    ]
    mates = {mate: at for at in capitals if (mate := _mate(lines, at)) >= 0}
    if not mates:
        return list(lines)
    gone = set(mates.values())
    done = [
        _joined(lines[mates[at]], line, words) if at in mates else line
        for at, line in enumerate(lines)
        if at not in gone
    ]
    return renumbered(done)


def _mate(lines: Sequence[TextLine], at: int) -> int:
    """Place of the line that a letter opens, the nearest at its right; -1 for none."""
    letter = lines[at]
    fits = [(line.box.x0, number) for number, line in enumerate(lines) if _is_opened(letter, line)]
    return min(fits)[1] if fits else -1


def _is_opened(letter: TextLine, line: TextLine) -> bool:
    em = line.size
    if line.turned or letter.size < LARGER * em or not line.text[:1].isalpha():
        return False
    gap = line.box.x0 - letter.box.x1
    tops = (letter.baseline - _CAP * letter.size) - (line.baseline - _CAP * em)
    drop = letter.baseline - line.baseline
    return -0.2 * em < gap < _NEAR * em and abs(tops) < _LEVEL * em and drop > _DROP * em


def _joined(letter: TextLine, line: TextLine, words: Mapping[str, int]) -> TextLine:
    """A line with its first letter; where that may be a word by itself, the document decides."""
    first = line.text.split(" ", 1)[0].rstrip(".,;:’").lower()
    whole = letter.text.lower() + first
    elsewhere = words.get(first, 0) - 1
    apart = letter.text in _WORDS and elsewhere > words.get(whole, 0)
    opening = letter.text + (" " if apart else "")
    edges = line.edges
    if edges:
        own = hundredths(np.array([letter.box.x0, letter.box.x1][: len(opening)]))
        edges = rising([own, line.places()])
    lost = tuple(at + len(opening) for at in line.lost)
    box = line.box._replace(x0=min(letter.box.x0, line.box.x0))
    return changed(line, text=opening + line.text, edges=edges, box=box, lost=lost, white=inf)
