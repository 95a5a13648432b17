"""Twelve faults of twelve other sorts in a rubric that builds on another, told in one go."""

import shutil
from pathlib import Path

import pytest

from doc_audit.errors import RubricError
from doc_audit.pipeline.checking import Checked, check_rubric
from doc_audit.pipeline.resources import open_rubric

HERE = Path(__file__).parent
MINI, MORE = HERE / "mini", HERE / "twelve_more"
EXPECTED = [
    ("model.json:1", "the rubric has no type promise", "doc-audit train"),
    ("rubric.yaml:7", "in a circle: twelve_more → ring → twelve_more", "extend none"),
    ("rubric.yaml:8", "no key “critera_scope”", "Did you mean “criteria_scope”?"),
    ("rubric.yaml:14", "“weight” can't be “heavy”", "a number, without quotes"),
    ("rubric.yaml:20", "“lead” is in `marks` twice", "Rename one of them."),
    ("rubric.yaml:22", "the key “source” is missing", "where the meaning comes from"),
    ("rubric.yaml:34", "“at_least” can't be “1.5”", "less than or equal to 1"),
    ("rubric.yaml:45", "no code is “plott=2”", "The nearest: plot=2"),
    ("rules/plots.yaml:2", "“plot words”: a list has words or ids", "Give what is asked for"),
    ("rules/plots.yaml:11", "begin with “{” stand without quotes", "'{plot words} by the river'"),
    ("rules/plots.yaml:20", "character 1: a * stands at the beginning or the end", "Write it as"),
    ("rules/plots.yaml:29", "not match its example “The plot leader is Jo.”", "Widen a pattern"),
]  # fmt: skip


def ring(folder: Path) -> None:
    """The rubric that the one with the faults builds on, which builds on that one in turn."""
    shutil.copytree(MINI, folder)
    text = (folder / "rubric.yaml").read_text("utf-8")
    text = text.replace("id: mini\n", "id: ring\nextends: twelve_more\n")
    (folder / "rubric.yaml").write_text(text, "utf-8")


@pytest.fixture
def found(tmp_path: Path) -> Checked:
    shutil.copytree(MORE, tmp_path / "twelve_more")
    ring(tmp_path / "ring")
    return check_rubric(str(tmp_path / "twelve_more"))


def test_twelve_faults_are_told_in_one_go_and_no_other(found: Checked) -> None:
    assert found.rubric is None
    assert [fault.where for fault in found.faults] == [w for w, _, _ in EXPECTED], "\n".join(
        map(str, found.faults)
    )
    for fault, (_, what, mend) in zip(found.faults, EXPECTED, strict=True):
        assert what in fault.what, fault
        assert mend in fault.mend, fault
    assert found.slips == ()


def test_each_line_told_holds_what_is_wrong(found: Checked) -> None:
    stands = ["{", "extends: ring", "critera_scope", "heavy", "lead", "id: led", "1.5", "plott=2",
              "plot words", "{plot words}", "pl*t", "plot leader"]  # fmt: skip
    for fault, words in zip(found.faults, stands, strict=True):
        file, _, line = fault.where.partition(":")
        assert words in (MORE / file).read_text("utf-8").splitlines()[int(line) - 1]


MENDED = [
    ("rubric.yaml", "critera_scope", "criteria_scope"),
    ("rubric.yaml", "weight: heavy", "weight: 2"),
    ("rubric.yaml", "  - {id: lead, label: Lead of", "  - {id: plot_lead, label: Lead of"),
    ("rubric.yaml", "    provenance: recalled", "    source: us\n    provenance: recalled"),
    ("rubric.yaml", "1.5", "0.5"),
    ("rubric.yaml", "plott=2", "plot=2"),
    ("rules/plots.yaml", "words: []", "words: [plot]"),
    ("rules/plots.yaml", "{plot words} by the river", "'{plot words} by the river'"),
    ("rules/plots.yaml", "'pl*t', ", ""),
    ("rules/plots.yaml", "The plot leader is Jo", "The plot lead is Jo"),
]


def test_mended_as_told_the_rubric_is_clean(tmp_path: Path) -> None:
    own = tmp_path / "twelve_more"
    shutil.copytree(MORE, own)
    ring(tmp_path / "ring")
    (own / "model.json").unlink()
    base = tmp_path / "ring" / "rubric.yaml"
    base.write_text(base.read_text("utf-8").replace("extends: twelve_more\n", ""), "utf-8")
    for file, old, new in MENDED:
        text = (own / file).read_text("utf-8")
        assert text.count(old) == 1, old
        (own / file).write_text(text.replace(old, new), "utf-8")
    found = check_rubric(str(own))
    assert (list(map(str, found.faults)), found.slips) == ([], ())
    assert found.rubric is not None


def test_a_base_that_is_not_there_is_told_with_the_other_faults(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copytree(MINI, tmp_path / "mini")
    text = 'id: own\ntitle: T\nversion: "1"\nsource: s\nextends: minni\ncritera_scope: all\n'
    (own / "rubric.yaml").write_text(text, "utf-8")
    told = [(fault.where, fault.what) for fault in check_rubric(str(own)).faults]
    assert told == [
        ("rubric.yaml:5", "there is no rubric “minni”."),
        ("rubric.yaml:6", "there is no key “critera_scope” here."),
    ]


def test_what_is_left_out_and_named_by_another_rule_is_told_where_it_is_left_out(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copytree(MINI, tmp_path / "mini")
    food = tmp_path / "mini" / "rules" / "food.yaml"
    food.write_text(
        food.read_text("utf-8").replace("blocks: [food]", "blocks: [food-vague]"), "utf-8"
    )
    text = 'id: own\ntitle: T\nversion: "1"\nsource: s\nextends: mini\nwithout: [%s]\n'
    (own / "rubric.yaml").write_text(text % "food-vague", "utf-8")
    found = check_rubric(str(own))
    assert found.rubric is not None, list(map(str, found.faults))
    (own / "rubric.yaml").write_text(text % "we-will", "utf-8")
    (fault,) = check_rubric(str(own)).faults
    assert fault.where == "rubric.yaml:6"
    assert "nothing says “we_will”" in fault.what
    assert "base/rules/decisions.yaml:6" in fault.what


def test_faults_of_a_base_are_told_as_the_bases(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copytree(MINI, tmp_path / "mini")
    food = tmp_path / "mini" / "rules" / "food.yaml"
    food.write_text(food.read_text("utf-8").replace("level: 1", "level: 7"), "utf-8")
    text = 'id: own\ntitle: T\nversion: "1"\nsource: s\nextends: mini\n'
    (own / "rubric.yaml").write_text(text, "utf-8")
    (fault,) = check_rubric(str(own)).faults
    assert fault.where == "base/rules/food.yaml:19"
    assert "“mini”" in fault.mend
    with pytest.raises(RubricError, match=r"base/rules/food\.yaml:19"):
        open_rubric(str(own))
