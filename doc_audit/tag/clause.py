"""The main clause of a statement: what its subject is, and the form of its verb.

No model of parts of speech is used. A closed lexicon of verbs in all their forms, the auxiliaries,
and where a word stands decide; what can't be decided is left `none`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.tag.forms import Form
from doc_audit.tag.lexicon import (
    ADVERBS,
    ASIDES,
    BE_NOW,
    BE_PAST,
    DETERMINERS,
    DO,
    GLUE,
    HAVE_NOW,
    KIND_OF_VERB,
    MODALS,
    NEGATIVES,
    NOUN_LIKE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_OF,
    VERBS,
)
from doc_audit.tag.tokens import Tokens

TITLE_WORDS = 12
"""A heading glued to a sentence has up to so many words."""
STOPS = frozenset({".", ";", "?", "!", "|", "•"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a statement.

    Attributes:
        opening: how it begins: `base`, `ing`, `done`, `to`, or "".
        subject: kind of subject (`lexicon.HEADS`), `this`, `it`, `there`, `they`, `name`, `other`,
            `none`.
        verb: form of the verb: `will`, `must`, `should`, `can`, `hedge`, `copula`, `running`,
            `passive`, `past`, `perfect`, `present`, `has`, `need`, `none`.
        passive: the subject is done to.
        kind: what the verb tells: `act`, `change`, `report`, `state`, `want`, "".
        negated: the verb is negated.
        glued: words without a stop, such as a heading, stand before the sentence.
        opener: first word of what stands before the clause, in small letters, or "".
        at: token of the verb, or -1.
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


@dataclass(frozen=True, slots=True)
class _Verb:
    form: str
    at: int
    passive: bool = False
    base: str = ""
    negated: bool = False


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
    first = max((i for i in tokens.openings if i <= TITLE_WORDS and i < len(low)), default=0)
    glue = _glue(tokens.words, low, first)
    start = first if glue < 0 else glue
    end = _end(low, start)
    opening = _opening(low, start, end)
    clause, begin = _clause(low, tokens.words, start, end, opening)
    opener = low[start] if begin > start and start < len(low) else ""
    shown = opening if begin == start else ""
    if clause is None or (shown == "base" and clause.at != start):
        return Clause(shown, "none", "none", glued=glue >= 0, opener=opener)
    return Clause(
        shown,
        _subject(low, tokens.words, begin, clause.at),
        clause.form,
        clause.passive,
        KIND_OF_VERB.get(clause.base, ""),
        clause.negated,
        glue >= 0,
        opener,
        clause.at,
    )


def _glue(words: Sequence[str], low: Sequence[str], first: int) -> int:
    """Where a sentence begins behind words that no stop parts from it; -1 if nowhere."""
    if first >= len(words) or not (words[first][0].isupper() or words[first][0].isdigit()):
        return -1
    for at in range(first + 1, min(len(words) - 2, first + TITLE_WORDS)):
        before = low[at - 1]
        if low[at] in MODALS or low[at] in BE_NOW or low[at] in BE_PAST:
            return -1
        ordered = words[at][0].isupper() and Form.BASE in _forms(low[at])
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
    while at + 1 < end and (low[at] in ADVERBS or low[at].endswith("ly")):
        at += 1
    word = low[at]
    following = low[at + 1] if at + 1 < end else ""
    if word == "to":
        return "to" if Form.BASE in _forms(following) or following in ("be", "have") else ""
    forms = _forms(word)
    if Form.ING in forms:
        return "ing"
    if Form.BASE in forms and not _noun_here(low, at, end):
        return "base"
    if (Form.PAST | Form.DONE) & forms and Form.BASE not in forms:
        return "done"
    return ""


def _noun_here(low: Sequence[str], at: int, end: int) -> bool:
    """A word that may be a noun has no object beside it, or a verb of its own follows."""
    following = low[at + 1] if at + 1 < end else ""
    if following in BE_NOW or following in BE_PAST or following in MODALS or following in HAVE_NOW:
        return True
    if low[at] not in NOUN_LIKE:
        return False
    object_there = following in DETERMINERS or following in ("with", "to", "towards", "on", "up")
    return not (object_there or (following.endswith("s") and following not in BE_NOW))


def _forms(word: str) -> Form:
    known = VERBS.get(word)
    return known.forms if known else Form(0)


def _clause(
    low: Sequence[str], words: Sequence[str], start: int, end: int, opening: str
) -> tuple[_Verb | None, int]:
    """The main verb, and where its clause begins."""
    if start >= end:
        return None, start
    opened = low[start] in OPENERS or opening in ("ing", "done", "to")
    short = any(low[i] == "," and _aside(low[i - 1]) for i in range(start + 1, min(start + 4, end)))
    if opened or short:
        for comma in (i for i in range(start, end - 2) if low[i] == ","):
            begin = comma + 1
            if low[begin] in OPENERS or low[begin] in ("and", "or", "but", "including", "such"):
                continue
            verb = _verb(low, words, begin, end)
            if verb and verb.at > begin and not _listed(low, begin, verb.at):
                return verb, begin
        pronoun = _pronoun(low, words, start, end) if opened else None
        if pronoun:
            return pronoun
    if opening == "base":
        return _Verb("base", start), start
    if opening in ("ing", "done", "to"):
        return (_verb(low, words, start, end) if opening == "ing" else None), start
    return _verb(low, words, start, end), start


def _aside(word: str) -> bool:
    """A word such as “however” or “nationally” that stands before a comma and the clause."""
    return word in ASIDES or word.endswith("ly") or word[0].isdigit()


def _listed(low: Sequence[str], begin: int, verb: int) -> bool:
    """Another comma lies between: the words are one more item of a list."""
    return "," in low[begin:verb] and low[begin] not in DETERMINERS | PRONOUNS


def _pronoun(
    low: Sequence[str], words: Sequence[str], start: int, end: int
) -> tuple[_Verb, int] | None:
    for at in range(start + 1, end - 1):
        if low[at] in ("we", "it", "there") and low[at - 1] not in RELATIVES:
            verb = _verb(low, words, at, end)
            if verb and verb.at <= at + 3:
                return verb, at
    return None


def _verb(low: Sequence[str], words: Sequence[str], start: int, end: int) -> _Verb | None:
    """The first finite verb that isn't that of a relative clause, or of several the surest."""
    unsure: _Verb | None = None
    inner = 0
    for at in range(start, end):
        word = low[at]
        if word in RELATIVES and at > start:
            after, _ = _skip(low, at + 1, end)
            inner = 0 if _plain_verb(low, after, end) else 1
            continue
        found = _auxiliary(low, at, end) or _finite(low, words, at, start, end)
        if found is None:
            continue
        if inner:
            inner = 0
            continue
        verb, sure = found
        if sure:
            return verb
        unsure = unsure or verb
    return unsure


