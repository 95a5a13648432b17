from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.tag.values import Context, Gazetteer, value_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by March 2026", {"end": "2026-03-31", "read": "month"}),
        ("by 31st March 2026", {"end": "2026-03-31", "read": "day"}),
        ("in 2025/26", {"start": "2025-04-01", "end": "2026-03-31", "read": "financial_year"}),
        ("2025–26", {"start": "2025-04-01", "end": "2026-03-31", "read": "financial_year"}),
        ("in 2027", {"start": "2027-01-01", "end": "2027-12-31", "read": "calendar_year"}),
        (
            "in quarter one of 2025/26",
            {"start": "2025-04-01", "end": "2025-06-30", "read": "quarter"},
        ),
        (
            "in the fourth quarter of 2025/26",
            {"start": "2026-01-01", "end": "2026-03-31", "read": "quarter"},
        ),
        ("from April 2027", {"start": "2027-04-01", "read": "month"}),
        ("every quarter", {"every": "quarter", "read": "cycle"}),
        ("within 12 months", {"count": 12, "unit": "month", "read": "duration"}),
        ("by 31 February 2026", {}),
        ("31/03/2026", {"start": "2026-03-31", "end": "2026-03-31", "read": "day"}),
        ("2026-03-31", {"start": "2026-03-31", "end": "2026-03-31", "read": "day"}),
        ("31.3.26", {"start": "2026-03-31", "end": "2026-03-31", "read": "day"}),
        ("32/03/2026", {}),
        ("Mar-26", {"start": "2026-03-01", "end": "2026-03-31", "read": "month"}),
        ("Sept 25", {"start": "2025-09-01", "end": "2025-09-30", "read": "month"}),
        ("Jan '26", {"start": "2026-01-01", "end": "2026-01-31", "read": "month"}),
        ("Apr 25 - Mar 26", {"start": "2025-04-01", "end": "2026-03-31", "read": "range"}),
        (
            "between April 2025 and June 2027",
            {"start": "2025-04-01", "end": "2027-06-30", "read": "range"},
        ),
        ("FY25/26", {"start": "2025-04-01", "end": "2026-03-31", "read": "financial_year"}),
        ("Q4 25/26", {"start": "2026-01-01", "end": "2026-03-31", "read": "quarter"}),
        ("Q3 2025", {}),
        ("Q3", {}),
        ("2025-2028", {"start": "2025-01-01", "end": "2028-12-31", "read": "years"}),
        ("Spring 2026", {"start": "2026-03-01", "end": "2026-05-31", "read": "season"}),
        ("winter 2025/26", {"start": "2025-12-01", "end": "2026-02-28", "read": "season"}),
        ("Winter 2025", {}),
        ("before April 2026", {"end": "2026-03-31", "read": "month"}),
        (
            "by the start of 2026/27",
            {"end": "2026-04-01", "read": "financial_year", "part": "start"},
        ),
        ("by the end of 2026", {"end": "2026-12-31", "read": "calendar_year"}),
        (
            "early 2026",
            {"start": "2026-01-01", "end": "2026-12-31", "read": "calendar_year", "part": "early"},
        ),
        ("Dec 2025 onwards", {"start": "2025-12-01", "read": "month"}),
        ("Monthly", {"every": "month", "read": "cycle"}),
        ("twice a year", {"every": "year", "read": "cycle", "times": 2}),
        ("every 6 months", {"every": "month", "read": "cycle", "count": 6}),
        ("biannually", {}),
        ("3-5 years", {"count": 5, "unit": "year", "read": "duration", "least": 3}),
        ("Year 2", {"years": [2, 2], "read": "plan_year"}),
        ("Short term (by March 2020)", {"end": "2020-03-31", "read": "month"}),
        ("in due course", {}),
    ],
)
def test_dates(words: str, expected: dict[str, object]) -> None:
    assert value_of("date", words, Context()) == expected


def test_years_count_from_the_start_of_the_plan() -> None:
    value = value_of("date", "over the next five years", Context(start="2023-04-01"))
    assert value["end"] == "2028-03-31"
    assert value["inherited"] is True


PLAN = Context(start="2025-04-01", end="2030-03-31", abbreviations={"Short term": "by March 2027"})


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Year 1", "2025-04-01", "2026-03-31"),
        ("Years 1-3", "2025-04-01", "2028-03-31"),
        ("in the second year", "2026-04-01", "2027-03-31"),
        ("within five years", None, "2030-03-31"),
        ("within 12 months", None, "2026-03-31"),
        ("6 weeks", None, "2025-05-12"),
        ("over the life of this strategy", "2025-04-01", "2030-03-31"),
    ],
)
def test_what_is_counted_from_the_plan_is_marked_inherited(words: str, start, end: str) -> None:
    value = value_of("date", words, PLAN)
    assert (value.get("start"), value["end"], value["inherited"]) == (start, end, True)


