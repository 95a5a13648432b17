"""Several rubrics over one run, and over a finished one: pages, tables, the same bytes."""

import csv
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.pipeline.resources import rubric_files
from doc_audit.store import read_run

PLAN = """\
# Ambershire plan

We will open a clinic for carers by March 2027.

The executive lead is Dr Ann Marl.

We will tackle inequality.
"""
BASE_RULES = """\
marks:
  - {id: time, source: x, dimension: timeframe, level: 2, patterns: ['by {month} {year}'],
     examples: {matching: [By March 2027.], non_matching: [In time.]}}
lists:
  month: {source: x, words: [march, may]}
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
SETTINGS = """\
id: leads
title: Leads and dates
version: "1"
source: invented
extends: base
criteria_scope: all
marks:
  - {id: lead, label: Lead, source: invented, provenance: recalled}
criteria:
  - {id: lead, label: A lead, question: Who leads?, source: invented, provenance: recalled,
     unit: plan, when: {all: ["mark:lead"]}}
  - {id: board, label: A deed of leads, question: Do leads act?, source: invented,
     provenance: verified, unit: plan, when: {all: ["mark:lead", "type:commitment"]}}
  - {id: dated, label: Dates, question: By when?, source: invented, provenance: verified,
     unit: commitment, when: {all: [timeframe=2]},
     published: [{share: 0.24, of: 689 policies, says: give a date, source: invented,
                  provenance: verified}]}
tables:
  - {id: t, label: Marks by date, question: Which?, source: invented, provenance: verified,
     unit: statement, rows: marks, columns: [{id: any, label: Any, when: {any: ["type:context"]}}]}
"""
MARK_RULES = """\
marks:
  - {id: lead-words, source: x, mark: lead, patterns: ['executive lead'],
     examples: {matching: [The executive lead.], non_matching: [The lead.]}}
"""
OTHER = """\
id: other
title: Other codes
version: "1"
source: invented
extends: base
without: [time]
criteria:
  - {id: dated, label: Dates, question: By when?, source: invented, provenance: verified,
     unit: commitment, when: {all: [timeframe=2]}}
  - {id: told, label: Told, question: Is it told?, source: invented, provenance: verified,
     unit: plan, when: {all: ["type:context"]}}
criteria_scope: all
marks:
  - {id: fight, label: Fight, source: invented, provenance: recalled}
"""
OTHER_RULES = """\
marks:
  - {id: fight-words, source: x, mark: fight, patterns: ['tackle inequality'],
     examples: {matching: [We tackle inequality.], non_matching: [We go.]}}
"""


def _rubric(folder: Path, settings: str, rules: str) -> str:
    (folder / "rules").mkdir(parents=True)
    (folder / "rubric.yaml").write_text(settings, "utf-8")
    (folder / "rules" / "own.yaml").write_text(rules, "utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `whole`, a run by three rubrics, and `again`, one of them with two beside."""
    home = tmp_path_factory.mktemp("recode")
    settings = rubric_files("default")["rubric.yaml"].replace("id: default", "id: base", 1)
    base = _rubric(home / "base", settings, BASE_RULES)
    beside = ["-r", _rubric(home / "leads", SETTINGS, MARK_RULES)]
    beside += ["-r", _rubric(home / "other", OTHER, OTHER_RULES)]
    (home / "plan.md").write_text(PLAN, "utf-8")
    common = ["run", str(home / "plan.md"), "-j", "1", "--ocr", "off", "--draws", "100"]
    for arguments in (
        [*common, "-r", base, *beside, "-o", str(home / "whole")],
        [*common, "-r", base, "-o", str(home / "alone")],
        ["recode", str(home / "alone"), *beside, "-o", str(home / "again")],
    ):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
    return home


