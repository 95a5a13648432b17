"""Which years a plan is for."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.text.fold import fold
from doc_audit.text.words import words

FIRST_YEAR, LAST_YEAR, MOST_YEARS = 2000, 2069, 25
"""Anything outside isn't the period of a plan for an English health system."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)

_YEAR = r"20\d\d"
_TO = r"\s*(?:-|to|until|and|through to)\s*"
_MONTH = "|".join(MONTHS)
_MONTH_PAIR = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st)?\s+)?(?P<m1>{_MONTH})\s+(?P<y1>{_YEAR}){_TO}"
    rf"(?:(?P<d2>\d{{1,2}})(?:st|th)?\s+)?(?P<m2>{_MONTH})\s+(?P<y2>{_YEAR})\b",
    re.IGNORECASE,
)
_FINANCIAL_PAIR = re.compile(
    rf"\b(?P<y1>{_YEAR})/(?P<s1>\d\d|20\d\d){_TO}(?P<y2>{_YEAR})/(?P<s2>\d\d|20\d\d)\b"
)
_YEAR_PAIR = re.compile(
    rf"(?<![/\d])(?P<y1>{_YEAR})\s*(?:-|to|until)\s*(?P<y2>{_YEAR}|\d\d)\b(?!/)"
)
_FINANCIAL = re.compile(rf"\b(?P<y1>{_YEAR})/(?P<s1>\d\d|20\d\d)\b")
_OWN = re.compile(
    r"(?:\b(?:this|our)\s+(?:[\w-]+\s+){0,4}(?:strategy|plan|document)|^it)\s+(?:\w+\s+){0,3}?"
    r"(?:(?P<plainly>covers?|runs?|spans?|is for|extends)|sets out|describes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (`YYYY-MM-DD`) and the words they were read from.

    `exact`: whether the words say both; a plain pair of years is taken as NHS financial years (1
    April to 31 March), which is a guess.
    """

    start: str
    end: str
    words: str
    exact: bool


def periods_in(text: str) -> Iterator[Period]:
    """Periods named in a text, the most telling form first."""
    folded = fold(text)
    for pattern, read in (
        (_MONTH_PAIR, _from_months),
        (_FINANCIAL_PAIR, _from_financial_pair),
        (_YEAR_PAIR, _from_years),
        (_FINANCIAL, _from_financial),
    ):
        for found in pattern.finditer(folded):
            period = read(found)
            if period:
                yield period


PLAN_WORDS = words(
    """
    this our joint forward integrated care health and wellbeing well-being strategic strategy plan
    commissioning delivery action implementation improvement shared system nhs local first second
    new refreshed updated three four five ten year three-year five-year ten-year 5-year 10-year
    document icb icp ics
    """
)
"""Between "our" and "plan"; with others ("our workforce plan") it is likely one of its parts."""


def own_period(sentence: str) -> tuple[Period, bool] | None:
    """The period a sentence gives for "this plan", and whether it says that it is its period.

    "This plan runs from …" says so; "This plan describes what we do from … to …" only likely.
    """
    spoken = _OWN.search(fold(sentence))
    found = next(periods_in(sentence), None) if spoken else None
    if spoken is None or found is None:
        return None
    subject = spoken[0][: spoken.start("plainly") - spoken.start()] if spoken["plainly"] else ""
    plan = re.match(r"(?:.*\b(?:strategy|plan|document)\b|it\b)", subject, re.IGNORECASE)
    whole = plan is not None and all(w.lower() in PLAN_WORDS | {"it"} for w in plan[0].split())
    return found, whole


def _from_months(found: re.Match[str]) -> Period | None:
    first, last = (MONTHS.index(found[name].lower()) + 1 for name in ("m1", "m2"))
    month_end = monthrange(int(found["y2"]), last)[1]
    start = f"{found['y1']}-{first:02}-{int(found['d1'] or 1):02}"
    end = f"{found['y2']}-{last:02}-{min(int(found['d2'] or month_end), month_end):02}"
    return _checked(start, end, found[0], exact=True)


def _from_financial_pair(found: re.Match[str]) -> Period | None:
    if not (_follows(found["y1"], found["s1"]) and _follows(found["y2"], found["s2"])):
        return None
    return _years(int(found["y1"]), int(found["y2"]) + 1, found[0], exact=True)


def _from_years(found: re.Match[str]) -> Period | None:
    second = found["y2"]
    last = int(second) if len(second) == 4 else int(found["y1"][:2] + second)
    return _years(int(found["y1"]), last, found[0], exact=False)


def _from_financial(found: re.Match[str]) -> Period | None:
    if not _follows(found["y1"], found["s1"]):
        return None
    return _years(int(found["y1"]), int(found["y1"]) + 1, found[0], exact=True)


def _follows(year: str, short: str) -> bool:
    return (int(year) + 1) % 100 == int(short) % 100


def _years(first: int, last: int, words: str, exact: bool) -> Period | None:
    return _checked(f"{first}-04-01", f"{last}-03-31", words, exact)


def _checked(start: str, end: str, words: str, exact: bool) -> Period | None:
    first, last = int(start[:4]), int(end[:4])
    if start < end and first >= FIRST_YEAR and last <= LAST_YEAR and last - first <= MOST_YEARS:
        return Period(start, end, words, exact)
    return None
