"""Rubric against rubric over the same plans: how alike they order them, and where they part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from doc_audit.compare.correlation import DIGITS, kendall, ranks, spearman
from doc_audit.compare.groups import RngOf
from doc_audit.model.agreement import (
    Contribution,
    Correlation,
    PairAgreement,
    Part,
    PlanFigure,
    PlanGap,
    RubricFigures,
)

LEAST_PLANS = 4
"""Under so many, no correlation is given: of three plans any order has a chance of 1 in 6."""

MOST_SHOWN = 6
"""Statements kept of each plan: enough to see what makes the difference, few enough to read."""


def pairs_of(
    figures: Sequence[RubricFigures], rng_of: RngOf, draws: int
) -> tuple[PairAgreement, ...]:
    """Every pair of rubrics that give plans a figure, in their order.

    Args:
        figures: of each rubric.
        rng_of: gives each pair its stream of chance, by a name that is the same whichever rubric
            comes first.
        draws: of each bootstrap over plans.
    """
    given = [one for one in figures if one.name]
    return tuple(_pair(one, other, rng_of, draws) for one, other in combinations(given, 2))


@dataclass(frozen=True, slots=True)
class _Side:
    """One rubric's figures of the plans that both have, in the order of their ids."""

    of: RubricFigures
    plans: Sequence[PlanFigure]
    figures: Sequence[float]
    ranks: Sequence[float]
    mean: float
    spread: float

    def standard(self, figure: float) -> float:
        return (figure - self.mean) / self.spread if self.spread else 0.0

    def contribution(self, part: Part) -> float:
        """What a part adds to the plan's standardised figure."""
        above = part.worth * self.of.most - self.mean
        return part.share * above / self.spread if self.spread else 0.0


def _pair(one: RubricFigures, other: RubricFigures, rng_of: RngOf, draws: int) -> PairAgreement:
    both = sorted(_with_figure(one).keys() & _with_figure(other).keys())
    sides = (_side(one, both), _side(other, both))
    gaps = tuple(_gaps(*sides)) if both else ()
    names = sorted((one.rubric, other.rubric))
    found, why = [Correlation(), Correlation()], _why(sides)
    if not why:
        streams = [rng_of("/".join(["rubrics", kind, *names])) for kind in ("rho", "tau")]
        measures = (spearman, kendall)
        found = [
            measure(sides[0].figures, sides[1].figures, rng, draws)
            for measure, rng in zip(measures, streams, strict=True)
        ]
    return PairAgreement(one.rubric, other.rubric, len(both), found[0], found[1], why, gaps)


def _why(sides: tuple[_Side, _Side]) -> str:
    if len(sides[0].plans) < LEAST_PLANS:
        return f"too few to say: under {LEAST_PLANS} plans have a figure by both"
    flat = [side.of.title for side in sides if not side.spread]
    return f"all plans have the same figure by {' and '.join(flat)}" if flat else ""


def _with_figure(figures: RubricFigures) -> dict[str, PlanFigure]:
    return {plan.plan: plan for plan in figures.plans if plan.figure is not None}


def _side(of: RubricFigures, plans: Iterable[str]) -> _Side:
    known = _with_figure(of)
    kept = [known[plan] for plan in plans]
    # Rounded, so that figures that should be the same have a spread of exactly 0.
    figures = [round(plan.figure or 0.0, DIGITS) for plan in kept]
    mean = float(np.mean(figures)) if figures else 0.0
    spread = float(np.std(figures)) if len(set(figures)) > 1 else 0.0
    return _Side(of, kept, figures, [float(r) for r in ranks(figures)], mean, spread)


def _gaps(one: _Side, other: _Side) -> Iterator[PlanGap]:
    lines = []
    for i, plan in enumerate(one.plans):
        figures = (one.figures[i], other.figures[i])
        standard = (one.standard(figures[0]), other.standard(figures[1]))
        statements = _statements(one, other, i, standard[0] - standard[1])
        lines.append(
            PlanGap(plan.plan, figures, (one.ranks[i], other.ranks[i]), standard, statements)
        )
    yield from sorted(lines, key=lambda g: (-abs(g.places), -abs(round(g.apart, DIGITS)), g.plan))


def _statements(one: _Side, other: _Side, index: int, apart: float) -> tuple[Contribution, ...]:
    """Those that drive the two figures apart most, in the direction in which they are apart."""
    sign = float(np.sign(round(apart, DIGITS)))
    found = contributions(
        [(part, one.contribution(part)) for part in one.plans[index].parts],
        [(part, other.contribution(part)) for part in other.plans[index].parts],
    )
    driving = [line for line in found if sign * line.apart > 0]
    return tuple(sorted(driving, key=_by_size)[:MOST_SHOWN])


def _by_size(line: Contribution) -> tuple[float, str, str, str]:
    size = -round(abs(line.apart), DIGITS)
    return size, line.statement, line.one_says, line.other_says


def contributions(
    one: Sequence[tuple[Part, float]], other: Sequence[tuple[Part, float]]
) -> list[Contribution]:
    """What each statement, with its copies, adds to the distance of two standardised figures.

    They sum to that distance. Items that no statement shows are one line a rubric.

    Args:
        one: parts of the plan's figure by a rubric, with what each adds to the standardised figure.
        other: the same by the other rubric.
    """
    leads = _leads([part for part, _ in (*one, *other)])
    lines: dict[str, list[float]] = {}
    says: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for side, (parts, sign) in enumerate(((one, 1), (other, -1))):
        for part, adds in parts:
            key = leads[part.statement] if part.statement else f"\0{side}"
            lines.setdefault(key, []).append(sign * adds)
            says[side].setdefault(key, []).append(part.says)
    return [
        Contribution(
            "" if key.startswith("\0") else key,
            sum(adds),
            "; ".join(dict.fromkeys(says[0].get(key, ()))),
            "; ".join(dict.fromkeys(says[1].get(key, ()))),
        )
        for key, adds in lines.items()
    ]


def _leads(parts: Iterable[Part]) -> Mapping[str, str]:
    """Statement id → the id under which it and its copies by either rubric are counted."""
    leads: dict[str, str] = {}
    for part in parts:
        if not part.statement:
            continue
        ids = (part.statement, *part.copies)
        known = dict.fromkeys(leads[i] for i in ids if i in leads)
        lead = next(iter(known), part.statement)
        for old in list(known)[1:]:  # two groups that turn out to be one
            leads.update({i: lead for i, under in leads.items() if under == old})
        leads.update(dict.fromkeys(ids, lead))
    return leads
