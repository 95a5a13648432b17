"""Marks in the coding format."""

import json

import pytest

from doc_audit.errors import FormatError
from doc_audit.model import Coding, Evidence, Marked, Statement
from doc_audit.model.interchange import dump, parse_lines

STATEMENT = Statement("a", "d", "The executive lead is new.")


def _read(line: str, closed: dict[str, list[str]] | None = None) -> Coding:
    (found,) = parse_lines([line], "x.jsonl", [], [], closed=closed)
    assert found.coding is not None
    assert found.extra == {}
    return found.coding


def test_marks_are_read_as_they_were_written() -> None:
    marks = {
        "lead": Marked("executive lead", Evidence("text", 4, 18, "executive lead"), ("lead-1",)),
        "headed": Marked("Governance"),
        "said": Marked(),
    }
    coding = Coding("a", "rules:x", "context", "h", "none", marks=marks)
    line = dump(STATEMENT, coding)
    assert _read(line) == coding
    assert list(json.loads(line))[-1] == "marks"


def test_a_coding_without_marks_is_written_without_the_key() -> None:
    assert "marks" not in json.loads(dump(STATEMENT, Coding("a", "me", "context")))


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"led": {}}, "must be of lead"),
        ({"lead": {"words": 3}}, "marks with `words`"),
        ({"lead": {"rules": "r"}}, "`rules` are a list"),
        ({"lead": {"evidence": {"source": "text", "start": 4, "end": 99}}}, "inside its text"),
        ("lead", "an object of objects"),
    ],
)
def test_marks_that_break_the_format_are_told(marks: object, words: str) -> None:
    record = {"id": "a", "text": STATEMENT.text, "type": "context", "marks": marks}
    with pytest.raises(FormatError, match=words):
        _read(json.dumps(record), {"marks": ["lead"]})
