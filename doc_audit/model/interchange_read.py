"""Reads the coding format; every complaint names the line and the key."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, cast, get_args

from doc_audit.errors import FormatError
from doc_audit.model.coding import Code, Coding, Evidence, EvidenceSource
from doc_audit.model.document import BlockKind, Cell, CellRole, PageBox
from doc_audit.model.statement import Statement

LEVELS = (0, 1, 2)
_STATEMENT_KEYS = frozenset(f.name for f in fields(Statement)) - {"pieces", "block"}
_CODING_KEYS = frozenset(f.name for f in fields(Coding)) | {"evidence", "values"}
_KINDS = frozenset(str(kind) for kind in BlockKind)
_ROLES = frozenset(get_args(CellRole))
_SOURCES = frozenset(get_args(EvidenceSource))


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """One line of an interchange file.

    Attributes:
        coding: None where the line has no `type` (a statement not yet coded).
        extra: keys this version doesn't know (`stratum` of the gold data), as read.
    """

    statement: Statement
    coding: Coding | None
    extra: Mapping[str, Any] = field(default_factory=dict)


def parse_lines(
    lines: Iterable[str],
    name: str,
    dimensions: Sequence[str],
    categories: Sequence[str],
    faults: list[FormatError] | None = None,
) -> Iterator[CodedStatement]:
    """Lines of an interchange file as records, in order; blank lines are passed over.

    Args:
        lines: text lines, with or without line ends.
        name: what to call the file in messages.
        dimensions: ids of the rubric's dimensions (`monitoring` among them).
        categories: keys of the rubric's category lists.
        faults: if given, bad lines are added to it and left out, and the rest goes on.

    Raises:
        FormatError: the first line that breaks the format, unless `faults` is given; `where` is
            `name:line`.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            parsed = _parse(_load(line, where), where, dimensions, categories)
            _check_new(parsed.statement.id, number, seen, where)
        except FormatError as fault:
            if faults is None:
                raise
            faults.append(fault)
        else:
            yield parsed


def _check_new(id_: str, number: int, seen: dict[str, int], where: str) -> None:
    first = seen.setdefault(id_, number)
    if first != number:
        raise FormatError(
            f"the id {id_!r} is already used in line {first}",
            where,
            "Give every statement an id of its own.",
        )


def _load(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise FormatError(
            f"not JSON ({error})", where, "Each line must be one JSON object."
        ) from error
    if not isinstance(record, dict):
        raise FormatError("not a JSON object", where, "Each line must be one JSON object.")
    return record


class _Reader:
    """Takes typed values out of one record and names the key in every complaint."""

    def __init__(self, record: Mapping[str, Any], where: str) -> None:
        self.record = record
        self.where = where

    def fault(self, key: str, expected: str) -> FormatError:
        value = json.dumps(self.record.get(key), ensure_ascii=False)[:60]
        return FormatError(f"`{key}` must be {expected}, not {value}", self.where)

    def text(self, key: str, *, must: bool = False) -> str:
        value = self.record.get(key, None if must else "")
        if not isinstance(value, str) or (must and not value):
            raise self.fault(key, "a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.record.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, "a list of texts")
        return tuple(value)

    def mapping(self, key: str) -> dict[str, Any]:
        value = self.record.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, "an object")
        return value

    def records(self, key: str) -> list[dict[str, Any]]:
        value = self.record.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(key, "a list of objects")
        return value

    def number(self, key: str) -> float | None:
        value = self.record.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.fault(key, "a number")
        return value


def _parse(
    record: Mapping[str, Any], where: str, dimensions: Sequence[str], categories: Sequence[str]
) -> CodedStatement:
    reader = _Reader(record, where)
    statement = _read_statement(reader)
    coding = _read_coding(reader, statement, dimensions, categories) if "type" in record else None
    known = _STATEMENT_KEYS | _CODING_KEYS | set(dimensions) | set(categories)
    extra = {key: value for key, value in record.items() if key not in known}
    return CodedStatement(statement, coding, extra)


def _read_statement(reader: _Reader) -> Statement:
    text = reader.text("text", must=True)
    page = reader.number("page")
    kind = reader.text("kind") or ("table_row" if reader.record.get("cells") else "paragraph")
    if kind not in _KINDS:
        raise reader.fault("kind", "a kind of block")
    return Statement(
        id=reader.text("id", must=True),
        doc=reader.text("doc"),
        text=text,
        before=reader.text("before"),
        stem=reader.text("stem"),
        headings=reader.texts("headings"),
        cells=tuple(_read_cell(reader, cell, len(text)) for cell in reader.records("cells")),
        kind=BlockKind(kind),
        page=None if page is None else int(page),
        boxes=tuple(_read_box(reader, box) for box in reader.records("boxes")),
        path=reader.text("path"),
        area=reader.text("area"),
        start=reader.text("start"),
        end=reader.text("end"),
    )


def _read_cell(reader: _Reader, cell: Mapping[str, Any], length: int) -> Cell:
    start, end = cell.get("start"), cell.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length):
        raise reader.fault("cells", "cells with `start` and `end` inside the text")
    role = cell.get("role", "other")
    if role not in _ROLES:
        raise reader.fault("cells", f"cells with a `role` of {', '.join(sorted(_ROLES))}")
    return Cell(str(cell.get("head", "")), role, start, end)


def _read_box(reader: _Reader, box: Mapping[str, Any]) -> PageBox:
    try:
        return PageBox(int(box["page"]), *(float(box[side]) for side in ("x0", "y0", "x1", "y1")))
    except (KeyError, TypeError, ValueError) as error:
        raise reader.fault("boxes", "boxes with page, x0, y0, x1, y1") from error


def _read_coding(
    reader: _Reader, statement: Statement, dimensions: Sequence[str], categories: Sequence[str]
) -> Coding:
    return Coding(
        statement=statement.id,
        coder=reader.text("coder"),
        type=reader.text("type", must=True),
        rubric=reader.text("rubric"),
        relevance=reader.text("relevance"),
        dimensions={
            name: _read_code(reader, name, statement.text)
            for name in dimensions
            if name in reader.record
        },
        categories={name: reader.texts(name) for name in categories if name in reader.record},
        groups=reader.texts("groups"),
        origin=reader.text("origin"),
        rules={
            key: tuple(ids) for key, ids in reader.mapping("rules").items() if key not in dimensions
        },
        confidence=reader.number("confidence"),
    )


def _read_code(reader: _Reader, name: str, text: str) -> Code:
    pair = reader.record[name]
    if not (
        isinstance(pair, list)
        and len(pair) == 2
        and type(pair[0]) is int
        and pair[0] in LEVELS
        and isinstance(pair[1], str)
    ):
        raise reader.fault(name, '[0, 1 or 2, "words"]')
    if pair[1] not in text:
        raise reader.fault(name, "a level with words copied from `text`")
    evidence = reader.mapping("evidence").get(name)
    return Code(
        level=pair[0],
        words=pair[1],
        evidence=_read_evidence(reader, evidence) if evidence else None,
        rules=tuple(reader.mapping("rules").get(name, ())),
        value=reader.mapping("values").get(name, {}),
    )


def _read_evidence(reader: _Reader, record: Mapping[str, Any]) -> Evidence:
    source = record.get("source") if isinstance(record, dict) else None
    if source not in _SOURCES:
        raise reader.fault("evidence", f"evidence with a `source` of {', '.join(sorted(_SOURCES))}")
    start, end = record.get("start"), record.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise reader.fault("evidence", "evidence with `start` and `end`")
    return Evidence(cast(EvidenceSource, source), start, end, str(record.get("words", "")))
