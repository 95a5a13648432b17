"""Problems of a document as a whole: its name says another kind, or it has no word."""

from pathlib import PurePath
from typing import Literal

from doc_audit.ingest.kind import Kind
from doc_audit.model import BlockKind, Document, Problem

_SUFFIXES: dict[str, str] = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".doc": "Word",
    ".pptx": "PowerPoint",
    ".xlsx": "Excel",
    ".html": "web page",
    ".htm": "web page",
    ".xhtml": "web page",
}
"""What names promise. Names of text promise nothing: `.txt` may well hold Markdown."""
_SHOWN: dict[str, str] = {
    "pdf": "PDF",
    "docx": "Word",
    "pptx": "PowerPoint",
    "xlsx": "Excel",
    "csv": "CSV",
    "html": "web page",
    "markdown": "text",
    "text": "text",
}
_PAGE = "Look whether it is the plan and not an error or sign-in page of the site it came from."
_TEXT = "Look whether it is the whole plan and not an error message kept under the plan's name."


def misnamed(kind: Kind, name: str) -> tuple[Problem, ...]:
    """The problem of a name that promises another kind; a warning where it may be no plan at all.

    A site that asks for a sign-in, or has moved its file, sends a page in the place of the plan,
    and programs that fetch it keep that under the plan's name.
    """
    suffix = PurePath(name).suffix.lower()
    promised, shown = _SUFFIXES.get(suffix), _SHOWN.get(kind, kind)
    if promised is None or promised == shown:
        return ()
    what = "a web page" if shown == "web page" else f"{shown} by its content"
    message = f"The file is {what} under the name of a {suffix} file; it was read as what it is."
    mend = {"web page": _PAGE, "text": _TEXT}.get(shown, "")
    severity: Literal["warning", "note"] = "warning" if mend else "note"
    return (Problem("named_otherwise", severity, message, mend),)


def wordless(document: Document) -> tuple[Problem, ...]:
    """The problem of a document that gave not one word, unless an error says why already."""
    words = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    told = any(problem.severity == "error" for problem in document.problems)
    if told or any(any(map(str.isalpha, block.text)) for block in words):
        return ()
    message = "Not a single word could be read."
    mend = "Look whether it shows any; if so, print it to a new PDF or get the original."
    return (Problem("document_without_text", "error", message, mend),)
