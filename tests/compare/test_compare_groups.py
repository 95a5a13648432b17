"""Groups of plans: figures by hand, small groups without an interval, no claim by chance."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from compared_plans import make_line
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.compare import GroupLine, GroupTable, PlanLine
from doc_audit.compare.groups import (
    LEAST_PLANS,
    group_lines,
    groups_apart,
    key_of,
    least_gap,
    mean_interval,
)
from doc_audit.score.intervals import ROUNDING

MakeLine = Callable[..., PlanLine]
DRAWS = 400


def rng_of(name: str) -> np.random.Generator:
    return np.random.default_rng([len(name), *name.encode()])


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("region",)) -> GroupTable:
    return GroupTable(columns, {key_of(plan): groups for plan, *groups in rows}, {}, "given")


def lines_and_table(groups: dict[str, Iterable[float]]) -> tuple[list[PlanLine], GroupTable]:
    named = [(f"{g}-{i}", g, s) for g, scores in groups.items() for i, s in enumerate(scores)]
    lines = [make_line(plan, score) for plan, _, score in named]
    return lines, table(*((plan, group) for plan, group, _ in named))


def told_apart(groups: dict[str, Iterable[float]]) -> set[tuple[str, str]]:
    lines, given_ = lines_and_table(groups)
    scores = {line.score.plan: line.score.score or 0.0 for line in lines}
    found = group_lines(lines, given_, rng_of, DRAWS)
    return {(pair.higher, pair.lower) for pair in groups_apart(found, scores, rng_of, DRAWS)}


def test_worked_example(line: MakeLine) -> None:
    """Scores 20, 30, 40, 50, 70: mean 42, median 40, quartiles 30 and 50."""
    plans = [line(f"p{s}", s, specific=n) for n, s in enumerate((50, 20, 70, 30, 40))]
    few = line("few", None)
    rows = [(plan.score.plan, "North") for plan in (*plans, few)]
    (north,) = group_lines([*plans, few], table(*rows), rng_of, DRAWS)
    assert (north.column, north.kind, north.group) == ("region", "strategy", "North")
    assert north.plans == ("p50", "p20", "p70", "p30", "p40")
    assert north.left_out == 1
    assert north.mean == pytest.approx(42)
    assert (north.low, north.lower, north.median, north.upper, north.high) == (20, 30, 40, 50, 70)
    assert north.shares == (("timeframe", pytest.approx((0 + 1 + 2 + 3 + 4) / 5 / 10)),)
    assert north.interval is not None
    assert 20 < north.interval.low < 42 < north.interval.high < 70


@pytest.mark.parametrize("n", range(1, LEAST_PLANS))
def test_small_groups_have_no_interval_and_no_claim(n: int) -> None:
    groups = {"North": range(90, 90 + n), "South": range(10, 10 + n)}
    lines, given_ = lines_and_table(groups)
    found = group_lines(lines, given_, rng_of, DRAWS)
    assert [line.interval for line in found] == [None, None]
    assert told_apart(groups) == set()


def test_a_group_without_a_comparable_plan_is_there_without_figures(line: MakeLine) -> None:
    (found,) = group_lines([line("a", None)], table(("a", "North")), rng_of, DRAWS)
    assert found == GroupLine("region", "strategy", "North", (), 1)


def test_groups_far_apart_are_told_apart_and_like_ones_not() -> None:
    near = {"A": (30, 40, 50, 60, 70, 45), "B": (35, 45, 52, 61, 66, 48)}
    assert told_apart(near) == set()
    assert told_apart({**near, "C": (2, 4, 6, 3, 5, 4)}) == {("A", "C"), ("B", "C")}


def test_one_odd_pair_of_many_groups_is_put_down_to_chance() -> None:
    """Two of nine groups whose intervals don't overlap, as happens among 36 pairs by chance."""
    spread = np.array([-18, -9, 0, 9, 18.0])
    groups = {f"g{i}": 50 + (i - 4) * 3.4 + spread for i in range(9)}
    lines, given_ = lines_and_table(groups)
    found = {line.group: line for line in group_lines(lines, given_, rng_of, DRAWS)}
    first, last = found["g0"].interval, found["g8"].interval
    assert first is not None
    assert last is not None
    assert first.high < last.low
    mixed = {"x": groups["g0"], "y": groups["g8"]}
    assert told_apart(mixed) == {("y", "x")}
    fillers = {f"f{i}": np.array([5, 95, 8, 92, 50.0]) for i in range(7)}
    assert told_apart({**mixed, **fillers}) == set()


