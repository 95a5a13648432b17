"""Sums of money as numbers."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.values.context import Context
from doc_audit.text.fold import fold

CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR"}
MAGNITUDES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_SUM = re.compile(
    r"([£$€])\s?(\d[\d,]*(?:\.\d+)?)\s?(k|thousand|million|m|billion|bn|b)?\b", re.IGNORECASE
)
_RECURRENT = re.compile(r"\b(non[ -]?recurrent|one[ -]?off)\b|\b(recurrent|per (?:year|annum))\b")
_RING = re.compile(r"\bring[ -]?fenc")


def read_money(words: str, context: Context) -> Mapping[str, Any]:
    """`amount` in whole units of `currency` (ISO 4217), and `recurrent`, `ring_fenced` if said."""
    plain = fold(words)
    value: dict[str, Any] = {}
    found = _SUM.search(plain)
    if found:
        power = MAGNITUDES.get((found[3] or "").lower(), 0)
        amount = round(float(found[2].replace(",", "")) * 10**power, 2)
        value["amount"] = int(amount) if amount == int(amount) else amount
        value["currency"] = CURRENCIES[found[1]]
    near = fold(context.sentence).lower()
    recurrent = _RECURRENT.search(near)
    if recurrent:
        value["recurrent"] = bool(recurrent[2])
    if _RING.search(near):
        value["ring_fenced"] = True
    return value
