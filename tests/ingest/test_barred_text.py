"""Plain text whose rows are parted by bars."""

import pytest

from doc_audit.ingest import read_document
from doc_audit.segment import statements

HEADS = "Action | Baseline | 2026/27 target | Owner"
ROWS = (
    "Increase health checks | 48% | 60% | Programme board",
    "Raise uptake of screening |  | 66% | Screening team",
)


def rows_of(text: str) -> list[list[tuple[str, str]]]:
    found = statements(read_document(text.encode(), "plan.txt", "d"))
    return [[(c.role, s.text[c.start : c.end]) for c in s.cells] for s in found if s.cells]


@pytest.mark.parametrize("dress", ["{}", "| {} |"])
@pytest.mark.parametrize("rule", [[], ["--- | --- | --- | ---"]])
def test_each_row_is_a_statement_with_its_cells(dress: str, rule: list[str]) -> None:
    lines = [dress.format(line) for line in (HEADS, *rule, *ROWS)]
    assert rows_of("\n".join(["Our actions", "", *lines, "", "We will report each year."])) == [
        [("action", "Increase health checks"), ("baseline", "48%"), ("measure", "60%"),
         ("lead", "Programme board")],
        [("action", "Raise uptake of screening"), ("measure", "66%"), ("lead", "Screening team")],
    ]  # fmt: skip


def test_an_empty_last_cell_is_one() -> None:
    (row,) = rows_of(f"{HEADS}\nOpen two hubs | none | 2 hubs |\n")
    assert [role for role, _ in row] == ["action", "baseline", "measure"]


def test_bars_under_other_heads_are_left() -> None:
    assert rows_of("Home | About us | Contact\nNews | Events | Jobs\n") == []


def test_a_line_of_another_width_ends_the_table() -> None:
    rows = rows_of("\n".join([HEADS, ROWS[0], "Notes | see over", "", "Text."]))
    assert [row[0][1] for row in rows] == ["Increase health checks"]
