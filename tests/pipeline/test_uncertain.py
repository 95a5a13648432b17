"""When the draws of coder error and choices are not made."""

from dataclasses import replace

from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.uncertain import with_uncertainty
from doc_audit.rubric.schema import AppliesTo


def test_dimensions_that_dont_always_apply_get_no_wrong_figures() -> None:
    rubric = open_rubric("default")
    first, *others = rubric.settings.dimensions
    partly = first.model_copy(update={"applies_to": AppliesTo(kinds=("strategy",))})
    settings = rubric.settings.model_copy(update={"dimensions": (partly, *others)})
    scores, known = with_uncertainty([], [], replace(rubric, settings=settings))
    assert scores == []
    assert "don't apply to every commitment" in known.coder_unknown
    assert known.ranks == ()
