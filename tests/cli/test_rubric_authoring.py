"""`rubric new`, `check`, `schema`, `try` and `diff`, as an author calls them."""

import csv
import shutil
from pathlib import Path

import pytest

RUBRICS = Path(__file__).parents[1] / "rubric"
MINI, TWELVE = RUBRICS / "mini", RUBRICS / "twelve_faults"
PLAN = """# Marlbeck Health and Wellbeing Strategy 2026 to 2031

## What we will do about food

We will open a food bank in Stonebridge by 2028.

We will bring good food to each food bank by 2029.

We will write a healthy plan.

The council will plant an orchard.

Food waste is high.
"""
RULE = """marks:
  - id: orchard
    source: an idea
    dimension: food
    level: 2
    codes: [growing]
    patterns: ['orchard|orchards', 'food waste']
    examples: {matching: ["An orchard is planted."], non_matching: ["A tree is planted."]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "marlbeck-strategy.md").write_text(PLAN, "utf-8")
    (tmp_path / "orchard.yaml").write_text(RULE, "utf-8")
    shutil.copytree(MINI, tmp_path / "mini")
    return tmp_path


def test_check_tells_all_faults_and_ends_with_2(doc_audit) -> None:
    told = doc_audit("rubric", "check", TWELVE)
    assert told.returncode == 2
    assert told.stderr.count("\nrules/") == 9
    assert told.stderr.count("rubric.yaml:") == 3
    assert "12 faults" in told.stderr


def test_new_tells_the_next_commands(doc_audit, folder: Path) -> None:
    told = doc_audit("rubric", "new", "food", "--from", "mini", "-o", "own food")
    assert told.returncode == 0
    assert (folder / "own food" / "rules" / "food.yaml").is_file()
    assert told.stderr.count("  doc-audit rubric ") == 3
    assert "doc-audit rubric check 'own food'" in told.stderr


def test_show_tells_the_ids_that_rules_name(doc_audit) -> None:
    told = " ".join(doc_audit("rubric", "show", MINI).stdout.split())
    for words in ("timeframe", "food_kinds", "growing, sharing", "school_meals", "explicit"):
        assert words in told


def test_yield_shows_as_many_rules_as_asked_for(doc_audit, folder: Path) -> None:
    line = '{"id": "1", "doc": "a", "text": "We will open a food bank.", "type": "commitment"}\n'
    (folder / "s.jsonl").write_text(line, "utf-8")
    few = doc_audit("rubric", "yield", "s.jsonl", "-r", "mini", "--limit", "1")
    assert "1 are shown of each; --all shows all" in few.stdout, few.stderr
    told = doc_audit("rubric", "yield", "s.jsonl", "-r", "mini", "--all").stdout
    table = told.partition("All rules")[2]
    assert all(rule in table for rule in ("food-named", "time-year", "origin-own", "we-will"))


def test_schema_writes_both(doc_audit, folder: Path) -> None:
    assert doc_audit("rubric", "schema", "-o", "editor").returncode == 0
    assert {p.name for p in (folder / "editor").iterdir()} == {
        "rubric.schema.json", "rules.schema.json"
    }  # fmt: skip


def test_try_shows_a_rule_of_a_file_over_plans(doc_audit, folder: Path) -> None:
    told = doc_audit("rubric", "try", "orchard.yaml", "plans", "-r", "mini", "--csv", "t.csv")
    assert told.returncode == 0, told.stderr
    assert ">>orchard<<" in told.stdout
    assert "undone by not-food-waste" in told.stdout
    assert "food 0 → 2 (by no rule → orchard)" in told.stdout
    rows = list(csv.DictReader((folder / "t.csv").read_text("utf-8-sig").splitlines()))
    assert {row["what"] for row in rows} == {"match", "near miss", "new code"}


def test_try_shows_a_rule_that_is_in_the_rubric_by_its_id_or_file(doc_audit, folder: Path) -> None:
    told = doc_audit("rubric", "try", "food-named", "plans", "-r", "mini")
    assert told.returncode == 0, told.stderr
    assert "food 1 → 2 (by food-vague → food-named)" in told.stdout
    told = doc_audit("rubric", "try", "mini/rules/food.yaml", "plans", "-r", "mini")
    assert "without → with the rules" in told.stdout
    told = doc_audit("rubric", "try", "food-name", "plans", "-r", "mini")
    assert told.returncode == 2
    assert "Did you mean “food-named”?" in told.stderr


def test_try_tells_faults_by_the_name_of_the_authors_file(doc_audit, folder: Path) -> None:
    (folder / "orchard.yaml").write_text(RULE.replace("growing", "growth"), "utf-8")
    told = doc_audit("rubric", "try", "orchard.yaml", "plans", "-r", "mini")
    assert told.returncode == 2
    assert "orchard.yaml:6: there is no category of food “growth”" in told.stderr


def test_diff_shows_codes_and_scores_that_change(doc_audit, folder: Path) -> None:
    shutil.copytree(MINI, folder / "now")
    shutil.copy(folder / "orchard.yaml", folder / "now" / "rules" / "orchard.yaml")
    told = doc_audit("rubric", "diff", "mini", "now", "plans", "--csv", "d.csv")
    assert told.returncode == 0, told.stderr
    assert "+ marks orchard" in told.stdout
    assert "food 0 → 2 (by no rule → orchard)" in told.stdout
    assert "marlbeck-strategy" in told.stdout
    rows = list(csv.DictReader((folder / "d.csv").read_text("utf-8-sig").splitlines()))
    assert {row["what"] for row in rows} == {"marks added", "code", "score"}
    assert doc_audit("rubric", "diff", "mini", "mini").stdout.count("Both say the same.") == 1


def test_a_run_folder_is_taken_as_it_is_and_codings_too(doc_audit, folder: Path) -> None:
    assert doc_audit("run", "plans", "-o", "out", "-r", "mini", "-j", "1").returncode in (0, 1)
    shutil.rmtree(folder / "plans")
    for corpus in ("out", "out/statements.jsonl"):
        told = doc_audit("rubric", "try", "food-named", corpus, "-r", "mini")
        assert ">>food bank<<" in told.stdout, told.stderr
    told = doc_audit("rubric", "diff", "mini", "mini", "out/statements.jsonl")
    assert "scores need the documents" in told.stdout


MARKS = """\
id: led
title: Led
version: "1"
source: ours
extends: mini
marks:
  - {id: lead, label: A lead, source: ours, provenance: verified}