def test_a_term_is_read_from_its_gloss() -> None:
    assert value_of("date", "short term", PLAN) == {
        "end": "2027-03-31",
        "read": "month",
        "gloss": "by March 2027",
    }


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_the_same_however_it_is_written(day: date) -> None:
    written = ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y")
    read = {value_of("date", day.strftime(form), Context()).get("end") for form in written}
    assert read == {day.isoformat()}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_no_words_break_a_reader(words: str) -> None:
    for reads in ("date", "money", "target", "agent", "place"):
        value_of(reads, words, PLAN)


@pytest.mark.parametrize(
    ("words", "amount"),
    [("£1.2m", 1_200_000), ("£ 2 billion", 2_000_000_000), ("£316,932", 316932)],
)
def test_money(words: str, amount: int) -> None:
    assert value_of("money", words, Context()) == {"amount": amount, "currency": "GBP"}


def test_ring_fenced_recurrent_money_is_said_beside_the_sum() -> None:
    context = Context(sentence="A ring-fenced, recurrent sum of £3m.")
    value = value_of("money", "£3m", context)
    assert value["ring_fenced"] is True
    assert value["recurrent"] is True


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "reduce falls by 10%",
            {"direction": "down", "value": 10, "unit": "percent_change", "metric": "falls"},
        ),
        ("to 6% or less", {"direction": "down", "value": 6, "unit": "percent"}),
        (
            "345,000 additional places",
            {"direction": "up", "value": 345000, "unit": "number", "metric": "places"},
        ),
        ("all pregnant women", {"unit": "all"}),
        (
            "cut smoking prevalence from 12% to 6%",
            {
                "direction": "down",
                "value": 6,
                "unit": "percent",
                "metric": "smoking prevalence",
                "baseline": 12,
            },
        ),
        (
            "narrow the gap in life expectancy by two years",
            {
                "direction": "down",
                "value": 2,
                "unit": "year",
                "metric": "gap in life expectancy",
                "gap": True,
            },
        ),
        (
            "reduce admissions by a tenth against the 2019/20 baseline",
            {
                "direction": "down",
                "value": 10,
                "unit": "percent_change",
                "metric": "admissions",
                "baseline_date": "2019/20",
            },
        ),
        (
            "raise coverage in line with the England average",
            {"direction": "up", "metric": "coverage", "comparator": "the England average"},
        ),
        (
            "raise coverage by 5 percentage points",
            {"direction": "up", "value": 5, "unit": "percentage_points", "metric": "coverage"},
        ),
        (
            "eliminate waits over 65 weeks",
            {"direction": "down", "value": 0, "unit": "number", "metric": "waits over 65 weeks"},
        ),
        (
            "Cut smoking from 11% to 6%",
            {
                "direction": "down",
                "value": 6,
                "unit": "percent",
                "metric": "smoking",
                "baseline": 11,
            },
        ),
        (
            "raise health checks from 200 to 450",
            {
                "direction": "up",
                "value": 450,
                "unit": "number",
                "metric": "health checks",
                "baseline": 200,
            },
        ),
        (
            "Reduce waits from 18 weeks to 6 weeks",
            {"direction": "down", "value": 6, "unit": "week", "metric": "waits", "baseline": 18},
        ),
        (
            "increase uptake from 58 per cent in 2023 to 65 per cent",
            {"direction": "up", "value": 65, "unit": "percent", "metric": "uptake", "baseline": 58},
        ),
        (
            "75% of cancers found at stage 1 or 2 by 2028",
            {
                "value": 75,
                "unit": "percent",
                "metric": "cancers found at stage 1 or 2",
                "national": "cancer_stage_1_2_75",
            },
        ),
    ],
)
def test_targets(words: str, expected: dict[str, object]) -> None:
    assert value_of("target", words, Context(sentence=words)) == expected


def test_an_agent_gets_the_name_the_plan_spells_out() -> None:
    context = Context(abbreviations={"HWB": "Health and Wellbeing Board"})
    assert value_of("agent", "the HWB", context)["name"] == "Health and Wellbeing Board"
    assert value_of("agent", "The Council", context) == {
        "name": "Council",
        "resolved": "as_written",
        "kind": "body",
    }


def test_the_own_area_is_told() -> None:
    context = Context(area="Eastvale")
    assert value_of("place", "across Eastvale", context)["own_area"] is True
    assert "own_area" not in value_of("place", "Marlbeck", context)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("we", "collective"),
        ("All partners", "collective"),
        ("GP practices", "class"),
        ("Director of Public Health", "role"),
        ("Tobacco lead", "role"),
        ("the Diabetes Nursing Team", "team"),
        ("Northmoor Health and Wellbeing Board", "body"),
        ("Skills Northmoor", "named"),
    ],
)
def test_kinds_of_agent(words: str, kind: str) -> None:
    assert value_of("agent", words, Context())["kind"] == kind


