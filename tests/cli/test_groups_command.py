"""`--groups` on run: kept in the run folder, faults told before anything is read."""

from pathlib import Path

import pytest

PLAN = "# Plan 2025-2030\n\nThe Board will publish a plan for carers by May 2026.\n"


def _write(folder: Path, groups: str) -> None:
    (folder / "plan.md").write_text(PLAN)
    (folder / "g.csv").write_text(groups)


def test_a_faulty_table_stops_the_run_before_it_begins(doc_audit, tmp_path: Path) -> None:
    _write(tmp_path, "plan,region\nplan,North,x\nother,South\n")
    done = doc_audit("run", "plan.md", "-o", "out", "--groups", "g.csv")
    assert done.returncode == 2
    assert "g.csv: row 2: 3 cells under 2 columns" in done.stderr
    assert not (tmp_path / "out").exists()
    done = doc_audit("run", "plan.md", "-o", "out", "--groups", "none.csv")
    assert done.returncode == 2
    assert "none.csv" in done.stderr


@pytest.mark.slow
def test_the_table_is_kept_for_its_run_alone(doc_audit, tmp_path: Path) -> None:
    _write(tmp_path, "plan,region\nplan,North\nother,South\n")
    done = doc_audit("run", "plan.md", "-o", "out", "-j", "1", "--groups", "g.csv")
    assert done.returncode == 1
    assert "not a plan of this run: other" in done.stderr
    out = tmp_path / "out"
    assert (out / "groups.csv").read_bytes() == (tmp_path / "g.csv").read_bytes()
    assert "North" in (out / "compared.csv").read_text("utf-8")
    assert doc_audit("run", "plan.md", "-o", "out", "-j", "1").returncode == 0
    assert not (out / "groups.csv").exists()
