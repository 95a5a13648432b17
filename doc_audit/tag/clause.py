"""The main clause of a statement: what its subject is, and the form of its verb.

No model of parts of speech is used. A closed lexicon of verbs in all their forms, the auxiliaries,
and where a word stands decide; what can't be decided is left `none`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.tag.finite import Verb, main_verb
from doc_audit.tag.lexicon import (
    ASIDES,
    BASE_FORMS,
    BE_NOW,
    BE_PAST,
    DETERMINERS,
    GLUE,
    HAVE_NOW,
    KIND_OF_VERB,
    MODALS,
    NOUN_LIKE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from doc_audit.tag.order_behind import order_behind
from doc_audit.tag.orders import opening_of
from doc_audit.tag.subject import subject_kind
from doc_audit.tag.tokens import Tokens

TITLE_WORDS = 12
"""A heading glued to a sentence has up to so many words."""
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
    opening = "" if _initials(tokens.words, start) else opening_of(low, start, end)
    behind = order_behind(low, start, end)
    clause, begin = _clause(low, start, end, opening)
    if behind >= 0:
        clause, begin = Verb("base", behind), behind
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


def _clause(low: Sequence[str], start: int, end: int, opening: str) -> tuple[Verb | None, int]:
    """The main verb, and where its clause begins."""
    if start >= end:
        return None, start
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
