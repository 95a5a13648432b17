from collections.abc import Mapping
from pathlib import Path

import pytest

from doc_audit.errors import RubricError
from doc_audit.rubric import load_rubric

FOLDER = Path(__file__).parents[2] / "rubrics" / "default"


def files(**changed: str) -> Mapping[str, str]:
    paths = sorted(p for p in FOLDER.rglob("*") if p.is_file())
    read = {p.relative_to(FOLDER).as_posix(): p.read_text(encoding="utf-8") for p in paths}
    return {**read, **{name.replace("__", "/") + ".yaml": text for name, text in changed.items()}}


def faults(**changed: str) -> list[str]:
    with pytest.raises(RubricError) as caught:
        load_rubric(files(**changed), "default")
    return [str(fault) for fault in caught.value.faults]


BAD_RULES = """\
marks:
  - id: bad-one
    source: none
    dimension: weather
    level: 2
    codes: [sunny]
    patterns: ['by {nothing}', '(a']
    examples: {matching: [x], non_matching: [y]}
  - id: bad-one
    source: none
    dimension: target
    level: 1
    patterns: ['{Capitalised} town']
    examples: {matching: [x], non_matching: [y]}
    group: nobody
decisions:
  - id: bad-two
    source: none
    decides: type
    code: promise
    when: {all: [moonlight]}
"""


def test_the_default_rubric_loads() -> None:
    rubric = load_rubric(files(), "default")
    assert rubric.settings.id == "default"
    assert rubric.codebook
    assert len(rubric.rules.marks) > 50


def test_all_faults_are_told_at_once_each_with_its_line() -> None:
    told = "\n".join(faults(rules__zz=BAD_RULES))
    for line, words in [
        (4, "no dimension “weather”"),
        (7, "no list or class called {nothing}"),
        (7, "round brackets don't pair"),
        (9, "“bad-one” is taken"),
        (13, "looks at capitals"),
        (15, "no group “nobody”"),
        (17, "has no examples"),
        (20, "no code “promise”"),
        (21, "nothing says “moonlight”"),
    ]:
        assert any(f"rules/zz.yaml:{line}:" in t and words in t for t in told.split("\n")), words


def test_every_fault_says_how_to_mend_it() -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric(files(rules__zz=BAD_RULES), "default")
    assert all(fault.mend and fault.where for fault in caught.value.faults)


def test_an_unknown_key_is_refused_at_its_line() -> None:
    told = faults(rules__zz="cues:\n  - id: a\n    colour: red\n")
    assert any("rules/zz.yaml:3" in t and "colour" in t for t in told)


def test_missing_examples_are_told() -> None:
    text = "cues:\n  - {id: a, source: s, cue: c, patterns: [x], examples: {matching: []}}\n"
    told = " ".join(faults(rules__zz=text))
    assert "matching" in told
    assert "non_matching" in told


def test_broken_yaml_is_told_with_its_line() -> None:
    told = faults(rules__zz="marks:\n  - id: [a\n    source: b\n")
    assert any("rules/zz.yaml:3" in t and "not YAML" in t for t in told)


def test_a_key_that_stands_twice_is_told() -> None:
    told = faults(rules__zz="lists: {}\nlists: {}\n")
    assert any("rules/zz.yaml:2" in t and "twice" in t for t in told)


def test_faults_of_several_files_are_told_together() -> None:
    told = faults(rules__zz="nothing: 1\n", rubric="id: default\n")
    assert any(t.startswith("rules/zz.yaml") for t in told)
    assert any(t.startswith("rubric.yaml") for t in told)


def test_no_rubric_file() -> None:
    with pytest.raises(RubricError, match=r"rubric\.yaml"):
        load_rubric({}, "empty")


def test_the_hash_is_that_of_the_contents() -> None:
    first = load_rubric(files(), "default").hash
    assert first == load_rubric(dict(reversed(files().items())), "another name").hash
    changed = {**files(), "codebook.md": "other words"}
    assert load_rubric(changed, "default").hash != first


def test_names_with_a_code_are_words_of_their_list() -> None:
    content = "lists:\n  town:\n    source: s\n    ids: {Marlbeck: X1}\n    words: [Stonebridge]\n"
    rules = load_rubric(files(rules__zz=content), "default").rules
    assert rules.lists["town"] == ("Stonebridge", "Marlbeck")
    assert rules.ids["Marlbeck"] == "X1"


def test_a_list_without_words_is_a_fault() -> None:
    assert "words or ids" in "".join(faults(rules__zz="lists:\n  town:\n    source: s\n"))
