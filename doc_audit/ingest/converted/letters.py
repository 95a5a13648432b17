"""Signs that a conversion dropped letters: words that no one writes."""

import re
from collections import Counter

from doc_audit.model import Problem

_DAMAGED = re.compile(
    r"\b(?:wil|al|ful|smal|cal|skil|il|wel|stil|shal|folow|folowing|colaborat\w+|"
    r"(?:of|ef|di|su)(?:ice|ort|erent|icient)\w*|(?:bene|pro|signi|speci)(?:ts?|le|cant|c)|"
    r"\w+(?:al|ul|il|ol|el) (?:y|owing|ow|ness|ed|ing|ion|ective\w*|aborat\w+|ocat\w+|enge\w*))\b"
)
_SHARE = 0.002  # of all words; the clean plans looked at have under 0.0002
_LEAST = 5


def lost_letters(text: str) -> tuple[Problem, ...]:
    """A warning where many words have lost a letter ("wil", "al ocation"), as some PDFs do."""
    words = text.count(" ") + 1
    found = Counter(match[0].lower() for match in _DAMAGED.finditer(text))
    count = sum(found.values())
    if count < _LEAST or count < words * _SHARE:
        return ()
    common = ", ".join(
        f"“{word}”" for word, _ in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:4]
    )
    message = f"About {count} words have lost letters in an earlier conversion ({common})."
    mend = "Read the original PDF or Word file instead, if there is one."
    return (Problem("letters_lost", "warning", message, mend),)
