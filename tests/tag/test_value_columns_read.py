"""What a row shows by columns of values: what is wanted, by when, and what is so already."""

import pytest

from doc_audit.ingest.heads import roles_in
from doc_audit.ingest.labels import joined_cells
from doc_audit.model import Coding, Statement
from doc_audit.model.interchange import dump, parse_lines
from doc_audit.tag import Tagger

ACT = "Increase uptake of health checks"


def stated(columns: dict[str, str], start: str = "") -> Statement:
    heads, words = list(columns), list(columns.values())
    text, cells = joined_cells(list(zip(heads, roles_in(heads, [words]), words, strict=True)))
    return Statement("s", "d", text, cells=cells, start=start)


def coded(tagger: Tagger, columns: dict[str, str], start: str = "") -> Coding:
    return tagger.code(stated(columns, start))


def said(coding: Coding, dimension: str) -> tuple[int, str]:
    code = coding.dimensions[dimension]
    return code.level, code.evidence.words if code.evidence else ""


@pytest.mark.parametrize(
    ("columns", "target", "by"),
    [
        ({"Action": ACT, "Baseline": "48%", "2024/25 target": "60%", "2028/29 target": "75%"},
         "60%", "2024/25"),
        ({"Priority": ACT, "Baseline": "48%", "Year 1": "60%", "Year 3": "75%", "Lead": "ICB"},
         "60%", "Year 1"),
        ({"Outcome": ACT, "Current": "58%", "Ambition by 2030": "70%"}, "70%", "2030"),
        ({"Indicator": ACT, "Marlbeck": "41%", "England": "52%", "Ambition 2030": "60%",
          "Lead": "ICB"}, "60%", "2030"),
        ({"Action": ACT, "Baseline and target": "48% to 60%", "When": "2027"}, "60%", "2027"),
        ({"Action": ACT, "Target": "60%", "Baseline": "48% in 2023", "When": "2027"},
         "60%", "2027"),
        ({"Objective": ACT, "KPI": "Deaths under 75 per 100,000", "Target 2029": "70 per 100,000"},
         "70 per 100,000", "2029"),
        ({"Priority": "Cut waits for autism assessment", "Target": "26 weeks",
          "By when": "2027"}, "26 weeks", "2027"),
        ({"What we know": "12% of homes by 2023", "Action": "Open two warm hubs",
          "Timeline": "2026-2028", "Lead": "ICB"}, "Open two warm hubs", "2026-2028"),
    ],
)  # fmt: skip
def test_the_value_wanted_is_the_target(
    tagger: Tagger, columns: dict[str, str], target: str, by: str
) -> None:
    coding = coded(tagger, columns)
    assert said(coding, "target") == (2, target)
    assert said(coding, "timeframe") == (2, by)


def test_a_current_position_is_no_date_and_no_target(tagger: Tagger) -> None:
    row = {"Action": "Open a hub", "Current position": "82% in 2024", "Lead": "Public Health"}
    coding = coded(tagger, row)
    assert [coding.level(name) for name in ("timeframe", "target", "monitoring")] == [0, 0, 0]


def test_a_baseline_is_no_monitoring(tagger: Tagger) -> None:
    row = {"Action": "Set up a patient group", "Baseline": "No group yet exists", "Lead": "ICB"}
    assert coded(tagger, row).level("monitoring") == 0
    measured = row | {"Measurable": "Group meets monthly"}
    assert said(coded(tagger, measured), "monitoring") == (2, "Group meets monthly")


def test_a_bare_value_is_no_measure_by_itself(tagger: Tagger) -> None:
    row = {"Action": "Screen more women", "Target": "80%", "Lead": "ICB"}
    assert coded(tagger, row).level("monitoring") == 0
    assert said(coded(tagger, row | {"Target": "80% of women"}), "monitoring")[0] == 2


