"""Dates, months, quarters, seasons and years as ISO intervals, each as it is written."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from doc_audit.tag.shapes import NUMBER_VALUES

_NAMES = """
january february march april may june july august september october november december
"""
MONTHS = tuple(_NAMES.split())
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 3 else m for m in MONTHS).replace(
    "sep(?:tember)?", "sep(?:t(?:ember)?)?"
)
_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = r"(?:'\s?\d\d|[2-4]\d)"
"""Two digits after a month are a year from 20 to 49, or after an apostrophe any; the day of the
month stands before it in British dates."""
_ORDINALS = ("first", "second", "third", "fourth")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of the season as the Met Office counts them; a winter goes on into the next year."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included.

    Attributes:
        read: `day`, `month`, `quarter` (of an NHS year), `season`, `financial_year` (the NHS year,
            April to March), `calendar_year`, `years` (a longer span).
        part: `early`, `mid`, `late`, `start` or `end` where only that part of it is meant.
        at, after: where the words stand.
    """

    start: date
    end: date
    read: str
    at: int = 0
    after: int = 0
    part: str = ""


Reader = Callable[[re.Match[str]], tuple[date, date, str] | None]


def intervals(plain: str) -> list[Interval]:
    """All in a folded text in small letters, as they stand; the longest reading of each place."""
    found: list[Interval] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(plain):
            at, after = match.span()
            if any(known.at < after and at < known.after for known in found):
                continue
            days = read(match)
            # words that look like a date and are none, such as 31 February, hide what is in them
            spot = Interval(date.min, date.min, "", at, after)
            found.append(
                replace(spot, start=days[0], end=days[1], read=days[2], part=_part(plain, at))
                if days
                else spot
            )
    return [one for one in sorted(found, key=lambda one: one.at) if one.read]


_PART = re.compile(r"\b(early|mid|late|start|beginning|end|close)(?: of| in|-)?(?: the)?\W*$")


def _part(plain: str, at: int) -> str:
    found = _PART.search(plain[:at])
    if not found:
        return ""
    return {"beginning": "start", "close": "end"}.get(found[1], found[1])


def _day(year: int, month: int, day: int) -> tuple[date, date, str] | None:
    try:
        one = date(year, month, day)
    except ValueError:
        return None
    return one, one, "day"


def _full_year(written: str) -> int:
    digits = int(written.strip("' "))
    return digits if digits > 99 else 2000 + digits


def month_number(name: str) -> int:
    """1 to 12, from a name or its first three letters."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def months_from(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of so many months."""
    last_year, last = divmod(year * 12 + month - 1 + count - 1, 12)
    return date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


