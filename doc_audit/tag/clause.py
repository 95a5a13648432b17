"""The main clause of a statement: what its subject is, and the form of its verb.

No model of parts of speech is used. A closed lexicon of verbs in all their forms, the auxiliaries,
and where a word stands decide; what can't be decided is left `none`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.tag.finite import AUXILIARIES, Verb, main_verb, word_of_number
from doc_audit.tag.lexicon import (
    ADVERBS,
    ASIDES,
    BASE_FORMS,
    BE_NOW,
    BE_PAST,
    DETERMINERS,
    DO,
    DONE_FORMS,
    GLUE,
    HAVE_NOW,
    ING_FORMS,
    KIND_OF_VERB,
    MODALS,
    MOSTLY_NOUNS,
    NOUN_LIKE,
    OPENERS,
    ORDERS,
    PAST_FORMS,
    PREFIXES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_OF,
    THIRD_FORMS,
    VERBS,
)
from doc_audit.tag.subject import subject_kind
from doc_audit.tag.tokens import Tokens

TITLE_WORDS = 12
"""A heading glued to a sentence has up to so many words."""
OBJECT_LENGTH = 5
"""An order with an object and what it is for has so many words or more."""
OBJECTS = frozenset({"people", "residents", "patients", "children", "families", "carers", "new"})
"""Words that begin the object of an order where no article does."""
UNDER = RELATIVES | {"so", "ensure", "ensuring", "sure", "see", "help", "as", "and", ","}
"""Words between an order and a verb that show that this is the verb of a clause under it."""
BEHIND_ORDERS = frozenset(
    {"with", "to", "towards", "on", "up", "closely", "together", "jointly", "collaboratively",
     "proactively", "actively", "flexibly", "what", "how", "whether"}
)
"""Words behind a word that may be a noun which show that it is an order: “Work closely with”."""
OFFERED = frozenset({"support", "access", "need"})
"""Words that are nouns before “to”: what is offered or wanted, as in “support to come home”."""
HUNG_WORDS = 20
"""What an order hangs on is looked for in so many words before it; a clause of its own."""
ORDERED_KINDS = frozenset({"act", "change", "report", "want"})
"""Kinds of verbs that are ordered; “be”, “feel” or “need” are not."""
_READERS = frozenset({"you", "your"})
_NO_ACT = frozenset({"including", "being", "having"})
"""Forms in -ing that begin no act: they say what belongs to something, or how it is."""
_ALONE = frozenset({"all", "both", "each"})
"""Words that are a subject by themselves before a verb: “All cite traffic as the cause”."""
_SET_UP = ("set", "up", "to")
"""A participle, for what is ordered to be set up stands behind it: “set up to improve care”."""
_PLAIN_ORDERS = BASE_FORMS - NOUN_LIKE
_SKIPPED = ADVERBS | PREFIXES
STOPS = frozenset({".", ";", "?", "!", "|", "•"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a statement.

    Attributes:
        opening: how it begins: `base`, `ing`, `done`, `to`, `either`, or "".
        subject: one of `rubric.grammar.SUBJECTS`.
        verb: one of `rubric.grammar.VERBS`.
        passive: the subject is done to.
        kind: what the verb tells: `act`, `change`, `report`, `state`, `want`, "".
        negated: the verb is negated.
        glued: words without a stop, such as a heading, stand before the sentence.
        opener: first word of what stands before the clause, in small letters, or "".
        at: token of the verb, or -1.
        begin: token at which the clause begins.
        base: base of the verb that carries the meaning; "" if it isn't in the lexicon.
        sure: the verb can't be a participle that qualifies a noun.
    """

    opening: str
    subject: str
    verb: str
    passive: bool = False
    kind: str = ""
    negated: bool = False
    glued: bool = False
    opener: str = ""
    at: int = -1
    begin: int = 0
    base: str = ""
    sure: bool = True


def clause_facts(clause: Clause) -> tuple[str, ...]:
    """Names of the facts that a clause makes true (`rubric.grammar.CLAUSE_FACTS`)."""
    found = [f"subject:{clause.subject}", f"verb:{clause.verb}"]
    if clause.opening:
        found.append(f"opens:{clause.opening}")
    if clause.kind:
        found.append(f"tells:{clause.kind}")
    flags = (("done_to", clause.passive), ("not_so", clause.negated), ("glued", clause.glued))
    return (*found, *(name for name, true in flags if true))


