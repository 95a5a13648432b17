"""Serial numbers of spreadsheets as days and times, printed by a date format."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from doc_audit.ingest.sheets.codes import Section, Token

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_SERIAL = 2_958_465  # 31 December 9999
_LAST_MOMENT = Decimal((_LAST_SERIAL + 1) * 86400 - 1)
_FIRST_1904 = 1462  # days between the two systems
_LEAP_1900 = 60  # 29 February 1900, which Lotus 1-2-3 had and Excel keeps
_EPOCH = date(1899, 12, 30)


class _Moment(NamedTuple):
    """A moment taken apart; `seconds` since midnight, `total` since day 0, both may have parts."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    total: Decimal


def _calendar(serial: int) -> tuple[int, int, int, int]:
    """Year, month, day and weekday from 0 (Monday) as Excel's 1900 system counts them."""
    if serial == 0:
        return 1900, 1, 0, 5
    if serial == _LEAP_1900:
        return 1900, 2, 29, 2
    shift = 1 if serial < _LEAP_1900 else 0
    day = _EPOCH + timedelta(days=serial + shift)
    return day.year, day.month, day.day, (_EPOCH + timedelta(days=serial)).weekday()


def _moment(value: Decimal, since_1904: bool, decimals: int) -> _Moment | None:
    serial = value + _FIRST_1904 if since_1904 else value
    if not 0 <= serial < _LAST_SERIAL + 1:
        return None
    total = (serial * 86400).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    days, seconds = divmod(min(total, _LAST_MOMENT), 86400)
    own = total - _FIRST_1904 * 86400 if since_1904 else total
    return _Moment(*_calendar(int(days)), seconds, own)


def _is_minute(tokens: Sequence[Token], at: int) -> bool:
    """Whether an `m` stands for minutes: after hours or before seconds."""
    dates = [(place, token.text.strip("[]")) for place, token in enumerate(tokens)
             if token.part == "date" and "/" not in token.text]  # fmt: skip
    for (first, one), (second, two) in pairwise(dates):
        if (second == at and one[0] == "h") or (first == at and two[0] == "s"):
            return True
    return False


def _padded(number: Decimal | int, code: str) -> str:
    return str(int(number)).rjust(2, "0") if len(code) > 1 else str(int(number))


def _day_part(code: str, moment: _Moment) -> str:
    if code[0] == "y":
        return f"{moment.year % 100:02}" if len(code) <= 2 else f"{moment.year}"
    if code[0] == "d":
        name = _DAYS[moment.weekday]
        return _padded(moment.day, code) if len(code) < 3 else name[:3] if len(code) == 3 else name
    name = _MONTHS[moment.month - 1]
    if len(code) < 3:
        return _padded(moment.month, code)
    return {3: name[:3], 5: name[0]}.get(len(code), name)


def _time_part(code: str, moment: _Moment, halves: bool) -> str:
    inner = code.strip("[]")
    seconds = moment.total if code[0] == "[" else moment.seconds
    unit = {"h": 3600, "m": 60, "s": 1}[inner[0]]
    number = int(seconds // unit)
    if code[0] != "[" and inner[0] != "h":
        number %= 60
    if inner[0] == "h" and halves and code[0] != "[":
        number = number % 12 or 12
    return _padded(number, inner)


def _half(code: str, moment: _Moment) -> str:
    words = ("a", "p") if code.lower() == "a/p" else ("AM", "PM")
    return words[moment.seconds >= 12 * 3600]


def _decimals(tokens: Sequence[Token], at: int) -> int:
    """How many zeros follow the point at `at`: tenths or hundredths of a second."""
    end = at + 1
    while end < len(tokens) and tokens[end].part == "digit":
        end += 1
    return end - at - 1


def date_text(value: Decimal, section: Section, since_1904: bool) -> str | None:
    """A serial number printed as a date or time; None where it is outside the calendar.

    Months and days have their English names whatever the locale that the code asks for.
    """
    tokens = section.tokens
    points = [at for at, token in enumerate(tokens) if token.part == "point"]
    decimals = max((min(_decimals(tokens, at), 3) for at in points), default=0)
    moment = _moment(value, since_1904, decimals)
    if moment is None:
        return None
    halves = any("/" in token.text for token in tokens if token.part == "date")
    texts = []
    for at, token in enumerate(tokens):
        if token.part == "point" and _decimals(tokens, at):
            texts.append("." + f"{moment.seconds % 1:.3f}"[2 : 2 + decimals])
        elif token.part == "date":
            texts.append(_date_token(tokens, at, moment, halves))
        elif token.part != "digit":
            texts.append(token.text)
    return "".join(texts)


def _date_token(tokens: Sequence[Token], at: int, moment: _Moment, halves: bool) -> str:
    code = tokens[at].text
    if "/" in code:
        return _half(code, moment)
    if code[0] in "[hs" or (code[0] == "m" and _is_minute(tokens, at)):
        return _time_part(code, moment, halves)
    return _day_part(code, moment)
