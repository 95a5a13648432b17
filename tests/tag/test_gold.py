"""Agreement with adjudicated coding; the floors stand a little under what the rules reach.

The coders were machine readers working from the codebook, not health-policy experts. Some classes
are rare. n is in the messages.
"""

import json

import pytest
from sklearn.metrics import cohen_kappa_score

from doc_audit.model import Coding, Statement
from doc_audit.tag import Tagger

from .conftest import GOLD

FLOORS = {
    "inequality_type": 0.62,
    "population": 0.70,
    "geography": 0.76,
    "target": 0.68,
    "responsible_agent": 0.71,
    "timeframe": 0.86,
    "funding": 0.70,
}
COMMITMENT_FLOOR = 0.68
RELEVANCE_FLOOR = 0.65
CODED = ("commitment", "aspiration")

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/gold")


@pytest.fixture(scope="module")
def pairs(tagger: Tagger) -> list[tuple[dict, Coding]]:
    lines = (GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    return [(g, tagger.code(as_read(g))) for g in gold]


def as_read(gold: dict) -> Statement:
    return Statement(gold["id"], gold["doc"], gold["text"], before=gold["before"])


def test_commitments(pairs) -> None:
    gold = [g["type"] == "commitment" for g, _ in pairs]
    found = [coding.type == "commitment" for _, coding in pairs]
    kappa = cohen_kappa_score(gold, found)
    assert kappa >= COMMITMENT_FLOOR, f"{kappa:.3f}, n={len(pairs)}"


def test_relevance(pairs) -> None:
    usable = [(g["relevance"], c.relevance or "none") for g, c in pairs if g["type"] != "other"]
    kappa = cohen_kappa_score(*zip(*usable, strict=True))
    assert kappa >= RELEVANCE_FLOOR, f"{kappa:.3f}, n={len(usable)}"


@pytest.mark.parametrize("dimension", FLOORS)
def test_levels(pairs, dimension: str) -> None:
    levels = [(g[dimension][0], c.level(dimension)) for g, c in pairs if g["type"] in CODED]
    kappa = cohen_kappa_score(*zip(*levels, strict=True), labels=[0, 1, 2])
    assert kappa >= FLOORS[dimension], f"{kappa:.3f}, n={len(levels)}"
