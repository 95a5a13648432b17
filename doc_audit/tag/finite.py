"""The finite verb of a clause: which word it is, and in what form."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    MODALS,
    NEGATIVES,
    NOUN_LIKE,
    PAST_FORMS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    THIRD_FORMS,
    VERBS,
)
from doc_audit.tag.shapes import NUMBER_WORDS
from doc_audit.tag.words import words_in

AUXILIARIES = BE_NOW | BE_PAST | HAVE_NOW | MODALS.keys() | DO.keys() | {"had", "need", "needs"}
PLURALS = words_in("we they you i people children staff women men")
"""Subjects without -s that a base form agrees with."""

MONTH_BEFORE = words_in("in by since until during of from last late early mid")
"""Words before the name of a month."""
OTHER_DONE = words_in("done seen heard")
"""Participles of verbs too common to tell from helping verbs, so left out of the lexicon."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb.

    Attributes:
        form: one of `rubric.grammar.VERBS`.
        at: its token, that of the auxiliary where there is one.
        base: base of the verb that carries the meaning; "" if it isn't in the lexicon.
        sure: it can't be a participle that qualifies a noun.
    """

    form: str
    at: int
    passive: bool = False
    base: str = ""
    negated: bool = False
    sure: bool = True


def main_verb(low: Sequence[str], start: int, end: int) -> Verb | None:
    """The first finite verb that isn't that of a relative clause, or of several the surest."""
    unsure: Verb | None = None
    inner, passed = 0, -1
    for at in range(start, end):
        word = low[at]
        if word in RELATIVES and at > start:
            after, _ = _skip(low, at + 1, end)
            inner = 0 if _plain_verb(low, after, end) else 1
            continue
        if at == passed or (word not in AUXILIARIES and word not in VERBS):
            continue
        found = _auxiliary(low, at, end) or _finite(low, at, start, end)
        if found is None:
            continue
        if inner:
            inner = 0
            past_it = _skip(low, at + 1, end)[0]
            if word in AUXILIARIES and past_it < end and participle(low[past_it]):
                passed = past_it
            continue
        verb, sure = found
        if sure:
            return verb
        unsure = unsure or verb
    return unsure


def _plain_verb(low: Sequence[str], at: int, end: int) -> bool:
    """A verb without auxiliary, as the one right behind “who” is."""
    return at < end and (low[at] in BASE_FORMS or low[at] in THIRD_FORMS or low[at] in PAST_FORMS)


def _skip(low: Sequence[str], at: int, end: int) -> tuple[int, bool]:
    """Past adverbs and negations; whether there was a negation."""
    negated = False
    while at < end and (low[at] in ADVERBS or (low[at].endswith("ly") and len(low[at]) > 4)
                        or low[at] in NEGATIVES or low[at] == ","):  # fmt: skip
        negated = negated or low[at] in NEGATIVES
        at += 1
    return at, negated


def _auxiliary(low: Sequence[str], at: int, end: int) -> tuple[Verb, bool] | None:
    word = low[at]
    modal = MODALS.get(word) if word != "may" or not _month(low, at, end) else None
    if modal is None and not (
        word in BE_NOW or word in BE_PAST or word in HAVE_NOW or word in DO or word == "had"
        or word in ("need", "needs")
    ):  # fmt: skip
        return None
    after, negated = _skip(low, at + 1, end)
    negated = negated or word in NEGATIVES
    following = low[after] if after < end else ""
    if word in ("need", "needs"):
        if following != "to" or low[at - 1 : at] in (("a",), ("the",), ("no",)):
            return None
        return Verb("need", at, base=_base(low, after + 1, end), negated=negated), True
    if modal:
        return _modal(low, at, after, end, modal, negated), True
    if word in DO:
        return Verb(DO[word], at, base=_base(low, after, end), negated=negated), True
    if word in BE_NOW or word in BE_PAST:
        return _being(low, at, after, end, word in BE_PAST, negated), True
    return _having(low, at, after, end, negated), True


def _month(low: Sequence[str], at: int, end: int) -> bool:
    """“may” is the month: behind “in”, or beside a number."""
    before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < end else ""
    return before in MONTH_BEFORE or before[:1].isdigit() or after[:1].isdigit()


def _base(low: Sequence[str], at: int, end: int) -> str:
    known = VERBS.get(low[at]) if at < end else None
    return known.base if known else ""


def participle(word: str) -> bool:
    """A past participle, by the lexicon or by its ending."""
    return word in DONE_FORMS or word in OTHER_DONE or (word.endswith("ed") and len(word) > 4)


