"""Strategy beside forward plan: which commitments recur, and what the one says more."""

from dataclasses import replace

import pytest
from compared_plans import make_line
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.compare import Recurrence
from doc_audit.compare.pairs import recurrences, sides
from doc_audit.model import Cell, Statement, StatementPoints

SMOKING = "We will reduce smoking among routine and manual workers in the coalfield towns."
STRATEGY = (
    SMOKING,
    "By March 2027 the Trust will open 12 dental clinics for homeless people in Port Ashby.",
    "We will offer interpreters to every asylum seeker who books a maternity appointment.",
    "Everyone should have a garden.",
)
PLAN = (
    SMOKING,
    "The Trust will open 4 dental clinics for homeless people in Port Ashby by June 2029.",
    "Asylum seekers who book a maternity appointment will be offered an interpreter by the Trust.",
    "We will not offer interpreters to every asylum seeker who books a maternity appointment.",
    "The Board will publish its accounts in July.",
)


def texts_of(prefix: str, texts: tuple[str, ...]) -> dict[str, Statement]:
    return {f"{prefix}{i}": Statement(f"{prefix}{i}", prefix, t) for i, t in enumerate(texts)}


def points(*ids: str, **levels: int) -> tuple[StatementPoints, ...]:
    coded = tuple((levels or {"timeframe": 1}).items())
    return tuple(StatementPoints(id_, 0.5, 0.5, 50.0, 2, coded) for id_ in ids)


STATEMENTS = {**texts_of("s", STRATEGY), **texts_of("f", PLAN)}


def found(ours: list[str], theirs: list[str]) -> dict[str, tuple[str, str]]:
    lines = recurrences(points(*ours), points(*theirs), STATEMENTS, 90)
    assert [line.statement for line in lines] == ours
    return {line.statement: (line.recurs, line.match) for line in lines}


def test_worked_example() -> None:
    assert found(["s0", "s1", "s2", "s3"], ["f0", "f1", "f2", "f3", "f4"]) == {
        "s0": ("same", "f0"),
        "s1": ("changed", "f1"),
        "s2": ("kept", "f2"),  # f3 says that it will not be done
        "s3": ("not_found", ""),
    }


@settings(max_examples=20)
@given(st.permutations(["s0", "s1", "s2", "s3"]), st.permutations(["f0", "f1", "f2", "f3", "f4"]))
def test_neither_order_changes_what_is_found(ours, theirs) -> None:
    assert found(ours, theirs) == found(sorted(ours), sorted(theirs))


def test_levels_that_rise_and_fall_are_told() -> None:
    before = points("s0", timeframe=0, target=2, funding=1, population=2)
    after = points("f0", timeframe=2, target=1, funding=1)  # the plan's rubric leaves one out
    (line,) = recurrences(before, after, STATEMENTS, 90)
    assert line == Recurrence("s0", "same", "f0", 1.0, ("timeframe",), ("target",))


def test_rows_are_compared_by_what_is_to_be_done() -> None:
    row = "Reduce smoking among manual workers in the coalfield towns | Adela Ware | July 2031"
    action = row.index(" |")
    cells = (Cell("Action", "action", 0, action), Cell("Lead", "lead", action + 3, action + 13))
    statements = {**STATEMENTS, "row": Statement("row", "f", row, cells=cells)}
    (line,) = recurrences(points("s0"), points("row"), statements, 90)
    assert (line.recurs, line.match) == ("kept", "row")
    assert line.likeness == pytest.approx(1.0)


def test_of_equally_like_ones_the_one_with_the_same_numbers() -> None:
    twins = {
        "a": Statement("a", "f", PLAN[1]),
        "b": Statement("b", "f", PLAN[1].replace("4", "12").replace("June 2029", "March 2027")),
    }
    for order in (["a", "b"], ["b", "a"]):
        (line,) = recurrences(points("s1"), points(*order), {**STATEMENTS, **twins}, 90)
        assert (line.recurs, line.match) == ("same", "b")  # in another order, but the same words


def test_pairs_are_a_strategy_and_a_delivering_plan_of_one_sure_system() -> None:
    lines = [
        make_line("aim", 40, system="Kent"),
        make_line("delivery", 60, kind="forward_plan", system="KENT"),
        make_line("five-year", 42, kind="commissioning_plan", system="Kent"),
        make_line("elsewhere", 60, kind="forward_plan", system="Devon"),
        make_line("guessed", 60, kind="forward_plan"),
        make_line("board", 60, kind="hwb_strategy", system="Kent"),
    ]
    pairs = sides(lines, {}, 90)
    assert [(pair.strategy.score.plan, pair.plan.score.plan) for pair in pairs] == [
        ("aim", "delivery"),
        ("aim", "five-year"),
    ]
    assert [pair.told_apart for pair in pairs] == [True, False]
    assert sides(lines[::-1], {}, 90) == pairs
    shares = pairs[0].dimensions
    assert [(s.dimension, s.raised, s.lowered) for s in shares] == [("timeframe", 0, 0)]


def test_scores_that_may_not_be_ranked_are_not_told_apart() -> None:
    aim = make_line("aim", 10, system="Kent", ranked=False)
    delivery = make_line("delivery", 90, kind="forward_plan", system="Kent")
    assert [pair.told_apart for pair in sides([aim, delivery], {}, 90)] == [False]


def test_counts_of_recurring_commitments() -> None:
    aim = make_line("aim", system="Kent")
    delivery = make_line("delivery", kind="forward_plan", system="Kent")
    aim = replace(aim, score=replace(aim.score, points=points("s0", "s1", "s2", "s3")))
    delivery = replace(delivery, score=replace(delivery.score, points=points("f0", "f1", "f2")))
    (pair,) = sides([aim, delivery], STATEMENTS, 90)
    counts = [pair.count(how) for how in ("same", "kept", "changed", "not_found")]
    assert counts == [1, 1, 1, 1]
