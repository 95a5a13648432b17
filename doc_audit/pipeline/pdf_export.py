"""An annotated copy of each PDF of a run."""

from collections.abc import Iterator
from pathlib import Path

from doc_audit.errors import DocumentError
from doc_audit.export.pdf.annotate import Annotated, annotate
from doc_audit.model import Document, Problem, sha256_of
from doc_audit.model.problem import Severity
from doc_audit.pipeline.pdf_notes import PdfNotes
from doc_audit.store import RunFolder, write_whole

PDF = "pdf"
_OTHERS = {"docx": "Take it out with `--to docx`, which puts comments into Word files."}
_ELSEWHERE = "Its codes are in the report and in the other formats."


def copy_name(document: Document) -> str:
    """Name of the annotated copy of a document."""
    return f"{document.id}_annotated.pdf"


def write_copy(
    folder: RunFolder, document: Document, notes: PdfNotes, path: Path
) -> Iterator[Problem]:
    """Writes the annotated copy of a document, where there can be one; gives what went wrong.

    Raises:
        OutputError: the place can't be written to.
    """
    if document.media != PDF:
        mend = _OTHERS.get(document.media, _ELSEWHERE)
        yield _problem(document, "not_a_pdf", "note", "Isn't a PDF, so it has no PDF copy.", mend)
        return
    try:
        content = folder.source(document).read_bytes()
    except OSError:
        told = "The run folder no longer holds this document, so it has no annotated copy."
        yield _problem(document, "source_missing", "error", told, "Run the audit again.")
        return
    if sha256_of(content) != document.sha256:
        told = "The file in the run folder isn't the one that was audited, so it has no copy."
        yield _problem(document, "source_changed", "error", told, "Run the audit again.")
        return
    try:
        made = annotate(
            content, document.name, document.pages, notes.of(document), notes.guide(document)
        )
    except DocumentError as error:
        told = f"{error.what[:1].upper()}{error.what[1:]}."
        yield _problem(document, error.code, "error", told, error.mend)
        return
    write_whole(path, made.parts)
    yield from _remarks(document, made)


def _remarks(document: Document, made: Annotated) -> Iterator[Problem]:
    if made.signed:
        told = "The PDF is signed; readers will say of the copy that it was changed afterwards."
        mend = "Keep to the original for what the signature vouches for."
        yield _problem(document, "signed", "warning", told, mend)
    if made.rebuilt:
        told = "The PDF is damaged; its parts were found by a search, and the copy may lack some."
        yield _problem(document, "damaged", "warning", told, "Look the copy through.")
    if made.unlike:
        told = "These pages aren't as they were when they were read, so they have no notes."
        found = _problem(document, "pages_unlike", "error", told, "Print it to a new PDF.")
        yield Problem(found.code, found.severity, found.message, found.mend, found.doc, found.file,
                      made.unlike)  # fmt: skip


def _problem(document: Document, code: str, severity: Severity, message: str, mend: str) -> Problem:
    return Problem(code, severity, message, mend, document.id, document.name)
