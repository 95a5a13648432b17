"""Tables of plans, groups and recurring commitments."""

import csv
import io
from collections.abc import Iterable

from doc_audit.compare import (
    Apart,
    Comparison,
    GroupLine,
    GroupTable,
    Place,
    PlanLine,
    Recurrence,
    Side,
)
from doc_audit.export import compared_table, csv_lines, group_figures_table, recurring_table
from doc_audit.model import Interval, PlanScore, Run, RunRecord, Statement, StatementPoints


def _line(plan: str, score: float | None, points: tuple[float, ...] = ()) -> PlanLine:
    interval = None if score is None else Interval(score - 4, score + 4.5)
    brought = tuple(StatementPoints(f"{plan}-{n}", 1, 1, p, 3, ()) for n, p in enumerate(points))
    figures = PlanScore(
        plan, (plan,), "strategy", "r", "inequalities", "scored", True, (), len(points), 0, 0, 2, 1,
        9, score, interval, None, None, None, None, None, (), (), brought,
    )  # fmt: skip
    return PlanLine(figures, "Kent", "", 500)


A, B, C = _line("a", 60, (80.0, 40.0)), _line("=b", 20), _line("c", None)
GROUP = GroupLine(
    "region", "strategy", "North", ("a",), 1, 60.0, None, 60.0, 60.0, 60.0, 60.0, 60.0,
    (("timeframe", 0.25),),
)  # fmt: skip
FOUND = (
    Recurrence("a-0", "changed", "=b-0", 0.81, ("timeframe",), ("target", "funding")),
    Recurrence("a-1", "not_found"),
)
COMPARISON = Comparison(
    lines=(A, B, C),
    places=(Place("a", ("=b",), (), ()), Place("=b", (), ("a",), ())),
    table=GroupTable(("region",), {"a": ("North",)}, {}, "given"),
    groups=(GROUP,),
    apart=(Apart("region", "strategy", "North", "South"),),
    sides=(Side("Kent", A, B, True, (), FOUND),),
)
STATEMENTS = tuple(Statement(id_, id_[:-2], f"text of {id_}") for id_ in ("a-0", "a-1", "=b-0"))
RUN = Run(RunRecord(1, {}, "default", "h"), (), STATEMENTS, {}, (), ())


def _rows(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_a_row_a_plan_with_its_rates_and_place() -> None:
    a, b, c = _rows(csv_lines(compared_table(COMPARISON)))
    assert (a["plan"], a["region"], a["words"], a["score"]) == ("a", "North", "500", "60.00")
    assert (a["low"], a["high"]) == ("56.00", "64.50")
    assert (a["commitments"], a["commitments_per_1000_words"]) == ("2", "4.00")
    assert (a["points"], a["points_per_1000_words"]) == ("120.00", "240.00")
    assert (a["compared"], a["peers"], a["higher_than"]) == ("yes", "1", "=b".join(("'", "")))
    assert (b["plan"], b["region"], b["lower_than"]) == ("'=b", "", "a")
    assert (c["score"], c["compared"], c["peers"]) == ("", "no", "")


def test_a_row_a_group() -> None:
    (row,) = _rows(csv_lines(group_figures_table(COMPARISON, ["target", "timeframe"])))
    assert (row["column"], row["kind"], row["group"]) == ("region", "strategy", "North")
    assert (row["plans"], row["left_out"], row["mean"], row["mean_low"]) == ("1", "1", "60.00", "")
    assert (row["higher_than"], row["lower_than"]) == ("South", "")
    assert (row["target_specific"], row["timeframe_specific"]) == ("", "0.2500")


def test_a_row_a_commitment_of_the_strategy() -> None:
    first, second = _rows(csv_lines(recurring_table(RUN, COMPARISON)))
    assert (first["statement"], first["text"]) == ("a-0", "text of a-0")
    assert (first["recurs"], first["likeness"], first["match_text"]) == (
        "changed", "0.81", "text of =b-0",
    )  # fmt: skip
    assert (first["says_more_on"], first["says_less_on"]) == ("timeframe", "target; funding")
    assert (second["recurs"], second["match"], second["likeness"]) == ("not_found", "", "")