def _modal(low: Sequence[str], at: int, after: int, end: int, modal: str, negated: bool) -> Verb:
    if after < end and low[after] == "be":
        inner, _ = _skip(low, after + 1, end)
        if inner < end and participle(low[inner]):
            return Verb(modal, at, True, _base(low, inner, end), negated)
        return Verb(modal, at, base="be", negated=negated)
    if after + 2 < end and low[after] in ("need", "have") and low[after + 1] == "to":
        after, _ = _skip(low, after + 2, end)
    return Verb(modal, at, base=_base(low, after, end), negated=negated)


def _being(low: Sequence[str], at: int, after: int, end: int, before: bool, negated: bool) -> Verb:
    word = low[after] if after < end else ""
    following = low[after + 1] if after + 1 < end else ""
    if word == "to" and following == "be" and after + 2 < end and low[after + 2] in DONE_FORMS:
        form = "past" if before else "must"
        return Verb(form, at, True, _base(low, after + 2, end), negated)
    if word == "to" and following in BASE_FORMS:
        form = "past" if before else "must"
        return Verb(form, at, base=_base(low, after + 1, end), negated=negated)
    if word == "going" and following == "to" and not before:
        return Verb("will", at, base=_base(low, after + 2, end), negated=negated)
    if word == "being":
        form = "past" if before else "running"
        return Verb(form, at, True, _base(low, after + 1, end), negated)
    if word in ING_FORMS and word not in NOUN_LIKE:
        return Verb("past" if before else "running", at, False, _base(low, after, end), negated)
    if participle(word):
        return Verb("past" if before else "passive", at, True, _base(low, after, end), negated)
    return Verb("past" if before else "copula", at, base="be", negated=negated)


def _having(low: Sequence[str], at: int, after: int, end: int, negated: bool) -> Verb:
    word = low[after] if after < end else ""
    now = low[at] != "had"
    if word == "to" and now:
        return Verb("need", at, base=_base(low, after + 1, end), negated=negated)
    if word == "been":
        inner, _ = _skip(low, after + 1, end)
        done = inner < end and participle(low[inner])
        base = _base(low, inner, end) or "be"
        return Verb("perfect" if now else "past", at, done, base, negated)
    if participle(word) or word == "had":
        return Verb("perfect" if now else "past", at, base=_base(low, after, end), negated=negated)
    return Verb("has" if now else "past", at, base="have", negated=negated)


def word_of_number(word: str) -> bool:
    """A number, in figures or in words, which begins what is counted: “five changes”."""
    return word[:1].isdigit() or word in NUMBER_WORDS


def _finite(low: Sequence[str], at: int, start: int, end: int) -> tuple[Verb, bool] | None:
    """A verb with no auxiliary that may be finite, and whether it surely is."""
    known = VERBS.get(low[at])
    if known is None or at == start:
        return None
    before = low[at - 1]
    back = at - 1
    while back > start and (low[back] in ADVERBS or low[back].endswith("ly")):
        back -= 1
    subject = low[back]
    following = low[at + 1] if at + 1 < end else ""
    pointed = before in ("this", "these", "that") and at == start + 1
    pointed = pointed and (low[at] not in NOUN_LIKE or following == "to")
    if (
        (before in DETERMINERS and not pointed)
        or before in PREPOSITIONS
        or before in ("and", "or", ",", "'s", "be")
        or (word_of_number(before) and low[at] in NOUN_LIKE)
    ):
        return None
    objects = following in DETERMINERS or following in PRONOUNS
    objects = objects or following in ("to", "that", "out", "up")
    word, base = low[at], known.base
    if word in PAST_FORMS and word not in BASE_FORMS:
        sure = subject in PRONOUNS or word not in DONE_FORMS or objects
        if following == "by":
            return None
        return Verb("past", at, base=base, sure=sure), sure
    if word in THIRD_FORMS:
        noun = low[at] in NOUN_LIKE and not objects
        plural = subject.endswith("s") and not subject.endswith(("ss", "is", "us"))
        if noun or (plural and not objects) or following in ("of", "and", ","):
            return None
        return Verb("present", at, base=base), True
    if word in BASE_FORMS:
        plural = subject in PLURALS or (subject.endswith("s") and not subject.endswith("ss"))
        beside = objects or following in ("with", "together", "in", "closely", "on")
        if not plural or (low[at] in NOUN_LIKE and not beside and subject not in PRONOUNS):
            return None
        return Verb("present", at, base=base), subject in PRONOUNS or low[at] not in NOUN_LIKE
    return None
