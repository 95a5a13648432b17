"""What could not be read of a PDF, said once for all its pages."""

from collections.abc import Mapping, Sequence

from doc_audit.ingest.pdf.grades import Signs, without_text
from doc_audit.ingest.pdf.repair import Repair
from doc_audit.model import Problem

_LEAST_HIDDEN = 3
"""Characters that no reader sees below which nothing is said: crumbs of a clipped picture."""


def problems_of(
    signs: Mapping[int, Signs],
    failed: Mapping[int, str],
    repair: Repair,
    cut_short: bool,
    doc: str,
    file: str,
) -> tuple[Problem, ...]:
    """Problems of one document, worst first, each naming its pages."""

    def problem(code: str, severity: str, message: str, mend: str, pages: Sequence[int]) -> Problem:
        return Problem(code, severity, message, mend, doc, file, tuple(pages))  # type: ignore[arg-type]

    found = []
    bare = [number for number, sign in sorted(signs.items()) if without_text(sign)]
    if bare:
        message = f"{_count(bare)} no text layer: only a picture of the words, if any."
        mend = "Run OCR on the file, or get the original it was made from."
        found.append(problem("page_without_text", "error", message, mend, bare))
    if failed:
        pages = sorted(failed)
        message = f"{_count(pages)} damage that keeps it from being read."
        mend = "Ask its publisher for an intact copy, or print the page to a new PDF."
        found.append(problem("page_failed", "error", message, mend, pages))
    if cut_short:
        message = "The file has no end mark: it may be cut short and pages may be missing."
        mend = "Fetch it again and compare its size."
        found.append(problem("cut_short", "warning", message, mend, ()))
    if repair.left:
        message = f"{_count(repair.left)} letters whose font doesn't say what they are."
        mend = "Check these pages by eye, or get the original file."
        found.append(problem("glyphs_lost", "warning", message, mend, repair.left))
    if repair.mended:
        message = f"{_count(repair.mended)} letters put right from the document's other words."
        found.append(problem("glyphs_mended", "note", message, "", repair.mended))
    hidden = [number for number, sign in sorted(signs.items()) if sign.hidden >= _LEAST_HIDDEN]
    if hidden:
        message = f"{_count(hidden)} text that no reader sees; it was left out."
        found.append(problem("hidden_text", "note", message, "", hidden))
    return tuple(found)


def _count(pages: Sequence[int]) -> str:
    return "1 page has" if len(pages) == 1 else f"{len(pages)} pages have"
