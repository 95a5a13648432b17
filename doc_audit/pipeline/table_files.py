"""The tables of a run as files: CSV, a data package, a workbook, Parquet, JSON Lines, schemas."""

import json
from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

from doc_audit import __version__
from doc_audit.export import csv_lines, statements_jsonl
from doc_audit.export.datapackage import datapackage
from doc_audit.export.lines import json_lines, json_schema
from doc_audit.export.parquet import write_parquet as write_parquet_table
from doc_audit.export.statement_schema import statement_schema
from doc_audit.export.workbook import write_workbook
from doc_audit.model import sha256_of
from doc_audit.pipeline.exported import (
    Exported,
    Progress,
    Written,
    all_tables,
    each_table,
    made,
)
from doc_audit.pipeline.workbook_says import about_workbook
from doc_audit.store import whole_file, write_whole

BOM = "\ufeff"
"""Tells Excel that a CSV is UTF-8."""


def write_csv(exported: Exported, out: Path, progress: Progress) -> Written:
    """A CSV a table, into `csv/`."""
    return Written(tuple(_csv_files(exported, made(out / "csv"), BOM, "csv", progress)))


def _csv_files(
    exported: Exported, folder: Path, first: str, stage: str, progress: Progress
) -> list[Path]:
    paths = []
    for table in each_table(exported, stage, progress):
        path = folder / f"{table.name}.csv"
        write_whole(path, map(_bytes, chain([first], csv_lines(table))))
        paths.append(path)
    return paths


def write_datapackage(exported: Exported, out: Path, progress: Progress) -> Written:
    """A CSV a table with their description, into `datapackage/`."""
    folder = made(out / "datapackage")
    paths = _csv_files(exported, folder, "", "datapackage", progress)
    files = {}
    for path in paths:
        content = path.read_bytes()
        files[path.stem] = (len(content), sha256_of(content))
    told = datapackage(exported.tables, files, exported.run.documents, __version__)
    described = folder / "datapackage.json"
    write_whole(described, [_json(told)])
    return Written((described, *paths))


def write_xlsx(exported: Exported, out: Path, progress: Progress) -> Written:
    """One workbook, a sheet a table."""
    path = out / "doc_audit.xlsx"
    tables, done = all_tables(exported, progress), count()

    def tell(table: str) -> None:
        progress("Exporting xlsx", table, next(done), len(tables))

    with whole_file(path) as half:
        write_workbook(half, tables, about_workbook(exported), tell)
    progress("Exporting xlsx", "", len(tables), len(tables))
    return Written((path,))


def write_parquet(exported: Exported, out: Path, progress: Progress) -> Written:
    """A Parquet file a table, into `parquet/`."""
    folder = made(out / "parquet")
    paths = []
    for table in each_table(exported, "parquet", progress):
        path = folder / f"{table.name}.parquet"
        with whole_file(path) as half:
            write_parquet_table(half, table)
        paths.append(path)
    return Written(tuple(paths))


STATEMENTS = "statements"
"""The table that JSON Lines have in the interchange format, with evidence and boxes."""


def write_jsonl(exported: Exported, out: Path, progress: Progress) -> Written:
    """JSON Lines a table, into `jsonl/`."""
    folder = made(out / "jsonl")
    paths = []
    for table in each_table(exported, "jsonl", progress):
        path = folder / f"{table.name}.jsonl"
        whole = table.name == STATEMENTS
        lines = statements_jsonl(exported.run) if whole else json_lines(table)
        write_whole(path, map(_bytes, lines))
        paths.append(path)
    return Written(tuple(paths))


def write_schemas(exported: Exported, out: Path, progress: Progress) -> Written:
    """A JSON Schema for each file of `jsonl/`, into `json-schema/`."""
    folder = made(out / "json-schema")
    paths = []
    for table in each_table(exported, "json-schema", progress):
        whole = table.name == STATEMENTS
        schema = statement_schema(exported.rubrics[0].settings) if whole else json_schema(table)
        path = folder / f"{table.name}.schema.json"
        write_whole(path, [_json(schema)])
        paths.append(path)
    return Written(tuple(paths))


def _bytes(line: str) -> bytes:
    # Lone surrogates, which broken PDF fonts can give, have no UTF-8.
    return line.encode("utf-8", "replace")


def _json(content: Mapping[str, object]) -> bytes:
    return _bytes(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
