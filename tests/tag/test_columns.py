"""What a cell shows by its column: bare dates, posts, measures and sums."""

from dataclasses import replace

import pytest

from doc_audit.model import Cell, Statement
from doc_audit.tag import Tagger

ACTION = "Open a new hub"


def row(role: str, words: str) -> Statement:
    at = len(ACTION) + len(" | ")
    cells = (
        Cell("Action", "action", 0, len(ACTION)),
        Cell("Head", role, at, at + len(words)),  # type: ignore[arg-type]
    )
    return Statement("s", "d", f"{ACTION} | {words}", cells=cells, start="2025-04-01")


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("31/03/2026", "2026-03-31"), ("31 March 2026", "2026-03-31"), ("Mar-26", "2026-03-31"),
        ("2026-03-31", "2026-03-31"), ("March 2026", "2026-03-31"), ("2025/26", "2026-03-31"),
        ("2026", "2026-12-31"), ("Year 1", "2026-03-31"), ("Sept 25", "2025-09-30"),
        ("31.3.26", "2026-03-31"), ("Spring 2026", "2026-05-31"), ("12 months", "2026-03-31"),
        ("Apr 25 – Mar 26", "2026-03-31"), ("FY25/26", "2026-03-31"), ("End 2026", "2026-12-31"),
        ("Q2 2025/26", "2025-09-30"), ("Q3", None), ("Monthly", None), ("March", None),
    ],
)  # fmt: skip
def test_bare_dates_are_deadlines_in_their_column(tagger: Tagger, words: str, end) -> None:
    code = tagger.code(row("timescale", words)).dimensions["timeframe"]
    assert (code.level, code.words, code.value.get("end")) == (2, words, end)


@pytest.mark.parametrize("words", ["31/03/2026", "Mar-26", "2026", "12 months"])
def test_and_nowhere_else(tagger: Tagger, words: str) -> None:
    assert tagger.code(row("other", words)).level("timeframe") < 2


@pytest.mark.parametrize(
    ("role", "dimension", "words", "level"),
    [
        ("timescale", "timeframe", "Ongoing", 1),
        ("timescale", "timeframe", "Short term", 1),
        ("timescale", "timeframe", "Short term (by March 2027)", 2),
        ("timescale", "timeframe", "TBC", 0),
        ("timescale", "timeframe", "Completed", 0),
        ("lead", "responsible_agent", "Healthy Marlbeck", 2),
        ("lead", "responsible_agent", "Director of Public Health", 2),
        ("lead", "responsible_agent", "ICB/LA", 2),
        ("lead", "responsible_agent", "Partners and Healthy Marlbeck", 2),
        ("lead", "responsible_agent", "Tobacco lead", 2),
        ("lead", "responsible_agent", "All partners", 1),
        ("lead", "responsible_agent", "Various", 1),
        ("lead", "responsible_agent", "GP practices", 1),
        ("lead", "responsible_agent", "District and borough councils", 1),
        ("lead", "responsible_agent", "TBC", 0),
        ("lead", "responsible_agent", "N/A", 0),
        ("measure", "monitoring", "Number of hubs opened", 2),
        ("measure", "monitoring", "Monitor progress", 1),
        ("measure", "monitoring", "To be developed", 0),
        ("measure", "target", "80% coverage", 2),
        ("measure", "target", "Baseline 62%", 0),
        ("resource", "funding", "£50k", 2),
        ("resource", "funding", "BCF", 2),
        ("resource", "funding", "0.5 WTE", 2),
        ("resource", "funding", "within existing resources", 1),
        ("resource", "funding", "Staff time", 1),
        ("resource", "funding", "None", 0),
        ("resource", "funding", "£0", 0),
    ],
)
def test_columns_by_the_codebook(tagger, role: str, dimension: str, words: str, level: int) -> None:
    assert tagger.code(row(role, words)).level(dimension) == level


def test_an_amount_in_its_column_is_money(tagger: Tagger) -> None:
    value = tagger.code(row("resource", "£50k recurrent, Public Health Grant")).dimensions
    assert value["funding"].value == {
        "amount": 50_000,
        "currency": "GBP",
        "fund": "Public Health Grant",
        "recurrent": True,
    }


def test_finer_groups_stand_beside_populations(tagger: Tagger) -> None:
    text = "We will offer annual health checks to people with severe mental illness in prisons."
    coding = tagger.code(Statement("s", "d", text))
    assert coding.groups == ("adult_smi_checks", "justice_contact")
    assert coding.rules["groups"]
    assert tagger.code(Statement("s", "d", "We will open a hub.")).groups == ()


@pytest.mark.parametrize(
    ("role", "words", "dimension"),
    [
        ("lead", "Carers Team", "population"),
        ("lead", "Healthy Marlbeck", "inequality_type"),
        ("lead", "Public Health, Crawley", "geography"),
        ("timescale", "Within 12 weeks", "target"),
        ("resource", "2 staff from the ICB", "target"),
    ],
)
def test_who_when_and_what_with_show_nothing_else(
    tagger: Tagger, role: str, words: str, dimension: str
) -> None:
    assert tagger.code(row(role, words)).level(dimension) == 0


@pytest.mark.parametrize("head", ["Rationale for this area", "Local data & audit findings"])
@pytest.mark.parametrize(
    "words", ["64% had waited a year", "By 2019 the Board had met", "The ICB put in £2m"]
)
def test_a_column_that_tells_why_sets_no_target_date_owner_or_money(
    tagger: Tagger, head: str, words: str
) -> None:
    plain = row("other", words)
    why = replace(plain, cells=(plain.cells[0], replace(plain.cells[1], head=head)))
    told = tagger.code(why).dimensions
    shown = ("target", "timeframe", "responsible_agent", "funding")
    assert [told[name].level for name in shown] == [0, 0, 0, 0]
