"""What could not be read of a PDF, said once for all its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.ingest.pdf.letters.repair import Repair
from doc_audit.ingest.pdf.source.enclosed import Enclosed
from doc_audit.ingest.pdf.trust.signs import Signs
from doc_audit.model import Page, Problem
from doc_audit.model.problem import Severity
from doc_audit.model.reading import reason_code

_LEAST_HIDDEN = 3
"""Characters that no reader sees below which nothing is said: crumbs of a clipped picture."""
GET_OCR = (
    "Have it read by OCR: apt-get install tesseract-ocr (Debian, Ubuntu), then "
    "pip install 'doc-audit[ocr]', and run again without --ocr off. Or get the original it was "
    "made from."
)

_DOCUMENTS = (".pdf", ".docx", ".doc", ".pptx", ".ppt", ".xlsx", ".xls", ".csv", ".odt", ".rtf")
"""Ends of the names of attached files that may hold words of the plan."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is known of a document's pages when its problems are told.

    Attributes:
        signs: by page.
        pages: graded, those that failed among them.
        failed: why pages could not be read, by page.
        unscanned: why OCR failed, by page.
        repair: of false letters.
        cut_short: the file has no end mark.
        enclosed: what the file holds besides its pages.
    """

    signs: Mapping[int, Signs]
    pages: Sequence[Page]
    failed: Mapping[int, str]
    unscanned: Mapping[int, str]
    repair: Repair
    cut_short: bool
    enclosed: Enclosed


def problems_of(faults: Faults, doc: str, file: str) -> tuple[Problem, ...]:
    """Problems of one document, worst first, each naming its pages."""
    told = [*_errors(faults), *_warnings(faults), *_notes(faults)]
    return tuple(
        Problem(code, severity, message, mend, doc, file, tuple(pages))
        for code, severity, message, mend, pages in told
    )


Told = tuple[str, Severity, str, str, Sequence[int]]
"""Code, severity, message, how to mend, pages."""


def _errors(faults: Faults) -> Iterator[Told]:
    if faults.enclosed.dynamic:
        message = "The pages are made by a form (XFA) in Adobe's reader only; a stand-in was read."
        mend = "Open it in Adobe Reader and print it to a new PDF."
        yield "xfa_form", "error", message, mend, ()
    bare = _with(faults, "no_text")
    if bare:
        message = f"{_count(bare)} no text layer: only a picture of the words, if any."
        said = sorted({faults.unscanned[page] for page in bare if page in faults.unscanned})
        mend = GET_OCR
        if said:
            message += f" OCR failed ({'; '.join(said)})."
            mend = "Run OCR on the file, or get the original it was made from."
        yield "page_without_text", "error", message, mend, bare
    strange = [
        p.number for p in faults.pages if p.grade == "unreadable" and _is(p, "strange_words")
    ]
    if strange:
        message = f"{_count(strange)} a text layer that is no English; none of it was used."
        mend = "Print the file to a new PDF, or get the original it was made from."
        yield "text_layer_false", "error", message, mend, strange
    poor = [p.number for p in faults.pages if p.grade == "unreadable" and _is(p, "ocr")]
    if poor:
        message = f"{_count(poor)} a picture too poor for OCR; nothing of it was used."
        mend = "Scan it again at 300 dpi, or get the original it was made from."
        yield "page_unreadable", "error", message, mend, poor
    if faults.failed:
        pages = sorted(faults.failed)
        message = f"{_count(pages)} damage that keeps it from being read."
        mend = "Ask its publisher for an intact copy, or print the page to a new PDF."
        yield "page_failed", "error", message, mend, pages


def _attached(enclosed: Enclosed) -> Iterator[Told]:
    """A file attached to a plan may be an annex, or, in a portfolio, the plan itself."""
    if enclosed.count == 0:
        return
    left = enclosed.count - len(enclosed.files)
    names = ", ".join(enclosed.files) + (f" and {left} more" if left else "")
    readable = any(name.lower().endswith(_DOCUMENTS) for name in enclosed.files) or left > 0
    message = f"Files attached to the PDF were not read: {names}."
    mend = "Save them from a PDF reader and audit those that belong to the plan."
    yield "attachments_unread", "warning" if readable else "note", message, mend, ()


def _warnings(faults: Faults) -> Iterator[Told]:
    yield from (told for told in _attached(faults.enclosed) if told[1] == "warning")
    if faults.cut_short:
        message = "The file has no end mark: it may be cut short and pages may be missing."
        yield "cut_short", "warning", message, "Fetch it again and compare its size.", ()
    doubtful = [p.number for p in faults.pages if p.grade == "doubtful" and _is(p, "ocr")]
    if doubtful:
        message = f"{_count(doubtful)} words read by OCR of which some will be wrong."
        yield "ocr_doubtful", "warning", message, "Check these pages by eye.", doubtful
    outlines = _with(faults, "outlines")
    if outlines:
        message = f"{_count(outlines)} words drawn as shapes, which can’t be read."
        mend = "Get the original it was made from."
        yield "words_outlined", "warning", message, mend, outlines
    if faults.repair.left:
        message = f"{_count(faults.repair.left)} letters whose font doesn't say what they are."
        mend = "Check these pages by eye, or get the original file."
        yield "glyphs_lost", "warning", message, mend, faults.repair.left


def _notes(faults: Faults) -> Iterator[Told]:
    yield from (told for told in _attached(faults.enclosed) if told[1] == "note")
    if faults.repair.mended:
        message = (
            f"{_count(faults.repair.mended)} letters put right from the document's other words."
        )
        yield "glyphs_mended", "note", message, "", faults.repair.mended
    read = [p.number for p in faults.pages if p.grade == "good" and _is(p, "ocr")]
    if read:
        yield "read_by_ocr", "note", f"{_count(read)} words read from a picture by OCR.", "", read
    bare = _with(faults, "no_words")
    if bare:
        message = f"{_count(bare)} no text layer, and OCR found no words in the picture."
        yield "picture_without_words", "note", message, "Look whether there are any.", bare
    pictures = _with(faults, "pictures")
    if pictures:
        message = f"{_count(pictures)} a large picture; words in it, if any, were not read."
        yield "picture_unread", "note", message, GET_OCR, pictures
    hidden = [page for page, sign in sorted(faults.signs.items()) if sign.hidden >= _LEAST_HIDDEN]
    if hidden:
        message = f"{_count(hidden)} text that no reader sees; it was left out."
        yield "hidden_text", "note", message, "", hidden


def _with(faults: Faults, code: str) -> list[int]:
    return [page.number for page in faults.pages if _is(page, code)]


def _is(page: Page, code: str) -> bool:
    return any(reason_code(reason) == code for reason in page.reasons)


def _count(pages: Sequence[int]) -> str:
    return "1 page has" if len(pages) == 1 else f"{len(pages)} pages have"
