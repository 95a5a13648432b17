"""Words broken at the end of a line or page, joined as the text spells them elsewhere."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-\n\s*([^\W\d_]+)")
_LONGEST = 60  # characters of half a word


class Vocabulary:
    """Words of a text, in small letters; gathered when first asked for, as few texts break any."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    @cached_property
    def _words(self) -> frozenset[str]:
        found: set[str] = set()
        for text in self._texts():
            found.update(_WORD.findall(text))
        return frozenset(word.casefold() for word in found)

    def joined(self, first: str, last: str) -> str:
        """Two halves as one word where the text has it, else with the hyphen between them."""
        word = first + last
        return word if word.casefold() in self._words else f"{first}-{last}"

    def whole(self, text: str) -> str:
        """A text with the words that its line ends break made whole."""
        return _BROKEN.sub(lambda found: self.joined(found[1], found[2]), text)

    def continued(self, before: str, after: str) -> str | None:
        """Two texts with the word that is broken between them made whole; None if there is none."""
        last, first = _LAST.search(before[-_LONGEST:]), _WORD.match(after)
        if last is None or first is None:
            return None
        return before[: -len(last[0])] + self.joined(last[1], first[0]) + after[first.end() :]
