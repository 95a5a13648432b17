"""Counted durations, years of a plan and cycles."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from doc_audit.tag.shapes import NUMBER_VALUES
from doc_audit.tag.values.context import Context
from doc_audit.tag.values.intervals import later

_N = r"\d+|" + "|".join(NUMBER_VALUES)
_UNIT = r"(day|week|wk|month|mth|year|yr|decade)s?"
_DURATION = re.compile(
    rf"\b({_N})(?:\s*(?:-|to|or)\s*({_N}))?(?:\s+|-)(?:calendar |working |full )?{_UNIT}\b"
)
_ONE = re.compile(rf"\bwithin (?:a|the)(?: next)? {_UNIT}\b")
_PLAN_YEAR = re.compile(
    rf"\b(?:years?|yrs?)\s+({_N})(?:\s*(?:-|to|and)\s*(?:years?\s|yrs?\s)?({_N}))?\b"
    r"|\by(?:r)?(\d)(?:\s*(?:-|to)\s*(?:yr?)?(\d))?\b"
)
_NTH_YEAR = re.compile(r"\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) year\b")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_CYCLE = re.compile(
    rf"\b(?:(?P<times>once|twice|three times)(?: a| per| each| every|) "
    rf"|(?:every|each|per)(?: (?P<n>other|{_N}))? (?:financial |calendar |fiscal )?)"
    r"(?P<unit>day|week|month|quarter|year|decade)s?\b"
)
_CYCLE_WORD = re.compile(
    r"\b(?:(?P<by>bi|six|three|two|half)[ -]?)?"
    r"(?P<word>annual(?:ly)?|yearly|quarterly|monthly|weekly|fortnightly|daily)\b"
)
_CYCLE_WORDS = {
    "annual": ("year", 1), "annually": ("year", 1), "yearly": ("year", 1),
    "quarterly": ("quarter", 1), "monthly": ("month", 1), "weekly": ("week", 1),
    "fortnightly": ("week", 2), "daily": ("day", 1),
}  # fmt: skip
_UNITS = {"wk": "week", "mth": "month", "yr": "year"}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
DAYS_IN = {"day": 1, "week": 7}
LONGEST = 100
"""Years; what counts further isn't a duration of a plan."""


def read_cycle(plain: str) -> Mapping[str, Any]:
    """`every` unit, `count` of units and `times` in it where not 1; empty when there is none.

    “Biannual” and “bimonthly” are used both for twice in one and once in two: left unread.
    """
    found = _CYCLE.search(plain)
    if found:
        number = found["n"]
        count = 2 if number == "other" else _number(number or "1")
        times = {"twice": 2, "three times": 3}.get(found["times"] or "", 1)
        return _cycle(found["unit"], count, times)
    word = _CYCLE_WORD.search(plain)
    if not word or word["by"] == "bi":
        return {}
    unit, count = _CYCLE_WORDS[word["word"]]
    if word["by"] == "half":
        return _cycle(unit, count, 2)
    return _cycle(unit, count * _number(word["by"] or "1"), 1)


def _cycle(unit: str, count: int, times: int) -> Mapping[str, Any]:
    value: dict[str, Any] = {"every": unit, "read": "cycle"}
    if count != 1:
        value["count"] = count
    return value | ({"times": times} if times != 1 else {})


def read_plan_year(plain: str, context: Context) -> Mapping[str, Any]:
    """Years of the plan by number (“Year 2”); with the plan's start an inherited interval."""
    found = _PLAN_YEAR.search(plain)
    nth = _NTH_YEAR.search(plain)
    if found:
        first = _number(found[1] or found[3])
        last = _number(found[2] or found[4] or str(first))
    elif nth:
        first = last = _NTH.get(nth[1]) or int(nth[1][0])
    else:
        return {}
    if not 1 <= first <= last <= LONGEST:
        return {}
    value: dict[str, Any] = {"years": [first, last], "read": "plan_year"}
    start = _start(context)
    if start:
        opening = start if first == 1 else later(start, 12 * (first - 1)) + timedelta(days=1)
        value |= {
            "start": opening.isoformat(),
            "end": later(start, 12 * last).isoformat(),
            "inherited": True,
        }
    return value


def read_duration(plain: str, context: Context) -> Mapping[str, Any]:
    """`count` (the longer of two) and `unit`; `end` counted from the plan's start, inherited."""
    found = _DURATION.search(plain)
    one = None if found else _ONE.search(plain)
    if found:
        first, last, unit = _number(found[1]), _number(found[2] or found[1]), found[3]
    elif one:
        first, last, unit = 1, 1, one[1]
    else:
        return {}
    unit = _UNITS.get(unit, unit)
    value: dict[str, Any] = {"count": last, "unit": unit, "read": "duration"}
    if first < last:
        value["least"] = first
    end = _counted(_start(context), last, unit)
    return value | ({"end": end.isoformat(), "inherited": True} if end else {})


def _counted(start: date | None, count: int, unit: str) -> date | None:
    if not start or count > LONGEST * 12:
        return None
    if unit in DAYS_IN:
        return start + timedelta(days=count * DAYS_IN[unit] - 1)
    return later(start, count * MONTHS_IN[unit])


def _start(context: Context) -> date | None:
    try:
        return date.fromisoformat(context.start)
    except ValueError:
        return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_VALUES[word]
