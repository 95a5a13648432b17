"""Records as rows: plain fields as they are, nested ones as JSON text."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cached_property, partial
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter

from doc_audit.store.unread import Unread

T = TypeVar("T")
Reader = Callable[[Any], Any]
"""Makes a field of a column's value."""
_PLAIN: dict[Any, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}


class Table(Generic[T]):
    """A table with a column for each field of a frozen dataclass, in the dataclass's order.

    Args:
        name: of the table.
        record: the dataclass.
        keys: columns put before the record's own, such as the document a block belongs to; name
            → SQL type. Their values are given on writing.
        skip: fields that stand in another table; they take their default on reading.
        late: tuples that are read when they are first looked at.
        primary: columns of the primary key; empty for none (rows keep their order by rowid).
    """

    def __init__(
        self,
        name: str,
        record: type[T],
        keys: dict[str, str] | None = None,
        skip: Sequence[str] = (),
        primary: Sequence[str] = (),
        late: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.record = record
        self.keys = keys or {}
        self.primary = tuple(primary)
        self.late = frozenset(late)
        hints = get_type_hints(record)
        self.columns = {f.name: hints[f.name] for f in fields(record) if f.name not in skip}  # type: ignore[arg-type]

    @cached_property
    def _adapters(self) -> dict[str, TypeAdapter[Any]]:
        return {
            name: TypeAdapter(hint)
            for name, hint in self.columns.items()
            if _sql_type(hint) == "JSON"
        }

    def create(self) -> str:
        """SQL that makes the table."""
        columns = [f'"{name}" {sql}' for name, sql in self.keys.items()]
        columns += [
            f'"{name}" {_sql_type(hint).replace("JSON", "TEXT")}'
            for name, hint in self.columns.items()
        ]
        if self.primary:
            columns.append(f"PRIMARY KEY ({', '.join(self.primary)})")
        return f'CREATE TABLE "{self.name}" ({", ".join(columns)})'

    def insert(
        self, db: sqlite3.Connection, records: Iterable[T], keys: Iterable[Sequence[Any]] = ()
    ) -> None:
        """Adds records; `keys` gives the key columns' values, a row a record."""
        marks = ", ".join("?" * (len(self.keys) + len(self.columns)))
        rows: Iterator[Sequence[Any]]
        if self.keys:
            rows = ((*key, *self._row(r)) for key, r in zip(keys, records, strict=True))
        else:
            rows = (self._row(record) for record in records)
        db.executemany(f'INSERT INTO "{self.name}" VALUES ({marks})', rows)

    def select(
        self, db: sqlite3.Connection, where: str = "", values: Sequence[Any] = ()
    ) -> list[T]:
        """Records in the order they were added; `where` is SQL after WHERE.

        A column that an older version didn't write is left to the record's default.
        """
        written = {row[1] for row in db.execute(f'PRAGMA table_info("{self.name}")')}
        columns = [name for name in self.columns if name in written]
        names = ", ".join(f'"{name}"' for name in columns)
        condition = f"WHERE {where} " if where else ""
        query = f'SELECT {names} FROM "{self.name}" {condition}ORDER BY rowid'
        return list(self._records(columns, db.execute(query, values)))

    def _records(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[T]:
        found = enumerate(map(self._reader, columns))
        readers = [(at, read) for at, read in found if read]
        for row in rows:
            values = list(row)
            for at, read in readers:
                values[at] = read(values[at])
            yield self.record(**dict(zip(columns, values, strict=True)))

    def _row(self, record: T) -> list[Any]:
        return [self._written(name, getattr(record, name)) for name in self.columns]

    def _written(self, name: str, value: Any) -> Any:
        if name not in self._adapters:
            return value
        if isinstance(value, Unread) and value.json is not None:
            return value.json
        return self._adapters[name].dump_json(value, fallback=list).decode()

    def _reader(self, name: str) -> Reader | None:
        """How values of a column become fields; None where they are so already.

        Rows say much alike: each text is parsed once, and equal fields are one object.
        """
        if name not in self._adapters:
            return None
        parse = self._adapters[name].validator.validate_json
        if name in self.late:
            return partial(Unread, parse=parse)
        return _Once(parse).__getitem__


class _Once(dict[str, Any]):
    """What texts mean, each parsed once."""

    def __init__(self, parse: Reader) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> Any:
        self[text] = meant = self._parse(text)
        return meant


def _sql_type(hint: Any) -> str:
    """SQL type of a plain field (`int | None` too), `JSON` for everything else."""
    options = [arg for arg in getattr(hint, "__args__", ()) if arg is not type(None)]
    if len(options) == 1 and type(None) in hint.__args__:
        hint = options[0]
    return _PLAIN.get(hint, "JSON")
