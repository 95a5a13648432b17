"""Mistakes of coding and ranks, from plans to records."""

from collections.abc import Callable
from dataclasses import replace

import invented_plans
import numpy as np
import pytest

from doc_audit.score import PlanInput, scale_of, score_plan
from doc_audit.score.uncertainty import (
    CodedPlan,
    Mistakes,
    Units,
    draw_rates,
    uncertainty,
    units_of,
)
from doc_audit.score.uncertainty.draws import _successes as successes
from doc_audit.score.uncertainty.draws import draw_codes
from doc_audit.score.uncertainty.patterns import parts_of
from doc_audit.score.uncertainty.rates import Confusion
from doc_audit.score.uncertainty.robust import FACTORS

DRAWS = 400
MANY = 1e7  # statements of gold: nothing left to chance


def rng_of(plan: str) -> np.random.Generator:
    return np.random.default_rng([5, *plan.encode()])


@pytest.fixture
def coder() -> Callable[..., Mistakes]:
    """A coder that is always right, but where told; measured on very much gold."""

    def build(
        commitment: float = 1.0, missed: float = 0.0, levels: np.ndarray | None = None
    ) -> Mistakes:
        right = np.zeros((7, 3, 4))
        for level in range(3):
            right[:, level, level + 1] = 1.0
        right[:, 0, 0] = 1.0  # what was missed says nothing
        types = [[commitment, missed, 0.0], [1 - commitment, 1 - missed, 1.0]]
        confusion = Confusion(
            {"commitment": 0, "context": 1, "aspiration": 2},
            {"explicit": 0, "implicit": 1, "none": 2, "not_coded": 3},
            MANY * np.array([types]),
            MANY * np.array([[[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]]),
            None,
            MANY * (right if levels is None else levels)[None],
            MANY * right[None],
        )
        rng = np.random.default_rng(2)
        return Mistakes(
            confusion, (draw_rates(confusion, rng, DRAWS), draw_rates(confusion, rng, DRAWS))
        )

    return build


def coded(name: str, levels: list[tuple[int, ...]], scale, *, context: int = 0) -> CodedPlan:
    """A plan of commitments, with statements called context about inequalities beside."""
    table = np.array(levels)
    n = len(table)
    units = Units(
        n,
        ("commitment",) * n + ("context",) * context,
        ("explicit",) * (n + context),
        np.concatenate([table + 1, np.zeros((context, 7), dtype=int)]),
        np.zeros((n + context, 7), dtype=bool),
        np.arange(n) // 5,
    )
    return CodedPlan(name, invented_plans.score(table, scale), ranked=True, units=units)


def both(n: int) -> list[tuple[int, ...]]:
    """Half of them specific throughout, half vague."""
    return [(2,) * 7, (1,) * 7] * (n // 2)


def run(plans, scale, mistakes):
    rng = np.random.default_rng(3)
    return uncertainty(plans, scale, mistakes, DRAWS, rng, rng_of)


def test_a_coder_without_mistakes_leaves_the_score(settings, coder):
    scale = scale_of(settings)
    intervals, _ = run([coded("p", both(20), scale, context=50)], scale, coder())
    found = intervals["p"]
    assert (found.interval.low, found.interval.high) == pytest.approx((62.5, 62.5), abs=0.1)
    assert (found.kept, found.missed) == pytest.approx((20, 0), abs=0.01)


def test_scores_drawn_of_commitments_that_are_alike_are_no_point(settings):
    """Accuracy unknown: of a plan nothing is drawn but which of its commitments there are."""
    scale = scale_of(settings)
    plans = [coded("alike", [(2,) * 7] * 12, scale), coded("mixed", both(20), scale)]
    _, found = run(plans, scale, "never measured")
    alike, mixed = (place.score for place in sorted(found.ranks, key=lambda place: place.plan))
    assert (alike.low, alike.high) == pytest.approx((75, 100))  # 3 of 12 may be worth nothing
    assert mixed.low < 62.5 < mixed.high


def test_commitments_missed_by_hand(settings, coder):
    # 1 in 10 of 100 statements called context is a commitment that says nothing: worth √(0·3/28)
    # = 0. So 20 commitments worth 62.5 become 30, worth 41.7 on average.
    scale = scale_of(settings)
    plan = coded("p", both(20), scale, context=100)
    found = run([plan], scale, coder(missed=0.1))[0]["p"]
    assert found.missed == pytest.approx(10, abs=0.5)
    assert found.middle == pytest.approx(62.5 * 20 / 30, abs=1.5)
    assert found.interval.low < found.middle < found.interval.high < 62.5


def test_commitments_that_are_none_by_hand(settings, coder):
    # A quarter of those counted is none: fewer, and by chance of either sort; the mean stays.
    scale = scale_of(settings)
    found = run([coded("p", both(40), scale)], scale, coder(commitment=0.75))[0]["p"]
    assert found.kept == pytest.approx(30, abs=0.5)
    assert found.middle == pytest.approx(62.5, abs=1)
    # Of 30 drawn without replacement from 40 in two halves, 37.5 either side of the mean.
    spread = 37.5 / np.sqrt(30) * np.sqrt(10 / 39)
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.96 * spread, rel=0.15)


def test_wrong_levels_by_hand(settings, coder):
    # Whatever is coded 1 was 2: every commitment is specific throughout.
    scale = scale_of(settings)
    levels = np.zeros((7, 3, 4))
    levels[:, 0, 0] = levels[:, 0, 1] = levels[:, 2, 2] = levels[:, 2, 3] = 1.0
    found = run([coded("p", both(20), scale)], scale, coder(levels=levels))[0]["p"]
    assert found.middle == pytest.approx(100, abs=0.1)


def test_a_place_that_is_the_own_area_stays_vague(settings, coder):
    scale = scale_of(settings)
    plan = coded("p", both(20), scale)
    plan.units.capped[:, 2] = True
    assert run([plan], scale, coder())[0]["p"].middle < 62.5 - 1


def test_rare_successes_come_as_often_as_their_chance(rng):
    chance = np.array([0.5, 0.1, 0.0, 0.02] * 500)
    places = successes(chance, 50, rng)
    assert (np.diff(places) > 0).all()
    counts = np.bincount(places // 50, minlength=2000).reshape(-1, 4).mean(axis=0)
    assert counts == pytest.approx([25, 5, 0, 1], abs=0.4)
    assert np.bincount(places % 50, minlength=50).min() > 200  # every statement, about 310


def test_alike_plans_cant_be_told_apart_and_unlike_ones_can(settings, coder):
    scale = scale_of(settings)
    plans = [
        coded("a", both(40), scale),
        coded("b", both(40), scale),
        coded("c", [(1, 0, 0, 0, 0, 0, 0)] * 40, scale),
    ]
    _, found = run(plans, scale, coder(commitment=0.9))
    a, b, c = found.ranks
    assert (a.rank, b.rank, c.rank) == (1, 1, 3)
    assert (a.range, b.range, c.range) == ((1, 2), (1, 2), (3, 3))
    assert (a.alike, b.alike, c.alike) == (("b",), ("a",), ())
    assert [(p.above, p.below, p.apart) for p in found.pairs] == [
        ("a", "b", False),
        ("a", "c", True),
        ("b", "c", True),
    ]
    assert found.pairs[1].kept == found.pairs[1].kept_by_choices == 1
    assert found.groups == (("a", "b"),)
    assert [share.choice for share in found.shares] == list(FACTORS)


def made(settings, count: int) -> list[CodedPlan]:
    rng, scale = np.random.default_rng(8), scale_of(settings)
    return [invented_plans.plan(f"p{i}", rng, scale, (12, 30), (20, 60)) for i in range(count)]


@pytest.fixture(scope="module")
def world(settings) -> Mistakes:
    confusion = invented_plans.World(scale_of(settings), np.random.default_rng(4)).measured(450)
    rng = np.random.default_rng(2)
    return Mistakes(
        confusion, (draw_rates(confusion, rng, DRAWS), draw_rates(confusion, rng, DRAWS))
    )


def test_order_of_plans_changes_nothing(settings, world):
    plans, scale = made(settings, 5), scale_of(settings)
    assert run(plans, scale, world) == run(plans[::-1], scale, world)


def test_another_plan_changes_no_ones_interval(settings, world):
    plans, scale = made(settings, 4), scale_of(settings)
    alone, _ = run(plans[:1], scale, world)
    among, found = run(plans, scale, world)
    unranked, _ = run([replace(plans[0], ranked=False)], scale, world)
    assert alone["p0"] == among["p0"] == unranked["p0"]
    _, found_pair = run(plans[:2], scale, world)
    first, second = ({p.plan: p.score for p in f.ranks} for f in (found, found_pair))
    assert {name: first[name] for name in second} == second


def test_ranks_are_within_bounds(settings, world):
    plans = made(settings, 6)
    _, found = run(plans, scale_of(settings), world)
    for place in found.ranks:
        for low, high in (place.range, place.by_chance, place.by_choices):
            assert 1 <= low <= high <= 6
        assert 0 <= place.score.low <= place.score.high <= 100
    assert len(found.pairs) == 15
    assert all(0 <= p.kept <= 1 and p.apart == (p.kept >= 0.95) for p in found.pairs)


def test_without_known_accuracy_its_share_is_left_out_and_said(settings):
    plans = made(settings, 3)
    intervals, found = run(plans, scale_of(settings), "Accuracy unknown: never measured.")
    assert intervals == {}
    assert found.coder_unknown == "Accuracy unknown: never measured."
    assert [share.choice for share in found.shares] == [f for f in FACTORS if f != "coder"]


def test_one_ranked_plan_has_no_rank(settings, world):
    plans = [made(settings, 1)[0], replace(made(settings, 2)[1], ranked=False)]
    intervals, found = run(plans, scale_of(settings), world)
    assert set(intervals) == {"p0", "p1"}
    assert found.ranks == found.pairs == found.groups == found.shares == ()


def plan_units(settings, plan: PlanInput) -> Units:
    scale = scale_of(settings)
    score = score_plan(plan, settings, "h", np.random.default_rng(0), 10)
    return units_of(plan, score, settings, scale)


def test_units_are_commitments_as_merged_then_the_others(settings, item, plan):
    text = "The Board will halve smoking among carers in Ambridge by March 2028."
    items = [
        item(1, text, by_whom=(2, "The Board")),
        item(2, text + "!", by_when=2, headings=("A",)),
        item(3, by_whom=1, where=(2, "Ambershire")),
        item(4, relevance="none", money=2),
        item(5, "Life is short.", type="context", relevance="none"),
        item(6, "Life is  short.", type="context", relevance="none"),
        item(7, "Page 4", type="other", relevance=""),
    ]
    units = plan_units(settings, plan(items))
    assert units.found == 2
    assert sorted(units.types[2:]) == ["commitment", "context", "other"]
    assert units.relevance[-1] == "not_coded"
    rows = units.columns[:2].tolist()
    merged = [1, 1, 1, 1, 3, 3, 1]
    assert merged in rows
    other = 1 - rows.index(merged)
    # The own area: as it was coded, and capped.
    assert rows[other][2] == 3
    assert units.capped[other].tolist() == [d == 2 for d in range(7)]
    assert (units.columns[np.array(units.types) == "context"] == 0).all()


def test_order_of_statements_changes_no_unit(settings, item, plan):
    items = [item(i, by_whom=i % 3, headings=(f"s{i % 2}",)) for i in range(12)]
    items += [item(i, type="context", relevance="none") for i in range(20, 25)]
    one, other = (plan_units(settings, plan(order)) for order in (items, items[::-1]))
    assert (one.columns == other.columns).all()
    assert (one.sections == other.sections).all()
    assert one.types == other.types


def test_missed_commitments_stand_beside_those_counted(settings, coder):
    scale = scale_of(settings)
    plan = coded("p", both(4), scale, context=30)
    mistakes = coder(missed=0.2)
    rng = np.random.default_rng(1)
    parts = parts_of(scale)
    drawn = draw_codes(plan.units, mistakes.confusion, mistakes.rates[0], parts, rng)
    beside = drawn.real[:, 4:]
    assert beside.sum() / DRAWS == pytest.approx(6, abs=0.4)
    # The first places are taken first.
    assert (np.diff(beside.astype(int), axis=1) <= 0).all()


@pytest.mark.parametrize("n", [20, 80])
def test_simulated_coverage_of_mistakes_of_coding(settings, n):
    """Plans and gold coded with the same mistakes; how often the interval holds the true score.

    40 plans each: the coverage met has a standard error of about 4 points.
    """
    rng, scale, held = np.random.default_rng(n), scale_of(settings), 0
    for _ in range(40):
        simulated = invented_plans.World(scale, rng)
        confusion = simulated.measured(450)
        plan, truth = simulated.plan(n)
        rates = draw_rates(confusion, rng, 150)
        mistakes = Mistakes(confusion, (rates, rates))
        found, _ = uncertainty([plan], scale, mistakes, 150, rng, lambda _, same=rng: same)
        held += found["p"].interval.low <= truth <= found["p"].interval.high
    assert held >= 35
