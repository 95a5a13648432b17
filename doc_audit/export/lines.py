"""Tables as JSON Lines, with a JSON Schema each."""

import json
from collections.abc import Iterator
from typing import Any

from doc_audit.export.table import Column, Table, values

_TYPES = {"text": "string", "integer": "integer", "number": "number", "flag": "boolean"}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_lines(table: Table) -> Iterator[str]:
    """An object a row, with its line end; what there is nothing of is absent, never null."""
    names = [column.name for column in table.columns]
    for row in values(table):
        told = {n: c for n, c in zip(names, row, strict=True) if c is not None and c != []}
        yield json.dumps(told, ensure_ascii=False) + "\n"


def json_schema(table: Table) -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of `json_lines`."""
    return {
        "$schema": DRAFT,
        "title": table.name,
        "description": table.says,
        "type": "object",
        "properties": {column.name: _property(column) for column in table.columns},
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    if column.kind == "list":
        return {"type": "array", "items": {"type": "string"}, "description": column.says}
    return {"type": _TYPES[column.kind], "description": column.says}
