"""What all pages of a document teach of each: its words and letters, furniture, body, tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import TYPE_CHECKING

from doc_audit.ingest.pdf.kinds import Sizes
from doc_audit.ingest.pdf.letters.belief import believed
from doc_audit.ingest.pdf.letters.english import strange_share
from doc_audit.ingest.pdf.letters.ligatures import mend_ligatures
from doc_audit.ingest.pdf.letters.repair import Repair, mend_lines, with_mended
from doc_audit.ingest.pdf.lines.initials import with_initials
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import Vocabulary, WordCount
from doc_audit.ingest.pdf.pageset import PageSet
from doc_audit.ingest.pdf.parts.furniture import Keys, find_furniture
from doc_audit.ingest.pdf.scans.scanning import scan_pages
from doc_audit.ingest.pdf.source.opening import Pdf
from doc_audit.ingest.pdf.tags.lines import edge_artifacts
from doc_audit.ingest.pdf.tags.sense import Judge, Tags
from doc_audit.ingest.pdf.trust.grades import Reason, letter_reasons, unreadable
from doc_audit.ingest.pdf.trust.pictures import common_keys, wordless_pictures
from doc_audit.ingest.pdf.trust.signs import Signs

if TYPE_CHECKING:
    from doc_audit.ingest.ocr import TextReader


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known once all pages were read.

    Attributes:
        words: of the document.
        repair: of its false letters.
        letters: what is known of those of each page.
        furniture: (page, order) of the lines that aren't read.
        body: size of body text.
        tags: each kind of them believed or not.
    """

    words: Vocabulary
    repair: Repair
    letters: dict[int, tuple[Reason, ...]]
    furniture: Keys
    body: float
    tags: Tags


class Counts:
    """Words and sizes of lines, counted as they are read."""

    def __init__(self) -> None:
        self._words, self._sizes = WordCount(), Sizes()

    def add(self, lines: Iterable[TextLine]) -> None:
        """Lines of a further page."""
        self._words.add(lines)
        self._sizes.add(lines)

    def words(self) -> Vocabulary:
        """See `WordCount`."""
        return self._words.words()

    def body(self) -> float:
        """See `Sizes`."""
        return self._sizes.body()


def _counted(pages: PageSet) -> Counts:
    counts = Counts()
    for lines in pages.lines.values():
        counts.add(lines)
    return counts


def find_pictures(pages: PageSet) -> None:
    """Put the large pictures that may hold words among the signs of the pages."""
    common = common_keys(pages.pictures.values(), len(pages.frames))
    for number, keys in pages.pictures.items():
        if keys <= common:
            continue
        images, lines = pages.drawn[number].images, pages.lines[number]
        found = wordless_pictures(images, lines, pages.frames[number], common)
        if found:
            pages.signs[number] = replace(pages.signs[number], pictures=found)
    pages.pictures.clear()


def scan(
    pdf: Pdf, pages: PageSet, counts: Counts, ocr: "TextReader"
) -> tuple[Counts, dict[int, str]]:
    """Have OCR read what needs it.

    Returns:
        Counts of the lines there are now, and why OCR failed on some pages.
    """
    furniture = find_furniture(pages.lines, pages.frames, counts.body())
    signs = {
        number: _judged(pages.signs[number], lines, furniture)
        for number, lines in pages.lines.items()
    }
    failed: dict[int, str] = {}
    grown = False
    for number, found in scan_pages(pdf, pages.lines, pages.frames, signs, ocr):
        if isinstance(found, str):
            failed[number] = found
        else:
            lines, pages.signs[number] = found
            pages.put(number, lines)
            grown = True
    return _counted(pages) if grown else counts, failed


def learn(pages: PageSet, counts: Counts) -> Learnt:
    """Have what all pages say put right in their lines and signs.

    Args:
        pages: of the document.
        counts: of their lines.
    """
    words = counts.words()
    repair, same = _mended(pages, words)
    letters = {number: _letters(pages, number, repair) for number in pages.frames}
    body = (counts if same else _counted(pages)).body()
    furniture = find_furniture(pages.lines, pages.frames, body)
    furniture |= edge_artifacts(pages.lines, pages.frames, pages.tags)
    sizes, judge = Sizes(), Judge(pages.tags)
    for number, lines in pages.lines.items():
        signs = pages.signs[number] = _judged(pages.signs[number], lines, furniture)
        if unreadable(signs):  # kept and marked like furniture, not read
            furniture.update((line.page, line.order) for line in lines)
            continue
        plain = [line for line in lines if (line.page, line.order) not in furniture]
        sizes.add(plain)
        judge.hear(plain)
    body = sizes.body()
    return Learnt(words, repair, letters, furniture, body, judge.verdict(body))


def _mended(pages: PageSet, words: Vocabulary) -> tuple[Repair, bool]:
    """What became of false letters, and whether all lines are as long and large as they were."""
    joined = [number for number in sorted(pages.initials) if _joins_initials(pages, number, words)]
    plain = believed(pages.lines, pages.lossy)
    spelled = mend_ligatures(pages.lines, words)
    same = not joined and not spelled
    repair = mend_lines(pages.lines, words, pages.lossy, same and not plain)
    return with_mended(repair, spelled), same


def _joins_initials(pages: PageSet, number: int, words: Vocabulary) -> bool:
    """Join the drop capitals of a page with their lines, if there are any."""
    lines = pages.lines[number]
    done = with_initials(lines, words)
    if len(done) == len(lines) and all(map(is_, done, lines)):
        return False
    pages.put(number, done)
    return True


def _letters(pages: PageSet, number: int, repair: Repair) -> tuple[Reason, ...]:
    """What is known of the letters of a page after the repair."""
    lines = pages.lines[number] if number in pages.lossy else ()
    suspect, mended = number in repair.left, number in repair.mended
    return tuple(letter_reasons(lines, suspect, mended))


def _judged(signs: Signs, lines: Sequence[TextLine], furniture: Keys) -> Signs:
    """Signs of a page with the characters of its body counted and its letters judged."""
    aside = (len(line.text) for line in lines if (line.page, line.order) in furniture)
    return replace(signs, body=signs.characters - sum(aside), strange=strange_share(lines))
