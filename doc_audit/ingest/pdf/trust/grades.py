"""How far the text of a page can be trusted, and why."""

from collections.abc import Iterator, Sequence

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.trust.outlines import LEAST_LETTERS
from doc_audit.ingest.pdf.trust.pictures import covered_share
from doc_audit.ingest.pdf.trust.signs import BIG_PICTURE, Signs, without_text
from doc_audit.model import Page
from doc_audit.model.document import PageGrade
from doc_audit.model.reading import reason

OCR_SURE, OCR_DOUBTFUL = 94.0, 70.0
"""Mean confidence of OCR from which a page counts as good, and below which as not readable.

Tesseract's own figure. Of 20 pages of published plans, drawn as pictures and read again, those
over it had 99 % of their words right and more, the others 82 to 100 % (docs/reading.md)."""
MOST_STRANGE = 0.5
"""Share of a page's characters that are no English from which it isn't readable."""
NO_TEXT = reason("no_text", "no text layer")
INFOGRAPHIC = reason("layout", "many short pieces, as in an infographic")
FALSE_LETTERS = reason("false_letters", "words with signs that are hardly the letters meant")
MENDED_LETTERS = reason("mended_letters", "letters put right from the document’s other words")
UNSEEN = reason("scanner_text", "text layer over an image, as made by a scanner")
NO_WORDS = reason("no_words", "no text layer, and OCR found no words in the picture")
_MANY_PIECES = 18  # passages on a page from which it may be an infographic
_SHORT_PIECE = 40  # characters; a sentence of a leaflet has 80
_SHORT_SHARE = 0.55
_MANY_SIZES = 5  # type sizes
_SOME_STRANGE = 0.05  # share of a page's characters: a heading or a box

Reason = tuple[PageGrade, str]
"""A reason with the grade it alone would give the page; a good one is only a remark."""


def grade(
    number: int,
    frame: Frame,
    signs: Signs,
    passages: Sequence[Passage],
    tables: int,
    letters: Sequence[Reason] = (),
    doubts: Sequence[str] = (),
) -> Page:
    """The page with its grade and reasons, the worst first.

    Args:
        number: from 1.
        frame: gives its size.
        signs: what is known of it before its layout.
        passages: outside tables and forms.
        tables: how many tables and forms it has.
        letters: what is known of false letters, see `letter_reasons`.
        doubts: reasons (`code: words`, see `model.reading`) to doubt its order or tables; each
            makes the page doubtful.
    """
    reasons = [
        *_text_reasons(signs),
        *_word_reasons(signs),
        *letters,
        *_picture_reasons(signs, frame, is_cover=number == 1),
        *(("doubtful", doubt) for doubt in doubts),
    ]
    if is_infographic(passages) and not tables:
        reasons.append(("doubtful", INFOGRAPHIC))
    reasons.sort(key=lambda one: _GRADES.index(one[0]))
    known: PageGrade = reasons[0][0] if reasons else "good"
    told = tuple(dict.fromkeys(words for _, words in reasons))
    return Page(number, round(frame.width, 2), round(frame.height, 2), known, told)


_GRADES: tuple[PageGrade, ...] = ("unreadable", "doubtful", "good")


def _text_reasons(signs: Signs) -> Iterator[Reason]:
    """Whether there is text, and where it comes from."""
    if without_text(signs) and signs.ocr is None:
        yield "unreadable", NO_TEXT
    elif without_text(signs) and not signs.by_ocr:
        yield "doubtful", NO_WORDS
    if signs.by_ocr and signs.ocr is not None:
        part = "words in pictures " if signs.by_ocr < signs.characters else ""
        words = f"{part}read by OCR, mean confidence {signs.ocr:.0f} %"
        yield ocr_grade(signs.ocr), reason("ocr", words)
    if signs.unseen > 0.5 * signs.characters > 0:
        yield "doubtful", UNSEEN


def ocr_grade(confidence: float) -> PageGrade:
    """Grade of words read by OCR with a mean confidence (0…100)."""
    if confidence >= OCR_SURE:
        return "good"
    return "doubtful" if confidence >= OCR_DOUBTFUL else "unreadable"


def unreadable(signs: Signs) -> bool:
    """Whether what was read of a page is too poor to be used."""
    reasons = (*_text_reasons(signs), *_word_reasons(signs))
    return any(known == "unreadable" for known, _ in reasons)


def _word_reasons(signs: Signs) -> Iterator[Reason]:
    if signs.strange >= _SOME_STRANGE:
        words = f"{round(100 * signs.strange)} % of the letters don’t read as English words"
        known: PageGrade = "unreadable" if signs.strange >= MOST_STRANGE else "doubtful"
        yield known, reason("strange_words", words)


def _picture_reasons(signs: Signs, frame: Frame, is_cover: bool) -> Iterator[Reason]:
    if signs.outlined >= LEAST_LETTERS and not without_text(signs) and not signs.by_ocr:
        words = f"about {signs.outlined} letters are drawn as shapes and can’t be read"
        yield "doubtful", reason("outlines", words)
    share = covered_share(signs.pictures, frame)
    if share and signs.ocr is None and not without_text(signs):
        words = f"a picture over {100 * share:.0f} % of the page may hold words"
        known: PageGrade = "doubtful" if share >= BIG_PICTURE and not is_cover else "good"
        yield known, reason("pictures", words)


def letter_reasons(lines: Sequence[TextLine], suspect: bool, mended: bool) -> Iterator[Reason]:
    """What is known of the letters of a page after the repair.

    Args:
        lines: of the page, letters put right.
        suspect: signs are left that are hardly the letters meant.
        mended: letters were put right.
    """
    lossy = [line for line in lines if line.lost]
    spoiled = sum(map(_spoiled_words, lossy))
    signs = sum(len(line.lost) for line in lossy)
    if spoiled:
        words = f"letters without a known meaning in {_count(spoiled, 'word')}"
        yield "doubtful", reason("lost_letters", words)
    elif signs:
        words = f"{_count(signs, 'sign')} without a known meaning, outside words"
        yield "good", reason("lost_signs", words)
    elif suspect:
        yield "doubtful", FALSE_LETTERS
    if mended:
        yield "doubtful", MENDED_LETTERS


def _spoiled_words(line: TextLine) -> int:
    """Words of a line that hold a letter without a known meaning beside one that has."""
    lost, at, count = set(line.lost), 0, 0
    for word in line.text.split(" "):
        places = range(at, at + len(word))
        known = any(line.text[place].isalnum() and place not in lost for place in places)
        count += known and any(place in lost for place in places)
        at += len(word) + 1
    return count


def _count(number: int, one: str) -> str:
    return f"{number} {one}" + ("s" if number > 1 else "")


def is_infographic(passages: Sequence[Passage]) -> bool:
    """Whether a page is made of many short pieces in many sizes."""
    if len(passages) < _MANY_PIECES:
        return False
    short = sum(p.letters < _SHORT_PIECE and not p.marker for p in passages)
    sizes = {round(p.size) for p in passages}
    return short >= _SHORT_SHARE * len(passages) and len(sizes) >= _MANY_SIZES
