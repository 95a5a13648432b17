"""Rule yield over a few invented statements, by a rubric of a few invented rules."""

from pathlib import Path

import pytest

from doc_audit.evaluate.rule_yield import rule_yield
from doc_audit.model import Statement
from doc_audit.rubric import Rubric, load_rubric

FOLDER = Path(__file__).parents[2] / "rubrics" / "default"
RULES = Path(__file__).parent / "few_rules.yaml"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    settings = (FOLDER / "rubric.yaml").read_text("utf-8")
    return load_rubric({"rubric.yaml": settings, "rules/few.yaml": RULES.read_text("utf-8")}, "few")


def test_matches_decisions_overlaps_and_conflicts(rubric):
    texts = (
        "We will support people and carers.",
        "We will support people.",
        "There were former carers.",
        "The so called people met.",
    )
    found = rule_yield([Statement(str(i), "d", text) for i, text in enumerate(texts)], rubric)

    def counts(id_):
        rule = found.rules[id_]
        return rule.hits, rule.counted, rule.decided, rule.overlaps, rule.conflicts

    assert (found.statements, found.documents) == (4, 1)
    assert counts("people") == (3, 2, 1, 1, 1)
    assert counts("carers") == (2, 1, 1, 1, 1)  # `unless` undoes the other
    assert counts("promise") == (2, 2, 2, 2, 2)
    assert counts("for-people") == (2, 0, 0, 2, 2)
    assert counts("rest") == (4, 2, 2, 0, 0)
    assert counts("will") == (2, 2, 2, 0, 0)
    assert counts("not-so") == (1, 1, 1, 0, 0)  # it undid a match
    assert [rule.id for rule in found.dead()] == ["nurses"]
    assert "for-people" in [rule.id for rule in found.idle()]
    assert found.by_fallback["type"] == 2
    coverage = found.coverage["population"]
    assert (coverage.marked, coverage.vague, coverage.specific) == (2, 1, 1)
