"""Marks of rubrics beside the main one, as a line of the interchange format carries them."""

from collections.abc import Mapping
from typing import Any

from doc_audit.errors import FormatError
from doc_audit.model import Evidence, Marked
from doc_audit.model.interchange import CodedStatement
from doc_audit.model.interchange_load import is_span

KEY = "marks_beside"
"""Rubric id → mark id → `{"words", "start", "end"}`, the place in `text`; `{}` without words.

Readers that don't know the key pass over it.
"""

Beside = Mapping[str, Mapping[str, Marked]]


def beside_record(beside: Beside) -> dict[str, Any]:
    """The key and its value; nothing where there are no marks."""
    found = {
        rubric: {name: _record(marked) for name, marked in marks.items()}
        for rubric, marks in beside.items()
    }
    return {KEY: found} if found else {}


def _record(marked: Marked) -> dict[str, Any]:
    evidence = marked.evidence
    if evidence is None:
        return {"words": marked.words} if marked.words else {}
    return {"words": marked.words, "start": evidence.start, "end": evidence.end}


def read_beside(line: CodedStatement) -> Beside:
    """The marks beside of a line.

    Raises:
        FormatError: they aren't in this form.
    """
    value = line.extra.get(KEY, {})
    if not _is_object(value) or not all(map(_is_object, value.values())):
        raise _fault(line)
    return {
        rubric: {name: _marked(line, record) for name, record in marks.items()}
        for rubric, marks in value.items()
    }


def _marked(line: CodedStatement, record: Any) -> Marked:
    if not _is_object(record) or not isinstance(record.get("words", ""), str):
        raise _fault(line)
    words, start, end = record.get("words", ""), record.get("start"), record.get("end")
    if start is None:
        return Marked(words)
    text = line.statement.text
    if not is_span(start, end, len(text)) or text[start:end] != words:
        raise _fault(line)
    return Marked(words, Evidence("text", start, end, words))


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _fault(line: CodedStatement) -> FormatError:
    return FormatError(f"`{KEY}` is not marks with words at their place", line.statement.id)
