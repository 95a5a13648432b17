"""Letters whose glyphs carry a false meaning or none: found, and put right where that is sure.

Fonts are embedded in part, and a part's table of meanings can be lost or wrong: `w` comes out as
`Ţ`, `g` as an apostrophe ("Strate’ies"). What stands for what is asked of the document itself: a
letter is taken only if it turns nearly all the words in which the sign stands into words that the
document has elsewhere.
"""

from collections import defaultdict
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

from doc_audit.ingest.pdf.letters.finding import Key, find_letters
from doc_audit.ingest.pdf.letters.quotes import Words, is_known, quoted, quotes_of
from doc_audit.ingest.pdf.letters.strange import (
    SUSPECT,
    Place,
    is_english,
    is_strange,
    strange_places,
    words_in,
)
from doc_audit.ingest.pdf.letters.trusted import trusted
from doc_audit.ingest.pdf.lines.textline import TextLine, changed
from doc_audit.ingest.pdf.lines.words import Vocabulary
from doc_audit.ingest.pdf.marks.glyphs import UNKNOWN

_MOST_DOUBTS = 2  # words of a page with such a sign inside that may be misprints
_ROUNDS = 6  # a word with several false letters is known once all but one of them are


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
        known = trusted(pages, mending.strange, lossy, words if same else None)
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
        if is_strange(line):
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


def _strange_lines(pages: Pages) -> Strange:
    return {(page, at): lines[at] for page, lines in pages.items() for at in strange_places(lines)}


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
        found = (word for _, word in words_in(line.text) if SUSPECT.search(word))
        suspects[line.page].update(word for word in found if not is_english(word))
    return pages | {page for page, words in suspects.items() if len(words) > _MOST_DOUBTS}


def _mended(line: TextLine, letters: Mapping[Key, str], words: Words) -> TextLine:
    """A line with its signs replaced: lost ones, those inside words, and at the edge of a word
    those without which it is no known word.
    """
    known = {sign: new for (page, font, sign), new in letters.items()
             if (page, font) == (line.page, line.font)}  # fmt: skip
    text = list(line.text)
    for start, word in words_in(line.text):
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
