"""The example of docs/rubrics.md is a rubric without faults."""

import re
from pathlib import Path

from doc_audit.compare.rubrics import LEAST_PLANS
from doc_audit.model import Statement
from doc_audit.pipeline.resources import rubric_files
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.extend import with_base
from doc_audit.score.headline import FOUND, MET, SCORE
from doc_audit.tag import Tagger

PAGE = Path(__file__).parents[2] / "docs" / "rubrics.md"


FEW = """\
cues:
  - {id: cue-will, source: x, cue: we_will, patterns: ['we will'],
     examples: {matching: [We will go.], non_matching: [Go.]}}
decisions:
  - {id: type-will, source: x, decides: type, code: commitment, when: {all: [we_will]},
     examples: {matching: [We will go.], non_matching: [Go.]}}
  - {id: type-rest, source: x, decides: type, code: context}
  - {id: relevance-rest, source: x, decides: relevance, code: none}
  - {id: origin-rest, source: x, decides: origin, code: own}
"""
"""A base of few rules, in which the example's own can be tried in no time."""


def example(few: bool = False) -> Rubric:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    (rules,) = (block for block in blocks if block.startswith("lists:"))
    settings = "".join(block for block in blocks if block != rules)
    settings = settings.replace("marks:\n", MARKS, 1)
    base = rubric_files("default")
    if few:
        base = {"rubric.yaml": base["rubric.yaml"], "rules/few.yaml": FEW}
        settings = re.sub(r"^without: .*\n", "", settings, flags=re.M)
    own = {"rubric.yaml": settings, "rules/own.yaml": rules}
    return load_rubric(with_base(own, base), "ambershire")


MARKS = """\
marks:
  - {id: panel_told, label: The panel is told, source: terms of the panel, provenance: verified}
"""
"""The page shows one mark of two."""


def test_the_example_of_the_page_loads() -> None:
    rubric = example()
    assert [c.unit for c in rubric.settings.criteria].count("plan") == 3
    assert rubric.settings.scoring.too_few == 5
    assert rubric.settings.scoring.thin == 20
    assert "students" in [group.id for group in rubric.settings.groups]


def test_its_rules_give_the_marks_of_their_examples() -> None:
    rubric = example(few=True)
    tagger = Tagger(rubric)
    own = [(r, r.mark) for r in rubric.rules.marks if r.mark]
    own += [(d, str(d.code)) for d in rubric.rules.decisions if d.decides == "marks"]
    assert len(own) == 2
    for rule, mark in own:
        for text in rule.examples.matching:
            assert mark in tagger.code(Statement("x", "x", text)).marks, text
        for text in rule.examples.non_matching:
            assert mark not in tagger.code(Statement("x", "x", text)).marks, text


def test_the_figures_of_plans_that_the_page_names_are_those_there_are() -> None:
    section = PAGE.read_text("utf-8").partition("## Do the rubrics agree?")[2].partition("\n## ")[0]
    assert {SCORE, MET, FOUND} <= set(re.findall(r"^\| `(\w+)` \|", section, re.M))
    assert f"fewer than {['no', 'one', 'two', 'three', 'four'][LEAST_PLANS]} plans" in section
