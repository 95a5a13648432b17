"""What two matched commitments say differently."""

import pytest
from pair_cases import promise

from doc_audit.compare import Commitment, differences, value_line
from doc_audit.model import Code
from doc_audit.rubric.schema import CategoryList

LISTS = [CategoryList(id="populations", dimension="population", label="P", codes=())]


def told(first: Code, second: Code, name: str = "x") -> list[tuple[str, str, str, str]]:
    found = differences(promise("a", **{name: first}), promise("b", **{name: second}), LISTS)
    assert all(d.dimension == name for d in found)
    return [(d.way, d.part, d.first, d.second) for d in found]


def code(words: str = "words", level: int = 2, **value: object) -> Code:
    return Code(level, words, value=value)


DAY = code(end="2027-03-31", read="month")


@pytest.mark.parametrize(
    ("first", "second", "ways"),
    [
        (Code(0), DAY, [("added", "", "", "2027-03-31")]),
        (DAY, Code(0), [("lacking", "", "2027-03-31", "")]),
        (code("soon", 1), DAY, [("sharper", "", "soon", "2027-03-31")]),
        (DAY, code("soon", 1), [("vaguer", "", "2027-03-31", "soon")]),
        (code("soon", 1), code("in time", 1), []),
        (Code(0), Code(0), []),
    ],
)
def test_levels(first, second, ways) -> None:
    assert told(first, second) == ways


@pytest.mark.parametrize(
    ("first", "second", "ways"),
    [
        ({"end": "2027-03-31"}, {"end": "2028-12-31"}, ["later"]),
        ({"end": "2028-12-31"}, {"end": "2027-03-31"}, ["earlier"]),
        ({"start": "2027-03-01", "end": "2027-03-31"}, {"end": "2027-03-31"}, []),
        ({"start": "2027-03-01"}, {"start": "2027-04-01"}, ["later"]),
        ({"every": "year"}, {"every": "year"}, []),
        ({"every": "year"}, {"every": "month"}, ["other"]),
        ({"every": "year"}, {"end": "2027-03-31"}, ["other"]),
    ],
)
def test_dates_by_their_last_day(first, second, ways) -> None:
    found = told(code(read="month", **first), code(read="month", **second))
    assert [way for way, *_ in found] == ways


@pytest.mark.parametrize(
    ("first", "second", "ways"),
    [
        ({"value": 60, "unit": "percent"}, {"value": 75, "unit": "percent"}, ["higher value"]),
        ({"value": 75, "unit": "percent"}, {"value": 60, "unit": "percent"}, ["lower value"]),
        ({"value": 75, "unit": "percent"}, {"value": 75, "unit": "number"}, ["other measure"]),
        ({"unit": "all"}, {"value": 75, "unit": "percent"}, ["other measure"]),
        ({"unit": "all"}, {"unit": "all", "direction": "up"}, []),
        ({"unit": "all", "direction": "down"}, {"unit": "all", "direction": "up"},
         ["turned direction"]),
        ({"unit": "all"}, {"unit": "all", "baseline": 31}, ["added baseline"]),
        ({"unit": "all", "baseline": 31}, {"unit": "all"}, ["lacking baseline"]),
        ({"unit": "all", "baseline": 31}, {"unit": "all", "baseline_date": "2019"},
         ["other baseline"]),
        ({"value": 6, "unit": "percent"}, {"value": 5, "unit": "percent", "baseline": 9},
         ["lower value", "added baseline"]),
    ],
)  # fmt: skip
def test_targets(first, second, ways) -> None:
    assert [f"{w} {p}".strip() for w, p, *_ in told(code(**first), code(**second))] == ways


@pytest.mark.parametrize(
    ("first", "second", "ways"),
    [
        ({"amount": 100}, {"amount": 250}, ["higher amount"]),
        ({"amount": 100}, {"amount": 100}, []),
        ({"amount": 100}, {"fund": "Fair Start Fund"}, ["other amount"]),
        ({"amount": 9, "fund": "Fair Start Fund"}, {"amount": 9, "fund": "Warm Homes Grant"},
         ["other fund"]),
        ({"amount": 9, "fund": "Fair Start Fund"}, {"amount": 9, "fund": "the Fair Start Fund"},
         []),
    ],
)  # fmt: skip
def test_money(first, second, ways) -> None:
    pound = {"currency": "GBP"}
    found = told(code(**pound, **first), code(**pound, **second))
    assert [f"{w} {p}" for w, p, *_ in found] == ways


def owner(name: str) -> Code:
    return code(name, name=name, resolved="as_written", kind="body")


def test_owners_by_their_names() -> None:
    assert told(owner("Chief Nurse"), owner("Ashby NHS Trust")) == [
        ("other", "", "Chief Nurse", "Ashby NHS Trust")
    ]
    assert told(owner("Ashby NHS Trust"), owner("the Ashby Trust")) == []


def place(name: str, **more: object) -> Code:
    return code(name, name=name, **more)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (place("Ashby"), place("Port Ashby"), True),
        (place("Ashby"), place("Brackley"), False),
        (place("Ashby", id="E06"), place("the borough", id="E06"), True),
        (place("poorest fifth", deprived_share=20.0), place("Core20", deprived_share=20.0), True),
        (place("Ward 3"), place("Ward 4"), False),
    ],
)
def test_places_by_code_or_name(first, second, same) -> None:
    assert (told(first, second) == []) is same


def test_groups_by_their_codes() -> None:
    first, second = (
        Commitment(promise("a").statement, {"population": 2}, {}, {"populations": frozenset(codes)})
        for codes in (("carers", "whole_population"), ("carers", "veterans"))
    )
    (found,) = differences(first, second, LISTS)
    assert (found.way, found.first, found.second) == ("other", "", "veterans")


def test_words_are_the_last_resort() -> None:
    assert told(code("a yearly report"), code("the yearly report")) == []
    assert told(code("a yearly report"), code("a dashboard")) == [
        ("wording", "", "a yearly report", "a dashboard")
    ]


def test_what_does_not_apply_to_one_is_passed_over() -> None:
    assert differences(promise("a", x=DAY), promise("b", y=DAY)) == ()


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"start": "2026-04-01", "end": "2027-03-31"}, "2026-04-01/2027-03-31"),
        ({"start": "2026-04-01"}, "2026-04-01"),
        ({"every": "year", "read": "cycle"}, "every year"),
        ({"amount": 240000, "currency": "GBP", "fund": "Grant"}, "GBP 240000 (Grant)"),
        ({"fund": "Grant"}, "Grant"),
        ({"direction": "down", "value": 12, "unit": "percent"}, "down 12 percent"),
        ({"value": 0, "unit": "number"}, "0 number"),
        ({}, ""),
    ],
)
def test_a_value_as_one_line(value, line) -> None:
    assert value_line(value) == line