criteria:
  - {id: led, label: Led, question: By whom?, source: ours, provenance: verified, unit: plan,
     when: {all: ["mark:lead"]}}
"""
LEADS = """\
marks:
  - {id: mark-lead, source: ours, mark: lead, patterns: ['council will'],
     examples: {matching: [The council will.], non_matching: [We will.]}}
"""


def test_try_shows_rules_with_marks_and_criteria(doc_audit, folder: Path) -> None:
    (folder / "led" / "rules").mkdir(parents=True)
    (folder / "led" / "rubric.yaml").write_text(MARKS, "utf-8")
    (folder / "led" / "rules" / "led.yaml").write_text(LEADS, "utf-8")
    for named in ("mark-lead", "mark:lead"):
        told = doc_audit("rubric", "try", named, "plans", "-r", "led")
        assert told.returncode == 0, told.stderr
        assert "1 match, no near misses, no conflicts, 1 new code." in told.stdout
        assert "mark – → lead (by no rule → mark-lead)" in told.stdout
    told = doc_audit("rubric", "try", "led", "plans", "-r", "led", "--csv", "t.csv")
    assert "meets it" in told.stdout, told.stderr
    assert ">>council will<<" in told.stdout
    assert "Conflicts" not in told.stdout
    told = doc_audit("rubric", "try", "food", "plans", "-r", "led")
    assert "food-named, food-vague over" in told.stdout, told.stderr
    told = doc_audit("rubric", "diff", "mini", "led", "plans")
    assert "mark – → lead (by no rule → mark-lead)" in told.stdout
