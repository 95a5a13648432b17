"""How far a document could be read: reasons behind the grades of its pages, and their sum.

A reason is a string `code: words`: a closed code and what it means on this page, in plain words,
such as `ocr: read by OCR, mean confidence 93 %`. docs/reading.md explains each code.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from doc_audit.model.document import BlockKind, Document, Page
from doc_audit.model.statement import Statement
from doc_audit.text.words import count_words

REASON_CODES = {
    "no_text": "No text layer: a picture of words, if any. Nothing of it is in any figure.",
    "no_words": "No text layer, and OCR found no words in the picture.",
    "failed": "The page is damaged and could not be read.",
    "strange_words": "The text layer gives letters that don’t read as English words.",
    "ocr": "Words were read from a picture by OCR.",
    "pictures": "A large picture may hold words that were not read.",
    "outlines": "Words are drawn as shapes and could not be read.",
    "lost_letters": "Letters in words have no known meaning.",
    "lost_signs": "Single signs have no known meaning; no word is touched.",
    "false_letters": "Words hold signs that are hardly the letters meant.",
    "mended_letters": "Letters were put right from the document’s other words.",
    "scanner_text": "The text layer was made by a scanner’s OCR, not by the author.",
    "layout": "Many short pieces: their order may not be that of a reader.",
    "order": "The order of the text is doubtful.",
    "table": "A table may be misread.",
}
"""Every reason's code and what it means, worst first."""


def reason(code: str, words: str) -> str:
    """A reason as pages carry it; the code must be known."""
    if code not in REASON_CODES:
        raise KeyError(code)
    return f"{code}: {words}"


def reason_code(text: str) -> str:
    """Code of a reason; "" where it has none that is known."""
    code = text.partition(": ")[0]
    return code if code in REASON_CODES else ""


def reason_words(text: str) -> str:
    """A reason without its code, for people."""
    return text.partition(": ")[2] if reason_code(text) else text


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the pages of one or more documents.

    Attributes:
        pages: their number; 0 where the format has none.
        good, doubtful, unreadable: numbers of pages of each grade.
        characters: read on all pages, furniture not counted.
        on_good: those of them on good pages.
    """

    pages: int = 0
    good: int = 0
    doubtful: int = 0
    unreadable: int = 0
    characters: int = 0
    on_good: int = 0

    @property
    def share_on_good(self) -> float | None:
        """Share of the text read that stands on good pages, 0…1; None without text or pages."""
        return self.on_good / self.characters if self.pages and self.characters else None


def reading_of(documents: Iterable[Document]) -> Reading:
    """The sum over all pages of some documents; those without pages add nothing."""
    return together(map(_reading_of, documents))


def together(readings: Iterable[Reading]) -> Reading:
    """The sum of what was read of several documents."""
    known = list(readings)
    return Reading(*(sum(getattr(one, field.name) for one in known) for field in fields(Reading)))


def _reading_of(document: Document) -> Reading:
    grade = {page.number: page.grade for page in document.pages}
    grades = Counter(grade.values())
    counts = page_characters(document)
    on_good = sum(count for page, count in counts.items() if grade.get(page) == "good")
    return Reading(
        pages=len(grade),
        good=grades["good"],
        doubtful=grades["doubtful"],
        unreadable=grades["unreadable"],
        characters=counts.total(),
        on_good=on_good,
    )


def characters_of(document: Document) -> int:
    """Characters read of a document of any kind, furniture not counted."""
    blocks = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return sum(len(block.text) for block in blocks)


def words_of(document: Document) -> int:
    """Words read of a document of any kind, furniture not counted."""
    blocks = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return sum(count_words(block.text) for block in blocks)


def page_characters(document: Document) -> Counter[int]:
    """Characters read on each page, furniture not counted; a block counts where it begins."""
    counts: Counter[int] = Counter()
    for block in document.blocks:
        if block.page is not None and block.kind is not BlockKind.FURNITURE:
            counts[block.page] += len(block.text)
    return counts


def pages_under(statement: Statement, document: Document) -> tuple[Page, ...]:
    """Pages under a statement of whose reading there is something to say, in order."""
    under = {box.page for box in statement.boxes} | {statement.page}
    return tuple(
        p for p in document.pages if p.number in under and (p.reasons or p.grade != "good")
    )
