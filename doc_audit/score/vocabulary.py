"""Phrases counted over a plan's statements."""

import re
from collections.abc import Iterable

from doc_audit.rubric.schema import Vocabulary
from doc_audit.text.fold import fold


def phrase_counts(
    texts: Iterable[str], vocabulary: Iterable[Vocabulary]
) -> tuple[tuple[str, int], ...]:
    """Each vocabulary id and how often any of its phrases occurs, in the vocabulary's order.

    Whole words, whatever their case, blanks, dashes and quotes; phrases of one vocabulary that
    overlap count once.
    """
    folded = [fold(text).casefold() for text in texts]
    return tuple(
        (entry.id, sum(len(_pattern(entry).findall(text)) for text in folded))
        for entry in vocabulary
    )


def _pattern(entry: Vocabulary) -> re.Pattern[str]:
    longest_first = sorted(entry.phrases, key=len, reverse=True)
    phrases = "|".join(
        r"[\s-]+".join(re.escape(word) for word in fold(phrase).casefold().split())
        for phrase in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)")
