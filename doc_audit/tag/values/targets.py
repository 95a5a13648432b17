"""Targets as direction, value and unit."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.shapes import NUMBER_VALUES
from doc_audit.tag.values.context import Context
from doc_audit.text.fold import fold

_DOWN = re.compile(
    r"\b(reduc|decreas|lower|cut|fewer|less|halv|eliminat|end|minimis|fall)\w*", re.I
)
_UP = re.compile(r"\b(increas|rais|improv|more|grow|doubl|expand|maximis|rise)\w*", re.I)
_CHANGE = re.compile(r"\bby (?:at least |a minimum of )?(\d[\d,.]*)\s?(%|per ?cent)", re.I)
_LEVEL = re.compile(
    r"\b(?:to|of|at least|at most|least|minimum|under|below|over|above|than)\s+"
    r"(\d[\d,.]*)\s?(%|per ?cent)",
    re.I,
)
_PERCENT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(%|per ?cent)", re.I)
_COUNT = re.compile(r"\b(\d[\d,]*(?:\.\d+)?|" + "|".join(NUMBER_VALUES) + r")\b(?!\s?%)", re.I)
_WHOLE = re.compile(r"\b(all|every|each|eliminat\w*|zero)\b", re.I)


def read_target(words: str, context: Context) -> Mapping[str, Any]:
    """`direction` (up, down), `value`, `unit` (percent, percent_change, number, all)."""
    plain = fold(words)
    value: dict[str, Any] = {}
    around = fold(context.sentence)
    down, up = _DOWN.search(plain) or _DOWN.search(around), _UP.search(plain)
    if up and not _DOWN.search(plain):
        value["direction"] = "up"
    elif down:
        value["direction"] = "down"
    for pattern, unit in ((_CHANGE, "percent_change"), (_LEVEL, "percent"), (_PERCENT, "percent")):
        found = pattern.search(plain)
        if found:
            return value | {"value": _number(found[1]), "unit": unit}
    found = _COUNT.search(plain)
    if found:
        return value | {"value": _number(found[1]), "unit": "number"}
    return value | {"unit": "all"} if _WHOLE.search(plain) else value


def _number(text: str) -> int | float:
    known = NUMBER_VALUES.get(text.lower())
    if known is not None:
        return known
    number = float(text.replace(",", "").rstrip("."))
    return int(number) if number == int(number) else number
