"""How firmly the main clause speaks: on a condition, of people served, of what follows from a deed.

The form of the verb alone doesn't tell a promise from a forecast. “Carers will be offered a check”
is a service's act, “carers will feel safe” a hope, “many carers will fall ill” a fact, and
“helping carers will cut costs” says what follows if someone does it.
"""

from collections.abc import Sequence

from doc_audit.tag.clause import STOPS, Clause
from doc_audit.tag.finite import AUXILIARIES, main_verb
from doc_audit.tag.lexicon import (
    ADVERBS,
    BASE_FORMS,
    BE_NOW,
    DETERMINERS,
    ING_FORMS,
    KIND_OF_VERB,
    MODALS,
    NOUN_LIKE,
    ORDERS,
    PAST_FORMS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_OF,
    THIRD_FORMS,
    VERBS,
)
from doc_audit.tag.subject import subject_kind
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.words import words_in

CONDITIONS = words_in("if unless without")
"""Words that begin a condition."""
TURNED = words_in("should were had")
"""Verbs that begin one by standing before their subject: “should funds allow, …”."""
STATED = frozenset({"copula", "perfect", "present", "passive", "has", "running"})
"""Forms by which a fact is stated."""
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
THAT_VERBS = words_in(
    "ensuring making checking recognising acknowledging confirming showing demonstrating seeing"
)
"""Verbs whose object may be a clause without “that”: “ensuring care is safe”."""
PARTING = frozenset({".", ";", ":", "(", "•", "but", "so"})
"""What begins a clause beside the main one rather than under it."""
BESIDE = frozenset({"but", "so", "and", "yet", ";", ".", ":"})
"""What may begin a clause beside the main one, or another sentence."""
DOERS = frozenset({"we", "partners", "body", "name", "service"})
UNDERTAKEN = words_in("committed dedicated determined resolved aim goal intention ambition plan")
WANT_WORDS = 9
"""How far behind the main verb “to” may stand: “we are fully committed over the year to”."""
_ENDING = AUXILIARIES | RELATIVES | ADVERBS | {".", ";", ":"}
_FINITE = (THIRD_FORMS | PAST_FORMS) - NOUN_LIKE - BASE_FORMS
"""What can't stand between a doer and “to”."""
JOINING = frozenset({",", "and", "or"})
"""What may begin one too, or join words within the clause."""
OBJECT_WORDS = 6
"""How far behind the verb it is looked what is given; one noun phrase."""
ACROSS = words_in("across within with alongside together towards through")
"""Words that follow a verb rather than a noun that names a post (“leads for cancer”)."""
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
        "whole_clause": _whole(tokens, clause),
        "then_will": _then_will(tokens, clause),
        "loose_verb": clause.verb == "past" and not clause.sure,
        "late_order": clause.verb == "base" and clause.opener != "",
        "told_to": clause.verb in ("none", "present") and _told(tokens, clause),
    }
    wanted = _wanted(low, clause)
    found = [name for name, true in tests.items() if true]
    return (*found, f"wants:{wanted}") if wanted else tuple(found)


def _then_will(tokens: Tokens, clause: Clause) -> bool:
    """In a clause beside the main one, or a later sentence, someone will or must act."""
    low = tokens.low
    if not any(MODALS.get(word) in FUTURE for word in low[max(clause.at, 0) + 1 :]):
        return False
    for at in range(max(clause.at, 0) + 1, len(low) - 2):
        if low[at] not in BESIDE:
            continue
        end = next((i for i in range(at + 1, len(low)) if low[i] in STOPS), len(low))
        verb = main_verb(low, at + 1, end)
        if verb is None or verb.form not in FUTURE or verb.negated or _inside(low, verb.at):
            continue
        if subject_kind(low, tokens.words, at + 1, verb.at) in DOERS:
            return True
    return False


