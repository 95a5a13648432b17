"""Rubrics that build on another: what they take over, and every fault with its line."""

from pathlib import Path

import pytest

from doc_audit.errors import InputError, RubricError
from doc_audit.pipeline.beside import open_rubrics
from doc_audit.pipeline.resources import open_rubric, rubric_files
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.extend import with_base

HEAD = 'id: mine\ntitle: Mine\nversion: "1"\nsource: invented\nextends: default\n'
MARK = "marks:\n  - {id: told, label: Told, source: invented, provenance: verified}\n"
RULE = """\
marks:
  - id: told-by-words
    source: invented
    mark: told
    patterns: ['we told']
    examples: {matching: ["We told."], non_matching: ["Told."]}
"""


FEW = """\
marks:
  - id: fund-vague
    source: invented
    dimension: funding
    level: 1
    patterns: ['money']
    examples: {matching: ["Some money."], non_matching: ["A bag."]}
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
"""Rules of a base, few, so that the tests are fast."""


@pytest.fixture(scope="module")
def base() -> dict[str, str]:
    settings = rubric_files("default")["rubric.yaml"]
    return {"rubric.yaml": settings, "rules/few.yaml": FEW}


def built(base: dict[str, str], settings: str = "", **rules: str) -> Rubric:
    own = {"rubric.yaml": HEAD + settings}
    own |= {f"rules/{name}.yaml": text for name, text in rules.items()}
    return load_rubric(with_base(own, base), "mine")


def faults(base: dict[str, str], settings: str = "", **rules: str) -> list[str]:
    with pytest.raises(RubricError) as caught:
        built(base, settings, **rules)
    return [str(fault) for fault in caught.value.faults]


def test_settings_and_rules_are_taken_over(base: dict[str, str]) -> None:
    default = load_rubric(base, "default")
    mine = built(base, "scoring: {too_few: 3}\ndimensions:\n  - {id: funding, weight: 4}\n")
    assert mine.settings.scoring == default.settings.scoring.model_copy(update={"too_few": 3})
    weights = {d.id: d.weight for d in default.settings.dimensions}
    assert {d.id: d.weight for d in mine.settings.dimensions} == {**weights, "funding": 4}
    assert mine.rules == default.rules
    assert mine.settings.title == "Mine"
    assert mine.hash != default.hash


def test_a_rubric_that_adds_marks_alone_codes_as_its_base(base: dict[str, str]) -> None:
    assert built(base, MARK, own=RULE).coder.settings.id == "default"


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        ("groups:\n  - {id: students, label: Students, under: carers}\n", ""),
        ("without: [fund-vague]\n", ""),
        ("", "spellings: {teh: the}\n"),
        (
            "",
            "cues:\n  - {id: more-will, source: x, cue: we_will, patterns: ['we gonna'], "
            "examples: {matching: [We gonna go.], non_matching: [Go.]}}\n",
        ),
    ],
)
def test_one_that_changes_codes_codes_for_itself(
    base: dict[str, str], settings: str, rules: str
) -> None:
    rubric = built(base, settings, **({"own": rules} if rules else {}))
    assert rubric.codes_as is None


def test_rules_left_out_are_gone_and_may_be_said_anew(base: dict[str, str]) -> None:
    rule = """\
marks:
  - id: fund-vague
    source: invented
    dimension: funding
    level: 1
    patterns: ['purse']
    examples: {matching: ["A purse."], non_matching: ["A bag."]}
"""
    assert any(
        "rules/own.yaml:2:" in told and "taken by a rule of “default”" in told
        for told in faults(base, own=rule)
    )
    mine = built(base, "without: [fund-vague]\n", own=rule)
    (found,) = [r for r in mine.rules.marks if r.id == "fund-vague"]
    assert found.patterns == ("purse",)


FAULTY = """\
without: [no-such-rule]
scoring: {too_few: 0}
marks:
  - {id: told, label: Told, source: x, provenance: hearsay}
