"""A commented copy of each Word file of a run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from doc_audit.errors import DocumentError
from doc_audit.export.docx_comments import Commented, commented_docx
from doc_audit.model import Document, Problem, Run, Statement, sha256_of
from doc_audit.model.problem import Severity
from doc_audit.pipeline.copy_words import MarkWords, counted
from doc_audit.pipeline.docx_remarks import remarks_by_id
from doc_audit.report.words import count
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder, write_whole

WORD = "docx"
_OTHERS = {"pdf": "Take it out with `--to pdf`, which puts notes on the pages of PDF files."}
_ELSEWHERE = "Its codes are in the report and in the other formats."


def copy_name(folder: RunFolder, document: Document) -> str:
    """Name of the commented copy of a document; its suffix says which kind of Word file it is."""
    return f"{document.id}_commented{folder.source(document).suffix}"


class DocxRemarks:
    """What a run says of the statements of its Word files; the first rubric is its main one."""

    def __init__(self, run: Run, rubrics: Sequence[Rubric]) -> None:
        self._run, self._settings = run, rubrics[0].settings
        self._counted, self._marks = counted(run, rubrics[0]), MarkWords(run, rubrics)
        self._statements: dict[str, list[Statement]] = {}
        for statement in run.statements:
            self._statements.setdefault(statement.doc, []).append(statement)

    def commented(self, document: Document, content: bytes) -> Commented:
        """The document with comments.

        Raises:
            DocumentError: it can't be read or is signed.
        """
        statements: Sequence[Statement] = self._statements.get(document.id, ())
        remarks = remarks_by_id(
            statements, self._run.codings, self._settings, self._counted, self._marks
        )
        return commented_docx(content, document.name, statements, remarks)


def write_copy(
    folder: RunFolder, document: Document, remarks: DocxRemarks, path: Path
) -> Iterator[Problem]:
    """Writes the commented copy of a document, where there can be one; gives what went wrong.

    Raises:
        OutputError: the place can't be written to.
    """
    if document.media != WORD:
        mend = _OTHERS.get(document.media, _ELSEWHERE)
        told = "Isn't a Word file, so it has no Word copy."
        yield _problem(document, "not_word", "note", told, mend)
        return
    try:
        content = folder.source(document).read_bytes()
    except OSError:
        told = "The run folder no longer holds this document, so it has no commented copy."
        yield _problem(document, "source_missing", "error", told, "Run the audit again.")
        return
    if sha256_of(content) != document.sha256:
        told = "The file in the run folder isn't the one that was audited, so it has no copy."
        yield _problem(document, "source_changed", "error", told, "Run the audit again.")
        return
    try:
        made = remarks.commented(document, content)
    except DocumentError as error:
        yield _problem(document, error.code, "error", error.what, error.mend)
        return
    write_whole(path, [made.content])
    yield from _left(document, made)


def _left(document: Document, made: Commented) -> Iterator[Problem]:
    if made.lost:
        told = f"Comments on {count(len(made.lost), 'statement')} have no place in the Word copy."
        yield _problem(document, "comments_lost", "warning", told, _ELSEWHERE)
    if made.beside:
        told = (
            f"{count(made.beside, 'comment')} can't stand at the words in the Word copy (text "
            "boxes, diagrams) and quote them instead."
        ).capitalize()
        yield _problem(document, "comments_beside", "note", told, "")


def _problem(document: Document, code: str, severity: Severity, message: str, mend: str) -> Problem:
    return Problem(code, severity, message, mend, document.id, document.name)