def clause_of(tokens: Tokens) -> Clause:
    """Main clause of the statement's first sentence."""
    low = tokens.low
    first = _first(low, tokens.openings)
    glue = _glue(tokens.words, low, first)
    start = first if glue < 0 else glue
    end = _end(low, start)
    opening = "" if _initials(tokens.words, start) else _opening(low, start, end)
    clause, begin = _clause(low, start, end, opening)
    opener = low[start] if begin > start and start < len(low) else ""
    shown = opening if begin == start and not (opening == "either" and clause) else ""
    if clause is not None and clause.form == "base" and begin > start:
        shown = "base"
    if clause is None or (shown == "base" and clause.at != begin):
        return Clause(shown, "none", "none", glued=glue >= 0, opener=opener, begin=begin)
    return Clause(
        shown,
        subject_kind(low, tokens.words, begin, clause.at),
        clause.form,
        clause.passive,
        KIND_OF_VERB.get(clause.base, ""),
        clause.negated,
        glue >= 0,
        opener,
        clause.at,
        begin,
        clause.base,
        clause.sure,
    )


def _initials(words: Sequence[str], at: int) -> bool:
    """Initials that spell a verb: “SEND strategy”; a heading in capitals throughout has none."""
    if at + 1 >= len(words) or len(words[at]) < 3 or not words[at].isupper():
        return False
    return any(word.isalpha() and not word.isupper() for word in words[at + 1 :])


def _first(low: Sequence[str], openings: frozenset[int]) -> int:
    """Where the sentence begins behind its labels; words with a verb in them are no label."""
    begin = min(openings, default=0)
    likely = [i for i in openings if i <= TITLE_WORDS and i < len(low)]
    verbs = MODALS.keys() | BE_NOW | BE_PAST | HAVE_NOW
    return max((i for i in likely if verbs.isdisjoint(low[begin:i])), default=0)


def _glue(words: Sequence[str], low: Sequence[str], first: int) -> int:
    """Where a sentence begins behind words that no stop parts from it; -1 if nowhere."""
    if first >= len(words) or not (words[first][0].isupper() or words[first][0].isdigit()):
        return -1
    headed = low[first] not in DETERMINERS
    for at in range(first + 1, min(len(words) - 2, first + TITLE_WORDS)):
        before = low[at - 1]
        if low[at] in MODALS or low[at] in BE_NOW or low[at] in BE_PAST:
            return -1
        ordered = headed and words[at][0].isupper() and low[at] in BASE_FORMS
        if not (words[at] in GLUE or (ordered and low[at] not in NOUN_LIKE)):
            continue
        if before in PREPOSITIONS or before in ("and", "or", "&"):
            continue
        if before.isalnum() and before not in DETERMINERS and words[at + 1][0].islower():
            return at
    return -1


def _end(low: Sequence[str], start: int) -> int:
    return next((i for i in range(start, len(low)) if low[i] in STOPS), len(low))


def _opening(low: Sequence[str], start: int, end: int) -> str:
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
        past_it = at + 1
        while past_it + 1 < end and low[past_it].endswith("ly") and low[past_it] not in BASE_FORMS:
            past_it += 1
        ordered = low[past_it] in BASE_FORMS or low[past_it] in ORDERS if past_it < end else False
        return "to" if ordered or following in ("be", "have") else ""
    if word in ING_FORMS and word not in _NO_ACT:
        return "ing"
    if word in BASE_FORMS and following != "of" and not _noun_here(low, at, end):
        return "base"
    if word in ORDERS and _ordered(low, at, end):
        return "base"
    if (word in PAST_FORMS or word in DONE_FORMS) and word not in BASE_FORMS:
        return "done"
    return "either" if word in BASE_FORMS or word in ORDERS else ""


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
    object_there = following in DETERMINERS or following in BEHIND_ORDERS or word_of_number(following)
    object_there = object_there or _joined_order(low, at, end)
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
    """A verb in the third person stands there, so that what is before is its subject: “Map 3 shows”."""
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
    return low[at] in BASE_FORMS and (after in DETERMINERS or after in OBJECTS or word_of_number(after))


def _object_beside(low: Sequence[str], at: int, end: int) -> bool:
    """No verb follows, and the words behind are its object: “Show formal oversight of …”."""
    following = low[at + 1] if at + 1 < end else ""
    joined = following in PREPOSITIONS or following in SUBJECT_OF or following in NOUN_LIKE
    if joined or not following.isalpha() or following in ("and", "or"):
        return False
    act = KIND_OF_VERB.get(low[at]) in ("act", "report") and low[at] not in MOSTLY_NOUNS
    goes_on = any(word in PREPOSITIONS for word in low[at + 2 : end])
    return act and goes_on and end - at >= OBJECT_LENGTH and main_verb(low, at, end) is None


