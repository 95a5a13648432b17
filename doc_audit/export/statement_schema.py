"""JSON Schema of the interchange format, as a rubric's codes fill it."""

from typing import Any

from doc_audit.export.lines import DRAFT
from doc_audit.rubric.schema import RubricSettings

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_IDS = {"type": "array", "items": _TEXT}


def _record(says: str, **keys: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "description": says,
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


_CELL = _record(
    "A cell of a table row, over `text`; code points from 0, end exclusive.",
    head=_TEXT, role=_TEXT, start=_COUNT, end=_COUNT,
)  # fmt: skip
_BOX = _record(
    "On a page: points from its upper left corner, x to the right, y down.",
    page={"type": "integer", "minimum": 1}, x0={"type": "number"}, y0={"type": "number"},
    x1={"type": "number"}, y1={"type": "number"},
)  # fmt: skip
_EVIDENCE = _record(
    "Where words stand: in the text, stem, words before, a cell, or the document.",
    source=_TEXT, start=_COUNT, end=_COUNT, words=_TEXT,
)  # fmt: skip


def statement_schema(settings: RubricSettings) -> dict[str, Any]:
    """JSON Schema (2020-12) of a line of `statements.jsonl`: a statement and all its codes."""
    dimensions = [dimension.id for dimension in settings.dimensions]
    properties: dict[str, Any] = {
        **_statement(),
        **_codes(settings),
        **{d.id: _level(d.label) for d in settings.dimensions},
        **{
            listed.id: {"type": "array", "items": {"enum": [code.id for code in listed.codes]}}
            for listed in settings.categories
        },
        "evidence": _by_name(_EVIDENCE, "By dimension, where the words stand."),
        "rules": _by_name(_IDS, "By code, the ids of the rules that decided."),
        "values": _by_name({"type": "object"}, "By dimension: dates, sums, names made plain."),
    }
    return {
        "$schema": DRAFT,
        "title": "statement",
        "description": "A statement of a plan with its codes; what there is nothing of is absent.",
        "type": "object",
        "properties": properties,
        "required": ["id", "doc", "text"],
        "dependentRequired": {name: ["type"] for name in ("relevance", *dimensions)},
        "additionalProperties": False,
    }


def _by_name(what: dict[str, Any], says: str) -> dict[str, Any]:
    return {"type": "object", "description": says, "additionalProperties": what}


def _level(label: str) -> dict[str, Any]:
    return {
        "description": f"{label}: level (0 absent, 1 vague, 2 specific) and its words.",
        "type": "array",
        "prefixItems": [{"enum": [0, 1, 2]}, _TEXT],
        "minItems": 2,
        "maxItems": 2,
    }


def _statement() -> dict[str, Any]:
    return {
        "id": _TEXT, "doc": _TEXT, "text": _TEXT, "before": _TEXT, "stem": _TEXT,
        "headings": _IDS, "cells": {"type": "array", "items": _CELL}, "kind": _TEXT,
        "page": {"type": "integer", "minimum": 1}, "boxes": {"type": "array", "items": _BOX},
        "path": _TEXT, "area": _TEXT, "start": _TEXT, "end": _TEXT,
        "page_grade": {"enum": ["good", "doubtful", "unreadable"]}, "page_reasons": _IDS,
    }  # fmt: skip


def _codes(settings: RubricSettings) -> dict[str, Any]:
    return {
        "coder": _TEXT,
        "rubric": {"type": "string", "description": "SHA-256 of the rubric."},
        "type": {"enum": [one.id for one in settings.types]},
        "relevance": {"enum": [one.id for one in settings.relevance]},
        "origin": _TEXT,
        "groups": _IDS,
        "marks": {"type": "object", "description": "By mark of a rubric: words, evidence, rules."},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    }
