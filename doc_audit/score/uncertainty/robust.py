"""Everything drawn for all plans: mistakes of coding, then ranks, pairs and what explains most."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np

from doc_audit.model import (
    ChoiceShare,
    CoderInterval,
    Interval,
    PairOrder,
    RankRange,
    Robustness,
)
from doc_audit.model.robust import Choice
from doc_audit.score.axes import Floats, Ints, Scale
from doc_audit.score.intervals import COVER, alike, alike_interval
from doc_audit.score.uncertainty.choices import (
    Bools,
    Choices,
    draw_left,
    draw_weights,
    scores_of,
    spread_aggregates,
)
from doc_audit.score.uncertainty.coder import coder_interval
from doc_audit.score.uncertainty.draws import Drawn, as_coded, draw_codes, times_drawn
from doc_audit.score.uncertainty.patterns import Part, parts_of
from doc_audit.score.uncertainty.ranks import (
    APART,
    first_order,
    groups_of,
    kept_shares,
    rank_bounds,
    ranks_of,
)
from doc_audit.score.uncertainty.rates import Confusion, Rates
from doc_audit.score.uncertainty.units import Units

FACTORS: tuple[Choice, ...] = ("sampling", "coder", "weights", "left_out", "aggregate")


@dataclass(frozen=True, eq=False, slots=True)
class CodedPlan:
    """A plan for whose score draws are made: id, score as shown, its statements."""

    plan: str
    score: float
    ranked: bool
    units: Units


@dataclass(frozen=True, eq=False, slots=True)
class Mistakes:
    """A coder's measured mistakes, with two independent draws of their rates.

    Pick-freeze needs everything drawn twice.
    """

    confusion: Confusion
    rates: tuple[Rates, Rates]


@dataclass(frozen=True, eq=False, slots=True)
class _Picked:
    """Draws of the choices that all plans share."""

    weights: Floats
    left: Ints
    aggregate: Ints


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """What is drawn of choices: `own` the rubric's, `every` the first draw, then a mix for each
    factor that pick-freeze freezes: all from the second draw but that factor.
    """

    parts: tuple[Part, ...]
    own: Choices
    every: Choices
    frozen: Mapping[Choice, Choices]


def uncertainty(
    plans: Sequence[CodedPlan],
    scale: Scale,
    mistakes: Mistakes | str,
    draws: int,
    rng: np.random.Generator,
    rng_of: Callable[[str], np.random.Generator],
) -> tuple[dict[str, CoderInterval], Robustness]:
    """Each plan's interval from mistakes of coding, and what holds between the ranked plans.

    Args:
        plans: those with a score, in any order; only ranked ones are compared.
        scale: of the rubric and scope.
        mistakes: the coder's, with `draws` draws of rates; or why they aren't known.
        draws: how often everything is drawn.
        rng: for the choices that all plans share.
        rng_of: plan id → a generator of its own, so that one plan's draws don't change another's.
    """
    unknown = mistakes if isinstance(mistakes, str) else ""
    ranked = sorted((p for p in plans if p.ranked), key=lambda p: (-p.score, p.plan))
    table = _table(scale, [f for f in FACTORS if f != "coder" or not unknown], rng, draws)
    intervals, columns = dict[str, CoderInterval](), dict[str, dict[str, Floats]]()
    for plan in plans:
        own_rng = rng_of(plan.plan)
        first = _codes(plan.units, table.parts, mistakes, 0, draws, own_rng)
        if not unknown:
            intervals[plan.plan] = coder_interval(first, plan.units.found, table.own)
        if plan.ranked and len(ranked) > 1:
            second = _codes(plan.units, table.parts, mistakes, 1, draws, own_rng)
            columns[plan.plan] = _plan_scores(plan.units, (first, second), table, own_rng)
    if len(ranked) < 2:
        return intervals, Robustness(draws, unknown)
    scores = {
        name: np.stack([columns[p.plan][name] for p in ranked], axis=1)
        for name in columns[ranked[0].plan]
    }
    return intervals, _summary(ranked, scores, list(table.frozen), draws, unknown)


def _table(scale: Scale, factors: Sequence[Choice], rng: np.random.Generator, draws: int) -> _Table:
    parts = parts_of(scale)
    first, second = (_pick(scale, aggregate, rng) for aggregate in spread_aggregates(draws))
    fields = {"weights": "weights", "left_out": "left", "aggregate": "aggregate"}

    def mixed(factor: Choice) -> Choices:
        field = fields.get(factor)
        return made(replace(second, **{field: getattr(first, field)}) if field else second)

    def made(picked: _Picked) -> Choices:
        return Choices.of(scale, parts, picked.weights, picked.left, picked.aggregate)

    frozen = {factor: mixed(factor) for factor in factors}
    return _Table(parts, Choices.fixed(scale, parts, draws), made(first), frozen)


def _pick(scale: Scale, aggregate: Ints, rng: np.random.Generator) -> _Picked:
    draws = len(aggregate)
    return _Picked(draw_weights(scale, rng, draws), draw_left(scale, rng, draws), aggregate)


def _codes(
    units: Units,
    parts: Sequence[Part],
    mistakes: Mistakes | str,
    side: int,
    draws: int,
    rng: np.random.Generator,
) -> Drawn:
    if isinstance(mistakes, str):
        return as_coded(units, parts, draws)
    return draw_codes(units, mistakes.confusion, mistakes.rates[side], parts, rng)


def _plan_scores(
    units: Units, drawn: tuple[Drawn, Drawn], table: _Table, rng: np.random.Generator
) -> dict[str, Floats]:
    """Scores of one plan: everything drawn, chance alone, choices alone, each factor frozen."""
    draws, width = len(drawn[0].real), max(side.real.shape[1] for side in drawn)
    times = [times_drawn(units, width, draws, rng) for _ in drawn]

    counts = {
        (coded, sampled): drawn[coded].real * times[sampled][:, : drawn[coded].real.shape[1]]
        for coded, sampled in product((0, 1), repeat=2)
    }

    def scored(coded: int, sampled: int, choices: Choices) -> Floats:
        return scores_of(drawn[coded].places, counts[coded, sampled], choices)

    found: dict[str, Floats] = {
        factor: scored(factor != "coder", factor != "sampling", choices)
        for factor, choices in table.frozen.items()
    }
    plain = as_coded(units, table.parts, draws)
    found["every"] = scored(0, 0, table.every)
    found["chance"] = scored(0, 0, table.own)
    found["choices"] = scores_of(plain.places, plain.real.astype(np.float32), table.every)
    return found


def _summary(
    ranked: Sequence[CodedPlan],
    scores: Mapping[str, Floats],
    factors: Sequence[Choice],
    draws: int,
    unknown: str,
) -> Robustness:
    kept, by_chance, by_choices = (
        kept_shares(scores[name]) for name in ("every", "chance", "choices")
    )
    apart = kept >= APART
    pairs = tuple(
        PairOrder(
            above=ranked[a].plan,
            below=ranked[b].plan,
            kept=float(kept[a, b]),
            kept_by_chance=float(by_chance[a, b]),
            kept_by_choices=float(by_choices[a, b]),
            apart=bool(apart[a, b]),
        )
        for a, b in combinations(range(len(ranked)), 2)
    )
    groups = tuple(tuple(ranked[i].plan for i in run) for run in groups_of(apart))
    ranges = tuple(_ranges(ranked, scores, np.triu(apart, 1)))
    return Robustness(draws, unknown, ranges, pairs, groups, tuple(_shares(scores, factors)))


def _ranges(
    ranked: Sequence[CodedPlan], scores: Mapping[str, Floats], above: Bools
) -> Iterator[RankRange]:
    every, chance, chosen = (
        rank_bounds(ranks_of(scores[name])) for name in ("every", "chance", "choices")
    )
    told = above | above.T
    for i, plan in enumerate(ranked):
        yield RankRange(
            plan=plan.plan,
            rank=1 + sum(other.score > plan.score for other in ranked),
            range=every[i],
            by_chance=chance[i],
            by_choices=chosen[i],
            score=_score_range(plan, scores["chance"][:, i]),
            alike=tuple(p.plan for j, p in enumerate(ranked) if j != i and not told[i, j]),
        )


def _score_range(plan: CodedPlan, drawn: Floats) -> Interval:
    """The middle 95 % of the scores drawn; of a plan whose draws never differ `alike_interval`."""
    low, high = np.percentile(drawn, COVER).tolist()
    if alike([low, high]):
        return alike_interval(plan.score, plan.units.found)
    return Interval(low, high)


def _shares(scores: Mapping[str, Floats], factors: Sequence[Choice]) -> Iterator[ChoiceShare]:
    ranks = ranks_of(scores["every"])
    for name in factors:
        yield ChoiceShare(
            choice=name,
            score=first_order(scores["every"], scores[name]),
            rank=first_order(ranks, ranks_of(scores[name])),
        )