def test_chance_rule_holds_its_level() -> None:
    """Of equal groups any two are told apart in at most about 5 % of corpora (seven of six)."""
    rng = np.random.default_rng(3)
    wrong = 0
    for _ in range(100):
        scores = rng.normal(45, 15, 42)
        gaps = least_gap(np.sort(scores), np.full(7, 6), rng, 200)
        means = rng.permutation(scores).reshape(7, 6).mean(axis=1)
        wrong += (means.max() - means.min()) / np.sqrt(2 / 6) > gaps
    assert wrong <= 12  # 5 expected; over 12 in fewer than one seed of a thousand


def test_kinds_are_kept_apart_and_columns_too(line: MakeLine) -> None:
    lines = [line("a", 40), line("b", 60, kind="forward_plan")]
    rows = table(("a", "North", "big"), ("b", "North", ""), columns=("region", "size"))
    found = [(g.column, g.kind, g.group) for g in group_lines(lines, rows, rng_of, DRAWS)]
    assert found == [
        ("region", "forward_plan", "North"),
        ("region", "strategy", "North"),
        ("size", "strategy", "big"),
    ]


def test_systems_are_used_where_sure_and_plans_before_systems(line: MakeLine) -> None:
    groups = GroupTable(("region",), {"a": ("North",)}, {"kent": ("South",)}, "given")
    assert groups.groups_of(line("A", system="Kent")) == ("North",)
    assert groups.groups_of(line("b", system=" KENT ")) == ("South",)
    assert groups.groups_of(line("c")) is None


scores = st.lists(st.floats(0, 100), min_size=5, max_size=9)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from("ABCD"), scores, min_size=1), st.randoms())
def test_order_of_plans_changes_no_figure(groups, random) -> None:
    lines, given_ = lines_and_table(groups)
    mixed = random.sample(lines, len(lines))
    one, other = (group_lines(order, given_, rng_of, 50) for order in (lines, mixed))
    for a, b in zip(one, other, strict=True):
        assert set(a.plans) == set(b.plans)
        assert (a.mean, a.interval, a.low, a.median, a.high) == (
            b.mean, b.interval, b.low, b.median, b.high,
        )  # fmt: skip
        assert a.interval.low < a.interval.high
        if a.high - a.low > ROUNDING:  # else nothing drawn differs, see `alike_interval`
            assert a.low - 1e-9 <= a.interval.low <= a.interval.high <= a.high + 1e-9
    known = {line.score.plan: line.score.score for line in lines}
    assert set(groups_apart(one, known, rng_of, 50)) == set(groups_apart(other, known, rng_of, 50))


@settings(max_examples=25)
@given(scores)
def test_another_group_changes_no_interval(found) -> None:
    alone = group_lines(*lines_and_table({"A": found}), rng_of, 50)
    beside = group_lines(*lines_and_table({"A": found, "B": range(6)}), rng_of, 50)
    assert beside[0].interval == alone[0].interval


def test_interval_holds_the_mean_about_as_often_as_said() -> None:
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(300):
        interval = mean_interval(np.sort(rng.normal(45, 15, 10)), rng, 300)
        held += interval is not None and interval.low <= 45 <= interval.high
    assert 0.84 <= held / 300 <= 0.96  # docs/comparing.md: 90 % at 10 plans
