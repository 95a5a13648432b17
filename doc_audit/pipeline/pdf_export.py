"""An annotated copy of each PDF of a run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from doc_audit.engine import Failure, InTurn
from doc_audit.errors import DocumentError
from doc_audit.export.pdf.annotate import Annotated
from doc_audit.export.pdf.note import MOST_GROWTH
from doc_audit.export.pdf.work import Annotate, Task
from doc_audit.model import Document, Problem, sha256_of
from doc_audit.model.problem import Severity
from doc_audit.pipeline.corpus import MEMORY, SECONDS
from doc_audit.pipeline.pdf_notes import PdfNotes
from doc_audit.report.words import joined
from doc_audit.store import RunFolder, write_whole

PDF = "pdf"
_OTHERS = {"docx": "Take it out with `--to docx`, which puts comments into Word files."}
_ELSEWHERE = "Its codes are in the report and in the other formats."
_FAILURES = {
    "crashed": "The work on it crashed ({detail})",
    "timed_out": "It took longer than {seconds:g} s",
    "out_of_memory": "It needs more memory than a document may have ({memory:g} GiB)",
    "failed": "There is a fault in doc-audit ({detail})",
}


def copy_name(document: Document) -> str:
    """Name of the annotated copy of a document."""
    return f"{document.id}_annotated.pdf"


Annotator = InTurn[Task, Annotated | DocumentError]


def annotator() -> Annotator:
    """A process that works out notes and may fail alone: a file may be built to harm."""
    return InTurn(Annotate(), SECONDS, MEMORY)


def write_copy(
    folder: RunFolder, document: Document, notes: PdfNotes, path: Path, work: Annotator
) -> Iterator[Problem]:
    """Writes the annotated copy of a document, where there can be one; gives what went wrong.

    Args:
        folder: of the run.
        document: of the run.
        notes: of the run.
        path: of the copy.
        work: as `annotator` makes it.

    Raises:
        OutputError: the place can't be written to.
    """
    if document.media != PDF:
        mend = _OTHERS.get(document.media, _ELSEWHERE)
        yield _problem(document, "not_a_pdf", "note", "Isn't a PDF, so it has no PDF copy.", mend)
        return
    content = _audited(folder, document)
    if isinstance(content, Problem):
        yield content
        return
    made = _made(content, document, notes, work)
    if isinstance(made, Problem):
        yield made
        return
    write_whole(path, [content[made.start :], made.added])
    yield from _remarks(document, made)
    yield from _size_remarks(document, made, len(content))


def _audited(folder: RunFolder, document: Document) -> bytes | Problem:
    """The bytes that were audited."""
    mend = "Run the audit again."
    try:
        content = folder.source(document).read_bytes()
    except OSError:
        told = "The run folder no longer holds this document, so it has no annotated copy."
        return _problem(document, "source_missing", "error", told, mend)
    if sha256_of(content) != document.sha256:
        told = "The file in the run folder isn't the one that was audited, so it has no copy."
        return _problem(document, "source_changed", "error", told, mend)
    return content


def _made(
    content: bytes, document: Document, notes: PdfNotes, work: Annotator
) -> Annotated | Problem:
    """The notes as bytes."""
    task = Task(
        content, document.name, document.pages, notes.of(document), notes.guide(document)
    )  # fmt: skip
    made = work(task)
    if isinstance(made, DocumentError):
        told = f"{made.what[:1].upper()}{made.what[1:]}."
        return _problem(document, made.code, "error", told, made.mend)
    if isinstance(made, Failure):
        why = _FAILURES[made.reason].format(
            detail=made.detail, seconds=SECONDS, memory=MEMORY / 2**30
        )
        told = f"{why}, so it has no annotated copy."
        return _problem(document, "copy_failed", "error", told, "Print it to a new PDF.")
    return made


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
        yield replace(found, pages=made.unlike)


def _size_remarks(document: Document, made: Annotated, before: int) -> Iterator[Problem]:
    """What was done to keep the copy small, and where that isn't enough."""
    growth = (before - made.start + len(made.added)) / before - 1
    done = ["was packed anew"] if made.form.anew else []
    done += [] if made.form.quoted else ["has notes that don't repeat the words they mark"]
    if growth > MOST_GROWTH:
        told = f"The copy is {100 * growth:.0f} % larger than the PDF, which is small for its notes"
        told += f"; it {joined(done)}." if done else "."
        mend = "Use it as it is; the report has the words and reasons too."
        yield _problem(document, "copy_large", "note", told, mend)
    elif done:
        told = f"So as not to grow by more than {100 * MOST_GROWTH:.0f} %, the copy {joined(done)}."
        told += " Its pages are as they were."
        mend = "Keep the original where its bytes matter."
        yield _problem(document, "copy_packed", "note", told, mend)


def _problem(document: Document, code: str, severity: Severity, message: str, mend: str) -> Problem:
    return Problem(code, severity, message, mend, document.id, document.name)
