"""What stands beside the scores as tables: figures, and words where pages couldn't be read."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from doc_audit.export import (
    breadth_table,
    criteria_table,
    csv_lines,
    statements_table,
    vocabulary_table,
)
from doc_audit.model import (
    BreadthRow,
    Coding,
    DimensionShare,
    Document,
    Interval,
    Page,
    PlanScore,
    Problem,
    Run,
    RunRecord,
    Statement,
    TermUse,
)
from doc_audit.rubric.schema import RubricSettings

RUBRIC = Path(__file__).parents[2] / "rubrics" / "default" / "rubric.yaml"
SETTINGS = RubricSettings.model_validate(yaml.safe_load(RUBRIC.read_text("utf-8")))


def score(plan: str, specific: int, n: int) -> PlanScore:
    share = DimensionShare("funding", n, specific, specific, Interval(0.1, 0.4), Interval(0, 0.3))
    return PlanScore(
        plan=plan, docs=(plan,), kind="strategy", rubric="", scope="inequalities",
        status="too_few", ranked=False, notes=(), n=n, restated=0, copies=0, commitments=n,
        aspirations=1, statements=n + 1, score=None, interval=None, arithmetic=None,
        at_least_half=None, without_restated=None, specificity=25.0, accountability=50.0,
        dimensions=(share,), criteria_met=(n - specific, specific), points=(),
        vocabulary=(("health_inequalities", 3), ("healthcare_inequalities", 0)),
        breadth=(
            BreadthRow("groups", "core20", "commitment", 0, 2, 1, 0, 0, ("s1", "s2")),
            BreadthRow("inequality_types", "access", "nothing", 0, 0, 0, 0, 4),
        ),
        words=2000, document_words=2500, commitment_interval=Interval(0.5, 0.9),
        umbrella=(TermUse("health_inequalities", 2, 1, ("s3",)),),
    )  # fmt: skip


def run(*pages: Page, problems: tuple[Problem, ...] = ()) -> Run:
    documents = (
        Document("a", "a.pdf", "pdf", "00", pages=pages),
        Document("b", "b.pdf", "pdf", "01"),
    )
    scores = (score("a", 1, 4), score("b", 3, 6))
    return Run(RunRecord(1, {}, "default", "h"), documents, (), {}, scores, problems)


def rows(lines):
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_breadth_by_hand():
    core, access, *_ = rows(csv_lines(breadth_table(run(), SETTINGS)))
    assert (core["plan"], core["list"], core["code"]) == ("a", "groups", "core20")
    assert core["label"].startswith("Core20")
    assert (core["state"], core["says"]) == ("commitment", "commitment")
    assert (core["accountable"], core["commitments"], core["restated"]) == ("0", "2", "1")
    assert core["statements"] == "s1; s2"
    assert (access["label"], access["state"], access["says"]) == ("Access", "nothing", "not found")
    assert access["commitments_not_in_scope"] == "4"


@pytest.mark.parametrize(
    ("grade", "says"),
    [
        ("good", "not found"),
        ("doubtful", "not found on the pages read, some of them doubtful"),
        ("unreadable", "not found on the pages that could be read"),
    ],
)
def test_nothing_is_said_of_the_pages_that_could_be_read(grade, says):
    found = rows(csv_lines(breadth_table(run(Page(1, 9, 9), Page(2, 9, 9, grade)), SETTINGS)))
    assert [row["says"] for row in found if row["state"] == "nothing"] == [says, "not found"]
    assert {row["says"] for row in found if row["state"] != "nothing"} == {"commitment"}


def test_a_part_of_a_file_that_is_lost_hedges_too():
    lost = Problem("damaged_part", "error", "A part is damaged.", "", "b", "b.pdf")
    found = rows(csv_lines(breadth_table(run(problems=(lost,)), SETTINGS)))
    says = [row["says"] for row in found if row["state"] == "nothing"]
    assert says == ["not found", "not found on the pages that could be read"]


def test_criteria_by_hand():
    found = rows(csv_lines(criteria_table(run(), SETTINGS)))
    assert [row["measure"] for row in found[:5]] == [
        "mentioned", "specific", "number_met", "number_met", "commitment_share",
    ]  # fmt: skip
    mine = found[1]
    assert (mine["over"], mine["plan"], mine["label"]) == ("plan", "a", "Funding")
    assert (mine["n"], mine["count"], mine["percent"]) == ("4", "1", "25.00")
    assert (mine["low"], mine["high"], mine["plans_with"]) == ("0.00", "30.00", "")
    share = found[4]
    assert (share["n"], share["count"], share["percent"]) == ("5", "4", "80.00")
    every = [row for row in found if row["over"] == "all"]
    pooled = next(row for row in every if row["measure"] == "specific")
    assert (pooled["plan"], pooled["n"], pooled["count"]) == ("", "10", "4")
    assert (pooled["percent"], pooled["plans_with"]) == ("40.00", "2")
    assert float(pooled["low"]) < 40 < float(pooled["high"])
    met = [(row["criterion"], row["count"]) for row in every if row["measure"] == "number_met"]
    assert met == [("0", "6"), ("1", "4")]


def test_vocabulary_by_hand():
    used, unused, *_ = rows(csv_lines(vocabulary_table(run())))
    assert (used["words"], used["document_words"]) == ("2000", "2500")
    assert used["commitments_per_1000_words"] == "2.0000"
    assert (used["term"], used["count"], used["per_1000_words"]) == (
        "health_inequalities", "3", "1.5000",
    )  # fmt: skip
    assert (used["uses"], used["named"], used["undefined"]) == ("2", "1", "1")
    assert (used["without_kind"], used["definitions"]) == ("s3", "")
    assert (unused["count"], unused["uses"]) == ("0", "")


def test_groups_stand_in_the_table_of_statements():
    statement = Statement("s", "a", "Visit rough sleepers.")
    coding = Coding("s", "me", "commitment", groups=("homelessness", "pc_sex"))
    one = replace(run(), statements=(statement,), codings={"s": coding})
    (row,) = rows(csv_lines(statements_table(one, ["funding"], ["populations"])))
    assert row["groups"] == "homelessness; pc_sex"
    assert row["coder"] == "me"
