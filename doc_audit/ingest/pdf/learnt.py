"""What all pages of a document teach of each: its words and letters, furniture, body, tags."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from operator import is_
from typing import TYPE_CHECKING

from doc_audit.ingest.pdf.letters.belief import believed
from doc_audit.ingest.pdf.letters.ligatures import mend_ligatures
from doc_audit.ingest.pdf.letters.repair import Repair, mend_lines, with_mended
from doc_audit.ingest.pdf.lines.initials import with_initials
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import Vocabulary
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


def body_size(measures: Iterable[tuple[float, int]]) -> float:
    """Size of most characters, in points; 10 for a document without text.

    Args:
        measures: size and number of characters of lines.
    """
    exact: dict[float, int] = {}
    for size, length in measures:
        exact[size] = exact.get(size, 0) + length
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size * 2) / 2] += count
    best, _ = max(sizes.items(), key=lambda item: (item[1], -item[0]), default=(10.0, 0))
    return best


def _body(pages: PageSet, aside: Container[tuple[int, int]] = ()) -> float:
    """Body size of the lines that aren't `aside`, given as (page, order)."""
    return body_size(
        (size, length)
        for number in pages.frames
        for order, size, length in pages.lines.measures(number)
        if (number, order) not in aside
    )


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


def scan(pdf: Pdf, pages: PageSet, ocr: "TextReader") -> tuple[bool, dict[int, str]]:
    """Have OCR read what needs it.

    Returns:
        Whether there are other lines now, and why OCR failed on some pages.
    """
    furniture = find_furniture(pages.lines, pages.frames, _body(pages))
    signs = {number: _judged(pages, number, furniture) for number in pages.frames}
    failed: dict[int, str] = {}
    grown = False
    for number, found in scan_pages(pdf, pages.lines, pages.frames, signs, ocr):
        if isinstance(found, str):
            failed[number] = found
        else:
            pages.lines[number], pages.signs[number] = found
            grown = True
    return grown, failed


def learn(pages: PageSet, words: Vocabulary) -> Learnt:
    """Have what all pages say put right in their lines and signs.

    Args:
        pages: of the document.
        words: of their lines.
    """
    repair = _mended(pages, words)
    letters = {number: _letters(pages, number, repair) for number in pages.frames}
    furniture = find_furniture(pages.lines, pages.frames, _body(pages))
    furniture |= edge_artifacts(pages.lines, pages.frames, pages.tags)
    for number in pages.frames:
        signs = pages.signs[number] = _judged(pages, number, furniture)
        if unreadable(signs):  # kept and marked like furniture, not read
            furniture.update((number, order) for order, _, _ in pages.lines.measures(number))
    judge = Judge(pages.tags)
    for number in pages.tags:
        judge.hear([line for line in pages.lines[number] if (number, line.order) not in furniture])
    body = _body(pages, furniture)
    pages.lines.forget()
    return Learnt(words, repair, letters, furniture, body, judge.verdict(body))


def _mended(pages: PageSet, words: Vocabulary) -> Repair:
    """Have drop capitals joined and false letters put right: what became of these."""
    initials = sorted(pages.lines.initials)
    joined = [number for number in initials if _joins_initials(pages, number, words)]
    plain = believed(pages.lines, pages.lines.lossy)
    spelled = mend_ligatures(pages.lines, words)
    same = not (joined or plain or spelled)
    repair = mend_lines(pages.lines, words, pages.lines.lossy, same, lambda _: _strange(pages))
    return with_mended(repair, spelled)


def _strange(pages: PageSet) -> dict[tuple[int, int], TextLine]:
    found = pages.lines.strange
    return {(page, at): line for page, own in found.items() for at, line in own.items()}


def _joins_initials(pages: PageSet, number: int, words: Vocabulary) -> bool:
    """Join the drop capitals of a page with their lines, if there are any."""
    lines = pages.lines[number]
    done = with_initials(lines, words)
    if len(done) == len(lines) and all(map(is_, done, lines)):
        return False
    pages.lines[number] = done
    return True


def _letters(pages: PageSet, number: int, repair: Repair) -> tuple[Reason, ...]:
    """What is known of the letters of a page after the repair."""
    lines = pages.lines[number] if number in pages.lines.lossy else ()
    suspect, mended = number in repair.left, number in repair.mended
    return tuple(letter_reasons(lines, suspect, mended))


def _judged(pages: PageSet, number: int, furniture: Keys) -> Signs:
    """Signs of a page with the characters of its body counted and its letters judged."""
    signs, measures = pages.signs[number], pages.lines.measures(number)
    aside = sum(length for order, _, length in measures if (number, order) in furniture)
    return replace(signs, body=signs.characters - aside, strange=pages.lines.shares[number])
