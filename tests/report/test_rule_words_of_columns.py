"""What the page of a rubric says of rules for the columns of tables."""

import pytest

from doc_audit.pipeline.resources import open_rubric
from doc_audit.report.rule_words import rule_groups


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("head-date", "in the head over a cell under"),
        ("cell-target-number", "whose head has one of the words “target”"),
        ("cell-date", "in a cell under “timescale” alone"),
        ("cell-measure", "unless it is a figure alone"),
        ("cell-now-lead", "its words tell nothing of type or relevance"),
    ],
)
def test_columns_and_heads_are_said(rule: str, said: str) -> None:
    groups = rule_groups(open_rubric("default"))
    lines = {line.id: line.says for group in groups for line in group.rules}
    assert said in lines[rule]


def test_an_example_of_a_row_shows_its_cells() -> None:
    groups = rule_groups(open_rubric("default"))
    shown = {line.id: line.matching for group in groups for line in group.rules}
    assert "Screen more women | 2026/27 target: 80%" in shown["head-date"]
    assert all(example.strip() for examples in shown.values() for example in examples)
