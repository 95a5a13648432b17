"""When: dates as ISO intervals, with how they were read."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from doc_audit.tag.values.context import Context
from doc_audit.tag.values.durations import read_cycle, read_duration, read_plan_year
from doc_audit.tag.values.intervals import Interval, intervals
from doc_audit.text.fold import fold

_UNTIL = re.compile(r"\b(?:by|until|till|no later than|up to|end of|end)\b")
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\b")
_FROM = re.compile(r"\b(?:from|since|starting|beginning|onwards?|ongoing)\b")
_TO = re.compile(r"\s*(?:-|to|until|and|through)\s*(?:the )?(?:end of |early |late )?")
_PERIOD = re.compile(
    r"\b(?:life|lifetime|course|term|period|end) of (?:the|this|our|its)(?: \w+)?"
    r" (?:strategy|plan)\b"
)


def read_date(words: str, context: Context) -> Mapping[str, Any]:
    """`start` and `end` (`YYYY-MM-DD`, both included, either may be missing), and `read`.

    `read` is `day`, `month`, `season`, `financial_year` (the NHS year, April to March),
    `quarter` (of such a year), `calendar_year`, `years`, `range` (two dates), `cycle` (`every`:
    year, quarter, month, week), `duration` or `plan_year` (both counted from the plan's start),
    `plan_period` (the plan's own), each of these three with `inherited` true where the plan's
    dates gave it; `gloss` is the term's definition in the plan where the date was read from that.
    `part` says that only the early, mid, late, first or last part is meant.
    """
    plain = fold(words).lower()
    found = intervals(plain)
    if found:
        return _placed(plain, found)
    value = read_cycle(plain) or read_plan_year(plain, context) or read_duration(plain, context)
    return value or _period(plain, context) or _glossed(words, context)


def _placed(plain: str, found: list[Interval]) -> Mapping[str, Any]:
    first = found[0]
    if len(found) > 1 and _TO.fullmatch(plain[first.after : found[1].at]):
        second = found[1]
        if first.start <= second.end:
            return _value(first, second, "range")
    lead = plain[: first.at]
    if _BEFORE.search(lead) and first.part != "end":
        return {"end": (first.start - timedelta(days=1)).isoformat(), "read": first.read}
    if _UNTIL.search(lead):
        if first.part == "start":
            return {"end": first.start.isoformat(), "read": first.read, "part": "start"}
        return {k: v for k, v in _value(first, first, first.read).items() if k != "start"}
    opening = _FROM.search(lead) and first.part != "start"
    if len(found) == 1 and (opening or _FROM.search(plain[first.after :])):
        return {k: v for k, v in _value(first, first, first.read).items() if k != "end"}
    return _value(first, first, first.read)


def _value(first: Interval, last: Interval, read: str) -> Mapping[str, Any]:
    value = {"start": first.start.isoformat(), "end": last.end.isoformat(), "read": read}
    narrower = first is last and first.part not in ("", "end")
    return value | ({"part": first.part} if narrower else {})


def _period(plain: str, context: Context) -> Mapping[str, Any]:
    """The plan's own period, where the words are about that and it is known."""
    if not _PERIOD.search(plain) or not context.end:
        return {}
    start = {"start": context.start} if context.start else {}
    return {**start, "end": context.end, "read": "plan_period", "inherited": True}


def _glossed(words: str, context: Context) -> Mapping[str, Any]:
    """A term such as “short term” that the plan itself defines by a date."""
    term = words.strip().casefold()
    for short, meaning in context.abbreviations.items():
        if short.casefold() == term and term:
            inner = Context(context.start, context.end)
            value = read_date(meaning, inner)
            return {**value, "gloss": meaning} if value else {}
    return {}
