"""Reads the coding format; every complaint names the line and the key."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, cast, get_args

from doc_audit.errors import FormatError
from doc_audit.model.coding import (
    ABSENT,
    SPECIFIC,
    VAGUE,
    Code,
    Coding,
    Evidence,
    EvidenceSource,
    Marked,
)
from doc_audit.model.document import BlockKind, Cell, CellRole, PageBox
from doc_audit.model.interchange_load import Reader, is_span, load_object
from doc_audit.model.statement import HEADING_BREAK, Statement, joined_heads

_LEVELS = (ABSENT, VAGUE, SPECIFIC)
_STATEMENT_KEYS = frozenset(f.name for f in fields(Statement)) - {"pieces", "block"}
_CODING_KEYS = frozenset(f.name for f in fields(Coding)) | {"evidence", "values"}
_KINDS = frozenset(str(kind) for kind in BlockKind)
_ROLES = frozenset(get_args(CellRole))
_SOURCES = frozenset(get_args(EvidenceSource))


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """One line of an interchange file.

    Attributes:
        coding: None where the line has no `type` (a statement not yet coded) or codes were not
            asked for.
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
    *,
    closed: Mapping[str, Collection[str]] | None = None,
    codings: bool = True,
) -> Iterator[CodedStatement]:
    """Lines of an interchange file as records, in order; blank lines are passed over.

    Args:
        lines: text lines, with or without line ends; bytes that are not UTF-8 may come as lone
            surrogates (`errors="surrogateescape"`) and make their line a fault.
        name: what to call the file in messages.
        dimensions: ids of the rubric's dimensions (`monitoring` among them).
        categories: keys of the rubric's category lists.
        faults: if given, bad lines are added to it and left out, and the rest goes on.
        closed: key (`type`, `relevance`, `origin`, a category key) → the codes it may have;
            a key that isn't named may have any.
        codings: False passes over the codes that lines carry, right or wrong.

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
            reader = Reader(load_object(line, where), where, closed or {})
            parsed = _parse(reader, dimensions, categories, codings)
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


def _parse(
    reader: Reader, dimensions: Sequence[str], categories: Sequence[str], codings: bool
) -> CodedStatement:
    statement = _read_statement(reader)
    coded = codings and "type" in reader.record
    coding = _read_coding(reader, statement, dimensions, categories) if coded else None
    known = _STATEMENT_KEYS | _CODING_KEYS | set(dimensions) | set(categories)
    extra = {key: value for key, value in reader.record.items() if key not in known}
    return CodedStatement(statement, coding, extra)


def _read_statement(reader: Reader) -> Statement:
    text = reader.text("text", must=True)
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
        page=reader.page(),
        boxes=tuple(_read_box(reader, box) for box in reader.records("boxes")),
        path=reader.text("path"),
        area=reader.text("area"),
        start=reader.text("start"),
        end=reader.text("end"),
    )


def _read_cell(reader: Reader, cell: Mapping[str, Any], length: int) -> Cell:
    start, end, role = cell.get("start"), cell.get("end"), cell.get("role", "other")
    if not is_span(start, end, length):
        raise reader.fault("cells", "cells with `start` and `end` inside the text")
    if not (isinstance(role, str) and role in _ROLES):
        raise reader.fault("cells", f"cells with a `role` of {', '.join(sorted(_ROLES))}")
    return Cell(str(cell.get("head", "")), cast(CellRole, role), cell["start"], cell["end"])


def _read_box(reader: Reader, box: Mapping[str, Any]) -> PageBox:
    page, *sides = (box.get(key) for key in ("page", "x0", "y0", "x1", "y1"))
    if type(page) is not int or any(type(side) not in (int, float) for side in sides):
        raise reader.fault("boxes", "boxes with page, x0, y0, x1, y1")
    return PageBox(page, *(float(cast(float, side)) for side in sides))


def _read_coding(
    reader: Reader, statement: Statement, dimensions: Sequence[str], categories: Sequence[str]
) -> Coding:
    return Coding(
        statement=statement.id,
        coder=reader.text("coder"),
        type=reader.code("type", must=True),
        rubric=reader.text("rubric"),
        relevance=reader.code("relevance"),
        dimensions={
            name: _read_code(reader, name, statement)
            for name in dimensions
            if name in reader.record
        },
        categories={name: reader.codes(name) for name in categories if name in reader.record},
        groups=reader.codes("groups"),
        origin=reader.code("origin"),
        rules={key: ids for key, ids in reader.lists("rules").items() if key not in dimensions},
        confidence=reader.share("confidence"),
        marks=_read_marks(reader, statement),
    )


def _read_marks(reader: Reader, statement: Statement) -> dict[str, Marked]:
    found = reader.objects("marks")
    known = reader.closed.get("marks")
    if known is not None and not set(found) <= set(known):
        raise reader.fault("marks", f"of {', '.join(known) or 'a rubric that has marks'}")
    return {name: _read_marked(reader, record, statement) for name, record in found.items()}


def _read_marked(reader: Reader, record: Mapping[str, Any], statement: Statement) -> Marked:
    words, rules = record.get("words", ""), record.get("rules", [])
    evidence = record.get("evidence")
    if not isinstance(words, str) or not (evidence is None or isinstance(evidence, dict)):
        raise reader.fault("marks", "marks with `words` and `evidence`")
    if not isinstance(rules, list) or not all(isinstance(rule, str) for rule in rules):
        raise reader.fault("marks", "marks whose `rules` are a list of texts")
    placed = _read_evidence(reader, evidence, statement) if evidence else None
    return Marked(words, placed, tuple(rules))


def _read_code(reader: Reader, name: str, statement: Statement) -> Code:
    pair = reader.record[name]
    if not (
        isinstance(pair, list)
        and len(pair) == 2
        and type(pair[0]) is int
        and pair[0] in _LEVELS
        and isinstance(pair[1], str)
    ):
        raise reader.fault(name, '[0, 1 or 2, "words"]')
    if pair[1] not in statement.text:
        raise reader.fault(name, "a level with words copied from `text`")
    evidence = reader.objects("evidence").get(name)
    return Code(
        level=pair[0],
        words=pair[1],
        evidence=_read_evidence(reader, evidence, statement) if evidence else None,
        rules=reader.lists("rules").get(name, ()),
        value=reader.objects("values").get(name, {}),
    )


def _read_evidence(reader: Reader, record: Mapping[str, Any], statement: Statement) -> Evidence:
    source = record.get("source")
    if not (isinstance(source, str) and source in _SOURCES):
        raise reader.fault("evidence", f"evidence with a `source` of {', '.join(sorted(_SOURCES))}")
    texts = {"text": statement.text, "cell": statement.text}
    texts |= {"stem": statement.stem, "before": statement.before}
    texts |= {
        "heading": HEADING_BREAK.join(statement.headings),
        "head": joined_heads(statement.cells),
    }
    text = texts.get(source)  # None: the document, which isn't at hand
    if not is_span(record.get("start"), record.get("end"), math.inf if text is None else len(text)):
        raise reader.fault("evidence", f"evidence with `start` and `end` inside its {source}")
    start, end = record["start"], record["end"]
    words = record.get("words", "" if text is None else text[start:end])
    if not isinstance(words, str) or (text is not None and words != text[start:end]):
        raise reader.fault("evidence", f"evidence whose `words` stand at its place in the {source}")
    return Evidence(cast(EvidenceSource, source), start, end, words)
