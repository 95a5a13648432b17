"""Reads hostile documents in a worker that notes what else than reading it does."""

import importlib
import os
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from doc_audit.engine import Tell
from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document, report_to
from doc_audit.model import Document
from doc_audit.segment import statements

_OURS = tuple(
    {sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    | {str(Path(__file__).parents[2] / "doc_audit"), "/proc/self"}
)
_DOINGS = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove",
    "os.rename", "os.mkdir", "urllib.", "webbrowser.", "shutil.",
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """What became of a document in the worker.

    Attributes:
        document: None where it was refused.
        error: as told; only where it was refused.
        same: whether reading it again gave the same.
        doings: files opened elsewhere, sockets, processes.
    """

    document: Document | None
    error: tuple[str, str, str]
    same: bool
    doings: tuple[str, ...]


class Watched:
    """Reads (name, content) pairs; what a reader does besides is noted."""

    def __init__(self) -> None:
        self.doings: list[str] = []

    def prepare(self) -> None:
        for name in (
            "docx", "html", "markdown", "pdf", "plain", "pptx", "sheets.excel", "sheets.separated",
        ):  # fmt: skip
            importlib.import_module(f"doc_audit.ingest.{name}")
        sys.addaudithook(self._noted)

    def report_to(self, tell: Tell) -> None:
        report_to(tell)

    def _noted(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            path = os.fsdecode(args[0]) if isinstance(args[0], str | bytes) else ""
            if path and not path.startswith(_OURS):
                self.doings.append(f"open {path}")
        elif event.startswith(_DOINGS):
            self.doings.append(event)

    def __call__(self, task: tuple[str, bytes]) -> Seen:
        name, content = task
        self.doings.clear()
        first, error = self._read(name, content)
        seen = tuple(self.doings)
        again = self._read(name, content)
        return Seen(first, error, (first, error) == again, seen)

    def _read(self, name: str, content: bytes) -> tuple[Document | None, tuple[str, str, str]]:
        try:
            document = read_document(content, name, "d")
            statements(document)
        except DocumentError as error:
            return None, (error.code, error.what, error.mend)
        return document, ("", "", "")