def _plain_verb(low: Sequence[str], at: int, end: int) -> bool:
    """A verb without auxiliary, as the one right behind “who” is."""
    return at < end and bool(_forms(low[at]) & (Form.BASE | Form.THIRD | Form.PAST))


def _skip(low: Sequence[str], at: int, end: int) -> tuple[int, bool]:
    """Past adverbs and negations; whether there was a negation."""
    negated = False
    while at < end and (low[at] in ADVERBS or (low[at].endswith("ly") and len(low[at]) > 4)
                        or low[at] in NEGATIVES or low[at] == ","):  # fmt: skip
        negated = negated or low[at] in NEGATIVES
        at += 1
    return at, negated


def _auxiliary(low: Sequence[str], at: int, end: int) -> tuple[_Verb, bool] | None:
    word = low[at]
    modal = MODALS.get(word)
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
        return _Verb("need", at, base=_base(low, after + 1, end), negated=negated), True
    if modal:
        return _modal(low, at, after, end, modal, negated), True
    if word in DO:
        return _Verb(DO[word], at, base=_base(low, after, end), negated=negated), True
    if word in BE_NOW or word in BE_PAST:
        return _being(low, at, after, end, word in BE_PAST, negated), True
    return _having(low, at, after, end, negated), True


def _base(low: Sequence[str], at: int, end: int) -> str:
    known = VERBS.get(low[at]) if at < end else None
    return known.base if known else ""


def _done(word: str) -> bool:
    return Form.DONE in _forms(word) or (word.endswith("ed") and len(word) > 4)


def _modal(low: Sequence[str], at: int, after: int, end: int, modal: str, negated: bool) -> _Verb:
    if after < end and low[after] == "be":
        inner, _ = _skip(low, after + 1, end)
        if inner < end and _done(low[inner]):
            return _Verb(modal, at, True, _base(low, inner, end), negated)
        return _Verb(modal, at, base="be", negated=negated)
    return _Verb(modal, at, base=_base(low, after, end), negated=negated)


def _being(low: Sequence[str], at: int, after: int, end: int, before: bool, negated: bool) -> _Verb:
    word = low[after] if after < end else ""
    following = low[after + 1] if after + 1 < end else ""
    if word == "to" and Form.BASE in _forms(following):
        return _Verb("must", at, base=_base(low, after + 1, end), negated=negated)
    if word == "going" and following == "to" and not before:
        return _Verb("will", at, base=_base(low, after + 2, end), negated=negated)
    if word == "being":
        form = "past" if before else "running"
        return _Verb(form, at, True, _base(low, after + 1, end), negated)
    if Form.ING in _forms(word) and word not in NOUN_LIKE:
        return _Verb("past" if before else "running", at, False, _base(low, after, end), negated)
    if _done(word):
        return _Verb("past" if before else "passive", at, True, _base(low, after, end), negated)
    return _Verb("past" if before else "copula", at, base="be", negated=negated)


