"""Letters whose glyphs carry a false meaning or none: found, and put right where that is sure.

Fonts are embedded in part, and a part's table of meanings can be lost or wrong: `w` comes out as
`Ţ`, `g` as an apostrophe ("Strate’ies"). What stands for what is asked of the document itself: a
letter is taken only if it turns nearly all the words in which the sign stands into words that the
document has elsewhere.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass, replace
from itertools import accumulate

from doc_audit.ingest.pdf.letters.quotes import EDGES, Words, is_known, quoted, quotes_of
from doc_audit.ingest.pdf.lines.textline import TextLine, changed
from doc_audit.ingest.pdf.lines.words import Vocabulary, vocabulary_of, words_of_kept
from doc_audit.ingest.pdf.marks.glyphs import UNKNOWN

_ENOUGH = 0.6
"""Share of the affected words that one letter must turn into words of the document; names and rare
words are in no vocabulary."""
_LEAST_WORDS = 2  # different words with a lost sign below which nothing is changed
_LONG_WORD = 6  # letters from which one word alone shows what a lost sign stands for
_LEAST_SUSPECTS = 4  # different words for signs that the font vouches for
_ENOUGH_SUSPECTS = 0.5  # share of these
_RUNNER_UP = 0.5  # share of the best letter's words that another one may make
_MOST_DOUBTS = 2  # words of a page with such a sign inside that may be misprints
_ROUNDS = 6  # a word with several false letters is known once all but one of them are
_LETTERS = "abcdefghijklmnopqrstuvwxyz’"
_SIGN = r"[^\w\s./&@+:,;()-]"
# The sign comes first, as most lines have none: only at one is looked at what stands before it.
_SUSPECT = re.compile(r"(" + _SIGN + r")(?<=[^\W\d_].)\1?(?=[^\W\d_])")
_ENGLISH = re.compile(
    r"(?:[^\W\d_]+['’‘](?i:s|t|d|m|re|ve|ll|all)|[A-Z][a-z]?['’‘][A-Z]\w+)\W*"  # O’Brien
)
_TOKEN = re.compile(r"[^\s/()–-]+")

Key = tuple[int, str, str]
"""Page, font and the sign that stands for the letter."""
Place = tuple[int, int]
"""Page of a line, and its place among the page's lines."""


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


def with_mended(repair: Repair, pages: Iterable[int]) -> Repair:
    """A repair with further pages on which letters were put right."""
    return replace(repair, mended=tuple(sorted({*repair.mended, *pages})))


Pages = MutableMapping[int, Sequence[TextLine]]
"""Lines by page."""


Strange = dict[Place, TextLine]
"""Lines with signs that may be false letters."""


def mend_lines(
    pages: Pages,
    words: Vocabulary,
    lossy: Collection[int],
    counted: bool = False,
    find: Callable[[Pages], Strange] | None = None,
) -> Repair:
    """Have false letters replaced where `find_letters` is sure; lengths never change.

    Args:
        pages: of the document.
        words: its vocabulary.
        lossy: pages that may have lost letters.
        counted: `words` are those of just these lines.
        find: gives the strange lines; None: all pages are looked at.
    """
    mending = _Mending(pages)
    mending.change(sorted(lossy), lambda line: _with_bullet(line) if line.lost else line)
    same = counted and not mending.before
    mending.strange = (find or _strange_lines)(pages)
    known: Words = words
    if mending.strange:
        known = _trusted(pages, mending.strange, lossy, words if same else None)
    letters: dict[Key, str] = {}
    for _ in range(_ROUNDS):
        found = find_letters(mending.strange.values(), known)
        if not found:
            break
        letters.update(found)
        mending.replace(letters, {key[:2] for key in found}, known)
    if mending.has_lost(lossy):
        marks = quotes_of(mending.lost_lines(lossy), known)
        mending.change(
            sorted(lossy), lambda line: _owned_up(quoted(line, marks)) if line.lost else line
        )
    left = tuple(sorted(_doubtful(mending.strange.values())))
    return Repair(letters, left, mending.put_right())


