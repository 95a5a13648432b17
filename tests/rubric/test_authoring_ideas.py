"""The three further ideas of docs/authoring.md are rubrics without faults that do what it says."""

import re
from pathlib import Path

from doc_audit.evaluate.criterion_trial import criterion_trial
from doc_audit.model import Statement
from doc_audit.pipeline.resources import rubric_files
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.extend import with_base
from doc_audit.tag import Tagger
from doc_audit.tag.examples import misbehaving
from doc_audit.tag.slips import slips
from tests.rubric.test_rubrics_doc import FEW

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
SECTION = PAGE.partition("## Three more ideas\n")[2].partition("\n## ")[0]
HEAD = 'id: ideas\ntitle: Ideas\nversion: "1"\nsource: ours\nextends: default\n'
LEFT_OUT = """\
marks:
  - {id: geo-vague-place, source: s, dimension: geography, level: 1, patterns: [at place],
     examples: {matching: [at place], non_matching: [x]}}
"""


def ideas() -> Rubric:
    """All of them in one rubric, over few rules: those of the default take seconds."""
    blocks = re.findall(r"```yaml\n(.*?)```", SECTION, re.S)
    assert len(blocks) == 5
    rules = [block for block in blocks if "patterns:" in block]
    settings = "".join(block for block in blocks if block not in rules)
    base = {"rubric.yaml": rubric_files("default")["rubric.yaml"], "rules/few.yaml": FEW,
            "rules/left.yaml": LEFT_OUT}  # fmt: skip
    own = {f"rules/{number}.yaml": text for number, text in enumerate(rules)}
    return load_rubric(with_base({"rubric.yaml": HEAD + settings, **own}, base), "ideas")


def test_the_ideas_load_and_their_examples_behave() -> None:
    rubric = ideas()
    tagger = Tagger(rubric)
    own = [rule for rule in rubric.rules.marks if rule.id in ("language-help", "season-named")]
    assert len(own) == 2
    assert [bad for rule in own for bad in misbehaving(tagger, rule)] == []
    assert slips(rubric) == ()
    assert "geo-vague-place" not in [rule.id for rule in rubric.rules.marks]
    weights = {one.id: one.weight for one in rubric.settings.dimensions}
    assert (weights["geography"], weights["season"], weights["target"]) == (3, 1, 1)
    assert [table.rows for table in rubric.settings.tables] == ["populations"]


def test_the_criterion_finds_what_the_page_says() -> None:
    rubric = ideas()
    (languages,) = rubric.settings.criteria
    texts = ("We will book an interpreter.", "An interpreter sits there.", "Roads are long.")
    found = criterion_trial(
        [Statement(str(n), "d", text) for n, text in enumerate(texts)], rubric, languages,
        lambda _: {},
    )  # fmt: skip
    assert [(m.statement.id, m.instead) for m in found.matches] == [
        ("0", "promised"),
        ("1", "only told of"),
    ]


def test_the_rule_that_the_page_leaves_out_is_in_the_default_rubric() -> None:
    named = re.search(r"^without: \[([\w-]+)\]", SECTION, re.M)
    assert named
    assert f"- id: {named[1]}\n" in rubric_files("default")["rules/geography.yaml"]
