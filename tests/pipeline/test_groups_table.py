"""The table of groups: what it means, and every fault named by row, column and what to do."""

import csv
from pathlib import Path

import pytest

from doc_audit.compare import GroupTable, PlanLine
from doc_audit.errors import InputError
from doc_audit.model import PlanScore
from doc_audit.pipeline.comparing import group_problems
from doc_audit.pipeline.groups import (
    GROUPS_FILE,
    kept_groups,
    open_groups,
    read_groups,
    region_table,
)
from doc_audit.pipeline.systems import known_systems

GOOD = "Plan,Region,Deprivation\naxholme , North,high\n\nbede,South,\n"


def fault(text: str) -> str:
    with pytest.raises(InputError) as raised:
        read_groups(text.encode(), "groups of plans.csv")
    told = str(raised.value)
    assert told.startswith("groups of plans.csv: ")
    return told


def test_plans_and_their_groups() -> None:
    table = read_groups(("\ufeff" + GOOD).encode(), "g.csv")
    assert table.columns == ("Region", "Deprivation")
    assert table.plans == {"axholme": ("North", "high"), "bede": ("South", "")}
    assert table.systems == {}


def test_systems_by_name_code_or_board_and_plans_first() -> None:
    text = (
        "plan,system,size\n,Kent and Medway,big\n,QNX,mid\n"
        ",NHS Dorset Integrated Care Board,small\n,Devon ICB,mid\np,Frimley,small\n"
    )
    table = read_groups(text.encode(), "g.csv")
    assert set(table.systems) == {"kent and medway", "sussex", "dorset", "devon"}
    assert table.plans == {"p": ("small",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["is empty", "First line: `plan` or `system`"]),
        ("plan,region\n", ["no rows under its head"]),
        ("name,region\nx,North\n", ["no column `plan` or `system`", "row 1: 'name, region'"]),
        ("plan;region\nx;North\n", ["no column `plan` or `system`", "commas between them"]),
        ("plan\nx\n", ["no column to group by"]),
        ("plan,,size\nx,a,b\n", ["column 2 has no name", "Name the column, or take it out"]),
        ("plan,size,SIZE\nx,a,b\n", ["`size` is there twice"]),
        ("plan,size\nx,a,b\n", ["row 2: 3 cells under 2 columns", "double quotes"]),
        ("plan,size\nx\n", ["row 2: 1 cell under 2 columns"]),
        ("plan,size\n,big\n", ["row 2, column `plan`: empty", "name what the row is about"]),
        ("plan,system,size\n,,big\n", ["row 2, column `plan` or `system`: empty"]),
        ("plan,size\nx,big\ny,big\nX ,small\n", ["row 4, column `plan`: as in row 2"]),
        ("plan,size,region\nx,big,\ny,big,\n", ["column `region`: every cell is empty"]),
        (
            "plan,people\n" + "".join(f"p{n},{n}00\n" for n in range(21)),
            ["column `people`: 21 different values, such as '000'", "give bands"],
        ),
    ],
)
def test_faults_are_named_with_their_place_and_mend(text: str, told: list[str]) -> None:
    message = fault(text)
    for words in told:
        assert words in message


def test_all_faults_of_the_rows_are_told_at_once() -> None:
    message = fault("plan,size,region\nx,big,\n,mid,\nx,small,\n")
    assert "the table of groups has 3 faults" in message
    assert all(f"\n  - {place}" in message for place in ("row 3,", "row 4,", "column `region`"))
    many = fault("plan,size\n" + "x,big\n" * 40)
    assert "39 faults" in many
    assert "and 29 more" in many


def test_a_table_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        read_groups(b"plan,size\n\xff,a\n", "g.csv")
    with pytest.raises(InputError, match=r"missing\.csv: can't be read"):
        open_groups(tmp_path / "missing.csv")


def test_regions_come_with_the_package() -> None:
    regions = region_table()
    by_name = {system.name: system.region for system in known_systems()}
    first = [s for s in known_systems() if not s.since]
    assert len(first) == 42
    counts = {r: sum(s.region == r for s in first) for r in by_name.values()}
    assert counts == {
        "North East and Yorkshire": 4, "North West": 3, "Midlands": 11, "East of England": 6,
        "London": 5, "South East": 6, "South West": 7,
    }  # fmt: skip
    assert by_name["Central East"] == "East of England"  # merged of three of that region
    assert regions.systems["kent and medway"] == ("South East",)
    assert not regions.typed


def test_regions_are_as_the_tables_of_systems_say() -> None:
    path = Path(__file__).parents[2] / "corpora" / "systems.csv"
    with path.open(encoding="utf-8", newline="") as file:
        said = {row["name"]: row["nhs_region"] for row in csv.DictReader(file)}
    assert {s.name: s.region for s in known_systems() if s.name in said} == said


def test_a_run_folder_keeps_its_table(tmp_path: Path) -> None:
    assert kept_groups(tmp_path) == region_table()
    (tmp_path / GROUPS_FILE).write_text(GOOD)
    assert kept_groups(tmp_path).columns == ("Region", "Deprivation")


def _line(plan: str, system: str = "", guessed: str = "", status: str = "scored") -> PlanLine:
    score = PlanScore(
        plan, (plan,), "strategy", "r", "inequalities", status, True, (), 0, 0, 0, 0, 0, 0,
        None, None, None, None, None, None, None, (), (), (),
    )  # fmt: skip
    return PlanLine(score, system, guessed, 100)


def _told(table: GroupTable, *lines: PlanLine) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in group_problems(lines, table)]


def test_unknown_plans_are_named_as_written_and_missing_ones_told() -> None:
    table = read_groups(GOOD.replace("bede", "Old Bede").encode(), "g.csv")
    lines = [_line("axholme"), _line("bede", guessed="Kent"), _line("note", status="not_scored")]
    assert _told(table, *lines) == [
        ("groups_unknown", "Named in it, but not a plan of this run: Old Bede."),
        (
            "groups_missing",
            "In no group, for want of a row: bede (its system, Kent, is a guess).",
        ),
    ]


def test_systems_beside_those_of_the_run_are_no_problem_but_none_at_all_is() -> None:
    table = read_groups(b"system,size\nKent and Medway,big\nDevon,mid\n", "g.csv")
    assert _told(table, _line("a", "Devon")) == []
    codes = [code for code, _ in _told(table, _line("a", "Elsewhere"))]
    assert codes == ["groups_unknown", "groups_missing"]


def test_a_table_that_fits_is_no_problem() -> None:
    table = read_groups(GOOD.encode(), "g.csv")
    assert _told(table, _line("Axholme"), _line("bede")) == []
