"""Reads a run folder back as records."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.model import Document, Run
from doc_audit.store.collection import no_collection
from doc_audit.store.folder import (
    ANSWERS,
    BLOCKS,
    CODINGS,
    DOCUMENTS,
    MARKINGS,
    PROBLEMS,
    RECORD,
    ROBUSTNESS,
    SCHEMA,
    SCORES,
    STATEMENTS,
    RunFolder,
)
from doc_audit.store.table import T, Table


def read_run(path: Path, coder: str = "") -> Run:
    """Everything in a run folder.

    Args:
        path: the run folder.
        coder: whose codings; empty takes the only or first coder's.

    Raises:
        InputError: no finished run there, or one of another version.
    """
    folder = RunFolder(path)
    if not folder.database.is_file():
        raise _unfinished(folder)
    uri = f"{folder.database.resolve().as_uri()}?mode=ro"
    with no_collection(), closing(sqlite3.connect(uri, uri=True)) as db:
        try:
            return _read(db, coder)
        except (sqlite3.Error, ValueError, TypeError, IndexError) as error:
            raise InputError(
                f"the run can't be read ({error})",
                str(folder.database),
                "It is damaged or of another version of doc-audit; run the audit again.",
            ) from error


def _unfinished(folder: RunFolder) -> InputError:
    where = str(folder.path)
    if folder.partial.is_file():
        told = "the run in this folder was stopped before its end, or is under way"
        mend = "Give its `doc-audit run` command again: it goes on from the documents finished."
        return InputError(told, where, mend)
    return InputError("no finished run in this folder", where, "Make one with `doc-audit run`.")


def _read(db: sqlite3.Connection, coder: str) -> Run:
    record = RECORD.select(db)[0]
    if record.schema != SCHEMA:
        raise ValueError(f"layout {record.schema}, this version reads {SCHEMA}")
    codings = CODINGS.select(db)
    chosen = coder or (codings[0].coder if codings else "")
    beside = {rubric.hash for rubric in record.beside}
    return Run(
        record=record,
        documents=tuple(with_parts(db, document) for document in DOCUMENTS.select(db)),
        statements=tuple(STATEMENTS.select(db)),
        codings={c.statement: c for c in codings if c.coder == chosen},
        scores=tuple(SCORES.select(db)),
        problems=tuple(PROBLEMS.select(db)),
        robustness=next(iter(_later(db, ROBUSTNESS)), None),
        answers=tuple(_later(db, ANSWERS)),
        markings=tuple(_later(db, MARKINGS)),
        others=tuple(c for c in codings if c.coder != chosen and c.rubric in beside),
    )


def is_there(db: sqlite3.Connection, table: Table[T]) -> bool:
    """Whether the run has a table; older ones haven't got all."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table.name]).fetchone()
    return found is not None


def _later(db: sqlite3.Connection, table: Table[T]) -> list[T]:
    return table.select(db) if is_there(db, table) else []


def with_parts(db: sqlite3.Connection, document: Document) -> Document:
    """A row of `documents` with the blocks and problems that stand in tables of their own."""
    blocks = tuple(BLOCKS.select(db, "doc = ?", [document.id]))
    return replace(
        document, blocks=blocks, problems=tuple(PROBLEMS.select(db, "doc = ?", [document.id]))
    )
