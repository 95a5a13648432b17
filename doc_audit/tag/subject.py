"""What kind of thing the subject of a clause is."""

from collections.abc import Sequence

from doc_audit.tag.finite import participle
from doc_audit.tag.lexicon import (
    ADVERBS,
    DETERMINERS,
    ING_FORMS,
    OPENERS,
    PREFIXES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_OF,
)

PLAIN = frozenset({"we", "they", "it", "there"})
JOINED = frozenset({"and", "or", "both", "all"})
"""A determiner behind these is still within the phrase."""


def subject_kind(low: Sequence[str], words: Sequence[str], start: int, verb: int) -> str:
    """What the subject of the verb at a token is (`rubric.grammar.SUBJECTS`).

    The last word of the phrase counts, up to its first preposition: “number” in “the number of
    deaths in the county”.
    """
    if verb > start and low[verb - 1] in PREFIXES:
        verb -= 1
    begin = _begin(low, start, verb)
    if begin >= verb:
        return "none"
    head, stop = -1, verb
    for at in range(begin, verb):
        if at > begin and _parts(low[at], head >= 0 and not words[at][0].isupper()):
            stop = at
            break
        if low[at].isalnum() and low[at] not in ADVERBS:
            head = at
    return _kind(low, words, begin, head, stop)


def _begin(low: Sequence[str], start: int, verb: int) -> int:
    """Where the phrase begins: behind words such as “in March” that no comma parts from it."""
    if low[start] not in OPENERS and low[start] not in PRONOUNS:
        return start
    for at in range(verb - 1, start, -1):
        pointed = low[at] in DETERMINERS and low[at - 1] not in PREPOSITIONS
        if low[at] in PLAIN or (pointed and low[at - 1] not in JOINED):
            return at
    return start + 1 if low[start] in OPENERS else start


def _parts(word: str, headed: bool) -> bool:
    """A word at which the phrase ends, or, once it has a noun, something that qualifies it."""
    if word in PREPOSITIONS or word in RELATIVES or word in (",", "(", "-"):
        return True
    done = (participle(word) or word == "aged") and word not in SUBJECT_OF
    return headed and (done or word in ING_FORMS)


def _kind(low: Sequence[str], words: Sequence[str], begin: int, head: int, stop: int) -> str:
    """Kind of a phrase from its noun, which stands at `head`."""
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
    if head > begin and low[begin] in ING_FORMS:
        return "work"
    inner = any(letter.isupper() for letter in words[head][1:])
    named = inner or (words[head][0].isupper() and head > begin)
    return "name" if named and len(words[head]) > 1 else "other"