class _Mending:
    """Lines while they are mended.

    Attributes:
        strange: lines with signs that may be false letters, by page and place on it.
        before: text as it was of lines that were changed.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.strange: Strange = {}
        self.before: dict[Place, str] = {}

    def change(self, pages: Iterable[int], mend: Callable[[TextLine], TextLine]) -> None:
        """Put what `mend` makes of the lines of some pages in their place."""
        for page in pages:
            lines = self._pages[page]
            done = [mend(line) for line in lines]
            others = [at for at, line in enumerate(done) if line is not lines[at]]
            if others:
                self._pages[page] = done
            for at in others:
                self.before.setdefault((page, at), lines[at].text)
                self._look_again((page, at), done[at])

    def _look_again(self, place: Place, line: TextLine) -> None:
        if _is_strange(line):
            self.strange[place] = line
        else:
            self.strange.pop(place, None)

    def replace(
        self, letters: Mapping[Key, str], touched: set[tuple[int, str]], words: Words
    ) -> None:
        """Have the letters in lines of some fonts on some pages."""
        self.change(
            sorted({page for page, _ in touched}),
            lambda line: (
                _mended(line, letters, words) if (line.page, line.font) in touched else line
            ),
        )

    def lost_lines(self, lossy: Collection[int]) -> Iterator[TextLine]:
        """Lines with letters that are lost still."""
        return (line for page in sorted(lossy) for line in self._pages[page] if line.lost)

    def has_lost(self, lossy: Collection[int]) -> bool:
        """Whether there are any."""
        return any(True for _ in self.lost_lines(lossy))

    def put_right(self) -> tuple[int, ...]:
        """Pages on which a letter was replaced by another, ascending."""
        return tuple(sorted({
            page
            for (page, at), text in self.before.items()
            if _puts_right(text, self._pages[page][at].text)
        }))  # fmt: skip


def _is_strange(line: TextLine) -> bool:
    """Whether it has a sign that may be a false letter."""
    return bool(line.lost) or _SUSPECT.search(line.text) is not None


def _strange_lines(pages: Pages) -> Strange:
    return {(page, at): lines[at] for page, lines in pages.items() for at in strange_places(lines)}


def strange_places(lines: Sequence[TextLine]) -> list[int]:
    """Places of lines with signs that may be false letters.

    Their texts are searched as one, as nearly all have no such sign.
    """
    odd = {at for at, line in enumerate(lines) if line.lost}
    texts = [line.text for line in lines]
    ends: list[int] = []
    for found in _SUSPECT.finditer("\n".join(texts)):
        ends = ends or list(accumulate(len(text) + 1 for text in texts))
        odd.add(bisect_right(ends, found.start()))
    return sorted(odd)


def _trusted(
    pages: Pages,
    strange: Mapping[Place, TextLine],
    lossy: Collection[int],
    words: Vocabulary | None,
) -> Words:
    """Words of the document outside fonts that are known to break them ("Wellbein’" is none).

    `words` are those of all lines where they have been counted.
    """
    broken = {
        (line.page, line.font)
        for line in strange.values()
        if not line.lost and any(map(_is_broken, _words(line.text)))
    }

    def is_sound(line: TextLine) -> bool:
        return not line.lost and (line.page, line.font) not in broken

    if words is None:
        return vocabulary_of(filter(is_sound, _lines(pages))).keys()
    unsound = {page for page in lossy if any(line.lost for line in pages[page])}
    unsound |= {page for page, _ in broken}
    if not unsound:
        return words.keys()
    near = _around(pages, unsound)  # elsewhere nothing changes
    return words_of_kept(words, _lines(pages, near), map(is_sound, _lines(pages, near)))


def _lines(pages: Pages, numbers: Iterable[int] | None = None) -> Iterator[TextLine]:
    """Lines of the pages with some numbers, or of all."""
    numbers = pages if numbers is None else numbers
    return (line for number in numbers for line in pages[number])


def _around(pages: Pages, some: Collection[int]) -> list[int]:
    """Some pages, and the next with lines before and after each, as words go on over the page."""
    numbers = list(pages)
    found: set[int] = set()
    for step in (1, -1):
        goes_on = False  # the last page found is one of them, or has no lines
        for page in numbers[::step]:
            if page in some or goes_on:
                found.add(page)
                goes_on = page in some or not pages[page]
    return [page for page in numbers if page in found]


def _is_broken(found: tuple[int, str]) -> bool:
    word = found[1]
    return _SUSPECT.search(word) is not None and not _is_english(word)


def _with_bullet(line: TextLine) -> TextLine:
    """A line with a lost sign that stands alone before its words taken for a bullet."""
    if line.lost[0] or line.text[1:2] != " ":
        return line
    return changed(line, text=f"•{line.text[1:]}", lost=line.lost[1:])


def _owned_up(line: TextLine) -> TextLine:
    """A line whose lost letters are shown as such: what the font gives for them is no word."""
    text = list(line.text)
    for at in line.lost:
        text[at] = chr(UNKNOWN)
    return changed(line, text="".join(text))


def _puts_right(old: str, new: str) -> bool:
    """Whether a letter of a text was replaced by another."""
    pairs = zip(old, new, strict=True)
    return any(a != b and b not in (chr(UNKNOWN), "•") for a, b in pairs)


def _doubtful(lines: Iterable[TextLine]) -> set[int]:
    """Pages with signs of no known meaning, or of a false one in several words."""
    pages: set[int] = set()
    suspects: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        if line.lost:
            pages.add(line.page)
        found = (word for _, word in _words(line.text) if _SUSPECT.search(word))
        suspects[line.page].update(word for word in found if not _is_english(word))
    return pages | {page for page, words in suspects.items() if len(words) > _MOST_DOUBTS}


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
        for _, word in _words(line.text) if known else ():
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
        for _, word in _words(line.text)
        if (found := _SUSPECT.findall(word)) and not _is_english(word)
        for sign in found
    }


def _may_be_false(word: str, sign: str, words: Words) -> bool:
    """Whether a sign that may be right elsewhere is out of place in a word."""
    if sign in word.strip(EDGES):
        return not _is_english(word)
    return not is_known(word, words)


def _is_english(word: str) -> bool:
    return _ENGLISH.fullmatch(word.strip(EDGES)) is not None


def _words(text: str) -> Iterator[tuple[int, str]]:
    for found in _TOKEN.finditer(text):
        yield found.start(), found.group()


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


def _mended(line: TextLine, letters: Mapping[Key, str], words: Words) -> TextLine:
    """A line with its signs replaced: lost ones, those inside words, and at the edge of a word
    those without which it is no known word.
    """
    known = {sign: new for (page, font, sign), new in letters.items()
             if (page, font) == (line.page, line.font)}  # fmt: skip
    text = list(line.text)
    for start, word in _words(line.text):
        spelled = "".join(known.get(char, char) for char in word)
        if spelled == word:
            continue
        inner = any(char in known for char in word[1:-1]) or any(
            start <= at < start + len(word) for at in line.lost
        )
        if inner or is_known(spelled, words) or not is_known(word, words):
            text[start : start + len(word)] = spelled
    lost = tuple(at for at in line.lost if text[at] == line.text[at])
    return changed(line, text="".join(text), lost=lost)
