"""Writes a run folder a document at a time; a run that is cut off goes on where it stopped."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from doc_audit.errors import InputError, writing
from doc_audit.model import (
    Coding,
    Document,
    Marking,
    PlanScore,
    Problem,
    Robustness,
    RunRecord,
    Statement,
)
from doc_audit.model.answers import RubricAnswers
from doc_audit.store.folder import (
    ANSWERS,
    BLOCKS,
    CODINGS,
    DOCUMENTS,
    MARKINGS,
    PROBLEMS,
    RECORD,
    ROBUSTNESS,
    SCORES,
    STATEMENTS,
    TABLES,
    VIEWS,
    RunFolder,
    claim,
)
from doc_audit.store.reader import with_parts
from doc_audit.store.whole import write_whole

_OF_DOCUMENT = {
    "documents": "id = ?",
    "blocks": "doc = ?",
    "statements": "doc = ?",
    "codings": "statement IN (SELECT id FROM part.statements WHERE doc = ?)",
    "markings": "statement IN (SELECT id FROM part.statements WHERE doc = ?)",
    "problems": "doc = ?",
}
"""Tables that a document has rows in → which rows are its own."""

_LOCK_SECONDS = 1.0  # to wait for another run that is just ending


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
        InputError: the folder is not empty and not a run folder, can't be made, or another run
            is writing in it.
        OutputError: from here and from every method, when there is no room or no right to write.
    """

    def __init__(self, path: Path, record: RunRecord) -> None:
        self.folder = RunFolder(path)
        self.record = record
        claim(self.folder)
        with _writing(path):
            self._db = self._resume() or self._begin()
            self.done = {(document.id, document.sha256) for document in DOCUMENTS.select(self._db)}

    def add(
        self,
        document: Document,
        content: bytes,
        statements: Sequence[Statement],
        codings: Sequence[Coding],
        markings: Sequence[Marking] = (),
    ) -> None:
        """Keeps one document: its file, plain text, blocks, statements, codings, problems.

        The main coder's codings come first; `markings` are those of rubrics that share its codes.
        """
        write_whole(self.folder.source(document), [content])
        write_whole(self.folder.text(document), [document.text.encode()])
        with _writing(self.folder.path), self._db:
            DOCUMENTS.insert(self._db, [document])
            keys = ((document.id, n) for n in range(len(document.blocks)))
            BLOCKS.insert(self._db, document.blocks, keys)
            STATEMENTS.insert(self._db, statements)
            CODINGS.insert(self._db, codings)
            MARKINGS.insert(self._db, markings)
            PROBLEMS.insert(self._db, document.problems)

    def read_back(self, doc: str) -> tuple[Document, list[Statement], list[Coding]]:
        """A document that an earlier, cut-off run had finished, as it was added."""
        document = with_parts(self._db, DOCUMENTS.select(self._db, "id = ?", [doc])[0])
        statements = STATEMENTS.select(self._db, "doc = ?", [doc])
        ids = "statement IN (SELECT id FROM statements WHERE doc = ?)"
        return document, statements, CODINGS.select(self._db, ids, [doc])

    def markings_of(self, doc: str) -> list[Marking]:
        """Markings of a document that was added before."""
        ids = "statement IN (SELECT id FROM statements WHERE doc = ?)"
        return MARKINGS.select(self._db, ids, [doc])

    def finish(
        self,
        scores: Iterable[PlanScore],
        problems: Iterable[Problem],
        robustness: Robustness | None = None,
        answers: Iterable[RubricAnswers] = (),
    ) -> None:
        """Adds scores, what holds between them and the run's own problems; makes the run the
        folder's result.

        Documents are copied in the order of the run's record, so that the bytes don't depend on
        which was done first or on how often the run was cut off.
        """
        self._db.close()  # lets go of the file, which the new database takes in
        with _writing(self.folder.path):
            fresh = self._whole_run(scores, problems, robustness, answers)
            fresh.replace(self.folder.database)
            self.folder.partial.unlink()
            self._prune()

    def _whole_run(
        self,
        scores: Iterable[PlanScore],
        problems: Iterable[Problem],
        robustness: Robustness | None,
        answers: Iterable[RubricAnswers],
    ) -> Path:
        """A database of its own with everything, in the record's order."""
        fresh = self.folder.path / "run.sqlite.new"
        fresh.unlink(missing_ok=True)
        with closing(_new(fresh, self.record)) as db:
            db.execute("ATTACH ? AS part", [str(self.folder.partial)])
            self._fill(db, scores, problems, [robustness] if robustness else [])
            with db:
                ANSWERS.insert(db, answers)
        return fresh

    def _fill(
        self,
        db: sqlite3.Connection,
        scores: Iterable[PlanScore],
        problems: Iterable[Problem],
        robustness: Iterable[Robustness],
    ) -> None:
        with db:
            for doc in self.record.documents:
                for table, condition in _OF_DOCUMENT.items():
                    copy = f"INSERT INTO main.{table} SELECT * FROM part.{table} WHERE {condition}"
                    db.execute(f"{copy} ORDER BY rowid", [doc])
            SCORES.insert(db, scores)
            PROBLEMS.insert(db, problems)
            ROBUSTNESS.insert(db, robustness)

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
        db = sqlite3.connect(self.folder.partial, timeout=_LOCK_SECONDS)
        try:
            self._lock(db)
            if RECORD.select(db) == [self.record]:
                return db
        except (sqlite3.Error, ValueError):
            pass  # a damaged or older partial run: begin again
        except InputError:
            db.close()
            raise
        db.close()
        return None

    def _begin(self) -> sqlite3.Connection:
        self.folder.partial.unlink(missing_ok=True)
        db = _new(self.folder.partial, self.record)
        self._lock(db)
        return db

    def _lock(self, db: sqlite3.Connection) -> None:
        """Keeps other runs out of the folder until `db` is closed or its process ends."""
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.commit()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise InputError(
                "another run is writing in this folder",
                str(self.folder.path),
                "Wait for it to end, or choose another folder with -o.",
            ) from error


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Where SQLite writes: its errors beside the system's are told as such."""
    with writing(str(path), sqlite3.OperationalError):
        yield


def _new(path: Path, record: RunRecord) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    with db:
        for table in TABLES:
            db.execute(table.create())
        for view in VIEWS:
            db.execute(view)
        RECORD.insert(db, [record])
    return db
