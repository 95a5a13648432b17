"""Signs that a conversion dropped letters: words that no one writes."""

import re
from collections import Counter

from doc_audit.model import Problem

_WORD = re.compile(r"\w+")
_DAMAGED = re.compile(
    r"wil|al|ful|smal|cal|skil|il|wel|stil|shal|folow|folowing|colaborat\w+|"
    r"(?:of|ef|di|su)(?:ice|ort|erent|icient)\w*|(?:bene|pro|signi|speci)(?:ts?|le|cant|c)"
)
_PARTED = re.compile(  # begins with letters that are quickly looked for
    r"l (?<=\w[auioe]..)(?:y|owing|ow|ness|ed|ing|ion|ective\w*|aborat\w+|ocat\w+|enge\w*)\b"
)
_LAST_WORD = re.compile(r"\w+$")
_LONGEST_WORD = 100  # characters
_SHARE = 0.002  # of all words; the clean plans looked at have under 0.0002
_LEAST = 5


def _damaged(text: str) -> Counter[str]:
    """Words that no one writes, with how often they stand in a text."""
    found: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(text)).items():
        if _DAMAGED.fullmatch(word):
            found[word.lower()] += count
    for parted in _PARTED.finditer(text):
        first = _LAST_WORD.search(text, max(0, parted.start() - _LONGEST_WORD), parted.start() + 1)
        if first is not None and not _DAMAGED.fullmatch(first[0]):
            found[text[first.start() : parted.end()].lower()] += 1
    return found


def lost_letters(text: str) -> tuple[Problem, ...]:
    """A warning where many words have lost a letter ("wil", "al ocation"), as some PDFs do."""
    words = text.count(" ") + 1
    found = _damaged(text)
    count = sum(found.values())
    if count < _LEAST or count < words * _SHARE:
        return ()
    common = ", ".join(
        f"“{word}”" for word, _ in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:4]
    )
    message = f"About {count} words have lost letters in an earlier conversion ({common})."
    mend = "Read the original PDF or Word file instead, if there is one."
    return (Problem("letters_lost", "warning", message, mend),)
