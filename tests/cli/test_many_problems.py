"""Of many problems a screenful is shown and the place of the rest; all where they have none."""

import pytest

from doc_audit.cli.messages import show_problems
from doc_audit.model import Problem

PROBLEMS = [Problem("other_text", "warning", f"Line {n} differs.") for n in range(60)]


@pytest.mark.parametrize(
    ("rest", "lines", "end"),
    [
        ("in the report", 41, "… and 20 more; all of them are in the report."),
        ("in ann.jsonl.problems.csv", 41, "all of them are in ann.jsonl.problems.csv."),
        ("", 60, "Line 59 differs."),
    ],
)
def test_those_not_shown_have_a_place(
    capsys: pytest.CaptureFixture[str], rest: str, lines: int, end: str
) -> None:
    show_problems(PROBLEMS, [], rest)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == lines
    assert told[-1].endswith(end)
