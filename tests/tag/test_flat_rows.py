"""Rows that reached us as one line: what may be told of their columns, and what may not."""

import pytest

from doc_audit.model import Statement
from doc_audit.tag import Tagger
from doc_audit.tag.flat import flat_cells


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell.role, text[cell.start : cell.end]) for cell in flat_cells(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Open a hub; number of visits; Northmoor Public Health; April 2027",
            [
                ("measure", "number of visits"),
                ("lead", "Northmoor Public Health"),
                ("timescale", "April 2027"),
            ],
        ),
        ("Open a hub | ICB and Adult Social Care", [("lead", "ICB and Adult Social Care")]),
        ("Map services; Ongoing", [("timescale", "Ongoing")]),
        ("Map services | Lead officer: Head of Housing", [("lead", "Head of Housing")]),
        (
            "Map services; Nightwatch Eastvale; Q3 2026/27",
            [("lead", "Nightwatch Eastvale"), ("timescale", "Q3 2026/27")],
        ),
    ],
)
def test_columns_at_the_end_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We will work in Northmoor; Eastvale; and Marlbeck by March 2026.",
        "We will work in Northmoor; Eastvale; West Marlbeck.",
        "We will open a hub; the Council will pay.",
        "Open a hub in 2026",
    ],
)
def test_prose_has_no_columns(text: str) -> None:
    assert cells(text) == []


def test_owner_and_date_count(tagger: Tagger) -> None:
    text = "Develop a food policy for schools; Northmoor Public Health; April 2027"
    coding = tagger.code(Statement("x", "x", text))
    assert coding.level("responsible_agent") == 2
    assert coding.level("timeframe") == 2
