"""Tables of plans, groups and pairs of plans."""

import csv
import io
from collections.abc import Iterable

from doc_audit.compare import (
    Alone,
    Apart,
    Comparison,
    Difference,
    GroupLine,
    GroupTable,
    Paired,
    Place,
    PlanLine,
    PlanPair,
)
from doc_audit.export import compare_table, compared_table, csv_lines, group_figures_table
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
PAIR = PlanPair(
    A, B, "delivery", "Kent", False,
    paired=(
        Paired(
            "a-0", "=b-0", 0.61, False, False, ("dental", "homeless"), (),
            (
                Difference("timeframe", "later", "", "2027-03-31", "2028-03-31"),
                Difference("target", "lower", "value", "6 percent", "5 percent"),
                Difference("target", "added", "baseline", "", "9"),
            ),
        ),
    ),
    only_first=(Alone("a-1", "=b-0", 0.58),),
    only_second=(Alone("=b-1", "", 0.0),),
)  # fmt: skip
COMPARISON = Comparison(
    lines=(A, B, C),
    places=(Place("a", ("=b",), (), ()), Place("=b", (), ("a",), ())),
    table=GroupTable(("region",), {"a": ("North",)}, {}, "given"),
    groups=(GROUP,),
    apart=(Apart("region", "strategy", "North", "South"),),
)
STATEMENTS = tuple(
    Statement(id_, id_[:-2], f"text of {id_}") for id_ in ("a-0", "a-1", "=b-0", "=b-1")
)
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


def test_a_row_a_commitment_of_each_pair() -> None:
    rows = _rows(csv_lines(compare_table(RUN, lambda: [PAIR], ["timeframe", "target"])))
    assert [row["found"] for row in rows] == ["doubtful", "only_first", "only_second"]
    both, first, second = rows
    assert (both["first_plan"], both["second_plan"], both["system"]) == ("a", "'=b", "Kent")
    assert (both["first_text"], both["second_text"]) == ("text of a-0", "text of =b-0")
    assert (both["likeness"], both["words_in_common"]) == ("0.61", "dental; homeless")
    assert both["differs_on"] == "timeframe; target"
    assert (both["timeframe"], both["timeframe_second"]) == ("later", "2028-03-31")
    assert (both["target"], both["target_first"]) == ("lower value; added baseline", "6 percent")
    assert both["target_second"] == "5 percent; 9"
    assert (first["first"], first["second"], first["likeness"]) == ("a-1", "'=b-0", "0.58")
    assert (second["first"], second["second"], second["likeness"]) == ("", "'=b-1", "")
    assert second["timeframe"] == ""
