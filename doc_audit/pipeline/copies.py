"""Annotated copies of the documents of a run: PDF with notes, Word with comments."""

from collections.abc import Callable, Iterator
from pathlib import Path

from doc_audit.model import Document, Problem
from doc_audit.pipeline import docx_export, pdf_export
from doc_audit.pipeline.docx_export import DocxRemarks
from doc_audit.pipeline.exported import Exported, Progress, Written, made
from doc_audit.pipeline.pdf_notes import PdfNotes

_Named = Callable[[Document], str]
_Copy = Callable[[Document, Path], Iterator[Problem]]


def write_pdf(exported: Exported, out: Path, progress: Progress) -> Written:
    """An annotated copy of each PDF, into `pdf/`."""
    notes = PdfNotes(exported.run, exported.rubrics)
    with pdf_export.annotator() as work:

        def copy(document: Document, path: Path) -> Iterator[Problem]:
            return pdf_export.write_copy(exported.folder, document, notes, path, work)

        return _copies(exported, out, "pdf", pdf_export.copy_name, copy, progress)


def write_docx(exported: Exported, out: Path, progress: Progress) -> Written:
    """A commented copy of each Word file, into `docx/`."""
    remarks = DocxRemarks(exported.run, exported.rubrics)

    def name(document: Document) -> str:
        return docx_export.copy_name(exported.folder, document)

    def copy(document: Document, path: Path) -> Iterator[Problem]:
        return docx_export.write_copy(exported.folder, document, remarks, path)

    return _copies(exported, out, "docx", name, copy, progress)


def _copies(
    exported: Exported, out: Path, kind: str, name: _Named, copy: _Copy, progress: Progress
) -> Written:
    """What `copy` writes of each document, which may be nothing, with what went wrong."""
    folder, documents = made(out / kind), exported.run.documents
    paths: list[Path] = []
    problems: list[Problem] = []
    for number, document in enumerate(documents, 1):
        path = folder / name(document)
        path.unlink(missing_ok=True)  # an older copy must not stand for one that can't be made
        problems += copy(document, path)
        paths += [path] if path.exists() else []
        progress(f"Exporting {kind}", document.name, number, len(documents))
    return Written(tuple(paths), tuple(problems))
