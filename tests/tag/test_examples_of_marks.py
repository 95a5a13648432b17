"""Examples of rules that give marks are tried as those of all other rules are."""

from pathlib import Path

import pytest

from doc_audit.rubric import Decision, load_rubric
from doc_audit.rubric.rules import Examples, MarkRule
from doc_audit.tag import Tagger
from doc_audit.tag.examples import misbehaving

from .conftest import rubric_files

MINI = Path(__file__).parents[1] / "rubric" / "mini"
MARKS = """
marks:
  - {id: orchard, label: Orchard, means: names one, source: invented, provenance: recalled}
  - {id: ours, label: Ours, means: an orchard of ours, source: invented, provenance: recalled}
"""
RULES = """
marks:
  - id: orchard-named
    source: invented
    mark: orchard
    patterns: ['orchard|orchards']
    unless: ['apple orchard road']
    examples:
      matching: [An orchard grows there.]
      non_matching: [Apple Orchard Road is closed., Pears are ripe.]
cues:
  - id: our-own
    source: invented
    cue: our_own
    patterns: [our]
    examples: {matching: [Our pears.], non_matching: [Hourly.]}
decisions:
  - id: orchard-of-ours
    source: invented
    decides: marks
    code: ours
    when: {all: ["mark:orchard", our_own]}
    examples: {matching: [Our orchard is old.], non_matching: [An orchard is old.]}
"""


@pytest.fixture(scope="module")
def mini() -> tuple[Tagger, list[MarkRule | Decision]]:
    files = dict(rubric_files(MINI))
    files["rubric.yaml"] += MARKS
    files["rules/orchards.yaml"] = RULES
    rubric = load_rubric(files, "mini")
    giving: list[MarkRule | Decision] = [rule for rule in rubric.rules.marks if rule.mark]
    return Tagger(rubric), [*giving, *(d for d in rubric.rules.decisions if d.decides == "marks")]


def test_examples_that_behave_are_no_faults(mini: tuple[Tagger, list[MarkRule | Decision]]) -> None:
    tagger, giving = mini
    assert [rule.id for rule in giving] == ["orchard-named", "orchard-of-ours"]
    assert [bad for rule in giving for bad in misbehaving(tagger, rule)] == []


def test_examples_put_the_wrong_way_round_are_all_told(
    mini: tuple[Tagger, list[MarkRule | Decision]],
) -> None:
    tagger, giving = mini
    for rule in giving:
        assert rule.examples is not None
        right, wrong = rule.examples.matching, rule.examples.non_matching
        turned = Examples(matching=wrong, non_matching=right)
        told = list(misbehaving(tagger, rule.model_copy(update={"examples": turned})))
        assert [bad.matching for bad in told] == [True] * len(wrong) + [False] * len(right)
