"""What the documents say of the shipped model is so."""

from pathlib import Path

from doc_audit.pipeline.resources import open_rubric
from doc_audit.report.reasons import model_words

PAGE = Path(__file__).parents[2] / "docs" / "model.md"


def test_the_card_has_the_models_own_figures() -> None:
    weights = open_rubric("default").weights
    assert weights is not None
    assert model_words(weights)[2] in PAGE.read_text("utf-8")