def test_an_abbreviation_is_resolved_in_any_casing_of_a_name() -> None:
    context = Context(abbreviations={"PARTNERSHIP": "Eastvale Care Partnership", "WHO": "World …"})
    assert value_of("agent", "the Partnership", context)["name"] == "Eastvale Care Partnership"
    assert value_of("agent", "who", context)["resolved"] == "as_written"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the 10% most deprived LSOAs", {"deprived_share": 10.0, "unit": "lsoa"}),
        ("Core20 areas", {"deprived_share": 20.0}),
        ("all six districts", {"unit": "district", "count": 6}),
        ("IMD decile 1", {"deprivation_band": 1}),
        ("Coastal Eastvale", {}),
    ],
)
def test_defined_areas(words: str, expected: dict[str, object]) -> None:
    value = dict(value_of("place", words, Context(area="Eastvale")))
    assert value.pop("name")
    assert value == expected


@pytest.mark.parametrize(
    ("words", "sentence", "fund"),
    [
        (
            "£300,000",
            "We spend £300,000 from the Household Support Fund.",
            "Household Support Fund",
        ),
        ("BCF", "Paid by the BCF.", "Better Care Fund"),
        ("£2m", "Spend £2m. The Warm Homes Fund is closed.", None),
    ],
)
def test_named_funds(words: str, sentence: str, fund: str | None) -> None:
    assert value_of("money", words, Context(sentence=sentence)).get("fund") == fund


GAZETTEER = Gazetteer(
    {"Kent": "E1", "Kent and Medway": "E2", "Medway": "E3", "Stoke-on-Trent": "E4"}
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kent and Medway", {"id": "E2"}),
        ("the county of Kent", {"id": "E1"}),
        ("Stoke‑on‑Trent", {"id": "E4"}),
        ("Medway, Kent and Kent", {"ids": ["E3", "E1"]}),
        ("the poorest wards of Kent", {}),
        ("North Kent", {}),
        ("Kentish Town", {}),
        ("Eastvale", {}),
    ],
)
def test_places_get_the_code_of_their_name(words: str, expected) -> None:
    value = value_of("place", words, Context(places=GAZETTEER))
    assert {key: value[key] for key in ("id", "ids") if key in value} == expected


def test_without_a_gazetteer_no_place_has_a_code() -> None:
    assert "id" not in value_of("place", "Kent", Context())


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        # the last verb before the words says which way, and of what
        (
            "by at least 1%",
            "Providers will reduce their cost base by at least 1% and improve care.",
            {"direction": "down", "value": 1, "unit": "percent_change", "metric": "cost base"},
        ),
        (
            "to 65%",
            "Reduce waits, improving the share of people seen in time to 65%.",
            {
                "direction": "up",
                "value": 65,
                "unit": "percent",
                "metric": "share of people seen in time",
            },
        ),
        # a comparative stands before what it is about
        (
            "more clinics",
            "We want more clinics in villages.",
            {"direction": "up", "metric": "clinics"},
        ),
        ("Fewer falls", "Fewer falls at home.", {"direction": "down", "metric": "falls"}),
        # a number behind “all” counts what there is; a year before “levels” is no quantity
        ("all 3 sites", "We will improve all 3 sites.", {"direction": "up", "unit": "all"}),
        (
            "to April 2022 levels",
            "Reduce spend on offices to April 2022 levels.",
            {"direction": "down", "metric": "spend on offices", "baseline_date": "April 2022"},
        ),
        # limits are no change: “no more than” isn't “more”
        (
            "no more than 5%",
            "Vacancies will be no more than 5% of posts.",
            {"direction": "down", "value": 5, "unit": "percent", "metric": "posts"},
        ),
        (
            "maximise productivity",
            "We will maximise productivity and improve care.",
            {"direction": "up", "metric": "productivity"},
        ),
        (
            "to 12 per cent",
            "Reduce smoking from 18 per cent in 2023 to 12 per cent in 2027.",
            {
                "direction": "down",
                "value": 12,
                "unit": "percent",
                "metric": "smoking",
                "baseline": 18,
            },
        ),
        (
            "30% reduction",
            "Deliver a 30% reduction in emissions by 2030.",
            {"direction": "down", "value": 30, "unit": "percent_change", "metric": "emissions"},
        ),
    ],
)
def test_targets_in_their_sentence(words: str, sentence: str, expected: dict[str, object]) -> None:
    assert value_of("target", words, Context(sentence=sentence)) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("all parts of the NHS", "collective"),
        ("every practice", "class"),
        ("They", "collective"),
        ("the Audit Team", "team"),
        ("Eastvale County Council", "body"),
        ("Director of Public Health", "role"),
        ("place-based partnerships", "class"),
    ],
)
def test_kinds_of_agents(words: str, kind: str) -> None:
    assert value_of("agent", words, Context())["kind"] == kind