def _having(low: Sequence[str], at: int, after: int, end: int, negated: bool) -> _Verb:
    word = low[after] if after < end else ""
    now = low[at] != "had"
    if word == "to" and now:
        return _Verb("need", at, base=_base(low, after + 1, end), negated=negated)
    if word == "been":
        inner, _ = _skip(low, after + 1, end)
        done = inner < end and _done(low[inner])
        base = _base(low, inner, end) or "be"
        return _Verb("perfect" if now else "past", at, done, base, negated)
    if _done(word) or word == "had":
        return _Verb("perfect" if now else "past", at, base=_base(low, after, end), negated=negated)
    return _Verb("has" if now else "past", at, base="have", negated=negated)


def _finite(
    low: Sequence[str], words: Sequence[str], at: int, start: int, end: int
) -> tuple[_Verb, bool] | None:
    """A verb with no auxiliary that may be finite, and whether it surely is."""
    known = VERBS.get(low[at])
    if known is None or at == start:
        return None
    before = low[at - 1]
    back = at - 1
    while back > start and (low[back] in ADVERBS or low[back].endswith("ly")):
        back -= 1
    subject = low[back]
    pointed = before in ("this", "these", "that") and at == start + 1 and low[at] not in NOUN_LIKE
    if (
        (before in DETERMINERS and not pointed)
        or before in PREPOSITIONS
        or before in ("and", "or", ",", "'s", "be")
    ):
        return None
    following = low[at + 1] if at + 1 < end else ""
    objects = following in DETERMINERS or following in PRONOUNS
    objects = objects or following in ("to", "that", "out", "up")
    forms, base = known.forms, known.base
    if Form.PAST in forms and Form.BASE not in forms:
        sure = subject in PRONOUNS or Form.DONE not in forms or objects
        if following == "by":
            return None
        return _Verb("past", at, base=base), sure
    if Form.THIRD in forms:
        noun = low[at] in NOUN_LIKE and not objects
        plural = subject.endswith("s") and not subject.endswith(("ss", "is", "us"))
        if noun or (plural and not objects) or following in ("of", "and", ","):
            return None
        return _Verb("present", at, base=base), True
    if Form.BASE in forms:
        plural = subject in ("we", "they", "you", "i", "people", "children", "staff", "women",
                             "men") or (subject.endswith("s") and not subject.endswith("ss"))  # fmt: skip
        if not plural or (low[at] in NOUN_LIKE and not objects and subject not in PRONOUNS
                          and following not in ("with", "together", "in", "closely", "on")):  # fmt: skip
            return None
        return _Verb("present", at, base=base), subject in PRONOUNS or low[at] not in NOUN_LIKE
    return None


def _subject(low: Sequence[str], words: Sequence[str], start: int, verb: int) -> str:
    """Kind of the subject, by the last word of the phrase before its first preposition."""
    begin = start
    for at in range(verb - 1, start, -1):
        if low[at] in ("we", "they", "it", "there") or (
            low[at] in DETERMINERS and low[at - 1] not in PREPOSITIONS
            and low[at - 1] not in ("and", "or", "both", "all")
        ):  # fmt: skip
            begin = at
            if low[start] not in OPENERS:
                begin = start if low[start] not in PRONOUNS else begin
            break
    if begin >= verb:
        return "none"
    if low[begin] in OPENERS and begin == start:
        begin += 1
    head, stop = -1, verb
    for at in range(begin, verb):
        word = low[at]
        if at > begin and (word in PREPOSITIONS or word in RELATIVES or word in (",", "(", "-")
                           or (_done(word) and head >= 0 and word not in SUBJECT_OF)
                           or (Form.ING in _forms(word) and head >= 0)):  # fmt: skip
            stop = at
            break
        if word.isalnum() and word not in ADVERBS:
            head = at
    return _kind(low, words, begin, head, stop)


def _kind(low: Sequence[str], words: Sequence[str], begin: int, head: int, stop: int) -> str:
    if head < 0:
        return "none"
    phrase = low[begin:stop]
    if "we" in phrase or low[head] in ("we", "i"):
        return "we"
    if low[head] in ("this", "these", "that", "those"):
        return "this"
    if low[head] in ("it", "there", "they", "you", "he", "she"):
        return {"he": "they", "she": "they"}.get(low[head], low[head])
    if any(word in ("national", "nationally", "government", "uk") for word in phrase):
        return "national"
    kind = SUBJECT_OF.get(low[head])
    if kind:
        return kind
    if low[head][0].isdigit():
        return "data"
    if head > begin and Form.ING in _forms(low[begin]):
        return "work"
    named = words[head].isupper() or (words[head][0].isupper() and head > begin)
    return "name" if named and len(words[head]) > 1 else "other"
