"""Finds phrases of plain words, all at once: a tree of words walked from each word of a string."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Hit = tuple[int, int, int, tuple[int, int]]
"""Where a pattern matched: first and after-last token, its key, and the tokens shown as evidence.
A bare tuple, as a statement has some twenty; hits sort by start, end and key."""


@dataclass(slots=True)
class _Node:
    """What may follow the words on the way here, and the phrases that end here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)


class Phrases:
    """Phrases by key; a key may have several."""

    def __init__(self) -> None:
        self._first: dict[str, _Node] = {}

    def add(self, key: int, words: Sequence[str]) -> None:
        """Take up a phrase of at least one word, compared letter by letter."""
        node: _Node | None = None
        after = self._first
        for word in words:
            node = after.get(word)
            if node is None:
                node = after[word] = _Node()
            after = node.after
        if node is not None and key not in node.keys:
            node.keys.append(key)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every phrase that stands in a row of words."""
        found: list[Hit] = []
        first, last = self._first, len(words)
        for start, word in enumerate(words):
            node, end = first.get(word), start
            while node is not None:
                end += 1
                for key in node.keys:
                    found.append((start, end, key, (start, end)))
                node = node.after.get(words[end]) if end < last else None
        return found
