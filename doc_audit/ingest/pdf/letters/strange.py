"""Signs that may be false letters: where they stand, and which words have them all the same."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from doc_audit.ingest.pdf.letters.quotes import EDGES
from doc_audit.ingest.pdf.lines.textline import TextLine

_SIGN = r"[^\w\s./&@+:,;()-]"
# The sign comes first, as most lines have none: only at one is looked at what stands before it.
SUSPECT = re.compile(r"(" + _SIGN + r")(?<=[^\W\d_].)\1?(?=[^\W\d_])")
"""Such a sign between two letters."""
_ENGLISH = re.compile(
    r"(?:[^\W\d_]+['’‘](?i:s|t|d|m|re|ve|ll|all)|[A-Z][a-z]?['’‘][A-Z]\w+)\W*"  # O’Brien
)
_TOKEN = re.compile(r"[^\s/()–-]+")

Place = tuple[int, int]
"""Page of a line, and its place among the page's lines."""


def is_strange(line: TextLine) -> bool:
    """Whether it has a sign that may be a false letter."""
    return bool(line.lost) or SUSPECT.search(line.text) is not None


def strange_places(lines: Sequence[TextLine]) -> list[int]:
    """Places of lines with signs that may be false letters.

    Their texts are searched as one, as nearly all have no such sign.
    """
    odd = {at for at, line in enumerate(lines) if line.lost}
    texts = [line.text for line in lines]
    ends: list[int] = []
    for found in SUSPECT.finditer("\n".join(texts)):
        ends = ends or list(accumulate(len(text) + 1 for text in texts))
        odd.add(bisect_right(ends, found.start()))
    return sorted(odd)


def is_english(word: str) -> bool:
    """Whether its apostrophe stands where English ones do: `don’t`, `partner’s`, `O’Brien`."""
    return _ENGLISH.fullmatch(word.strip(EDGES)) is not None


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Words, signs at their ends among them, and where each begins."""
    for found in _TOKEN.finditer(text):
        yield found.start(), found.group()
