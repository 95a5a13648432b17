"""Targets as metric, direction, baseline, value, unit, comparator."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.shapes import NUMBER_VALUES
from doc_audit.tag.values.context import Context
from doc_audit.tag.values.direction import direction
from doc_audit.tag.values.metric import COUNT, NUMBER, PERCENT, WHOLE_FIRST, metric_of
from doc_audit.tag.values.national import fingerprint
from doc_audit.text.fold import fold

_POINTS = re.compile(
    rf"\b(?:by )?(?:at least |a minimum of )?({NUMBER}){PERCENT}?(?:age)?[ -]points?\b", re.I
)
_CHANGE = re.compile(rf"\bby (?:at least |a minimum of |up to )?({NUMBER}){PERCENT}", re.I)
_CUT = re.compile(
    rf"\b({NUMBER}){PERCENT} (?:reduction|increase|decrease|improvement|fewer|more|cut)\b", re.I
)
_LEVEL = re.compile(
    r"\b(?:to|of|at least|at most|least|minimum|under|below|over|above|than)\s+"
    rf"({NUMBER}){PERCENT}",
    re.I,
)
_PERCENT = re.compile(rf"({NUMBER}){PERCENT}", re.I)
_FRACTIONS = {"half": 50, "third": 33.3, "quarter": 25, "fifth": 20, "tenth": 10}
_FRACTION = re.compile(r"\bby (?:a|one) (half|third|quarter|fifth|tenth)\b", re.I)
_HALVE = re.compile(r"\bhalv(?:e|es|ing)\b", re.I)
_NONE_LEFT = re.compile(r"\b(?:eliminat|eradicat)\w*", re.I)
_ZERO = re.compile(r"\b(?:net )?zero\b", re.I)
_TIMED = re.compile(
    rf"\b(?:within|than|to|under|below|in|by)\s+({NUMBER}|" + "|".join(NUMBER_VALUES) + r")"
    r"[ -](minute|hour|day|week|month|year)s?\b",
    re.I,
)
_WHOLE = re.compile(r"\b(all|every|each)\b|\b100\s?%", re.I)
_BASELINE = re.compile(
    rf"\bfrom (?:a baseline of |around |about |the current )?({NUMBER}){PERCENT}?"
    r"(?=(?: (?:minute|hour|day|week|month|year)s?)? to\b| in\b|[,);])"
    rf"|\bbaseline(?: of| is| was|:)? ({NUMBER}){PERCENT}?",
    re.I,
)
_FROM = re.compile(
    rf"\bfrom (?:a baseline of |around |about |the current )?{NUMBER}{PERCENT}?"
    r"(?: (?:minute|hour|day|week|month|year)s?)?(?: in (?:[a-z]+ )?(?:19|20)\d\d(?:[/-]\d\d)?)?"
    r"(?= to\b)",
    re.I,
)
"""Where it stands now, before what is to be reached: “from 11% to 6%”."""
_AGAINST = re.compile(
    r"\b(?:compared (?:to|with)|against(?: a| the)?|from(?: a| the)?|relative to)"
    r"((?: [a-z]+)? (?:19|20)\d\d(?:[/-]\d\d)?)(?: baseline| levels?)?\b",
    re.I,
)
_COMPARATOR = re.compile(
    r"\b(?:in line with|better than|above|below|at or above|closer to|to match"
    r"|compared (?:to|with)) "
    r"(the (?:england|national|regional|county|statistical neighbour\w*|uk)(?: \w+)?"
    r"(?: averages?| rates?)?"
    r"|(?:england|national|regional|similar|comparable)(?: \w+){0,2}|the rest of the \w+"
    r"|the (?:least|most) deprived(?: \w+)?)",
    re.I,
)
_GAP = re.compile(r"\b(?:gap|difference|inequalit\w+|disparit\w+)\b", re.I)
_DATED_LEVEL = re.compile(
    r"\b(?:to|at|below|above) (?:the )?((?:[a-z]+ )?(?:19|20)\d\d(?:[/-]\d\d)?) levels?\b", re.I
)


def read_target(words: str, context: Context) -> Mapping[str, Any]:
    """What is to be reached: all that is sure of it.

    `direction` (up, down), `value` and `unit` (percent, percent_change, percentage_points, number,
    all, or a unit of time), `metric` as written, `baseline` (number) or `baseline_date`,
    `comparator`, `gap` true for a difference between groups; `national` is the id of a national
    target that the sentence restates (`values.national`).
    """
    plain, around = fold(words), _clause(fold(words), fold(context.sentence))
    before = around[: around.find(plain)] if plain in around else ""
    value: dict[str, Any] = {}
    way = direction(plain, before, around)
    if way:
        value["direction"] = way
    value |= _quantity(_FROM.sub("", plain))
    value |= _measured(plain, before, around)
    if _GAP.search(plain) or _GAP.search(value.get("metric", "")):
        value["gap"] = True
    national = fingerprint(_FROM.sub("", around))
    return value | ({"national": national} if national else {})


def _clause(words: str, sentence: str) -> str:
    """The sentence or cell that holds the words."""
    parts = re.split(r"(?<=[.;|])\s", sentence)
    return next((part for part in parts if words in part), sentence or words)


def _quantity(plain: str) -> Mapping[str, Any]:
    if _NONE_LEFT.search(plain):  # the number in “eliminate waits over 65 weeks” says which waits
        return {"value": 0, "unit": "number"}
    for pattern, unit in (
        (_POINTS, "percentage_points"), (_CHANGE, "percent_change"), (_CUT, "percent_change"),
        (_LEVEL, "percent"), (_PERCENT, "percent"),
    ):  # fmt: skip
        found = pattern.search(plain)
        if found:
            return {"value": _number(found[1]), "unit": unit}
    if WHOLE_FIRST.search(plain):  # the number in “all 3 sites” says how many there are
        return {"unit": "all"}
    return _counted(_DATED_LEVEL.sub("", plain))


def _counted(plain: str) -> Mapping[str, Any]:
    """A quantity that is no percentage."""
    fraction = _FRACTION.search(plain)
    if fraction:
        return {"value": _FRACTIONS[fraction[1].lower()], "unit": "percent_change"}
    if _HALVE.search(plain):
        return {"value": 50, "unit": "percent_change"}
    timed = _TIMED.search(plain)
    if timed:
        return {"value": _number(timed[1]), "unit": timed[2].lower()}
    count = COUNT.search(plain)
    if count:
        return {"value": _number(count[1]), "unit": "number"}
    if _ZERO.search(plain):
        return {"value": 0, "unit": "number"}
    return {"unit": "all"} if _WHOLE.search(plain) else {}


def _measured(plain: str, before: str, around: str) -> Mapping[str, Any]:
    value: dict[str, Any] = {}
    goal = _FROM.sub("", around)
    lead = goal[: goal.find(plain)] if plain in goal else before
    metric = metric_of(plain, lead, goal if plain in goal else around)
    if metric:
        value["metric"] = metric
    baseline = _BASELINE.search(around)
    against = _DATED_LEVEL.search(plain) or _AGAINST.search(around)
    if baseline:
        value["baseline"] = _number(baseline[1] or baseline[2])
    if against:
        value["baseline_date"] = against[1].strip()
    comparator = _COMPARATOR.search(around)
    return value | ({"comparator": comparator[1]} if comparator else {})


def _number(text: str) -> int | float:
    known = NUMBER_VALUES.get(text.lower())
    if known is not None:
        return known
    number = float(text.replace(",", "").rstrip("."))
    return int(number) if number == int(number) else number
