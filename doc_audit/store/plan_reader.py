"""Reads plans of a run folder back one at a time, for whoever works on a few of many."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from doc_audit.model import Coding, PlanScore, Run, Statement
from doc_audit.store.collection import no_collection
from doc_audit.store.folder import (
    CODINGS,
    DOCUMENTS,
    MARKINGS,
    PROBLEMS,
    RECORD,
    SCORES,
    STATEMENTS,
    RunFolder,
)
from doc_audit.store.reader import is_there, with_parts
from doc_audit.store.table import T, Table

_AT_ONCE = 500
"""Statements that one query asks for; SQLite takes 999 values in its oldest versions."""


class PlanReader:
    """Plans of a finished run, which `read_run` has read.

    Args:
        path: the run folder.
    """

    def __init__(self, path: Path) -> None:
        self._uri = f"{RunFolder(path).database.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(self._uri, uri=True)) as db:
            self._record = RECORD.select(db)[0]
            rows = db.execute("SELECT doc, min(rowid), max(rowid) FROM statements GROUP BY doc")
            self._rows: dict[str, tuple[int, int]] = {doc: (low, high) for doc, low, high in rows}
            coder = db.execute("SELECT coder FROM codings ORDER BY rowid LIMIT 1").fetchone()
            self._coder: str = coder[0] if coder else ""

    def read(self, plan: str) -> Run:
        """A run with this plan alone, in the order of the whole one: its documents, their
        statements, codings, marks and problems, its score; nothing that is said of several plans.
        """
        with no_collection(), closing(sqlite3.connect(self._uri, uri=True)) as db:
            return self._read(db, SCORES.select(db, "plan = ?", [plan]))

    def _read(self, db: sqlite3.Connection, scores: Sequence[PlanScore]) -> Run:
        docs = list(dict.fromkeys(doc for score in scores for doc in score.docs))
        found = DOCUMENTS.select(db, *_among("id", docs))
        statements = self._statements(db, docs)
        codings: list[Coding] = list(_of(db, CODINGS, statements))
        beside = {rubric.hash for rubric in self._record.beside}
        return Run(
            record=self._record,
            documents=tuple(with_parts(db, document) for document in found),
            statements=tuple(statements),
            codings={c.statement: c for c in codings if c.coder == self._coder},
            scores=tuple(scores),
            problems=tuple(PROBLEMS.select(db, *_among("doc", docs))),
            markings=tuple(_of(db, MARKINGS, statements)) if is_there(db, MARKINGS) else (),
            others=tuple(c for c in codings if c.coder != self._coder and c.rubric in beside),
        )

    def _statements(self, db: sqlite3.Connection, docs: Sequence[str]) -> list[Statement]:
        """Found by row: a document's stand together, and there is no index of documents."""
        rows = sorted((*self._rows[doc], doc) for doc in docs if doc in self._rows)
        return [
            statement
            for low, high, doc in rows
            for statement in STATEMENTS.select(
                db, "rowid BETWEEN ? AND ? AND doc = ?", [low, high, doc]
            )
        ]


def _among(column: str, values: Sequence[str]) -> tuple[str, list[str]]:
    """A condition for SQL, and its values."""
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


def _of(db: sqlite3.Connection, table: Table[T], statements: Sequence[Statement]) -> Iterator[T]:
    """Rows of a table that belong to some statements, in the order of these."""
    ids = [statement.id for statement in statements]
    for start in range(0, len(ids), _AT_ONCE):
        yield from table.select(db, *_among("statement", ids[start : start + _AT_ONCE]))
