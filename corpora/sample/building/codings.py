"""The codings of a source in the interchange format, one JSON object a line."""

import hashlib
import json
from collections import Counter
from typing import Any

from building.model import CATEGORIES, DIMENSIONS, MONITORING, Mark, Source, Statement

CODER = "project"
JUDGED = ("commitment", "aspiration")
ABSENT = Mark(0, "")
NOTE_MARKS = str.maketrans("", "", "¹²³⁴⁵⁶⁷⁸⁹⁰")
"""Printed after a sentence to lead to a note; no part of what is said."""


def lines(source: Source, pages: dict[str, int]) -> str:
    """All coded statements of `source`; `pages` maps statement keys to pages, from 1."""
    seen: Counter[str] = Counter()
    out = []
    for statement in source.statements:
        if statement.coded:
            record = _record(source.stem, statement, seen)
            if statement.key in pages:
                record["page"] = pages[statement.key]
            out.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(out) + "\n"


def _record(doc: str, statement: Statement, seen: Counter[str]) -> dict[str, Any]:
    text = statement.text.translate(NOTE_MARKS)
    record: dict[str, Any] = {"id": _id(doc, text, seen), "doc": doc}
    record["text"] = text
    if statement.stem:
        record["stem"] = statement.stem
    if statement.headings:
        record["headings"] = list(statement.headings)
    if statement.cells:
        record["cells"] = [
            {"head": cell.head, "role": cell.role, "start": cell.start, "end": cell.end}
            for cell in statement.cells
        ]
    record["type"] = statement.type
    record["relevance"] = statement.relevance
    if statement.type in JUDGED:
        record |= _dimensions(statement)
    record["coder"] = CODER
    return record


def _dimensions(statement: Statement) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for letter, name in DIMENSIONS.items():
        mark = statement.marks.get(letter, ABSENT)
        found[name] = [mark.level, mark.words]
    for letter, name in CATEGORIES.items():
        found[name] = list(statement.marks.get(letter, ABSENT).categories)
    monitoring = statement.marks.get(MONITORING, ABSENT)
    return found | {
        "origin": statement.origin,
        "monitoring": [monitoring.level, monitoring.words],
    }


def _id(doc: str, text: str, seen: Counter[str]) -> str:
    """Made from content; a text that comes again gets "-2" and so on."""
    digest = hashlib.sha1(text.encode()).hexdigest()[:12]
    seen[digest] += 1
    tail = "" if seen[digest] == 1 else f"-{seen[digest]}"
    return f"{doc}-{digest}{tail}"