def later(start: date, months: int) -> date:
    """The last day of so many months that begin on `start`."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def _month(found: re.Match[str]) -> tuple[date, date, str]:
    return *months_from(_full_year(found["y"]), month_number(found["m"]), 1), "month"


def _financial(found: re.Match[str]) -> tuple[date, date, str] | None:
    first = _full_year(found["y"])
    second = found["z"]
    whole = 10 ** len(second)  # "2029/0" is 2029 to 2030
    last = first - first % whole + int(second)
    last += whole if len(second) == 1 and last < first else 0
    if last == first + 1:
        return *months_from(first, 4, 12), "financial_year"
    return (date(first, 1, 1), date(last, 12, 31), "years") if last > first else None


def _quarter(found: re.Match[str]) -> tuple[date, date, str] | None:
    year = _financial(found)
    if not year or year[2] != "financial_year":
        return None
    name = found["q"] or found["r"]
    number = int(name) if name.isdigit() else _QUARTERS[name]
    first = 3 * number + 1  # the fourth begins in January
    return *months_from(year[0].year + (first - 1) // 12, (first - 1) % 12 + 1, 3), "quarter"


_QUARTERS = {name: i for i, name in enumerate(_ORDINALS, 1)} | {
    **{name: NUMBER_VALUES[name] for name in ("one", "two", "three", "four")},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4},
}


def _season(found: re.Match[str]) -> tuple[date, date, str] | None:
    name = found["s"]
    if (name == "winter") != bool(found["z"]):
        return None  # a winter of one year may be either of two
    return *months_from(int(found["y"]), SEASONS[name], 3), "season"


def _written(found: re.Match[str]) -> tuple[date, date, str] | None:
    return _day(_full_year(found["y"]), month_number(found["m"]), int(found["d"]))


def _numbered(found: re.Match[str]) -> tuple[date, date, str] | None:
    return _day(_full_year(found["y"]), int(found["m"]), int(found["d"]))


def _unread(_: re.Match[str]) -> None:
    return None


def _calendar(found: re.Match[str]) -> tuple[date, date, str]:
    return *months_from(int(found["y"]), 1, 12), "calendar_year"


_Y = rf"(?P<y>{_YEAR}|{_SHORT_YEAR})\b"
_M = rf"\b(?P<m>{_MONTH})\b"
_FY = rf"\b(?:fy\s?)?(?P<y>{_YEAR}|\d\d)\s?[/-]\s?(?P<z>(?:20)?\d\d)\b"
_Q = (
    r"\b(?:q|quarter |qtr )(?P<q>[1-4]|one|two|three|four)\b",
    r"\b(?P<r>first|second|third|fourth|final|last|1st|2nd|3rd|4th) (?:quarter|qtr)\b",
)
_ANY_Q = rf"(?:{_Q[0]}|{_Q[1]})"
_BARE_FY = rf"\b(?:fy\s?)?(?P<y>{_YEAR})\s?[/-]\s?(?P<z>(?:20)?\d\d)\b(?!\s?%)"
_SHORT_FY = r"\b(?:fy\s?)?(?P<y>[12]\d|3\d)/(?P<z>\d\d)\b(?!/)"
_NEXT = "|".join(f"{digit}(?=[/-]{(digit + 1) % 10})" for digit in range(10))
_ONE_DIGIT_FY = rf"\b(?P<y>(?:19|20)\d(?:{_NEXT}))[/-](?P<z>\d)\b(?![/%])"
_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(written), reader)
    for written, reader in (
        (rf"\b(?P<y>{_YEAR})([/.-])(?P<m>\d\d?)\2(?P<d>\d\d?)\b", _numbered),
        (rf"\b(?P<d>\d\d?)([/.-])(?P<m>\d\d?)\2(?P<y>{_YEAR}|\d\d)\b", _numbered),
        (rf"{_M}\s*{_Y}(?=\s*-\s*(?:{_MONTH})\b)", _month),
        (rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s+|-)(?:of )?{_M}(?:,?\s+|-){_Y}", _written),
        (rf"{_M}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})\b", _written),
        (rf"{_ANY_Q}\W+(?:of |in )?(?:the )?{_FY}", _quarter),
        (rf"{_FY}\W+{_ANY_Q}", _quarter),
        (rf"{_ANY_Q}\W+(?:of |in )?{_YEAR}\b", _unread),
        (rf"\b{_YEAR}\W+{_ANY_Q}", _unread),
        (rf"\bh[12]\W+{_YEAR}\b", _unread),
        (rf"{_M}\s*[,-]?\s*(?:of\s+)?{_Y}", _month),
        (rf"\b(?P<s>spring|summer|autumn|winter)\W+(?:of )?(?P<y>{_YEAR})(?:[/-](?P<z>\d+))?\b",
         _season),
        (_BARE_FY, _financial),
        (_ONE_DIGIT_FY, _financial),
        (_SHORT_FY, _financial),
        (rf"\b(?P<y>{_YEAR})\b", _calendar),
    )
)  # fmt: skip
"""How dates are written → how they are read, surest first. A quarter with one year may be of the
NHS year or the calendar's and stays unread."""
