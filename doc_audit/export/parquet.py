"""A table as Parquet, with types and descriptions of its columns."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from doc_audit.export.table import Cell, Column, Table, values

if TYPE_CHECKING:
    import pyarrow

ROWS = 5_000
"""Rows written at a time: memory holds no more, and readers can skip the rest."""


def write_parquet(path: Path, table: Table) -> None:
    """The table, over what is at the path; ZSTD, nothing of the machine or the time in it.

    Descriptions stand in the metadata of each field under `description`.

    Raises:
        ImportError: pyarrow isn't there.
    """
    import pyarrow
    from pyarrow import parquet

    schema = _schema(table)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = values(table)
        while some := list(islice(rows, ROWS)):
            columns = zip(*some, strict=True)
            arrays = [
                pyarrow.array(_sound(cells), field.type)
                for cells, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _sound(cells: tuple[Cell, ...]) -> list[Cell]:
    """Lone surrogates have no UTF-8."""
    return [_text(cell) if isinstance(cell, str) else cell for cell in cells]


def _text(cell: str) -> str:
    return cell.encode("utf-8", "replace").decode()


def _schema(table: Table) -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema(list(_fields(table.columns)), metadata={"description": table.says})


def _fields(columns: tuple[Column, ...]) -> "Iterator[pyarrow.Field]":
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    for column in columns:
        yield pyarrow.field(column.name, kinds[column.kind], metadata={"description": column.says})
