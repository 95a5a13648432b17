"""How firmly the main clause speaks: on a condition, of people served, of what follows from a deed.

The form of the verb alone doesn't tell a promise from a forecast. “Carers will be offered a check”
is a service's act, “carers will feel safe” a hope, “many carers will fall ill” a fact, and
“helping carers will cut costs” says what follows if someone does it.
"""

from collections.abc import Sequence

from doc_audit.tag.clause import Clause
from doc_audit.tag.finite import AUXILIARIES
from doc_audit.tag.lexicon import (
    ADVERBS,
    BASE_FORMS,
    DETERMINERS,
    ING_FORMS,
    MODALS,
    NOUN_LIKE,
    PAST_FORMS,
    RELATIVES,
    SUBJECT_OF,
    THIRD_FORMS,
)
from doc_audit.tag.subject import subject_kind
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.words import words_in

CONDITIONS = words_in("if unless without")
"""Words that begin a condition."""
TURNED = words_in("should were had")
"""Verbs that begin one by standing before their subject: “should funds allow, …”."""
FUTURE = frozenset({"will", "must", "should"})
SERVED_BY = words_in(
    "offer see invite screen support give refer treat involve help ask contact assess train reach "
    "connect consult provide prescribe vaccinate immunise review house identify encourage enable "
    "engage equip empower listen teach educate signpost link test check inform"
)
"""Verbs of what a service does to people; with the passive, the act of someone not named."""
GIVEN = words_in("receive get have access use book choose see help")
"""Verbs by which people have what a service gives: “patients will have a named nurse”."""
NOT_GIVEN = words_in(
    "dementia diabetes cancer disability disabilities illness condition conditions disease need "
    "needs risk difficulty difficulties problems died symptoms trouble longer less more"
)
"""Words that say that what people have is no service."""
SOME = words_in("many some most few several number numbers majority proportion half third over")
"""Words that count a part of a group: what they are subject of is told, not undertaken."""
TOLD = frozenset({"body", "partners", "national", "name"})
PARTING = frozenset({".", ";", ",", ":", "(", "•", "and", "but", "so"})
"""What begins a clause beside the main one rather than under it."""
OBJECT_WORDS = 6
"""How far behind the verb it is looked what is given; one noun phrase."""
DOER_WORDS = 9
"""A doer before “to” has up to so many words, as in a cell or bullet."""


def mood_facts(clause: Clause, tokens: Tokens) -> tuple[str, ...]:
    """Names of the facts of `rubric.grammar.MOODS` that are true of the main clause."""
    low = tokens.low
    tests = {
        "on_condition": _on_condition(low, clause),
        "of_some": _some(low, clause),
        "people_served": clause.subject == "people" and _served(low, clause),
        "by_doing": _by_doing(low, clause),
        "modal_inside": clause.subject != "we" and _all_inside(low, clause),
        "told_to": clause.verb in ("none", "present") and _told(tokens, clause),
    }
    return tuple(name for name, true in tests.items() if true)


def _on_condition(low: Sequence[str], clause: Clause) -> bool:
    first = clause.opener or (low[clause.begin] if clause.begin < len(low) else "")
    turned = first in TURNED and "," in low and clause.at <= clause.begin
    return turned or (first in CONDITIONS and clause.verb not in ("none", "base"))


def _some(low: Sequence[str], clause: Clause) -> bool:
    subject = low[clause.begin : clause.at] if clause.at > 0 else ()
    return any(word in SOME for word in subject)


def _served(low: Sequence[str], clause: Clause) -> bool:
    """The people are acted on by a service, or get something of it."""
    if clause.verb not in FUTURE or clause.negated or _some(low, clause):
        return False
    if clause.passive:
        return clause.base in SERVED_BY
    after = [w for w in low[clause.at + 1 :] if w not in ADVERBS][:OBJECT_WORDS]
    if "able" in after[:2]:
        return True
    return bool(after) and after[0] in GIVEN and not any(word in NOT_GIVEN for word in after)


def _by_doing(low: Sequence[str], clause: Clause) -> bool:
    """The subject is a deed: “reducing waits will …”."""
    return 0 <= clause.begin < clause.at and low[clause.begin] in ING_FORMS and not clause.passive


def _all_inside(low: Sequence[str], clause: Clause) -> bool:
    """Each “will” or “must” stands in a clause that hangs on the main one."""
    if clause.verb in FUTURE or clause.verb in ("base", "need"):
        return False
    modals = [at for at, word in enumerate(low) if MODALS.get(word) in FUTURE]
    return bool(modals) and all(_inside(low, at) for at in modals)


def _inside(low: Sequence[str], at: int) -> bool:
    """Of what parts clauses, a word such as “that” or “how” stands nearest before."""
    for word in reversed(low[:at]):
        if word in RELATIVES:
            return True
        if word in PARTING:
            return False
    return False


def _told(tokens: Tokens, clause: Clause) -> bool:
    """A doer, “to” and a verb, with no finite verb: “Councils to review the policy”."""
    low, words, start = tokens.low, tokens.words, max(clause.begin, 0)
    for at in range(start + 1, min(start + DOER_WORDS, len(low) - 1)):
        if low[at] in AUXILIARIES | RELATIVES | ADVERBS or low[at] in (".", ";", ":"):
            return False
        if low[at] in THIRD_FORMS | PAST_FORMS and low[at] not in NOUN_LIKE | BASE_FORMS:
            return False
        if words[at] == "to" and (low[at + 1] in BASE_FORMS or low[at + 1] == "be"):
            return _doer(low, words, start, at)
    return False


def _doer(low: Sequence[str], words: Sequence[str], start: int, end: int) -> bool:
    named = [w for w in words[start:end] if w.isalpha() and w.lower() not in ("and", "of", "the")]
    if len(named) > 1 and all(w[0].isupper() for w in named):
        return True
    alone = end == start + 1 and low[start] in DETERMINERS
    kind = SUBJECT_OF.get(low[end - 1], "") if not alone else ""
    return (kind or subject_kind(low, words, start, end)) in TOLD and low[start] not in BASE_FORMS
