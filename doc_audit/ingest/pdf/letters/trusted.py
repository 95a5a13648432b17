"""The words of a document that false letters can be measured by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from doc_audit.ingest.pdf.letters.quotes import Words
from doc_audit.ingest.pdf.letters.strange import SUSPECT, Place, is_english, words_in
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import Vocabulary, vocabulary_of, words_of_kept

_Pages = Mapping[int, Sequence[TextLine]]


def trusted(
    pages: _Pages,
    strange: Mapping[Place, TextLine],
    lossy: Collection[int],
    words: Vocabulary | None,
) -> Words:
    """Words of the document outside fonts that are known to break them ("Wellbein’" is none).

    Args:
        pages: lines by page.
        strange: those with signs that may be false letters.
        lossy: pages that may have lost letters.
        words: of all lines, where they have been counted.
    """
    broken = {
        (line.page, line.font)
        for line in strange.values()
        if not line.lost and any(map(_is_broken, words_in(line.text)))
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


def _lines(pages: _Pages, numbers: Iterable[int] | None = None) -> Iterator[TextLine]:
    """Lines of the pages with some numbers, or of all."""
    numbers = pages if numbers is None else numbers
    return (line for number in numbers for line in pages[number])


def _around(pages: _Pages, some: Collection[int]) -> list[int]:
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
    return SUSPECT.search(word) is not None and not is_english(word)