def _clause(low: Sequence[str], start: int, end: int, opening: str) -> tuple[Verb | None, int]:
    """The main verb, and where its clause begins."""
    if start >= end:
        return None, start
    behind = _order_behind(low, start, end)
    if behind >= 0:
        return Verb("base", behind), behind
    opened = low[start] in OPENERS or opening in ("ing", "done", "to")
    short = any(low[i] == "," and _aside(low[i - 1]) for i in range(start + 1, min(start + 4, end)))
    if opened or short:
        listed = False
        for comma in (i for i in range(start, end - 2) if low[i] == ","):
            begin = comma + 1
            if low[begin] in OPENERS or low[begin] in ("and", "or", "but", "including", "such"):
                continue
            verb = main_verb(low, begin, end)
            if not verb or verb.at <= begin:
                continue
            if not _listed(low, begin, verb.at):
                last = opening == "ing" and listed and "and" in low[begin : verb.at]
                return verb, start if last else begin
            listed = True
        pronoun = _pronoun(low, start, end) if opened else None
        if pronoun:
            return pronoun
    if opening == "base":
        return Verb("base", start), start
    if opening in ("ing", "done", "to"):
        return (main_verb(low, start, end) if opening == "ing" else None), start
    return main_verb(low, start, end), start


def _order_behind(low: Sequence[str], start: int, end: int) -> int:
    """Where an order begins behind what it hangs on: “Where possible, avoid …”; -1 if nowhere.

    Not where a later part has a subject of its own (“when people fall ill, lose work and …, they”),
    nor where readers are told what to do: “if you feel ill, call …”.
    """
    first, after = low[start], low[start + 1] if start + 1 < end else ""
    if first not in OPENERS and first != "together" and (first, after) != ("subject", "to"):
        return -1
    comma = next((i for i in range(start + 1, min(start + HUNG_WORDS, end - 2)) if low[i] == ","), -1)
    if comma < 0 or not _READERS.isdisjoint(low[start:comma]):
        return -1
    at = comma + 1
    while at + 2 < end and low[at].endswith("ly") and low[at] not in BASE_FORMS:
        at += 1
    if low[at] not in BASE_FORMS or KIND_OF_VERB.get(low[at]) not in ORDERED_KINDS:
        return -1
    told = first in PREPOSITIONS and main_verb(low, start + 1, comma) is not None
    if told or low[at + 1] in THIRD_FORMS & NOUN_LIKE or _goes_on(low, at, end):
        return -1
    return at if _opening(low, at, end) == "base" or _bare_object(low, at, end) else -1


def _bare_object(low: Sequence[str], at: int, end: int) -> bool:
    """What may be a noun has its object beside it with no article: “… , share data”."""
    after = low[at + 1]
    joined = after in PREPOSITIONS or after in ("and", "or") or not after.isalpha()
    known = KIND_OF_VERB.get(low[at]) == "act" and low[at] not in MOSTLY_NOUNS
    return known and not joined and main_verb(low, at, end) is None


def _goes_on(low: Sequence[str], at: int, end: int) -> bool:
    """A main clause follows behind a later comma, so that what seemed an order is part of a list."""
    for begin in (i + 1 for i in range(at + 1, end - 2) if low[i] == ","):
        if low[begin] in OPENERS or low[begin] in RELATIVES or low[begin] in ("and", "or", "so"):
            continue
        verb = main_verb(low, begin, end)
        if verb is not None and verb.sure and (verb.at > begin or low[begin] in AUXILIARIES):
            return True
    return False


def _aside(word: str) -> bool:
    """A word such as “however” or “nationally” that stands before a comma and the clause."""
    return word in ASIDES or word.endswith("ly") or word[0].isdigit()


def _listed(low: Sequence[str], begin: int, verb: int) -> bool:
    """Another comma lies between: the words are one more item of a list."""
    return "," in low[begin:verb] and low[begin] not in DETERMINERS | PRONOUNS


def _pronoun(low: Sequence[str], start: int, end: int) -> tuple[Verb, int] | None:
    for at in range(start + 1, end - 1):
        if low[at] in ("we", "it", "there") and low[at - 1] not in RELATIVES:
            verb = main_verb(low, at, end)
            if verb and verb.at <= at + 3:
                return verb, at
    return None
