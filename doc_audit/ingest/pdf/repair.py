"""Letters whose glyphs carry a false meaning or none: found, and put right where that is sure.

Fonts are embedded in part, and a part's table of meanings can be lost or wrong: `w` comes out as
`Ţ`, `g` as an apostrophe ("Strate’ies"). What stands for what is asked of the document itself: a
letter is taken only if it turns nearly all the words in which the sign stands into words that the
document has elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from doc_audit.ingest.pdf.textline import TextLine
from doc_audit.ingest.pdf.words import Vocabulary

_ENOUGH = 0.9
"""Share of the affected words that one letter must turn into words of the document."""
_LEAST_WORDS = 2  # different words with a lost sign below which nothing is changed
_LEAST_SUSPECTS = 4  # the same for signs that the font vouches for
_MOST_DOUBTS = 2  # words of a page with such a sign inside that may be misprints
_ROUNDS = 3  # a word with two false letters is known once one of them is
_LETTERS = "abcdefghijklmnopqrstuvwxyz’"
_SIGN = r"[^\w\s./&@+:,;()-]"
_ODD = re.compile(_SIGN)
_SUSPECT = re.compile(r"(?<=[^\W\d_])(" + _SIGN + r")\1?(?=[^\W\d_])")
_ENGLISH = re.compile(
    r"(?:[^\W\d_]+['’‘](?i:s|t|d|m|re|ve|ll|all)|[A-Z][a-z]?['’‘][A-Z]\w+)\W*"  # O’Brien
)
_TOKEN = re.compile(r"[^\s/()–-]+")
_EDGES = ".,;:!?()[]“”\"'’‘/-–"

Key = tuple[int, str, str]
"""Page, font and the sign that stands for the letter."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of the false glyphs of a document.

    Attributes:
        letters: sign → the letter it is taken for, by page and font.
        left: pages that still have signs of no known meaning, ascending.
        mended: pages on which letters were put right, ascending.
    """

    letters: Mapping[Key, str]
    left: tuple[int, ...]
    mended: tuple[int, ...]


def mend_lines(lines: Sequence[TextLine], words: Vocabulary) -> tuple[list[TextLine], Repair]:
    """Lines with false letters replaced where `find_letters` is sure; lengths never change."""
    letters: dict[Key, str] = {}
    done = list(lines)
    strange = [line for line in lines if _is_strange(line)]
    for _ in range(_ROUNDS):
        found = find_letters(strange, words)
        if not found:
            break
        letters.update(found)
        touched = {key[:2] for key in found}
        done = [
            _mended(line, letters, words) if (line.page, line.font) in touched else line
            for line in done
        ]
        strange = [line for line in done if _is_strange(line)]
    pairs = zip(lines, done, strict=True)
    mended = {new.page for old, new in pairs if new is not old and new.text != old.text}
    return done, Repair(letters, tuple(sorted(_doubtful(strange))), tuple(sorted(mended)))


def _is_strange(line: TextLine) -> bool:
    """Whether it has a sign that may be a false letter; most lines have no sign at all."""
    text = line.text
    return bool(line.lost or (_ODD.search(text) and _SUSPECT.search(text)))


def _doubtful(lines: Iterable[TextLine]) -> set[int]:
    """Pages with signs of no known meaning, or of a false one in several words."""
    pages: set[int] = set()
    suspects: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        for _, word, is_lost in _signs(line):
            suspects[line.page].add(word)
            if is_lost:
                pages.add(line.page)
        if line.lost:
            pages.add(line.page)
    return pages | {page for page, found in suspects.items() if len(found) > _MOST_DOUBTS}


def find_letters(lines: Iterable[TextLine], words: Vocabulary) -> dict[Key, str]:
    """The letter behind each sign that the document's words agree on."""
    affected: dict[Key, set[str]] = defaultdict(set)
    lost: set[Key] = set()
    for line in lines:
        for sign, word, is_lost in _signs(line):
            key = (line.page, line.font, sign)
            affected[key].add(word)
            if is_lost:
                lost.add(key)
    found = {}
    for key, samples in sorted(affected.items()):
        if len(samples) < (_LEAST_WORDS if key in lost else _LEAST_SUSPECTS):
            continue
        if letter := _best_letter(sorted(samples), key[2], words):
            found[key] = letter
    return found


def _signs(line: TextLine) -> Iterator[tuple[str, str, bool]]:
    """Signs of a line that may be false letters, with the word each stands in."""
    for start, word in _words(line.text):
        lost = {line.text[at] for at in line.lost if start <= at < start + len(word)}
        is_english = _ENGLISH.fullmatch(word.strip(_EDGES))
        suspect = set() if is_english else set(_SUSPECT.findall(word))
        signs = lost | suspect
        if len(signs) == 1:
            sign = signs.pop()
            yield sign, word, sign in lost


def _words(text: str) -> Iterator[tuple[int, str]]:
    for found in _TOKEN.finditer(text):
        yield found.start(), found.group()


def _best_letter(samples: Sequence[str], sign: str, words: Vocabulary) -> str:
    """The one letter that makes known words of the samples; "" when none or several do."""
    hits: Counter[str] = Counter()
    for word in samples:
        for letter in _LETTERS.replace(sign, ""):
            hits[letter] += _is_known(word.replace(sign, letter), words)
    letter, count = max(hits.items(), key=lambda item: (item[1], item[0]))
    others = max((n for other, n in hits.items() if other != letter), default=0)
    return letter if count >= _ENOUGH * len(samples) and others < count else ""


def _is_known(word: str, words: Vocabulary) -> bool:
    bare = word.strip(_EDGES).lower()
    return bare in words or bare.replace("’", "'") in words


def _mended(line: TextLine, letters: Mapping[Key, str], words: Vocabulary) -> TextLine:
    """A line with its signs replaced: lost ones, those inside words, and at the edge of a word
    those that make a known word of it.
    """
    known = {sign: new for (page, font, sign), new in letters.items()
             if (page, font) == (line.page, line.font)}  # fmt: skip
    text = list(line.text)
    for start, word in _words(line.text):
        changed = "".join(known.get(char, char) for char in word)
        if changed == word:
            continue
        inner = any(char in known for char in word[1:-1]) or any(
            start <= at < start + len(word) for at in line.lost
        )
        if inner or _is_known(changed, words):
            text[start : start + len(word)] = changed
    lost = tuple(at for at in line.lost if text[at] == line.text[at])
    return replace(line, text="".join(text), lost=lost)
