"""Phrases between bars, which part single words alone: “sign language|bsl” is “sign bsl” too."""

from collections.abc import Iterator
from typing import NamedTuple

from doc_audit.rubric.pattern import pieces_of, words_of
from doc_audit.tag.inflected import inflected

LEAST_LETTERS = 3
"""Letters of a short form that is taken for the first letters of a phrase."""
_PAIR = 2
"""Words of a phrase whose other word adds nothing in another form; of longer ones it may, as in
“smokers|residents who smoke”."""
Said = tuple[str, str]
"""What is wrong, and how to mend it."""
_MEND = "As bars part single words, write a pattern for each: {both}."


class _Reading(NamedTuple):
    """A phrase of a pattern, and a word that may stand in place of one of its words.

    Attributes:
        far: the word of the phrase that is furthest from the bars.
    """

    phrase: tuple[str, ...]
    word: str
    far: str


def phrase_slips(written: str) -> Iterator[Said]:
    """A word at an end of a pattern that stands for the whole phrase rather than for a word of it.

    It is the first letters of the phrase, the phrase in one word, or one of its other words in
    another form.
    """
    for phrase, word, far in _readings(pieces_of(written)):
        why = _stands_for(phrase, word, far)
        if why:
            mend = _MEND.format(both=f"'{' '.join(phrase)}', '{word}'")
            yield f"in the pattern “{written}” “{word}” {why}.", mend
            return


def alone_in_example(written: str, example: str) -> str:
    """A word between the bars of a pattern that stands in an example, the rest of it not."""
    there = {word.lower() for word in words_of(example.rstrip(".!?"))}
    for _, word, far in _readings(pieces_of(written)):
        if word in there and far not in there:
            return word
    return ""


def _readings(pieces: list[str]) -> Iterator[_Reading]:
    """Readings of a row of plain words with bars between its first or its last ones alone."""
    if len(pieces) < 2 or not all(map(_plain, pieces)):
        return
    low = [piece.lower().split("|") for piece in pieces]
    if all(len(words) == 1 for words in low[:-1]):
        for word in low[-1][1:]:
            yield _Reading(tuple(words[0] for words in low), word, low[0][0])
    elif all(len(words) == 1 for words in low[1:]):
        for word in low[0][:-1]:
            yield _Reading(tuple(words[-1] for words in low), word, low[-1][0])


def _plain(piece: str) -> bool:
    return piece.replace("|", "").replace("-", "").isalnum()


def _stands_for(phrase: tuple[str, ...], word: str, far: str) -> str:
    said = " ".join(phrase)
    if len(word) >= LEAST_LETTERS and _first_letters(phrase, word):
        return f"are the first letters of “{said}”"
    if word.replace("-", "") == "".join(phrase).replace("-", ""):
        return f"is “{said}” in one word"
    if len(phrase) == _PAIR and inflected(word, far):
        return f"is “{far}”, which stands in it already, in another form"
    return ""


def _first_letters(phrase: tuple[str, ...], word: str) -> bool:
    """Each word of the phrase gives its first letter: sign language, BSL; care boards, ICBs.

    A letter more may come first, where it leaves the word without vowels, which no word is.
    """
    letters = "".join(part[0] for one in phrase for part in one.split("-"))
    short = word.removesuffix("s") if len(word) > LEAST_LETTERS else word
    longer = short[1:] == letters and not set(short) & set("aeiouy")
    return short == letters or longer
