"""`doc-audit explain` from the command line, over a run folder."""

from pathlib import Path

import pytest

ACTS = [
    f"We will reduce waits for unpaid carers with {need} by March {2026 + n}."
    for n, need in enumerate(["asthma", "cancer", "dementia", "diabetes", "stroke", "pain"])
]


@pytest.mark.slow
def test_explain_from_a_run_folder(doc_audit, tmp_path: Path) -> None:
    plan = tmp_path / "ashvale.md"
    plan.write_text("# Ashvale Joint Forward Plan\n\n" + "\n\n".join(ACTS) + "\n", "utf-8")
    assert doc_audit("run", "ashvale.md", "-o", "out", "-j", 1).returncode in (0, 1)
    assert (tmp_path / "out" / "copies.csv").is_file()
    whole = doc_audit("explain")
    assert whole.returncode == 0
    assert "From the run in out" in whole.stderr
    assert "Sum of the points" in whole.stdout
    one = doc_audit("explain", "out", "--statement", 2)
    assert "Points: 100 × √(" in one.stdout
    table = doc_audit("explain", "ashvale", "--run", "out", "--csv", "points.csv")
    assert (table.returncode, table.stdout) == (0, "")
    rows = (tmp_path / "points.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + len(ACTS)
