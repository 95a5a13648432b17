"""Words of another's text found in ours, where the two aren't quite the same."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_BLANKS = re.compile(r"\s+")
_AROUND = 60  # characters on each side that tell one occurrence from another

Span = tuple[int, int]


def squeezed(text: str) -> str:
    """The text without blanks and line ends."""
    return _BLANKS.sub("", text)


class SameText:
    """Finds spans of their text in ours, by the letters alone.

    Where the two differ in blanks only, by position; else by the words, if these stand there once,
    or once among the same neighbours.

    Args:
        theirs: the text that spans count in.
        ours: the text to find them in.
    """

    def __init__(self, theirs: str, ours: str) -> None:
        self._letters, self._own = squeezed(theirs), squeezed(ours)
        self._theirs, self._ours = theirs, ours

    @cached_property
    def _their_places(self) -> list[int]:
        return _places(self._theirs)

    @cached_property
    def _our_places(self) -> list[int]:
        return _places(self._ours)

    def find(self, span: Span) -> Span | None:
        """The span in ours; None where it isn't there, or stands there more than once."""
        first = bisect_left(self._their_places, span[0])
        last = bisect_right(self._their_places, span[1] - 1)
        if first >= last:
            return None
        at = first if self._letters == self._own else self._unlike(first, last)
        if at is None:
            return None
        return self._our_places[at], self._our_places[at + last - first - 1] + 1

    def _unlike(self, first: int, last: int) -> int | None:
        for around in (0, _AROUND):
            begin, end = max(first - around, 0), min(last + around, len(self._letters))
            at = _only(self._own, self._letters[begin:end])
            if at is not None:
                return at + first - begin
        return None


def _places(text: str) -> list[int]:
    return [place for place, letter in enumerate(text) if not letter.isspace()]


def _only(text: str, words: str) -> int | None:
    """Where the words stand, if they stand there once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
