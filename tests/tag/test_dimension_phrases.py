"""What plans say of for whom, where, how much, who, when and with what, invented, with levels.

A guard against loss, and no estimate for unseen plans: the rules were changed with these in sight,
and sixteen codes were put right after a look at what the rules gave. `levels` are those of
`ORDER`, one digit each; categories that are left out are empty.
"""

import json
from pathlib import Path

import pytest

from doc_audit.model import Coding, Statement
from doc_audit.tag import Tagger

PHRASES = [
    json.loads(line)
    for line in Path(__file__).with_name("dimension_phrases.jsonl").read_text("utf-8").splitlines()
]
ORDER = (
    "inequality_type",
    "population",
    "geography",
    "target",
    "responsible_agent",
    "timeframe",
    "funding",
)
CODED_SHARE = 0.8
"""Statements that get dimensions at all; what type they have is measured by `plan_phrases`."""
LEVEL_SHARE = 0.93
"""Levels that hold, in each dimension; what the rules reach is a little over it."""
CATEGORY_F1 = 0.85
"""The goal for categories, micro-F1."""


@pytest.fixture(scope="module")
def coded(ruler: Tagger) -> list[tuple[dict, Coding]]:
    read = [
        (p, ruler.code(Statement("x", "x", p["text"], stem=p.get("stem", "")))) for p in PHRASES
    ]
    return [(phrase, coding) for phrase, coding in read if coding.dimensions]


def test_most_are_coded(coded) -> None:
    assert len(PHRASES) >= 200
    assert len(coded) / len(PHRASES) >= CODED_SHARE


@pytest.mark.parametrize("dimension", ORDER)
def test_levels_hold(coded, dimension: str) -> None:
    at = ORDER.index(dimension)
    failed = [
        (phrase["text"], phrase["levels"][at], coding.level(dimension))
        for phrase, coding in coded
        if int(phrase["levels"][at]) != coding.level(dimension)
    ]
    assert 1 - len(failed) / len(coded) >= LEVEL_SHARE, failed


@pytest.mark.parametrize("listed", ["populations", "geography_levels", "inequality_types"])
def test_categories_hold(coded, listed: str) -> None:
    both = ours = theirs = 0
    for phrase, coding in coded:
        want, got = set(phrase.get(listed, ())), set(coding.categories.get(listed, ()))
        both, ours, theirs = both + len(want & got), ours + len(got), theirs + len(want)
    assert 2 * both / (ours + theirs) >= CATEGORY_F1
