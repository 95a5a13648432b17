"""What forward plans and strategies say, invented, with the type the codebook gives it.

Written by kind (priorities, next steps, deliverables, roles, purposes, forecasts, what people
said). A guard against loss, and no estimate for unseen plans: the rules were changed with these in
sight, and a few codes were put right.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from doc_audit.model import Statement
from doc_audit.tag import Tagger

from .test_guard import PAIRS, holds

PHRASES = [
    json.loads(line)
    for line in Path(__file__).with_name("plan_phrases.jsonl").read_text("utf-8").splitlines()
]
COMMITMENT_SHARE = 0.95
TYPE_SHARE = 0.9
"""What the rules reach is a little over both."""
WITH_MODEL = 0.02
"""The model wasn't fitted to these phrases; it may lose so much of either share."""
GUARD_SHARE = 0.95
"""The goal that the guard pairs about type are held to, on both sides."""


@pytest.fixture(scope="module", params=["ruler", "tagger"])
def read(request: pytest.FixtureRequest) -> tuple[float, list[tuple[dict, str]]]:
    """How much may be lost, and each phrase with its type."""
    tagger: Tagger = request.getfixturevalue(request.param)
    codes = [(phrase, tagger.code(as_statement(phrase)).type) for phrase in PHRASES]
    return (WITH_MODEL if request.param == "tagger" else 0.0), codes


def as_statement(phrase: dict) -> Statement:
    headings = tuple(phrase.get("headings", ()))
    return Statement("x", "x", phrase["text"], stem=phrase.get("stem", ""), headings=headings)


def test_there_are_enough_of_each_type() -> None:
    counts = Counter(phrase["type"] for phrase in PHRASES)
    assert counts["commitment"] >= 100
    assert counts["context"] >= 80
    assert counts["aspiration"] >= 20


def test_commitments_are_told_from_the_rest(read) -> None:
    loss, codes = read
    failed = [
        p["text"] for p, code in codes if (code == "commitment") != (p["type"] == "commitment")
    ]
    assert 1 - len(failed) / len(codes) >= COMMITMENT_SHARE - loss, failed


def test_types_hold(read) -> None:
    loss, codes = read
    failed = [(p["text"], code) for p, code in codes if code != p["type"]]
    assert 1 - len(failed) / len(codes) >= TYPE_SHARE - loss, failed


@pytest.mark.parametrize("side", ["trap", "twin"])
def test_guard_pairs_about_type(tagger: Tagger, side: str) -> None:
    about = [pair for pair in PAIRS if pair["code"] == "type"]
    failed = [pair[side] for pair in about if not holds(tagger, pair, side)]
    assert 1 - len(failed) / len(about) >= GUARD_SHARE, failed
