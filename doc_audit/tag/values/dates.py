"""Dates, years, financial years and counted durations as ISO intervals."""

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.shapes import NUMBER_VALUES
from doc_audit.tag.values.context import Context
from doc_audit.text.fold import fold

_NAMES = """
january february march april may june july august september october november december
"""
MONTHS = tuple(_NAMES.split())
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 3 else m for m in MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH_YEAR = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\s+({_YEAR})\b", re.I)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\s*,?\s*(?:of\s+)?({_YEAR})\b", re.I)
_FINANCIAL = re.compile(rf"\b({_YEAR})\s?[/-]\s?((?:20)?\d\d)\b")
_PLAIN_YEAR = re.compile(rf"\b({_YEAR})\b")
_QUARTER = re.compile(
    r"\b(?:(?:q|quarter )([1-4])|(first|second|third|fourth) quarter"
    r"|quarter (one|two|three|four))\b",
    re.I,
)
_DURATION = re.compile(
    r"\b(\d+|" + "|".join(NUMBER_VALUES) + r")(?:\s+|-)(day|week|month|year)s?\b", re.I
)
_UNTIL = re.compile(r"\b(?:by|before|until|till|no later than|up to|end of)\b", re.I)
_FROM = re.compile(r"\b(?:from|since|starting|beginning|onwards)\b", re.I)
_CYCLES = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "each year": "year",
    "every year": "year",
    "quarterly": "quarter",
    "every quarter": "quarter",
    "each quarter": "quarter",
    "monthly": "month",
    "every month": "month",
    "each month": "month",
    "weekly": "week",
    "every week": "week",
}
_ORDINALS = ("first", "second", "third", "fourth")


def read_date(words: str, context: Context) -> Mapping[str, Any]:
    """`start` and `end` (`YYYY-MM-DD`, either may be missing), and `read`, how they were read.

    `read` is `day`, `month`, `financial_year` (the NHS year, April to March), `years` (a longer
    span), `quarter` (of a financial year), `calendar_year`, `duration` (counted from the plan's
    start, `inherited` true) or `cycle` (`every`: year, quarter, month, week).
    """
    plain = fold(words).lower()
    interval = _interval(plain)
    if interval:
        start, end, how = interval
        if _UNTIL.search(plain):
            return {"end": end, "read": how}
        if _FROM.search(plain) and len(_PLAIN_YEAR.findall(plain)) == 1:
            return {"start": start, "read": how}
        return {"start": start, "end": end, "read": how}
    for phrase, unit in _CYCLES.items():
        if re.search(rf"\b{phrase}\b", plain):
            return {"every": unit, "read": "cycle"}
    return _duration(plain, context)


def _interval(plain: str) -> tuple[str, str, str] | None:
    found = _DAY_MONTH_YEAR.search(plain)
    if found:
        month = _month_number(found[2])
        day = int(found[1])
        if not 1 <= day <= monthrange(int(found[3]), month)[1]:
            return None
        iso = f"{found[3]}-{month:02d}-{day:02d}"
        return iso, iso, "day"
    found = _MONTH_YEAR.search(plain)
    if found:
        return *_month_interval(int(found[2]), _month_number(found[1])), "month"
    found = _FINANCIAL.search(plain)
    if found:
        return _financial(int(found[1]), found[2], plain)
    found = _PLAIN_YEAR.search(plain)
    return (f"{found[1]}-01-01", f"{found[1]}-12-31", "calendar_year") if found else None


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _month_interval(year: int, month: int) -> tuple[str, str]:
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}"


def _financial(first: int, second: str, plain: str) -> tuple[str, str, str] | None:
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last == first + 1:
        quarter = _QUARTER.search(plain)
        if quarter:
            number = _quarter_number(quarter)
            month = 3 * number + 1
            year, month = (first, month) if month <= 12 else (last, 1)
            return _month_interval(year, month)[0], _month_interval(year, month + 2)[1], "quarter"
        return f"{first}-04-01", f"{last}-03-31", "financial_year"
    return (f"{first}-01-01", f"{last}-12-31", "years") if last > first else None


def _quarter_number(found: re.Match[str]) -> int:
    if found[1]:
        return int(found[1])
    return _ORDINALS.index(found[2]) + 1 if found[2] else NUMBER_VALUES[found[3]]


def _duration(plain: str, context: Context) -> Mapping[str, Any]:
    found = _DURATION.search(plain)
    if not found:
        return {}
    count = int(found[1]) if found[1].isdigit() else NUMBER_VALUES[found[1].lower()]
    value: dict[str, Any] = {"count": count, "unit": found[2].lower(), "read": "duration"}
    if found[2].lower() == "year" and context.start:
        year = int(context.start[:4]) + count
        value |= {"end": f"{year}{context.start[4:]}", "inherited": True}
    return value
