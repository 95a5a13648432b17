"""Rows with nothing between their cells: the owner and date that may be told, and prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import Statement
from doc_audit.tag import Tagger
from doc_audit.tag.flat import flat_cells
from doc_audit.tag.unparted import unparted_cells


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell.role, text[cell.start : cell.end]) for cell in unparted_cells(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Review training and roll it out Training rolled out Head of Nursing End of 2027",
            [("lead", "Head of Nursing"), ("timescale", "End of 2027")],
        ),
        ("Open a hub in the old library Estates Team", [("lead", "Estates Team")]),
        (
            "Map what is offered. Public Health and Eastvale Police Ongoing",
            [("lead", "Public Health and Eastvale Police"), ("timescale", "Ongoing")],
        ),
        (
            "Raise uptake by 5% Screening Programme Lead October 2027",
            [("lead", "Screening Programme Lead"), ("timescale", "October 2027")],
        ),
    ],
)
def test_owner_and_date_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We will ask the Northmoor Health and Wellbeing Board",
        "Work is led jointly by Eastvale County Council",
        "We will support Eastvale Council to open a hub",
        "Open a hub with our local Healthwatch",
        "Share what is learned. Eastvale Council will open a hub in 2027.",
    ],
)
def test_prose_has_no_cells(text: str) -> None:
    assert cells(text) == []


@given(st.text(max_size=80))
def test_cells_lie_in_the_text(text: str) -> None:
    assert all(0 <= c.start < c.end <= len(text) for c in unparted_cells(text))


def test_owner_of_a_barred_row_may_stand_before_other_columns() -> None:
    text = "Project | Map the help there is for carers today | Public Health | Core offer | Ongoing"
    told = [(c.role, text[c.start : c.end]) for c in flat_cells(text)]
    assert told == [("lead", "Public Health"), ("timescale", "Ongoing")]


def test_owner_and_date_count(tagger: Tagger) -> None:
    text = "Review training and roll it out Training rolled out Head of Nursing End of 2027"
    coding = tagger.code(Statement("s", "s", text))
    assert coding.dimensions["responsible_agent"].words == "Head of Nursing"
    assert coding.dimensions["timeframe"].level == 2
