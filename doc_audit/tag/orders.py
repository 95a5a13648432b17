"""How words begin: an order (“Train staff”), a deed (“Training staff”), or a noun like a verb.

Many words are both, as in “Plan services with families” and “Plan summary”: what stands beside them
tells.
"""

from collections.abc import Sequence

from doc_audit.tag.finite import main_verb, word_of_number
from doc_audit.tag.lexicon import (
    ADVERBS,
    BASE_FORMS,
    BE_NOW,
    BE_PAST,
    DETERMINERS,
    DO,
    DONE_FORMS,
    HAVE_NOW,
    ING_FORMS,
    KIND_OF_VERB,
    MODALS,
    MOSTLY_NOUNS,
    NOUN_LIKE,
    ORDERS,
    PAST_FORMS,
    PREFIXES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_OF,
    THIRD_FORMS,
    VERBS,
)

OBJECT_LENGTH = 5
"""An order with an object and what it is for has so many words or more."""
OBJECTS = frozenset({"people", "residents", "patients", "children", "families", "carers", "new"})
"""Words that begin the object of an order where no article does."""
UNDER = RELATIVES | {"so", "ensure", "ensuring", "sure", "see", "help", "as", "and", ","}
"""Words between an order and a verb that show that this is the verb of a clause under it."""
BEHIND_ORDERS = frozenset(
    {
        "with",
        "to",
        "towards",
        "on",
        "up",
        "closely",
        "together",
        "jointly",
        "collaboratively",
        "proactively",
        "actively",
        "flexibly",
        "what",
        "how",
        "whether",
        "out",
    }
)
"""Words behind a word that may be a noun which show that it is an order: “Work closely with”."""
OFFERED = frozenset({"support", "access", "need"})
"""Words that are nouns before “to”: what is offered or wanted, as in “support to come home”."""
_NO_ACT = frozenset({"including", "being", "having"})
"""Forms in -ing that begin no act: they say what belongs to something, or how it is."""
_ALONE = frozenset({"all", "both", "each"})
"""Words that are a subject by themselves before a verb: “All cite traffic as the cause”."""
_SET_UP = ("set", "up", "to")
"""A participle, for what is ordered to be set up stands behind it: “set up to improve care”."""
_PLAIN_ORDERS = BASE_FORMS - NOUN_LIKE
_SKIPPED = ADVERBS | PREFIXES


def opening_of(low: Sequence[str], start: int, end: int) -> str:
    """How words from `start` up to `end` begin, one of `rubric.grammar.OPENINGS`, or "".

    Args:
        low: words in small letters.
        start: token at which they begin.
        end: token behind them.
    """
    if start >= end:
        return ""
    at = start
    while at + 1 < end and (low[at] in _SKIPPED or low[at].endswith("ly")):
        at += 1
    word = low[at]
    following = low[at + 1] if at + 1 < end else ""
    if at > start and low[start] in _ALONE:
        return ""
    if tuple(low[at : at + 3]) == _SET_UP:
        return "done"
    if word == "to":
        return "to" if _to_do(low, at + 1, end) else ""
    if word in ING_FORMS and word not in _NO_ACT:
        return "ing"
    if word in BASE_FORMS and following != "of" and not _noun_here(low, at, end):
        return "base"
    if word in ORDERS and _ordered(low, at, end):
        return "base"
    if (word in PAST_FORMS or word in DONE_FORMS) and word not in BASE_FORMS:
        return "done"
    return "either" if word in BASE_FORMS or word in ORDERS else ""


def _to_do(low: Sequence[str], at: int, end: int) -> bool:
    """A verb stands behind “to”, with or without adverbs: “to consistently achieve”."""
    if at < end and low[at] in ("be", "have"):
        return True
    while at + 1 < end and low[at].endswith("ly") and low[at] not in BASE_FORMS:
        at += 1
    return at < end and (low[at] in BASE_FORMS or low[at] in ORDERS)


