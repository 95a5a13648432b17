import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.ingest.heads import (
    cell_role,
    is_action_head,
    is_period,
    roles_in,
    roles_of,
)

ROLES = {
    "action": "What|Action|ACTIONS|What we will do|What will we do?|Objective|Deliverable|Our ask|"
    "Key actions|Recommendation|Priority|What/Action|Action (what we will do)|Commitments",
    "lead": "Delivered through|Delivery partner(s)|Who is involved|Responsibility of|"
    "Executive sponsor|Who|"
    "Lead|Lead Officer(s)|Action owner|Owner|Responsible organisation|SRO|By whom|"
    "Lead / Timescale|Who will lead this?|Partners|Accountable lead|Person responsible",
    "timescale": "When|Timescale|TIMEFRAME|Time scales|By when|Target date|Completion date|"
    "Milestone|Deadline|2024/25|Q1|Year 3 target|Timescale (S/M/L)|Due date|Timescale and lead",
    "measure": "Success|KPI|Outcome measures|Expected outcomes|How will we know?|Targets|"
    "Measurable|Where we want to be|"
    "Measure of success|Success criteria|What does good look like?|Indicators",
    "resource": "Resource|Funding|Cost (£)|Budget|Resources required|How much?",
    "baseline": "Baseline|Current|Current position|Where we are now|2023/24 actual|Latest value|"
    "Baseline (2022)|Current performance|Outturn 2024/25|Performance to date|Starting point",
    "status": "RAG|RAG rating|Progress|Progress against actions|Status|Completed|Update (June)",
    "other": "|Ward|Risk|Ref|No.|What residents say|Governance Groups|Why this matters|Total|"
    "Number of actions|Clarity required|Population served",
}


@pytest.mark.parametrize(
    ("role", "head"), [(role, head) for role, heads in ROLES.items() for head in heads.split("|")]
)
def test_each_head_promises_its_role(role: str, head: str) -> None:
    assert cell_role(head) == role


@given(st.sampled_from([h for heads in ROLES.values() for h in heads.split("|")]), st.data())
def test_case_blanks_and_a_colon_change_nothing(head: str, data: st.DataObject) -> None:
    blank = data.draw(st.sampled_from([" ", "  ", "\u00a0", "\n"]))
    dressed = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(head)
    assert cell_role(f" {dressed.replace(' ', blank)}: ") == cell_role(head)


@given(st.text(max_size=80))
def test_any_head_has_a_role(head: str) -> None:
    assert cell_role(head) in ROLES


def test_an_objective_is_no_action_beside_one() -> None:
    heads = ["Objective", "Action", "Owner", "Milestone", "RAG"]
    assert roles_of(heads) == ("other", "action", "lead", "timescale", "status")
    assert roles_of(["Objective", "Owner"]) == ("action", "lead")


def test_years_are_timescales_beside_actions_only() -> None:
    assert roles_of(["Deliverable", "23/24", "24/25"]) == ("action", "timescale", "timescale")
    assert roles_of(["Ward", "2018", "2019"]) == ("other", "other", "other")


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (("1,204", "£1.3m", ""), "other"),
        (("12%", "4.1 per 100"), "other"),
        (("Open two hubs", "12"), "timescale"),
        (("X", ""), "timescale"),
        (("", ""), "timescale"),
    ],
)
def test_years_over_figures_alone_are_no_timescales(cells: tuple[str, ...], role: str) -> None:
    rows = [("Open hubs", cell) for cell in cells]
    assert roles_in(["Activity", "2025/26"], rows) == ("action", role)


@pytest.mark.parametrize(
    "heads",
    [
        ["What", "Who", "When"],
        ["No.", "Objective", "Action", "Owner"],
        ["Action", "By when"],
        ["Commitment", "Lead", "Success measure"],
    ],
)
def test_action_heads(heads: list[str]) -> None:
    assert is_action_head(heads)


@pytest.mark.parametrize(
    "heads",
    [
        ["Activity", "2018/19", "2019/20"],
        ["Indicator", "Baseline", "Target"],
        ["Lead", "Contact"],
        ["Action", "Measure"],
        [],
    ],
)
def test_heads_of_other_tables(heads: list[str]) -> None:
    assert not is_action_head(heads)


@pytest.mark.parametrize(
    "head", ["2024/25", "2024-2025", "FY 2025/26", "Q1 2025", "Year 4+", "2018"]
)
def test_periods(head: str) -> None:
    assert is_period(head)


@pytest.mark.parametrize("head", ["", "Target", "1,234", "2024 plan for Leeds", "Yearly"])
def test_no_periods(head: str) -> None:
    assert not is_period(head)
