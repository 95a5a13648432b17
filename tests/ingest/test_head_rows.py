"""Whole rows of heads, as English plans have them, and the roles they promise."""

import pytest
from head_rows import HeadRow, head_rows

from doc_audit.ingest.heads import is_action_head, is_risk_register, roles_of

ROWS = [*head_rows("head_rows_unseen.txt"), *head_rows("head_rows.txt")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " | ".join(row.heads)[:50])
def test_each_row_of_heads_promises_its_roles(row: HeadRow) -> None:
    found = roles_of(row.heads)
    expected = [role or found[at] for at, role in enumerate(row.roles)]
    assert list(found) == expected
    assert is_action_head(row.heads) == row.opens


@pytest.mark.parametrize(
    "heads",
    [["Risk", "Likelihood", "Action", "Lead"], ["Ref", "Hazard", "Controls", "Action by", "When"]],
)
def test_a_register_of_risks_has_no_actions(heads: list[str]) -> None:
    assert is_risk_register(heads)
    assert set(roles_of(heads)) == {"other"}
    assert not is_action_head(heads)


@pytest.mark.parametrize(
    "heads", [["Action", "Lead", "When", "Risks"], ["People at risk", "Action", "Lead"]]
)
def test_an_action_table_may_tell_of_risks(heads: list[str]) -> None:
    assert not is_risk_register(heads)
    assert is_action_head(heads)
