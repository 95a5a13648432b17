"""An order behind what it hangs on: “Where possible, avoid …”, “Subject to funding, extend …”."""

from collections.abc import Sequence

from doc_audit.tag.finite import AUXILIARIES, main_verb
from doc_audit.tag.lexicon import (
    BASE_FORMS,
    KIND_OF_VERB,
    MOSTLY_NOUNS,
    NOUN_LIKE,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    THIRD_FORMS,
)
from doc_audit.tag.orders import opening_of

HUNG_WORDS = 20
"""What an order hangs on is looked for in so many words before it; a clause of its own."""
ORDERED_KINDS = frozenset({"act", "change", "report", "want"})
"""Kinds of verbs that are ordered; “be”, “feel” or “need” are not."""
_READERS = frozenset({"you", "your"})


def order_behind(low: Sequence[str], start: int, end: int) -> int:
    """Where an order begins behind what it hangs on: “Where possible, avoid …”; -1 if nowhere.

    Not where a later part has a subject of its own (“when people fall ill, lose work and …, they”),
    nor where readers are told what to do: “if you feel ill, call …”.
    """
    if start + 1 >= end:
        return -1
    first, after = low[start], low[start + 1]
    if first not in OPENERS and first != "together" and (first, after) != ("subject", "to"):
        return -1
    commas = (i for i in range(start + 1, min(start + HUNG_WORDS, end - 2)) if low[i] == ",")
    comma = next(commas, -1)
    if comma < 0 or not _READERS.isdisjoint(low[start:comma]):
        return -1
    at = comma + 1
    while at + 2 < end and low[at].endswith("ly") and low[at] not in BASE_FORMS:
        at += 1
    if low[at] not in BASE_FORMS or KIND_OF_VERB.get(low[at]) not in ORDERED_KINDS:
        return -1
    if _told(low, start, comma) or low[at + 1] in THIRD_FORMS & NOUN_LIKE or _goes_on(low, at, end):
        return -1
    return at if opening_of(low, at, end) == "base" or _bare_object(low, at, end) else -1


def _told(low: Sequence[str], start: int, comma: int) -> bool:
    """The clause is told before the comma: “In May teams met to open beds, hire staff and …”.

    “As” may begin a clause that an order hangs on: “as funding permits, …”.
    """
    verb = main_verb(low, start + 1, comma) if low[start] in PREPOSITIONS else None
    return verb is not None and not (low[start] == "as" and verb.form == "present")


def _bare_object(low: Sequence[str], at: int, end: int) -> bool:
    """What may be a noun has its object beside it with no article: “… , share data”."""
    after = low[at + 1]
    joined = after in PREPOSITIONS or after in ("and", "or") or not after.isalpha()
    known = KIND_OF_VERB.get(low[at]) == "act" and low[at] not in MOSTLY_NOUNS
    return known and not joined and main_verb(low, at, end) is None


def _goes_on(low: Sequence[str], at: int, end: int) -> bool:
    """A main clause follows behind a later comma: what seemed an order is part of a list."""
    for begin in (i + 1 for i in range(at + 1, end - 2) if low[i] == ","):
        if low[begin] in OPENERS or low[begin] in RELATIVES or low[begin] in ("and", "or", "so"):
            continue
        verb = main_verb(low, begin, end)
        if verb is not None and verb.sure and (verb.at > begin or low[begin] in AUXILIARIES):
            return True
    return False
