"""A Data Package (Frictionless) of CSV files: what each column of each file holds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from doc_audit.export.table import SEPARATOR, Column, Table
from doc_audit.model import Document

_TYPES = {"text": "string", "integer": "integer", "number": "number", "flag": "boolean"}
_INERT = (
    "Cells that a spreadsheet would run as a formula have an apostrophe before them; take it off "
    "where a text begins with an apostrophe and one of = + - @."
)


def datapackage(
    tables: Iterable[Table],
    files: Mapping[str, tuple[int, str]],
    documents: Sequence[Document],
    version: str,
) -> dict[str, Any]:
    """Content of `datapackage.json` (Data Package 1.0, profile tabular-data-package).

    Args:
        tables: in the order of the resources.
        files: bytes and SHA-256 of each table's file, by the table's name.
        documents: what the data was taken from.
        version: of the program.
    """
    return {
        "profile": "tabular-data-package",
        "name": "doc-audit-run",
        "title": "Commitments of health-system plans, coded and scored by doc_audit",
        "description": "Coded by rules, not by people: read the words beside each mark before "
        f"acting on it. {_INERT}",
        "version": version,
        "sources": [_source(document) for document in documents],
        "resources": [_resource(table, *files[table.name]) for table in tables],
    }


def _source(document: Document) -> dict[str, str]:
    title = document.fact("title") or document.name
    return {"title": title, "path": document.name, "sha256": document.sha256}


def _resource(table: Table, size: int, digest: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-").lower(),
        "path": f"{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": [_field(column) for column in table.columns], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, Any]:
    if column.kind == "list":
        says = f"{column.says}; a list joined by “{SEPARATOR}”"
        return {"name": column.name, "type": "string", "description": says}
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind]}
    if column.kind == "flag":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return field | {"description": column.says}
