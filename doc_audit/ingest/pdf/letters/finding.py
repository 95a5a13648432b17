"""Which letter stands behind a sign that is none: asked of the words of the document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from doc_audit.ingest.pdf.letters.quotes import EDGES, Words, is_known
from doc_audit.ingest.pdf.letters.strange import SUSPECT, is_english, words_in
from doc_audit.ingest.pdf.lines.textline import TextLine

_ENOUGH = 0.6
"""Share of the affected words that one letter must turn into words of the document; names and rare
words are in no vocabulary."""
_LEAST_WORDS = 2  # different words with a lost sign below which nothing is changed
_LONG_WORD = 6  # letters from which one word alone shows what a lost sign stands for
_LEAST_SUSPECTS = 4  # different words for signs that the font vouches for
_ENOUGH_SUSPECTS = 0.5  # share of these
_RUNNER_UP = 0.5  # share of the best letter's words that another one may make
_LETTERS = "abcdefghijklmnopqrstuvwxyz’"

Key = tuple[int, str, str]
"""Page, font and the sign that stands for the letter."""


def find_letters(lines: Iterable[TextLine], words: Words) -> dict[Key, str]:
    """The letter behind each sign that the document's words agree on."""
    strange = list(lines)
    lost, suspect = _lost_signs(strange), _suspect_signs(strange)
    signs: dict[tuple[int, str], set[str]] = defaultdict(set)
    for page, font, sign in lost | suspect:
        signs[page, font].add(sign)
    samples: dict[Key, set[str]] = defaultdict(set)
    for line in strange:
        known = signs.get((line.page, line.font), set())
        for _, word in words_in(line.text) if known else ():
            own = known.intersection(word)
            if len(own) != 1:
                continue
            sign = own.pop()
            key = (line.page, line.font, sign)
            if key in lost or _may_be_false(word, sign, words):
                samples[key].add(word)
    found = {}
    for key, tokens in sorted(samples.items()):
        if letter := _best_letter(sorted(tokens), key[2], words, key in lost):
            found[key] = letter
    return found


def _lost_signs(lines: Iterable[TextLine]) -> set[Key]:
    """Signs of no known meaning."""
    return {(line.page, line.font, line.text[at]) for line in lines for at in line.lost}


def _suspect_signs(lines: Iterable[TextLine]) -> set[Key]:
    """Signs that no word has inside it, met inside words."""
    return {
        (line.page, line.font, sign)
        for line in lines
        for _, word in words_in(line.text)
        if (found := SUSPECT.findall(word)) and not is_english(word)
        for sign in found
    }


def _may_be_false(word: str, sign: str, words: Words) -> bool:
    """Whether a sign that may be right elsewhere is out of place in a word."""
    if sign in word.strip(EDGES):
        return not is_english(word)
    return not is_known(word, words)


def _best_letter(samples: Sequence[str], sign: str, words: Words, lost: bool) -> str:
    """The one letter that makes known words of the samples; "" when none or several do."""
    hits: Counter[str] = Counter()
    for word in samples:
        inside = sign in word.strip(EDGES)[1:-1]
        for letter in _LETTERS.replace(sign, ""):
            made = word.replace(sign, letter)
            hits[letter] += (letter != "’" or inside) and is_known(made, words)
    letter, count = max(hits.items(), key=lambda item: (item[1], item[0]))
    others = max((n for other, n in hits.items() if other != letter), default=0)
    if lost and len(samples) < _LEAST_WORDS:
        sure = count == 1 and not others and len(samples[0].strip(EDGES)) >= _LONG_WORD
    elif lost:
        sure = count >= max(_LEAST_WORDS, _ENOUGH * len(samples)) and others <= _RUNNER_UP * count
    else:
        sure = (
            len(samples) >= _LEAST_SUSPECTS
            and count >= _ENOUGH_SUSPECTS * len(samples)
            and others <= _RUNNER_UP * count
        )
    return letter if sure else ""
