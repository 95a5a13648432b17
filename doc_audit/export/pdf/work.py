"""Notes worked out by a process of its own; it loads this module and what it needs, no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.errors import DocumentError
from doc_audit.export.pdf.annotate import Annotated, annotate
from doc_audit.export.pdf.note import Note
from doc_audit.model import Page


@dataclass(frozen=True, slots=True)
class Task:
    """What `annotate` takes."""

    content: bytes
    name: str
    pages: tuple[Page, ...]
    notes: Sequence[Note]
    guide: Note | None


class Annotate:
    """Work of a worker: what is to stand behind a file's bytes, or why nothing can."""

    def __call__(self, task: Task) -> Annotated | DocumentError:
        """The notes as bytes."""
        try:
            return annotate(task.content, task.name, task.pages, task.notes, task.guide)
        except DocumentError as error:
            return error
