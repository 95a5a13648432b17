"""Whether the letters of a page can be English words at all."""

import re
from collections.abc import Iterable, Mapping
from string import ascii_uppercase, digits

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.quotes import EDGES
from doc_audit.ingest.pdf.textline import TextLine

_LEAST_COMMON = 0.55
"""Share of the nine commonest letters among all below which no English text of some length falls:
.61 … .74 on 157 pages of published plans; .40 and less where letters are exchanged."""
_LEAST_LETTERS = 150  # letters below which shares say nothing
_MOST_SIGNS = 0.4  # share of signs that are neither letters nor figures; .13 at most on those pages
_MOST_ODD = 0.06
"""Share of words that can't be English from which a page is doubted; .01 on those pages."""
_LEAST_ODD = 4  # such words below which nothing is said: names, codes, formulas
_MOST_FOREIGN = 0.05  # share of letters beyond Latin
_NAME = 5  # times a word stands in an English document from which it is a name, however odd

# Points may be leaders, as wide as a blank and as many.
_BLANK, _COMMON, _VOWEL, _RARE, _CAPITAL, _FIGURE, _FOREIGN, _SIGN, _STRANGE = range(9)
_CLASSES = np.full(0x10000, _SIGN, np.uint8)
for _code in range(0x80, 0x10000):
    _CLASSES[_code] = (_RARE if _code < 0x250 else _FOREIGN) if chr(_code).isalpha() else _SIGN
for _kind, _chars in (
    (_BLANK, " .…_·"), (_COMMON, "tnsrh"), (_VOWEL, "aeiouy"), (_RARE, "bcdfgjklmpqvwxz"),
    (_CAPITAL, ascii_uppercase), (_FIGURE, digits), (_STRANGE, "#$%*<=>?@[]\\^`{|}~\"\ufffd"),
):  # fmt: skip
    _CLASSES[[ord(char) for char in _chars]] = _kind
_CLASSES[0xE000:0xF900] = _STRANGE
_CLASSES[0xA1:0xAA] = _CLASSES[0xAB:0xB5] = _CLASSES[0xB6:0xBA] = _STRANGE
_COMMONEST = np.zeros(0x10000, np.bool_)
_COMMONEST[[ord(char) for char in "etaoinshrETAOINSHR"]] = True

_ODD = re.compile(
    r"[b-df-hj-np-tv-xz]{6,}"  # consonants in a row
    r"|[a-z]\d+[a-z]"
    r"|[a-z][A-Z]+[a-z]*[A-Z]"
    r"|[a-zA-Z][#$%*<=>?@\[\]\\^_`{|}~\"\u00a1-\u00a9\u00ab-\u00b4\ufffd\ue000-\uf8ff][a-zA-Z]"
    r"|(?<!\S)[A-Za-z] [A-Za-z] [A-Za-z](?!\S)"
)
_ADDRESS = re.compile(r"\S*(?:www\.|://|@)\S*")
_CONSONANTS = 6  # in a row, as `_ODD` has them


def letter_doubts(lines: Iterable[TextLine], vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """Reasons to doubt that the characters of a page are what a reader sees there.

    A font whose table of meanings is shifted or lost gives text that no one can read; nothing found
    in it is not nothing said on the page.

    Args:
        lines: of one page.
        vocabulary: how often each word stands in the document, in lower case; 0 for others.

    Returns:
        Reasons for the page's grade, none for a page that reads as English.
    """
    text = " ".join([line.text for line in lines])
    codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32), 0xFFFF)
    classes = _CLASSES[codes]
    reasons = []
    if not _is_english(codes, classes):
        reasons.append("glyphs: its letters are not those of English")
    if _may_be_odd(classes):
        odd, words = _odd_words(text, vocabulary), text.count(" ") + 1
        if odd >= max(_LEAST_ODD, _MOST_ODD * words):
            reasons.append(f"glyphs: {odd} of {words} words can't be English")
    return tuple(reasons)


def _is_english(codes: NDArray[np.uint32], classes: NDArray[np.uint8]) -> bool:
    """Whether letters and signs stand in the shares that English has them in."""
    counts = np.bincount(classes, minlength=_STRANGE + 1).tolist()
    letters, foreign = sum(counts[_COMMON : _CAPITAL + 1]), counts[_FOREIGN]
    signs = counts[_SIGN] + counts[_STRANGE]
    if foreign >= _LEAST_ODD and foreign > _MOST_FOREIGN * (letters + foreign):
        return False
    if len(codes) - counts[_BLANK] >= _LEAST_LETTERS and signs > _MOST_SIGNS * len(codes):
        return False
    common = int(np.count_nonzero(_COMMONEST[codes]))
    return bool(letters < _LEAST_LETTERS or common >= _LEAST_COMMON * letters)


def _may_be_odd(classes: NDArray[np.uint8]) -> bool:
    """Whether a quick look finds enough that `_ODD` might match."""
    low = (classes >= _COMMON) & (classes <= _RARE)
    letter = low | (classes == _CAPITAL)
    consonant = low & (classes != _VOWEL)
    row = consonant
    for step in range(1, _CONSONANTS):
        row = row[:-1] & consonant[step:]
    found = int(row.sum())
    found += int((low[:-2] & (classes[1:-1] == _FIGURE)).sum())
    found += int((low[:-1] & (classes[1:] == _CAPITAL)).sum())
    found += int((letter[:-2] & (classes[1:-1] == _STRANGE) & letter[2:]).sum())
    blank = classes == _BLANK
    found += int((blank[:-4] & letter[1:-3] & blank[2:-2] & letter[3:-1] & blank[4:]).sum())
    return found >= _LEAST_ODD


def _odd_words(text: str, vocabulary: Mapping[str, int]) -> int:
    """How many words can't be English; names that an English document uses often are none."""
    text = _ADDRESS.sub("", text)
    english = all(vocabulary.get(word) for word in ("the", "and", "of"))
    return sum(
        not (english and vocabulary.get(_word_at(text, found.start()), 0) >= _NAME)
        for found in _ODD.finditer(text)
    )


def _word_at(text: str, at: int) -> str:
    """The word around a place, in lower case."""
    word = text[text.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]
    return word.strip(EDGES).lower()
