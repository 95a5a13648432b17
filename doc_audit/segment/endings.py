"""What the last words of a sentence say about what comes next."""

import re

from doc_audit.text.fold import fold
from doc_audit.text.words import words

SMALL_WORDS = words(
    """
    a an the and or of to for in on by with from at as into than that which who whose will shall
    must should can may is are was were be been has have our their its your this these those such
    between within across through including only about around over under nearly approximately than
    least per
    """
)
"""No sentence ends in one of these; a list may follow all the same."""

LIST_OPENERS = words(
    """
    will shall must should would to by we are is be include includes including included that for of
    through with on and ensure ensuring following follows on: can aim aims need
    """
)
"""A clause that breaks off at one of these before a bullet is finished by the bullets."""

HEADING_OPENERS = words("will shall must should to by including")
"""The same for a heading, which may well end in "are" or "for" ("Where we are")."""

REASONS = words("why background context rationale reason reasons")
"""A label that opens with one of these promises text about what is, not a list or actions."""

_TAIL = re.compile(
    r"[\s\"')\]}*\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+$|(?<=[a-z)][.!?])\d{1,3}$|\[\d{1,3}\]$"
)
_LAST = re.compile(r"[^\W\d_]+(?=[,\s]*$)")
_COLON = re.compile(r":\s*[-\u2026.]?$")
_ANNOUNCES = re.compile(
    r"\b(?:the following|as follows|set out below|listed below|these are|are below|the below)\b",
    re.IGNORECASE,
)


def _bare(text: str) -> str:
    """Folded text without closing quotes, brackets and footnote marks at its end."""
    bare = fold(text)
    while (shorter := _TAIL.sub("", bare)) != bare:
        bare = shorter
    return bare


def is_finished(text: str) -> bool:
    """Whether the text ends in a stop, a colon or a semicolon."""
    return _bare(text).endswith((".", "!", "?", "\u2026", ":", ";"))


def ends_in_stop(text: str) -> bool:
    """Whether the text ends as a sentence does or opens something itself."""
    return _bare(text).endswith((".", "!", "?", "\u2026", ":"))


def ends_in_small_word(text: str) -> bool:
    """Whether the text breaks off at a word that no sentence ends in."""
    found = _LAST.search(_bare(text))
    return found is not None and found[0].lower() in SMALL_WORDS


def promises_reasons(text: str) -> bool:
    """Whether a label such as "Why this matters:" has text about what is after it."""
    first = re.match(r"[^\W\d_]+", fold(text).lstrip("* "))
    return first is not None and first[0].lower() in REASONS


def opens_list(text: str, openers: frozenset[str] = LIST_OPENERS) -> bool:
    """Whether bullets that follow finish or fill this sentence: "By 2026 we will:"."""
    bare = _bare(text)
    if _COLON.search(fold(text).rstrip()) or bare.endswith(":"):
        return True
    if _ANNOUNCES.search(bare):
        return True
    found = _LAST.search(bare)
    return found is not None and found[0].lower() in openers
