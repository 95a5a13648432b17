"""Words: lists of them as people write them, and how many a text has."""

import re

_WORD = re.compile(r"[^\W_]+(?:[.,'’/-][^\W_]+)*")
"""“people’s”, “long-term”, “2025/26” and “1,200” are one word each; signs alone are none."""


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return len(_WORD.findall(text))


def words(listed: str) -> frozenset[str]:
    """The words of a list, separated by blanks and line ends."""
    return frozenset(listed.split())
