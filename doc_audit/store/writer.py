"""Writes a run folder a document at a time; a run that is cut off goes on where it stopped."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from doc_audit.errors import InputError
from doc_audit.model import Coding, Document, PlanScore, Problem, RunRecord, Statement
from doc_audit.store.folder import (
    BLOCKS,
    CODINGS,
    DOCUMENTS,
    PROBLEMS,
    RECORD,
    SCORES,
    STATEMENTS,
    TABLES,
    VIEWS,
    RunFolder,
)

_OF_DOCUMENT = {
    "documents": "id = ?",
    "blocks": "doc = ?",
    "statements": "doc = ?",
    "codings": "statement IN (SELECT id FROM part.statements WHERE doc = ?)",
    "problems": "doc = ?",
}
"""Tables that a document has rows in → which rows are its own."""


class RunWriter:
    """Fills the folder of one run.

    Documents go in one by one, in any order, each in a transaction of its own; `finish` adds the
    scores and the problems and puts the database in its place. Until then the folder keeps the
    results of the run before. The same records give the same bytes.

    Args:
        path: the run folder; made if it isn't there. One that holds other people's files is
            refused.
        record: what identifies the run. A run cut off under an equal record is gone on with.

    Raises:
        InputError: the folder is not empty and not a run folder, or can't be written.
    """

    def __init__(self, path: Path, record: RunRecord) -> None:
        self.folder = RunFolder(path)
        self.record = record
        _claim(self.folder)
        self._db = self._resume() or self._begin()
        self.done = {(document.id, document.sha256) for document in DOCUMENTS.select(self._db)}

    def add(
        self,
        document: Document,
        content: bytes,
        statements: Sequence[Statement],
        codings: Sequence[Coding],
    ) -> None:
        """Keeps one document: its file, plain text, blocks, statements, codings, problems."""
        _write(self.folder.source(document), content)
        _write(self.folder.text(document), document.text.encode())
        with self._db:
            DOCUMENTS.insert(self._db, [document])
            keys = ((document.id, n) for n in range(len(document.blocks)))
            BLOCKS.insert(self._db, document.blocks, keys)
            STATEMENTS.insert(self._db, statements)
            CODINGS.insert(self._db, codings)
            PROBLEMS.insert(self._db, document.problems)

    def read_back(self, doc: str) -> tuple[Document, list[Statement], list[Coding]]:
        """A document that an earlier, cut-off run had finished (blocks left out)."""
        document = DOCUMENTS.select(self._db, "id = ?", [doc])[0]
        statements = STATEMENTS.select(self._db, "doc = ?", [doc])
        ids = "statement IN (SELECT id FROM statements WHERE doc = ?)"
        return document, statements, CODINGS.select(self._db, ids, [doc])

    def finish(self, scores: Iterable[PlanScore], problems: Iterable[Problem]) -> None:
        """Adds scores and the run's own problems, and makes the run the folder's result.

        Documents are copied in the order of the run's record, so that the bytes don't depend on
        which was done first or on how often the run was cut off.
        """
        fresh = self.folder.path / "run.sqlite.new"
        fresh.unlink(missing_ok=True)
        db = _new(fresh, self.record)
        db.execute("ATTACH ? AS part", [str(self.folder.partial)])
        with db:
            for doc in self.record.documents:
                for table, condition in _OF_DOCUMENT.items():
                    copy = f"INSERT INTO main.{table} SELECT * FROM part.{table} WHERE {condition}"
                    db.execute(f"{copy} ORDER BY rowid", [doc])
            SCORES.insert(db, scores)
            PROBLEMS.insert(db, problems)
        db.close()
        self._db.close()
        fresh.replace(self.folder.database)
        self.folder.partial.unlink()
        self._prune()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Without `finish`, leaves the run to be gone on with."""
        self._db.close()

    def _prune(self) -> None:
        """Takes out files of documents that an earlier run in this folder had and this hasn't."""
        kept = set(self.record.documents.values())
        for room in ("sources", "texts"):
            for file in (self.folder.path / room).glob("*"):
                if file.name.partition(".")[0] not in kept:
                    file.unlink()

    def _resume(self) -> sqlite3.Connection | None:
        if not self.folder.partial.exists():
            return None
        db = sqlite3.connect(self.folder.partial)
        try:
            if RECORD.select(db) == [self.record]:
                return db
        except (sqlite3.Error, ValueError):
            pass  # a damaged or older partial run: begin again
        db.close()
        return None

    def _begin(self) -> sqlite3.Connection:
        self.folder.partial.unlink(missing_ok=True)
        return _new(self.folder.partial, self.record)


def _new(path: Path, record: RunRecord) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    with db:
        for table in TABLES:
            db.execute(table.create())
        for view in VIEWS:
            db.execute(view)
        RECORD.insert(db, [record])
    return db


def _claim(folder: RunFolder) -> None:
    """Makes the folder, or sees that it is ours to write in."""
    path = folder.path
    try:
        path.mkdir(parents=True, exist_ok=True)
        ours = folder.database.exists() or folder.partial.exists()
        foreign = not ours and any(path.iterdir())
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise InputError(
            "can't be used as a run folder", str(path), "Choose another folder with -o."
        ) from error
    if foreign:
        raise InputError(
            "the folder holds files that are not from a run, which would be mixed up",
            str(path),
            "Choose an empty or new folder with -o.",
        )


def is_run(path: Path) -> bool:
    """Whether a finished run is in the folder."""
    return RunFolder(path).database.exists()


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(content)
    half.replace(path)
