"""Words that open the list a statement stands in: given, right before it, or further back."""

import re
from dataclasses import dataclass

from doc_audit.model import Statement
from doc_audit.tag.items import BULLETS, list_before, mark_of
from doc_audit.tag.lexicon import BASE_FORMS, ING_FORMS
from doc_audit.tag.words import words_in

_BULLETS = BULLETS + "-–— \t"
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[•]")
_FULL_STOP = re.compile(r"[.!?](?=\s|$)")
_WORD = re.compile(r"[A-Za-z']+")
OPENERS = words_in(
    "will shall must should to by are is include includes including following through we need "
    "actions priorities aims objectives steps"
)
"""Last words of what opens a list of acts; "Source:" and "Table 4:" open none."""


@dataclass(frozen=True, slots=True)
class Stem:
    """Words that open the list a statement stands in.

    Attributes:
        source: `stem` or `before`.
        start: where the words begin in it.
    """

    text: str
    source: str
    start: int


def stem_of(statement: Statement) -> Stem | None:
    """The statement's stem, or what `before` shows of it.

    That is its last sentence if it ends with a colon; or the one that ends with its last colon,
    where all that follows reads as items of a list and the statement as one more of them. A
    reader that knows the layout (`Statement.block`) knows the stem of each bullet, so there
    nothing is looked for further back.
    """
    if statement.stem:
        return Stem(statement.stem, "stem", 0)
    before = statement.before.rstrip(_BULLETS)
    if before.endswith(":"):
        return _sentence(before)
    if statement.block >= 0:
        return None
    mark = mark_of(statement.text)
    if mark:
        first, siblings = list_before(before, mark)
        return _sentence(first) if siblings and first.endswith(":") else None
    opening, colon, items = before.rpartition(": ")
    return _sentence(opening + ":") if colon and _goes_on(opening, items, statement.text) else None


def _sentence(before: str) -> Stem:
    """The last sentence of words that end with a colon."""
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    start = ends[-1] if ends else 0
    while start < len(before) and before[start] == " ":
        start += 1
    return Stem(before[start:], "before", start)


def _goes_on(opening: str, items: str, text: str) -> bool:
    """The opening asks for a list, the items are no sentences, the statement begins as they do."""
    last, first, own = _WORD.findall(opening)[-1:], _WORD.match(items), _WORD.match(text)
    if not last or not first or not own or _FULL_STOP.search(items):
        return False
    if last[0].lower() not in OPENERS and not first[0] == own[0] == "to":
        return False
    ours, theirs = _kind(own[0]), _kind(first[0])
    return ours == theirs != "" or (ours.startswith("small") and theirs.startswith("small"))


def _kind(word: str) -> str:
    """How an item begins: with a verb to do, with -ing, or with a noun in small letters."""
    low = word.lower()
    form = "to" if low == "to" else "do" if low in BASE_FORMS else ""
    form = form or ("doing" if low in ING_FORMS else "")
    return ("small " if word == low else "") + form