def _wanted(low: Sequence[str], clause: Clause) -> str:
    """Kind of what is wanted, aimed at or planned: `act`, `change`, `state`, or ""."""
    if clause.at < 0 or clause.verb in ("none", "base", "past") or clause.negated:
        return ""
    end = min(clause.at + WANT_WORDS, len(low) - 1)
    wants = clause.kind == "want" or any(word in UNDERTAKEN for word in low[clause.at : end])
    if not wants:
        return ""
    for at in range(clause.at + 1, end):
        if low[at] != "to":
            continue
        inner = at + 1
        while inner < len(low) - 1 and (low[inner] in ADVERBS or low[inner].endswith("ly")):
            inner += 1
        known = VERBS.get(low[inner])
        if low[inner] in ("be", "become", "have", "see", "feel", "live"):
            return "state"
        if known and (low[inner] in BASE_FORMS or low[inner] in ING_FORMS or low[inner] in ORDERS):
            return {"want": "act", "report": "act"}.get(kind := KIND_OF_VERB[known.base], kind)
    return ""


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
    """The subject is a deed: “reducing waits will …”, “reducing waits takes effort”."""
    begin, at = clause.begin, clause.at
    if not 0 <= begin < at or low[begin] not in ING_FORMS:
        return False
    takes_clause = low[begin] in THAT_VERBS and low[at] not in MODALS
    if clause.passive or takes_clause or ":" in low[begin:at] or _under(low, begin, at):
        return False
    if low[at] in AUXILIARIES:
        return True
    sure = low[at] not in NOUN_LIKE or low[at + 1 : at + 2] in (("a",), ("the",), ("an",))
    listed = any(w == "(" or (w == "," and low[i + 1] in ING_FORMS | PREPOSITIONS)
                 for i, w in enumerate(low[:at]) if i > begin)  # fmt: skip
    return low[at] in THIRD_FORMS and sure and not listed


def _under(low: Sequence[str], begin: int, at: int) -> bool:
    """The verb is that of a clause under the subject, which begins at “that”, “who” or “how”."""
    for back in range(at - 1, begin, -1):
        if low[back] in RELATIVES:
            own = low[back + 1] in BASE_FORMS | THIRD_FORMS | PAST_FORMS or low[back + 1] in BE_NOW
            return not own or back + 1 == at
    return False


def _all_inside(low: Sequence[str], clause: Clause) -> bool:
    """Each “will” or “must” stands in a clause that hangs on the main one."""
    if clause.verb in FUTURE or clause.verb in ("base", "need"):
        return False
    modals = [at for at, word in enumerate(low) if MODALS.get(word) in FUTURE]
    return bool(modals) and all(_inside(low, at) for at in modals)


def _inside(low: Sequence[str], at: int) -> bool:
    """Of what parts clauses, a word such as “that” or “how” stands nearest before.

    Behind “and” it is the same clause as long as it had no verb: “how schools and carers will”.
    """
    joined = False
    for back in range(at - 1, -1, -1):
        if low[back] in RELATIVES:
            return not joined or main_verb(low, back + 1, at) is None
        if low[back] in PARTING:
            return False
        joined = joined or low[back] in JOINING
    return False


def _whole(tokens: Tokens, clause: Clause) -> bool:
    """It begins with a capital, has a subject known to be one and something behind its verb."""
    first, last = max(clause.begin, 0), tokens.last - 1
    if clause.verb not in STATED or clause.subject in ("none", "other") or last <= clause.at:
        return False
    ends, verb = tokens.low[last], tokens.low[clause.at]
    if clause.verb == "present" and verb in NOUN_LIKE:
        return False
    return tokens.words[first][0].isupper() and ends not in PREPOSITIONS | DETERMINERS | RELATIVES


def _told(tokens: Tokens, clause: Clause) -> bool:
    """A doer, “to” and a verb, with no finite verb: “Councils to review the policy”."""
    low, words, start = tokens.low, tokens.words, max(clause.begin, 0)
    if clause.opening == "done" and low[start + 1 : start + 2] and low[start + 1] in DETERMINERS:
        return False
    for at in range(start + 1, min(start + DOER_WORDS, len(low) - 1)):
        if low[at] in _ENDING or low[at] in _FINITE or _leads(low, words, at):
            return False
        if words[at] == "to" and (low[at + 1] in BASE_FORMS or low[at + 1] == "be"):
            return _doer(low, words, start, at)
    return False


def _leads(low: Sequence[str], words: Sequence[str], at: int) -> bool:
    """What may be a noun too is the verb behind a name: “the Alliance leads across the county”."""
    after = low[at + 1] if at + 1 < len(low) else ""
    return low[at] in THIRD_FORMS and words[at - 1][0].isupper() and after in ACROSS


def _doer(low: Sequence[str], words: Sequence[str], start: int, end: int) -> bool:
    named = [w for w in words[start:end] if w.isalpha() and w.lower() not in ("and", "of", "the")]
    if len(named) > 1 and all(w[0].isupper() for w in named):
        return True
    alone = end == start + 1 and low[start] in DETERMINERS
    kind = SUBJECT_OF.get(low[end - 1], "") if not alone else ""
    return (kind or subject_kind(low, words, start, end)) in TOLD and low[start] not in BASE_FORMS
