"""`report --groups`: from the run folder alone, with the table kept there or a new one."""

from dataclasses import replace
from pathlib import Path

import pytest
import report_runs

from doc_audit.errors import InputError
from doc_audit.pipeline.publish import publish
from doc_audit.store import SCHEMA, RunWriter

NAMES = ("compared.csv", "group_figures.csv", "compare.csv", "compared.html", "problems.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of one strategy and two forward plans, one of them of a system of England."""
    plans = {}
    for plan, kind, system in (
        ("aim", "strategy", "Kent and Medway"),
        ("delivery", "forward_plan", "Kent and Medway"),
        ("elsewhere", "forward_plan", "Elmshire"),
    ):
        items = report_runs.owned_items(plan)
        known = report_runs.document(plan, f"{plan}.pdf", kind=kind, plan=plan, system=system)
        plans[plan] = (report_runs.plan_input(plan, (plan,), items, kind), [known])
    run = report_runs.make_run(plans)
    record = replace(run.record, schema=SCHEMA, rubric_files=report_runs.rubric().files)
    with RunWriter(tmp_path / "out", record) as writer:
        for document in run.documents:
            own = [s for s in run.statements if s.doc == document.id]
            writer.add(document, b"", own, [run.codings[s.id] for s in own])
        writer.finish(run.scores, [])
    return tmp_path / "out"


def _publish(folder: Path, groups: bytes | None = None) -> dict[str, str]:
    publish(folder, lambda *_: None, groups)
    return {name: (folder / name).read_text("utf-8") for name in NAMES}


def test_regions_of_england_without_a_table(folder: Path) -> None:
    found = _publish(folder)
    assert "NHS region" in found["compared.csv"]
    assert "South East" in found["group_figures.csv"]
    assert "By NHS region: strategies" in found["compared.html"]
    assert "groups_" not in found["problems.csv"]
    assert found == _publish(folder)


def test_a_new_table_takes_the_place_of_the_kept_one(folder: Path) -> None:
    first = _publish(folder, b"plan,size\naim,big\ndelivery,small\nelsewhere,small\n")
    assert "groups_" not in first["problems.csv"]
    assert first == _publish(folder)  # kept in the folder
    second = _publish(folder, b"system,size\nElmshire,small\n")
    assert "groups_missing" in second["problems.csv"]
    assert "aim (Kent and Medway), delivery (Kent and Medway)" in second["problems.csv"]


def test_strategy_and_forward_plan_of_one_system_are_paired(folder: Path) -> None:
    lines = _publish(folder)["compare.csv"].splitlines()
    assert len(lines) > 20
    own = [line for line in lines if line.startswith("aim,delivery,delivery,Kent and Medway,")]
    assert len(own) > 20
    assert all(",same,1.00," in line for line in own)  # both hold the same commitments
    assert (folder / "compare" / "aim--delivery.html").is_file()


def test_a_page_of_two_plans_that_was_asked_for_is_made_anew_and_strange_ones_go(
    folder: Path,
) -> None:
    _publish(folder)
    (folder / "compare" / "delivery--aim.html").write_text("as an earlier version made it")
    (folder / "compare" / "aim--gone.html").write_text("a plan that is no longer there")
    found = _publish(folder)
    assert "<h1>" in (folder / "compare" / "delivery--aim.html").read_text("utf-8")
    assert not (folder / "compare" / "aim--gone.html").exists()
    assert "compare/delivery--aim.html" in found["compared.html"]
    assert found == _publish(folder)


def test_a_kept_table_that_was_spoiled_is_told(folder: Path) -> None:
    _publish(folder)
    (folder / "groups.csv").write_text("plan\naim\n")
    with pytest.raises(InputError, match="no column to group by"):
        publish(folder, lambda *_: None)
