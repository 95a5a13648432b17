"""Sums of money as numbers, and the fund they come from."""

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
_POUNDS = re.compile(
    r"\b(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion)? pounds\b", re.IGNORECASE
)
_POSTS = re.compile(r"\b(\d+(?:\.\d+)?)\s?(?:x\s?)?(wte|fte)s?\b", re.IGNORECASE)
_RECURRENT = re.compile(
    r"\b(non[ -]?recurrent(?:ly)?|one[ -]?off)\b"
    r"|\b(recurrent(?:ly)?|per (?:year|annum)|a year|each year|every year|annually|pa)\b"
)
_RING = re.compile(r"\bring[ -]?fenc")
_SENTENCE = re.compile(r"(?<=[.;|])\s")
FUNDS = {
    "bcf": "Better Care Fund", "ibcf": "Improved Better Care Fund",
    "dfg": "Disabled Facilities Grant", "sdf": "Service Development Funding",
    "mhis": "Mental Health Investment Standard", "ukspf": "UK Shared Prosperity Fund",
    "hsf": "Household Support Fund", "cil": "Community Infrastructure Levy",
    "phg": "Public Health Grant", "s75": "section 75", "s106": "section 106",
    "s256": "section 256",
}  # fmt: skip
"""Short forms of funds in general use in England (vocab §7; recalled)."""
_NAMED = re.compile(
    r"\b(?:better care fund|public health grant|mental health investment standard"
    r"|service development funding|disabled facilities grant|household support fund"
    r"|(?:uk )?shared prosperity fund|levelling up fund|community infrastructure levy"
    r"|section (?:75|106|256))\b",
    re.IGNORECASE,
)
_FROM_FUND = re.compile(
    r"(?:(?:[A-Z][\w'’-]*|UK|NHS|of|and|for)\s+){0,5}[A-Z][\w'’-]*\s+(?:Fund|Grant|Levy|Bond)\b"
)
_SHORT = re.compile(r"\b(" + "|".join(FUNDS) + r")\b", re.IGNORECASE)


def read_money(words: str, context: Context) -> Mapping[str, Any]:
    """`amount` in whole units of `currency` (ISO 4217), and what is said of it.

    `fund` is the named fund, grant or budget line; `recurrent` and `ring_fenced` are there if the
    same sentence or cell says so; `posts` counts whole-time equivalents where that is the amount.
    """
    plain = fold(words)
    value = dict(_amount(plain))
    posts = _POSTS.search(plain)
    if posts and not value:
        value["posts"] = float(posts[1])
    near = _sentence_of(plain, fold(context.sentence))
    fund = _fund(plain, context) or _fund(near, context)
    if fund:
        value["fund"] = fund
    low = near.lower()
    recurrent = _RECURRENT.search(low)
    if recurrent:
        value["recurrent"] = bool(recurrent[2])
    if _RING.search(low):
        value["ring_fenced"] = True
    return value


def _amount(plain: str) -> Mapping[str, Any]:
    found, sign = _SUM.search(plain), 1
    if not found:
        found, sign = _POUNDS.search(plain), 0
    if not found:
        return {}
    power = MAGNITUDES.get((found[2 + sign] or "").lower(), 0)
    amount = round(float(found[1 + sign].replace(",", "")) * 10**power, 2)
    return {
        "amount": int(amount) if amount == int(amount) else amount,
        "currency": CURRENCIES[found[1]] if sign else "GBP",
    }


def _sentence_of(words: str, sentence: str) -> str:
    """The sentence or cell that holds the words; sentences run up to a full stop or a bar."""
    return next((part for part in _SENTENCE.split(sentence) if words in part), words)


def _fund(plain: str, context: Context) -> str:
    for pattern in (_NAMED, _FROM_FUND):
        found = pattern.search(plain)
        if found:
            return re.sub(r"^(?:The|From|Our|Use|Using) (?:the )?", "", found[0])
    short = _SHORT.search(plain)
    if not short:
        return ""
    return context.abbreviations.get(short[0], FUNDS[short[0].lower()])
