"""`evaluate` and `rubric yield` as a user calls them; every statement is invented."""

import json
import re
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = (
    "We will support carers in every school of Wexcombe by May.",
    "Life expectancy is lower in the north of the county.",
    "Here people meet and nurses listen.",
)
FEW = ("--rubric", "few")
"""A rubric of a few rules, read in no time."""
BRIEF = (*FEW, "--draws", 100)


def _write(path: Path, texts: tuple[str, ...], prefix: str, doc: str) -> None:
    lines = [
        {"id": f"{prefix}{i}", "doc": doc, "stratum": "action", "text": text}
        for i, text in enumerate(texts)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


@pytest.fixture
def gold(doc_audit, tmp_path: Path) -> Path:
    """Codings by the rules, one with another type: gold that the rules nearly agree with."""
    (tmp_path / "few" / "rules").mkdir(parents=True)
    copy(ROOT / "rubrics" / "default" / "rubric.yaml", tmp_path / "few")
    copy(ROOT / "tests" / "evaluate" / "few_rules.yaml", tmp_path / "few" / "rules")
    _write(tmp_path / "in.jsonl", TEXTS, "g", "plan")
    assert doc_audit("tag", "in.jsonl", "-o", "all.jsonl", *FEW).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    lines[1]["type"] = "achievement"
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_rules_are_measured_and_no_text_is_shown_unless_asked(doc_audit, gold, tmp_path):
    (tmp_path / "README.md").write_text("# Gold\n**Caveat:** coded by one person.\nMore.\n")
    done = doc_audit("evaluate", "--gold", gold.name, *BRIEF)
    assert done.returncode == 0, done.stderr
    assert "Caveat: coded by one person." in done.stdout
    assert re.search(r"type: gold achievement, coder context \(rest\)", done.stdout)
    assert "Life expectancy" not in done.stdout
    assert "Confusion" in done.stdout
    shown = doc_audit("evaluate", "--gold", gold.name, *BRIEF, "--text")
    assert TEXTS[1] in shown.stdout
    other = doc_audit("evaluate", "--gold", gold.name, *BRIEF, "--caveat", "Only a try.")
    assert "Caveat: Only a try." in other.stdout


def test_several_gold_files_and_documents_apart(doc_audit, gold, tmp_path):
    second = gold.read_text("utf-8").replace('"plan"', '"other"').replace('"id": "g', '"id": "h')
    (tmp_path / "more.jsonl").write_text(second + gold.read_text("utf-8").splitlines()[0], "utf-8")
    arguments = ["evaluate", "--gold", gold.name, "--gold", "more.jsonl", *BRIEF]
    done = doc_audit(*arguments, "--apart", "other")
    assert done.returncode == 1  # an id stands in both
    assert "'g0' is already used in another file" in done.stderr
    assert "6 statements of 2 documents" in done.stdout
    assert "all other documents" in done.stdout
    alone = doc_audit(*arguments, "--doc", "other")
    assert "3 statements of 1 document" in alone.stdout
    unknown = doc_audit(*arguments, "--doc", "nowhere")
    assert unknown.returncode == 2
    assert "other, plan" in unknown.stderr or "Its documents" in unknown.stderr


def test_page_and_accuracy_are_written_the_same_twice(doc_audit, gold, tmp_path):
    arguments = ["evaluate", "--gold", gold.name, *BRIEF, "--docs", "page.md"]
    assert doc_audit(*arguments, "--accuracy", "accuracy.json").returncode == 0
    page = tmp_path / "page.md"
    first = page.read_bytes()
    page.write_text("# Mine\n\n" + page.read_text("utf-8") + "\nAfter.\n", "utf-8")
    assert doc_audit(*arguments).returncode == 0
    again = page.read_text("utf-8")
    assert again.startswith("# Mine\n\n# Agreement\n")
    assert again.endswith("\nAfter.\n")
    assert first.decode().strip() in again
    assert not [text for text in TEXTS if text in again]
    accuracy = json.loads((tmp_path / "accuracy.json").read_text("utf-8"))
    assert accuracy["schema_version"] == 1
    assert accuracy["gold"][0]["name"] == "gold.jsonl"
    assert accuracy["parts"][0]["counts"]["type"][2] == [0, 0, 0, 1, 0]  # achievement: context


def test_page_without_markers_and_codings_of_others_are_refused(doc_audit, gold, tmp_path):
    (tmp_path / "page.md").write_text("# Mine\n")
    done = doc_audit("evaluate", "--gold", gold.name, "--docs", "page.md", *BRIEF)
    assert done.returncode == 2
    assert "no markers" in done.stderr
    assert (tmp_path / "page.md").read_text() == "# Mine\n"
    person = gold.read_text("utf-8")
    (tmp_path / "person.jsonl").write_text(re.sub(r'"rubric": "\w+"', '"rubric": ""', person))
    arguments = ["evaluate", "--gold", gold.name, "--codes", "person.jsonl", *BRIEF]
    refused = doc_audit(*arguments, "--accuracy", "accuracy.json")
    assert refused.returncode == 2
    assert "rules as they are now" in refused.stderr
    assert not (tmp_path / "accuracy.json").exists()


def test_codings_of_another_reading_are_aligned_by_text(doc_audit, gold, tmp_path):
    texts = (TEXTS[0], "In short: life expectancy is lower in the north of the county", "Contents")
    _write(tmp_path / "read.jsonl", texts, "r", "wexcombe-plan")
    (tmp_path / "run").mkdir()
    assert doc_audit("tag", "read.jsonl", "-o", "run/statements.jsonl", *FEW).returncode == 0
    done = doc_audit("evaluate", "--gold", gold.name, "--codes", "run", "--align", *BRIEF)
    assert done.returncode == 1  # one statement of gold isn't there
    assert re.search(r"plan\s+│\s+1 │\s+1 │\s+0 │\s+0 │\s+1 │", done.stdout)
    assert "plan is wexcombe-plan." in done.stdout
    assert "aligned in part" in done.stdout
    alone = doc_audit("evaluate", "--gold", gold.name, "--align", *FEW)
    assert alone.returncode == 2
    assert "--codes" in alone.stderr


def test_tables_are_whole_at_a_narrow_terminal(doc_audit, gold, monkeypatch):
    monkeypatch.setattr("doc_audit.cli.agreement.out.width", 60, raising=False)
    done = doc_audit("evaluate", "--gold", gold.name, *BRIEF, "--worst", 0)
    tables = [line for line in done.stdout.splitlines() if line[:1] in "│┃└┏"]
    assert max(map(len, tables)) <= 60
    assert "…" not in done.stdout
    heads = [line for line in tables if line.startswith("┃ code")]
    assert [line for line in heads if "recall" in line and "level" in line]


def test_rule_yield_names_rules_that_never_match(doc_audit, gold, tmp_path):
    done = doc_audit("rubric", "yield", gold.name, "--csv", "yield.csv", *FEW)
    assert done.returncode == 0, done.stderr
    assert "3 statements of 1 document" in done.stdout
    assert "Never match" in done.stdout
    rows = (tmp_path / "yield.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "id,kind,about,hits,counted,decided,overlaps,conflicts"
    hits = {row.split(",")[0]: int(row.split(",")[3]) for row in rows[1:]}
    assert hits["rest"] == 3  # it holds always
    assert doc_audit("rubric", "yield", "nowhere", *FEW).returncode == 2
