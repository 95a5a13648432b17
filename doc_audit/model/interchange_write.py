"""Writes the coding format; keys in a fixed order, so that equal codings give equal bytes."""

import json
from collections.abc import Mapping
from typing import Any

from doc_audit.model.coding import Coding, Evidence, Marked
from doc_audit.model.document import PageBox
from doc_audit.model.statement import Statement

_BOX_DIGITS = 2  # hundredths of a point: finer than any printer


def dump(
    statement: Statement, coding: Coding | None, extra: Mapping[str, Any] | None = None
) -> str:
    """One interchange line, without line end; keys in a fixed order, non-ASCII as it is."""
    record = {**_statement_record(statement), **(extra or {})}
    if coding is not None:
        record |= _coding_record(coding)
    return json.dumps(record, ensure_ascii=False)


def _statement_record(statement: Statement) -> dict[str, Any]:
    record: dict[str, Any] = {"id": statement.id, "doc": statement.doc, "text": statement.text}
    optional = {
        "before": statement.before,
        "stem": statement.stem,
        "headings": list(statement.headings),
        "cells": [
            {"head": cell.head, "role": cell.role, "start": cell.start, "end": cell.end}
            for cell in statement.cells
        ],
        "kind": str(statement.kind),
        "page": statement.page,
        "boxes": [_box_record(box) for box in statement.boxes],
        "path": statement.path,
        "area": statement.area,
        "start": statement.start,
        "end": statement.end,
    }
    return record | {key: value for key, value in optional.items() if value}


def _box_record(box: PageBox) -> dict[str, float]:
    sides = {side: round(getattr(box, side), _BOX_DIGITS) for side in ("x0", "y0", "x1", "y1")}
    return {"page": box.page, **sides}


def _coding_record(coding: Coding) -> dict[str, Any]:
    record: dict[str, Any] = {"coder": coding.coder, "rubric": coding.rubric, "type": coding.type}
    record["relevance"] = coding.relevance
    record |= {name: [code.level, code.words] for name, code in coding.dimensions.items()}
    if coding.dimensions:
        record |= {name: list(codes) for name, codes in coding.categories.items()}
    record["groups"] = list(coding.groups)
    record["origin"] = coding.origin
    record["evidence"] = {
        name: _evidence_record(code.evidence)
        for name, code in coding.dimensions.items()
        if code.evidence
    }
    decided = {name: list(code.rules) for name, code in coding.dimensions.items() if code.rules}
    record["rules"] = {name: list(ids) for name, ids in coding.rules.items()} | decided
    record["values"] = {n: dict(c.value) for n, c in coding.dimensions.items() if c.value}
    record["marks"] = {name: _marked_record(marked) for name, marked in coding.marks.items()}
    always = {"type"} | set(coding.dimensions) | set(coding.categories)
    kept = {key: value for key, value in record.items() if value or key in always}
    return kept if coding.confidence is None else kept | {"confidence": coding.confidence}


def _marked_record(marked: Marked) -> dict[str, Any]:
    record: dict[str, Any] = {"words": marked.words} if marked.words else {}
    if marked.evidence:
        record["evidence"] = _evidence_record(marked.evidence)
    return record | ({"rules": list(marked.rules)} if marked.rules else {})


def _evidence_record(evidence: Evidence) -> dict[str, Any]:
    return {
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
    }
