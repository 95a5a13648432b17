from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml

from doc_audit.evaluate import Pair
from doc_audit.model import Code, Coding
from doc_audit.rubric.schema import RubricSettings

RUBRIC = Path(__file__).parents[2] / "rubrics" / "default" / "rubric.yaml"


@pytest.fixture(scope="session")
def settings() -> RubricSettings:
    return RubricSettings.model_validate(yaml.safe_load(RUBRIC.read_text("utf-8")))


@pytest.fixture(scope="session")
def coding(settings) -> Callable[..., Coding]:
    """Builds a coding: coding("commitment", population=2, target=(1, "reduce")).

    Dimensions not named are at level 0; types without dimensions get none.
    """

    def build(
        type: str = "commitment",
        relevance: str = "none",
        origin: str = "own",
        categories: dict[str, tuple[str, ...]] | None = None,
        statement: str = "s",
        coder: str = "",
        **levels: int | tuple[int, str] | Code,
    ) -> Coding:
        if type not in settings.coded_types:
            return Coding(statement, coder, type, "", "" if type == "other" else relevance)
        codes = {d.id: _code(levels.pop(d.id, 0)) for d in settings.dimensions}
        assert not levels, levels
        lists = {c.id: () for c in settings.categories} | (categories or {})
        return Coding(statement, coder, type, "", relevance, codes, lists, origin=origin)

    return build


def _code(level: int | tuple[int, str] | Code) -> Code:
    if isinstance(level, Code):
        return level
    return Code(level) if isinstance(level, int) else Code(*level)


@pytest.fixture(scope="session")
def pair() -> Callable[..., Pair]:
    def build(
        gold: Coding, code: Coding | None, text: str = "text", doc: str = "d", stratum: str = ""
    ) -> Pair:
        return Pair(doc, stratum, text, gold, code)

    return build


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)
