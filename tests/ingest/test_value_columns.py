"""Columns of values, of acts under other names, and of who leads: what their cells make of them."""

import pytest

from doc_audit.ingest.head_words import WORDS
from doc_audit.ingest.heads import cell_role, is_action_head, roles_in, roles_of

ACT = "Increase uptake of health checks"
TABLES = {
    "baseline and dated targets": (
        ("Action", "Baseline", "2024/25 target", "2028/29 target", "Owner"),
        (ACT, "48%", "60%", "75%", "Programme board"),
        "action baseline measure measure lead",
    ),
    "years of a programme after a baseline": (
        ("Priority", "Baseline", "Year 1", "Year 3", "Lead"),
        (ACT, "48%", "60%", "75%", "Programme board"),
        "action baseline measure measure lead",
    ),
    "current and an ambition by a year": (
        ("Outcome", "Current", "Ambition by 2030"),
        ("More cancers found early", "58%", "70%"),
        "measure baseline measure",
    ),
    "an ambition beside other areas' figures": (
        ("Indicator", "Marlbeck", "England", "Ambition 2030", "Lead"),
        (ACT, "41%", "52.7%", "60%", "Programme board"),
        "action baseline baseline measure lead",
    ),
    "a goal without a year": (
        ("Commitment", "Metric", "Starting point", "Goal"),
        ("Open crisis cafes in each town", "Number of cafes", "2", "6"),
        "action measure baseline measure",
    ),
    "actual and plan": (
        ("Metric", "2023/24 actual", "2024/25 plan", "SRO"),
        (ACT, "48%", "60%", "Medical Director"),
        "action baseline measure lead",
    ),
    "baseline and target in one": (
        ("Action", "Baseline and target", "Lead"),
        (ACT, "48% to 60%", "Programme board"),
        "action measure lead",
    ),
    "where we are and want to be": (
        ("What we will do", "Where we are now", "Where we want to be", "Who"),
        (ACT, "84% at age five", "95% at age five", "Screening team"),
        "action baseline measure lead",
    ),
    "figures by year without a baseline": (
        ("Indicator", "2022/23", "2023/24", "England"),
        ("Smoking at delivery", "9.1", "8.4", "7.4"),
        "measure other other other",
    ),
    "acts under indicators": (
        ("Indicator", "Executive lead", "Governance forum"),
        ("Improve timeliness of complaints", "Chief Nurse", "Quality Committee"),
        "action lead other",
    ),
    "measures under indicators": (
        ("Indicator", "Executive lead", "Governance forum"),
        ("Increase in uptake of health checks", "Chief Nurse", "Quality Committee"),
        "measure other other",
    ),
    "acts under descriptions": (
        ("Scheme", "Description", "Lead", "Cost"),
        ("Warm homes", "Install insulation in 400 homes", "Housing manager", "£240,000"),
        "other action lead resource",
    ),
    "SMART": (
        ("Specific", "Measurable", "Assignable", "Realistic", "Time-bound"),
        ("Fit heat pumps at six clinics", "Six clinics", "Estates lead", "Yes", "March 2027"),
        "action measure lead other timescale",
    ),
    "SMART with achievable": (
        ("Specific", "Measure", "Achievable", "Relevant", "Time"),
        ("Fit heat pumps at six clinics", "Six clinics", "Yes", "Yes", "March 2027"),
        "action measure other other timescale",
    ),
    "acts by quarter": (
        ("Action", "Q1", "Q2"),
        ("Tobacco dependence service", "Recruit two advisers", "Train the ward staff"),
        "action action action",
    ),
    "steps by quarter": (
        ("Workstream", "Lead", "Q1 2025/26", "Q2 2025/26"),
        ("Tobacco dependence", "Chief Nurse", "Business case approved", "Advisers in post"),
        "other lead action action",
    ),
    "acts by months of a year": (
        ("Deliverable", "Apr-Jun 25", "Jul-Sep 25", "Years 3-5"),
        ("Housing support", "Recruit a link worker", "Extend to Tarrow", "Review the offer yearly"),
        "action action action action",
    ),
    "evidence before the action": (
        ("Key line of enquiry", "Evidence", "Action needed", "Lead"),
        ("Do we know our Core20?", "22% live in Core20", "Add ethnicity to reports", "Head of BI"),
        "other other action lead",
    ),
    "evidence after the action": (
        ("Action", "Lead", "Evidence"),
        ("Add ethnicity to reports", "Head of BI", "Reports show it"),
        "action lead measure",
    ),
    "described milestones": (
        ("ID", "Milestone description", "Planned completion", "% complete", "Lead"),
        ("M1", "Publish the carers strategy", "June 2025", "40%", "Carers Board"),
        "other action timescale status lead",
    ),
    "names beside outcomes that are acts": (
        ("Priority", "Outcomes", "Responsible"),
        ("Mental health", "Increase the number of people who recover", "ICB"),
        "other action lead",
    ),
    "ticks by year": (
        ("Action", "Lead", "2025/26", "2026/27"),
        ("Open a hub", "Tarrow Council", "X", ""),
        "action lead timescale timescale",
    ),
    "what is done and what more": (
        ("What are we already doing?", "What more will we do?", "Who?"),
        ("We trained 200 staff", "Train a further 300 staff", "Public Health"),
        "status action lead",
    ),
    "delivered through": (
        ("We will", "Outcome", "Delivered through"),
        ("Offer blood pressure checks", "More people know their numbers", "Public Health"),
        "action measure lead",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_columns_by_their_heads_and_cells(name: str) -> None:
    heads, row, roles = TABLES[name]
    assert roles_in(heads, [row]) == tuple(roles.split())


def test_two_of_the_smart_words_are_no_smart_table() -> None:
    assert roles_of(["Specific area", "Measurable"]) == ("other", "measure")


def test_a_smart_table_is_one_of_actions() -> None:
    assert is_action_head(["Specific", "Measurable", "Assignable", "Realistic", "Time-bound"])


@pytest.mark.parametrize("head", WORDS["baseline"])
def test_a_value_that_is_so_is_no_measure(head: str) -> None:
    assert cell_role(f"{head} 2023/24") == "baseline"
    assert cell_role(f"Measure and {head}") == "measure"


@pytest.mark.parametrize(
    "head", ["What we did in 2023/24", "Current activity", "Existing provision", "Current services"]
)
def test_what_is_run_already_is_no_action(head: str) -> None:
    assert cell_role(head) == "status"
