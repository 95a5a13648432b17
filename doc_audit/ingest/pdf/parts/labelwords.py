"""Words that label a drawing, told from words that say something."""

import re

from doc_audit.ingest.pdf.parts.captions import is_caption

_FEWEST_WORDS = 4  # of a sentence
_MOST_WORDS = 12  # of a label that is no title of a chart
_LONGEST_NUMBER = 12  # characters
_LONGEST_TITLE = 200  # characters
_VERB = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:is|are|was|were|has|have|had|will|would|can|could|should"
    r"|must|may|might|need|needs|do|does|did|cannot|won[’']t|we|us|our|We|Our|please|Please)\b"
)
"""Words of which a sentence has one; `those who had a home` has none of its own."""
_COUNTED = re.compile(
    r"[<>~≈+]?\s?[£$€]?\d[\d,.]*(?:%|k|m|bn)? (?:in \d+ |out of \d+ )?"
    r"(?!(?:to|and|or|yrs?|years?|over|under|plus)\b)[a-z]"
)
_PER = re.compile(r"\bper \d")
_ENDS = (".", "!", "?", ";")
_TITLE = re.compile(
    r"(?i)\bper \d|\brates?\b|\bproportion\b|\bpercentages?\b|%|\bnumbers? of\b|\b(?:19|20)\d\d\b"
    r"|\bestimates?\b|\bprojections?\b|\btrends?\b"
    r"|\bby (?:age|sex|gender|year|area|district|type)\b"
)


def is_label(text: str) -> bool:
    """Whether words can label a chart, its axis, a bar or a place; sentences can't.

    No verb that a sentence of a plan needs, no `27% of children …`, no end that leads on to a
    list; not long, unless it says what is counted and when, as titles of charts do.
    """
    if is_caption(text):
        return True
    words = len(text.split())
    if _VERB.search(text) or (text.endswith(":") and words > 1):
        return False
    if words < _FEWEST_WORDS:
        return not text.endswith(_ENDS) or words < 2
    if text.endswith(_ENDS) and not text.endswith(")."):
        return False
    if _COUNTED.match(text) and not _PER.search(text):
        return False
    return words <= _MOST_WORDS or is_title(text)


def is_title(text: str) -> bool:
    """Whether words say what a chart counts: `Admissions per 100,000 people, 2012–14`."""
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None


def is_number(text: str) -> bool:
    """Whether it is a number without words: `45.6`, `25 to 34`, `65-74`."""
    if len(text) > _LONGEST_NUMBER and text[:2].isalpha():
        return False  # most texts
    letters = sum(map(str.isalpha, text))
    few = len(text) <= _LONGEST_NUMBER and letters < sum(map(str.isdigit, text))
    return letters < 2 or few
