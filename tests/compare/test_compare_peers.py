"""A plan's place: its kind, its length, and never a claim where intervals overlap."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from compared_plans import make_line
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.compare import Place, PlanLine
from doc_audit.compare.peers import (
    clear_of,
    intervals_apart,
    like_length,
    place_of_each,
    plan_lines,
)
from doc_audit.model import Document, Fact, Interval, Run, RunRecord, Statement
from doc_audit.model.robust import PairOrder, Robustness
from doc_audit.pipeline.comparing import told_apart

MakeLine = Callable[..., PlanLine]


def test_worked_example(line: MakeLine) -> None:
    """50 ± 5 is above 30 ± 5 and below 70 ± 5; 58 ± 5 overlaps it at 53 to 55."""
    lines = [line("own", 50), line("low", 30), line("high", 70), line("near", 58)]
    own = place_of_each(lines)[0]
    assert own == Place("own", over=("low",), under=("high",), alike=("near",))
    assert own.peers == 3


def test_plans_of_other_kinds_lengths_or_without_rank_are_no_peers(line: MakeLine) -> None:
    own = line("own", 50, words=1000)
    others = [
        line("delivery", 20, kind="forward_plan"),
        line("long", 20, words=2001),
        line("short", 20, words=499),
        line("unsure", 20, ranked=False),
        line("few", None),
    ]
    assert place_of_each([own, *others])[0] == Place("own", (), (), ())
    assert {place.plan for place in place_of_each([own, *others])} == {
        "own", "delivery", "long", "short",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [(1000, 2000, True), (1000, 2001, False), (2000, 1000, True), (7, 7, True), (0, 0, False)],
)
def test_like_length_is_twice_at_most(one: int, other: int, like: bool) -> None:
    assert like_length(one, other) is like


def test_intervals_that_touch_are_not_clear() -> None:
    assert not clear_of(Interval(10, 20), Interval(20, 30))
    assert clear_of(Interval(10, 20), Interval(20.1, 30))


def test_another_way_to_tell_plans_apart_can_be_given(line: MakeLine) -> None:
    lines = [line("a", 40), line("b", 41), line("c", 90)]
    places = place_of_each(lines, lambda one, other: {one.plan, other.plan} == {"a", "b"})
    assert places[0] == Place("a", over=(), under=("b",), alike=("c",))
    assert places[1] == Place("b", over=("a",), under=(), alike=("c",))


plans = st.lists(
    st.tuples(
        st.floats(0, 100), st.floats(0, 40), st.integers(0, 4000),
        st.sampled_from(["strategy", "forward_plan"]), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=40)
@given(plans, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_claims_are_mutual(found, random) -> None:
    lines = [make_line(f"p{i}", *values) for i, values in enumerate(found)]
    mixed = random.sample(lines, len(lines))
    by_plan = {place.plan: place for place in place_of_each(lines)}
    for place in place_of_each(mixed):
        same = by_plan[place.plan]
        assert (set(place.over), set(place.under), set(place.alike)) == (
            set(same.over), set(same.under), set(same.alike),
        )  # fmt: skip
        assert all(place.plan in by_plan[other].under for other in place.over)
        assert all(place.plan in by_plan[other].alike for other in place.alike)
    scores = {line.score.plan: line.score for line in lines}
    for place in by_plan.values():
        for other in (*place.over, *place.under):
            assert intervals_apart(scores[place.plan], scores[other])


def _run(*systems: Fact | None) -> Run:
    documents = tuple(
        Document(f"d{i}", f"d{i}.md", "md", "0", facts={"system": fact} if fact else {})
        for i, fact in enumerate(systems)
    )
    statements = (
        Statement("d0-1", "d0", "We will  open two clinics."),
        Statement("d0-2", "d0", "Why it matters"),
        Statement("dx-1", "dx", "of another plan"),
    )
    return Run(RunRecord(1, {}, "default", "h"), documents, statements, {}, (), ())


@pytest.mark.parametrize(
    ("facts", "system", "guessed"),
    [
        ([Fact("Kent", "manifest")], "Kent", ""),
        ([Fact("Kent", "document", sure=False)], "", "Kent"),
        ([Fact("Kent", "manifest"), Fact("Kent", "document", sure=False)], "Kent", ""),
        ([Fact("Kent", "manifest"), Fact("Devon", "manifest")], "", ""),
        ([None], "", ""),
    ],
)
def test_system_of_a_plan_and_its_words(line: MakeLine, facts, system: str, guessed: str) -> None:
    run = _run(*facts)
    docs = tuple(document.id for document in run.documents)
    (found,) = plan_lines(replace(run, scores=(replace(line("p").score, docs=docs),)))
    assert (found.system, found.guessed) == (system, guessed)
    assert found.words == 5 + 3
    assert found.per_thousand(2) == 250
    assert replace(found, words=0).per_thousand(2) is None


def test_the_draws_say_which_pairs_can_be_told_apart(line: MakeLine) -> None:
    """50 ± 5 and 30 ± 5 are turned too often; 50 ± 5 and 58 ± 5 overlap, yet hardly ever."""
    lines = [line("own", 50), line("low", 30), line("lower", 10), line("high", 58)]
    pairs = (
        PairOrder("high", "own", 0.97, 0.98, 0.96, apart=True),
        PairOrder("own", "low", 0.9, 0.99, 0.8, apart=False),
        PairOrder("own", "lower", 0.99, 0.99, 0.98, apart=True),
    )
    known = Robustness(draws=10, coder_unknown="", pairs=pairs)
    own = place_of_each(lines, told_apart(known))[0]
    assert (own.over, own.under, own.alike) == (("lower",), ("high",), ("low",))
    unknown = place_of_each(lines, told_apart(None))[0]
    assert (unknown.over, unknown.alike) == (("low", "lower"), ("high",))