"""


def test_faults_of_settings_are_told_at_their_lines(base: dict[str, str]) -> None:
    told = "\n".join(faults(base, FAULTY))
    assert "rubric.yaml:7: “too_few”" in told
    assert "rubric.yaml:9: “provenance”" in told


CRITERIA = """\
criteria:
  - id: one
    label: One
    question: Is it?
    source: x
    provenance: verified
    unit: plan
    when: {all: ["mark:tolled", "type:commitmnt"], none: [targets=2]}
  - id: one
    label: Two
    question: Is it?
    source: x
    provenance: verified
    unit: commitment
    when: {all: ["populations:carers|populations:carrers"]}
  - id: three
    label: Three
    question: Is it?
    source: x
    provenance: recalled
    unit: plan
    states:
      - {id: found, label: Found, when: {all: [target=2]}}
      - {id: some, label: Some, when: {}}
tables:
  - {id: t, label: T, question: Q, source: x, provenance: verified, unit: commitment, rows: people,
     columns: groups}
"""


def test_criteria_that_ask_for_what_there_is_not_are_told_at_their_lines(
    base: dict[str, str],
) -> None:
    told = faults(base, MARK + CRITERIA)
    for line, words in [
        (15, "“mark:tolled”. The nearest: mark:told"),
        (15, "“type:commitmnt”. The nearest: type:commitment"),
        (15, "“targets=2”"),
        (16, "“one” is in `criteria` twice"),
        (22, "“populations:carrers”. The nearest: populations:carers"),
        (30, "the state “found” is taken"),
        (31, "conditions are empty"),
        (33, "there is no list “people”"),
    ]:
        assert any(f"rubric.yaml:{line}:" in t and words in t for t in told), (line, words, told)
    assert len(told) == 8


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("unit: plan", "either `when` or `states`"),
        ("unit: commitment\n    when: {all: [target=2]}\n    count: 2", "only criteria with `unit"),
        ("unit: plan\n    when: {all: [target=2]}\n    of: {all: [target=1]}", "has no `of`"),
    ],
)
def test_keys_that_do_not_go_together_are_told(
    base: dict[str, str], criterion: str, words: str
) -> None:
    head = "criteria:\n  - id: a\n    label: A\n    question: Q\n    source: x\n"
    (told,) = faults(base, f"{head}    provenance: verified\n    {criterion}\n")
    assert "rubric.yaml:7:" in told
    assert words in told


def test_a_rule_gives_either_a_mark_or_a_level(base: dict[str, str]) -> None:
    both = RULE.replace("mark: told", "mark: told\n    dimension: target\n    level: 1")
    neither = RULE.replace("    mark: told\n", "")
    assert any("a rule with `mark` has none of" in told for told in faults(base, MARK, own=both))
    assert any("a level (1 or 2), or a mark" in told for told in faults(base, MARK, own=neither))
    (told,) = faults(base, own=RULE)
    assert "rules/own.yaml:4: there is no mark “told”" in told


def _folder(path: Path, id_: str, extends: str) -> Path:
    path.mkdir()
    head = f'id: {id_}\ntitle: T\nversion: "1"\nsource: x\nextends: {extends}\n'
    (path / "rubric.yaml").write_text(head, "utf-8")
    return path


def test_a_base_that_is_not_there_and_a_circle_are_one_clear_fault_each(tmp_path: Path) -> None:
    lost = _folder(tmp_path / "lost", "lost", "nowhere")
    with pytest.raises(RubricError) as caught:
        open_rubric(str(lost))
    (told,) = map(str, caught.value.faults)
    assert told.startswith("rubric.yaml:5: there is no rubric “nowhere”")
    one = _folder(tmp_path / "one", "one", "two")
    _folder(tmp_path / "two", "two", "one")
    with pytest.raises(RubricError) as caught:
        open_rubric(str(one))
    (told,) = map(str, caught.value.faults)
    assert "rubric.yaml:5: rubrics extend each other in a circle: one → two → one." in told


def test_a_chain_takes_over_everything(tmp_path: Path) -> None:
    first = _folder(tmp_path / "first", "first", "default")
    (first / "rules").mkdir()
    (first / "rules" / "own.yaml").write_text(RULE, "utf-8")
    with (first / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write(MARK)
    second = _folder(tmp_path / "second", "second", "first")
    rubric = open_rubric(str(second))
    assert [mark.id for mark in rubric.settings.marks] == ["told"]
    assert "told-by-words" in [rule.id for rule in rubric.rules.marks]
    assert rubric.coder.settings.id == "default"


def test_a_rubric_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“default” is given twice"):
        open_rubrics(["default", "default"])