def _ordered(low: Sequence[str], at: int, end: int) -> bool:
    """A noun that begins an order: its object stands beside it, and no verb of its own follows."""
    following = low[at + 1] if at + 1 < end else ""
    object_there = word_of_number(following) or following in DETERMINERS or following in OBJECTS
    return object_there and main_verb(low, at + 1, end) is None


def _noun_here(low: Sequence[str], at: int, end: int) -> bool:
    """A word that may be a noun has no object beside it, or a verb of its own follows."""
    following = low[at + 1] if at + 1 < end else ""
    if following in BE_NOW or following in BE_PAST or following in MODALS or following in HAVE_NOW:
        return True
    if following in DO or (word_of_number(following) and _third(low, at + 2, end)):
        return True
    if low[at] not in NOUN_LIKE:
        return False
    if following == "to" and low[at] in OFFERED:
        return True
    object_there = following in DETERMINERS or following in BEHIND_ORDERS
    object_there = object_there or word_of_number(following) or _joined_order(low, at, end)
    if following in THIRD_FORMS and following not in NOUN_LIKE:
        return True
    if (following in PREPOSITIONS or following.endswith("s")) and low[at] in MOSTLY_NOUNS:
        verb = main_verb(low, at + 1, end)
        own = verb is not None and verb.sure and UNDER.isdisjoint(low[at + 1 : verb.at])
        if own and following.endswith("s"):
            return True
        object_there = object_there and not own
    if following.endswith("s") and low[at] != "help" and _says(low, at + 2, end):
        return True
    if object_there or (following.endswith("s") and following not in BE_NOW):
        return False
    return not _object_beside(low, at, end)


def _third(low: Sequence[str], at: int, end: int) -> bool:
    """A verb in the third person, whose subject is what is before: “Map 3 shows”."""
    return at < end and low[at] in THIRD_FORMS and low[at] not in NOUN_LIKE


def _says(low: Sequence[str], at: int, end: int) -> bool:
    """A verb of telling agrees with the noun before it: “Review findings suggest gains”."""
    if at + 1 >= end or low[at + 1] in PREPOSITIONS:
        return False
    if low[at] in PAST_FORMS and low[at + 1] in DETERMINERS:
        return True
    if KIND_OF_VERB.get(_base_of(low[at])) != "report":
        return False
    return low[at] not in NOUN_LIKE - {"show"} and (low[at] in BASE_FORMS or low[at] in PAST_FORMS)


def _base_of(word: str) -> str:
    known = VERBS.get(word)
    return known.base if known else ""


def _joined_order(low: Sequence[str], at: int, end: int) -> bool:
    """A second order is joined to it: “Review feedback and analyse the figures”."""
    second = (i + 1 for i in range(at + 1, end - 2) if low[i] in ("and", "or"))
    joined = any(low[i] in _PLAIN_ORDERS or _with_object(low, i) for i in second)
    return joined and main_verb(low, at + 1, end) is None


def _with_object(low: Sequence[str], at: int) -> bool:
    """A verb that may be a noun, with the beginning of its object: “and test four models”."""
    after = low[at + 1]
    object_there = after in DETERMINERS or after in OBJECTS or word_of_number(after)
    return low[at] in BASE_FORMS and object_there


def _object_beside(low: Sequence[str], at: int, end: int) -> bool:
    """No verb follows, and the words behind are its object: “Show formal oversight of …”."""
    following = low[at + 1] if at + 1 < end else ""
    joined = following in PREPOSITIONS or following in SUBJECT_OF or following in NOUN_LIKE
    if joined or not following.isalpha() or following in ("and", "or"):
        return False
    act = KIND_OF_VERB.get(low[at]) in ("act", "report") and low[at] not in MOSTLY_NOUNS
    goes_on = any(word in PREPOSITIONS for word in low[at + 2 : end])
    return act and goes_on and end - at >= OBJECT_LENGTH and main_verb(low, at, end) is None
