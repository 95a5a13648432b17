from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml

from doc_audit.model import Code, Coding, Statement
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import PlanInput
from doc_audit.text.words import words

RUBRIC = Path(__file__).parents[2] / "rubrics" / "default" / "rubric.yaml"

SHORT = {
    "kind": "inequality_type",
    "who_for": "population",
    "where": "geography",
    "how_much": "target",
    "by_whom": "responsible_agent",
    "by_when": "timeframe",
    "money": "funding",
    "monitoring": "monitoring",
}

NOUNS = sorted(
    words(
        """
        smoking housing obesity dementia asthma dental screening maternity stroke cancer diabetes
        loneliness vaccination nursing travel warmth schooling cooking walking hearing sight sleep
        falls debt jobs parks buses swimming reading gardens
        """
    )
)


def words_for(number: int) -> str:
    """A sentence that no other number gives and that resembles none of theirs."""
    noun, other = NOUNS[number % len(NOUNS)], NOUNS[(number * 7 + number // 30) % len(NOUNS)]
    return f"{noun} {other} " * 3 + "item " + "abcdefghij"[number % 10] * (number % 13 + 3)


Item = tuple[Statement, Coding]


@pytest.fixture(scope="session")
def settings() -> RubricSettings:
    return RubricSettings.model_validate(yaml.safe_load(RUBRIC.read_text("utf-8")))


@pytest.fixture(scope="session")
def item() -> Callable[..., Item]:
    """Builds a statement and its coding: item(3, kind=2, by_whom=(1, "we"))."""

    def build(
        number: int,
        text: str = "",
        *,
        type: str = "commitment",
        relevance: str = "explicit",
        origin: str = "own",
        headings: tuple[str, ...] = (),
        doc: str = "doc",
        **levels: int | tuple[int, str],
    ) -> Item:
        statement = Statement(
            id=f"{doc}-{number}", doc=doc, text=text or words_for(number), headings=headings
        )
        codes = {}
        for short, name in SHORT.items():
            level = levels.pop(short, 0)
            codes[name] = Code(level) if isinstance(level, int) else Code(*level)
        assert not levels, levels
        coding = Coding(statement.id, "me", type, "", relevance, codes, origin=origin)
        return statement, coding

    return build


@pytest.fixture(scope="session")
def plan() -> Callable[..., PlanInput]:
    def build(items: list[Item], **changes: object) -> PlanInput:
        known = {
            "plan": "p",
            "docs": ("doc",),
            "kind": "strategy",
            "kind_sure": True,
            "area": "Ambershire",
            "area_known": True,
        }
        return PlanInput(**(known | changes), items=tuple(items))

    return build


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)
