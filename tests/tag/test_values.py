import pytest

from doc_audit.tag.values import Context, value_of


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
        ("in due course", {}),
    ],
)
def test_dates(words: str, expected: dict[str, object]) -> None:
    assert value_of("date", words, Context()) == expected


def test_years_count_from_the_start_of_the_plan() -> None:
    value = value_of("date", "over the next five years", Context(start="2023-04-01"))
    assert value["end"] == "2028-03-31"
    assert value["inherited"] is True


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
        ("reduce falls by 10%", {"direction": "down", "value": 10, "unit": "percent_change"}),
        ("to 6% or less", {"direction": "down", "value": 6, "unit": "percent"}),
        ("345,000 additional places", {"value": 345000, "unit": "number"}),
        ("all pregnant women", {"unit": "all"}),
    ],
)
def test_targets(words: str, expected: dict[str, object]) -> None:
    assert value_of("target", words, Context()) == expected


def test_an_agent_gets_the_name_the_plan_spells_out() -> None:
    context = Context(abbreviations={"HWB": "Health and Wellbeing Board"})
    assert value_of("agent", "the HWB", context)["name"] == "Health and Wellbeing Board"
    assert value_of("agent", "The Council", context) == {
        "name": "Council",
        "resolved": "as_written",
    }


def test_the_own_area_is_told() -> None:
    context = Context(area="Eastvale")
    assert value_of("place", "across Eastvale", context)["own_area"] is True
    assert "own_area" not in value_of("place", "Marlbeck", context)
