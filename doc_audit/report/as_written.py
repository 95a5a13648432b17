"""Words that were compared in small letters, shown as plans write them."""

import re
from collections.abc import Iterable


def as_written(words: str, texts: Iterable[str]) -> str:
    """`asian` → `Asian` where a text has it so within a sentence; else `words` as they are.

    The first word of a sentence has its capital from there, and says nothing.
    """
    within = re.compile(rf"(?<=[^\W_][ -]|[,;:] )\b{re.escape(words)}", re.IGNORECASE)
    found = (match[0] for text in texts for match in within.finditer(text))
    return next(found, words)