def _bytes(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_recoding_gives_the_bytes_that_one_run_with_all_rubrics_gives(runs: Path) -> None:
    assert _bytes(runs / "again") == _bytes(runs / "whole")


def test_the_main_rubrics_codes_and_scores_are_those_of_a_run_without_others(runs: Path) -> None:
    alone, whole = read_run(runs / "alone"), read_run(runs / "whole")
    assert (alone.codings, alone.scores) == (whole.codings, whole.scores)
    assert alone.answers == ()


def test_the_table_says_what_was_found_with_its_evidence(runs: Path) -> None:
    rows = _rows(runs / "whole" / "criteria_leads.csv")
    plan = {row["criterion"]: row for row in rows if row["over"] == "plan"}
    assert (plan["lead"]["state"], plan["lead"]["met"]) == ("found", "yes")
    assert plan["lead"]["words"] == "executive lead"
    assert (plan["board"]["state"], plan["board"]["provenance"]) == ("not_found", "verified")
    assert (plan["dated"]["n"], plan["dated"]["of"], plan["dated"]["share"]) == ("1", "2", "0.5000")
    (over,) = [r for r in rows if r["over"] == "all plans" and r["criterion"] == "dated"]
    assert (over["n"], over["of"]) == ("1", "2")
    marks = _rows(runs / "whole" / "marks.csv")
    assert [(m["rubric"], m["mark"], m["rules"]) for m in marks] == [
        ("leads", "lead", "lead-words"),
        ("other", "fight", "fight-words"),  # of a rubric with codes of its own
    ]
    cells = _rows(runs / "whole" / "tables_leads.csv")
    assert {(c["row"], c["column"]): c["n"] for c in cells if c["over"] == "plan"} == {
        ("lead", "any"): "1", ("lead", ""): "1", ("", "any"): "1",
    }  # fmt: skip


def test_a_rubric_with_codes_of_its_own_is_coded_by_them(runs: Path) -> None:
    rows = _rows(runs / "whole" / "criteria_other.csv")
    dated, told = [(r["n"], r["of"]) for r in rows if r["over"] == "plan"]
    assert (dated, told) == (("0", "2"), ("1", "3"))


def test_evidence_by_codes_without_words_is_the_statement_alone(runs: Path) -> None:
    page = (runs / "whole" / "rubric-other.html").read_text("utf-8")
    assert "<dd>The executive lead is Dr Ann Marl. <small><a" in page


def test_the_page_says_what_is_recalled_and_sets_published_figures_beside(runs: Path) -> None:
    page = (runs / "whole" / "rubric-leads.html").read_text("utf-8")
    assert "recalled, not checked" in page
    assert "<mark>executive lead</mark>" in page
    assert "24%" in page
    assert 'id="rule-lead-words"' in page
    assert "1 (50%) of 2 commitments" in page
    index = (runs / "whole" / "index.html").read_text("utf-8")
    assert 'href="rubric-leads.html"' in index
    assert "rubric-leads" not in (runs / "alone" / "index.html").read_text("utf-8")


def test_a_run_of_an_older_version_is_read_and_recoded(runs: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name, content in _bytes(runs / "alone").items():
        (old / name).parent.mkdir(exist_ok=True)
        (old / name).write_bytes(content)
    with sqlite3.connect(old / "run.sqlite") as db:
        for sql in (
            "DROP VIEW marks", "DROP VIEW criteria", "DROP TABLE answers", "DROP TABLE markings",
            "ALTER TABLE codings DROP COLUMN marks", "ALTER TABLE run DROP COLUMN beside",
        ):  # fmt: skip
            db.execute(sql)
    assert read_run(old).codings == read_run(runs / "alone").codings
    result = CliRunner().invoke(app, ["recode", str(old), "-r", str(runs / "leads")])
    assert result.exit_code == 0, result.output
    assert [a.rubric for a in read_run(old).answers] == ["leads"]


def test_the_main_rubric_cannot_stand_beside_itself(runs: Path) -> None:
    result = CliRunner().invoke(app, ["recode", str(runs / "alone"), "-r", str(runs / "base")])
    assert "given twice" in str(result.exception)


def test_show_tells_criteria_with_source_and_provenance(runs: Path) -> None:
    result = CliRunner().invoke(app, ["rubric", "show", str(runs / "leads")])
    assert "Builds on the rubric base." in result.output
    assert "recalled" in result.output
    assert "Who leads?" in result.output


def test_the_rubrics_are_set_beside_each_other(runs: Path) -> None:
    page = (runs / "whole" / "rubrics.html").read_text("utf-8")
    assert "Whether these rubrics agree can’t be said" in page
    rows = _rows(runs / "whole" / "rubric_agreement.csv")
    assert [(r["rubric"], r["other"]) for r in rows] == [
        ("base", "leads"), ("base", "other"), ("leads", "other"),
    ]  # fmt: skip
    assert all("too few to say" in row["why"] for row in rows)
    assert not (runs / "alone" / "rubrics.html").exists()


def test_a_rubric_with_codes_of_its_own_has_scores_of_its_own(runs: Path) -> None:
    page = (runs / "whole" / "rubric-other.html").read_text("utf-8")
    assert "Scores by this rubric’s own dimensions and points" in page
    leads = (runs / "whole" / "rubric-leads.html").read_text("utf-8")
    assert "Scores by this rubric" not in leads
    assert [c.rubric for c in read_run(runs / "whole").others]


def test_marks_of_other_rubrics_stand_with_the_statement_and_in_explain(runs: Path) -> None:
    (plan,) = (runs / "whole" / "plans").glob("*.html")
    assert "Mark by Leads and dates" in plan.read_text("utf-8")
    mark, _ = _rows(runs / "whole" / "marks.csv")
    arguments = ["explain", "--run", str(runs / "whole"), "-s", mark["statement"]]
    result = CliRunner().invoke(app, arguments)
    assert "Mark by Leads and dates: Lead; “executive lead”" in result.output
    assert "rule lead-words" in result.output


def test_a_run_without_other_rubrics_drops_the_pages_of_an_earlier_one(
    runs: Path, tmp_path: Path
) -> None:
    for name, content in _bytes(runs / "alone").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "rubrics.html").write_text("of an earlier run", "utf-8")
    (tmp_path / "rubric_figures.csv").write_text("of an earlier run", "utf-8")
    result = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert _bytes(tmp_path) == _bytes(runs / "alone")


def test_list_names_the_rubrics_that_come_with_it() -> None:
    result = CliRunner().invoke(app, ["rubric", "list"])
    assert result.exit_code == 0
    for name in ("default", "mechanisms", "theis-white"):
        assert name in result.output