@pytest.mark.parametrize("head", ["Status", "Progress to date", "Comments"])
def test_a_report_of_progress_binds_to_nothing(tagger: Tagger, head: str) -> None:
    row = {"Action": "Open a hub", "Lead": "ICB", head: "On track for March 2026, 40% of staff in"}
    coding = coded(tagger, row)
    levels = [coding.level(name) for name in ("timeframe", "target", "funding", "monitoring")]
    assert (coding.type, levels) == ("commitment", [0, 0, 0, 0])


@pytest.mark.parametrize("head", ["Review date", "Date raised", "Last updated"])
def test_when_a_row_is_looked_at_is_no_deadline(tagger: Tagger, head: str) -> None:
    row = {"Action": "Open a hub", "Lead": "Public Health", head: "March 2027"}
    assert coded(tagger, row).level("timeframe") == 0


def test_a_theme_is_no_target(tagger: Tagger) -> None:
    row = {"Focus area": "Net zero clinical care", "Action": "Switch inhalers", "Lead": "ICB"}
    assert coded(tagger, row).level("target") == 0


@pytest.mark.parametrize(
    ("row", "by"),
    [
        ({"Action": "Open a hub", "Lead": "ICB", "2025/26": "–", "2026/27": "✓"}, "2026/27"),
        ({"Action": "Open a hub", "Lead": "ICB", "2025/26": "TBC", "2026/27": "X"}, "2026/27"),
        ({"Area": "Tobacco", "Q1": "Recruit two advisers", "Q2": "Train the ward teams"}, "Q1"),
        ({"Priority": "Tobacco", "Lead": "ICB", "Q3": "Two advisers in post"}, "Q3"),
        ({"Priority": "Tobacco", "Actions in 2025/26": "Recruit two advisers"}, "2025/26"),
    ],
)
def test_the_head_of_a_column_says_when(tagger: Tagger, row: dict[str, str], by: str) -> None:
    coding = coded(tagger, row)
    assert (coding.type, *said(coding, "timeframe")) == ("commitment", 2, by)
    assert coding.dimensions["timeframe"].words == ""
    evidence = coding.dimensions["timeframe"].evidence
    assert evidence is not None
    assert evidence.source == "head"


def test_evidence_in_a_head_is_written_and_read_back(tagger: Tagger) -> None:
    statement = stated({"Action": "Open a hub", "Lead": "ICB", "2026/27": "✓"})
    coding = tagger.code(statement)
    names = tuple(coding.dimensions), tuple(coding.categories)
    read = next(parse_lines([dump(statement, coding)], "codes", *names)).coding
    assert read is not None
    assert read.dimensions["timeframe"] == coding.dimensions["timeframe"]


def test_a_date_in_the_cell_comes_before_that_of_its_head(tagger: Tagger) -> None:
    row = {"Action": "Open a hub", "Lead": "ICB", "2025/26": "June 2025"}
    assert said(coded(tagger, row), "timeframe") == (2, "June 2025")


@pytest.mark.parametrize(("start", "level"), [("", 2), ("2022-04-01", 2), ("2026-04-01", 1)])
def test_what_was_so_before_the_plan_is_no_target(tagger: Tagger, start: str, level: int) -> None:
    row = {"Indicator": ACT, "Baseline": "48%", "2023": "50%", "2024": "52%"}
    coding = coded(tagger, row, start)
    assert coding.level("target") == level
    assert coding.level("timeframe") == (2 if level == 2 else 0)


@pytest.mark.parametrize(("start", "level"), [("", 2), ("2026-04-01", 1)])
def test_nor_are_figures_of_past_years(tagger: Tagger, start: str, level: int) -> None:
    coding = coded(tagger, {"Indicator": ACT, "2023": "50%", "2024": "52%"}, start)
    assert coding.level("target") == level


def test_an_act_in_its_column_needs_no_owner_to_be_a_commitment(tagger: Tagger) -> None:
    row = {"We will": "Open two hubs in Marlbeck", "Outcome": "Parents get help sooner"}
    assert coded(tagger, row).type == "commitment"
