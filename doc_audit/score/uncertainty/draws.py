"""Draws of what a plan's commitments are, were the coder's mistakes put right by chance.

Letters of the shapes: k draws, n commitments as counted, j places for commitments that were
missed, m = n + j, d dimensions with weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.model import SPECIFIC
from doc_audit.score.axes import Floats, Ints
from doc_audit.score.intervals import nested_draws
from doc_audit.score.uncertainty.patterns import Part
from doc_audit.score.uncertainty.rates import LEVELS, Confusion, Rates
from doc_audit.score.uncertainty.units import Units

Bools = NDArray[np.bool_]
Singles = NDArray[np.float32]
STEPS = 2**16


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """Commitments of a plan, draw by draw.

    Attributes:
        real: (k, m) whether a place is a commitment in scope in this draw.
        places: of each part, (k, m) see `Part.at`; anything where not real.
    """

    real: Bools
    places: tuple[Ints, ...]


def as_coded(units: Units, parts: Sequence[Part], draws: int) -> Drawn:
    """The commitments as counted, in every draw the same."""
    columns, capped = units.columns[: units.found], units.capped[: units.found]
    levels = np.minimum(columns - 1, SPECIFIC - capped)
    places = []
    for part in parts:
        digits = LEVELS ** np.arange(len(part.dimensions))[::-1]
        places.append(part.at(levels[:, part.dimensions] @ digits, draws))
    return Drawn(np.ones((draws, units.found), dtype=bool), tuple(places))


def draw_codes(
    units: Units,
    confusion: Confusion,
    rates: Rates,
    parts: Sequence[Part],
    rng: np.random.Generator,
) -> Drawn:
    """What gold would say of each statement: in scope or not, then the levels.

    Mistakes on each dimension, and on type and relevance together, are taken to be independent,
    given the rates of the draw, and so are statements.
    """
    types = np.array([confusion.types[code] for code in units.types], dtype=np.int64)
    relevance = np.array([confusion.relevance[code] for code in units.relevance], dtype=np.int64)
    found, draws = units.found, len(rates.cuts)
    chance = rates.real[types[:found], relevance[:found]]
    rows, picks = _missed(units, types, relevance, rates, rng)
    counts = np.bincount(rows, minlength=draws)
    beside = np.arange(len(rows)) - (np.cumsum(counts) - counts)[rows] + found
    real = np.zeros((draws, found + int(counts.max(initial=0))), dtype=bool)
    real[:, :found] = (rng.random(chance.shape, dtype=np.float32) < chance).T
    real[rows, beside] = True
    places = []
    for part in parts:
        patterns = np.zeros(real.shape, dtype=np.int64)
        patterns[:, :found] = _found_patterns(units, rates, part, rng).T
        patterns[rows, beside] = _missed_patterns(rows, picks, units, rates, part, rng)
        places.append(part.at(patterns, draws))
    return Drawn(real, tuple(places))


def _missed(
    units: Units, types: Ints, relevance: Ints, rates: Rates, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Draw and number of each unit that is in scope though it isn't counted, by draw.

    Of units without coded levels any stands for any other: how many is all that is drawn.
    """
    found = units.found
    kinds = np.stack([types[found:], relevance[found:]], axis=1)
    rows, picks = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for type_, related in np.unique(kinds, axis=0).tolist():
        members = found + np.flatnonzero((kinds == (type_, related)).all(axis=1))
        chance = rates.real[type_, related]
        if units.columns[members].any():
            row, member = np.divmod(_successes(chance, len(members), rng), len(members))
        else:
            row = np.repeat(np.arange(len(chance)), rng.binomial(len(members), chance))
            member = np.zeros_like(row)
        rows.append(row)
        picks.append(members[member])
    every = np.concatenate(rows)
    order = np.argsort(every, kind="stable")
    return every[order], np.concatenate(picks)[order]


def _successes(chance: Floats, n: int, rng: np.random.Generator) -> Ints:
    """Places, ascending, of the successes among len(chance) · n trials, n for each chance.

    Most trials fail. Between successes of trials that are all alike the gaps are geometric, so
    only successes at the highest chance are drawn, and then kept as the trial's own chance has it.
    """
    trials, highest = len(chance) * n, float(chance.max())
    places: Ints = np.concatenate(list(_runs(trials, highest, rng)))
    keep = rng.random(len(places)) * highest < chance[places // n]
    kept: Ints = places[keep]
    return kept


def _runs(trials: int, chance: float, rng: np.random.Generator) -> Iterator[Ints]:
    last = -1
    while last < trials:
        left = (trials - last) * chance
        gaps = rng.geometric(chance, size=int(left + 4 * np.sqrt(left)) + 10)
        places = last + np.cumsum(gaps)
        last = int(places[-1])
        yield places[: np.searchsorted(places, trials)]


def _found_patterns(
    units: Units, rates: Rates, part: Part, rng: np.random.Generator
) -> NDArray[np.int16]:
    """(n, k) drawn patterns of the commitments as counted."""
    columns, capped = units.columns[: units.found], units.capped[: units.found]
    patterns = np.zeros((units.found, len(rates.cuts)), dtype=np.int16)
    for d in part.dimensions:
        # Chances of 1/65,536, a quarter of the bytes: the most of all draws are made here.
        parts = np.minimum(rates.cuts[:, d].T * STEPS, STEPS - 1).astype(np.uint16)
        chance = np.frombuffer(rng.bytes(2 * patterns.size), dtype="<u2").reshape(patterns.shape)
        patterns *= LEVELS
        patterns += chance >= parts[0][columns[:, d]]
        patterns += (chance >= parts[1][columns[:, d]]) & ~capped[:, d : d + 1]
    return patterns


def _missed_patterns(
    rows: Ints, picks: Ints, units: Units, rates: Rates, part: Part, rng: np.random.Generator
) -> Ints:
    """Drawn patterns of units `picks` in draws `rows`."""
    patterns = np.zeros(len(rows), dtype=np.int64)
    _, dimensions, columns, _ = rates.missed.shape
    cuts = rates.missed.reshape(-1, LEVELS - 1)
    for d in part.dimensions:
        cut = cuts[(rows * dimensions + d) * columns + units.columns[picks, d]]
        chance = rng.random(len(rows))
        patterns *= LEVELS
        patterns += chance > cut[:, 0]
        patterns += (chance > cut[:, 1]) & ~units.capped[picks, d]
    return patterns


def times_drawn(units: Units, width: int, draws: int, rng: np.random.Generator) -> Singles:
    """(k, width) how often each place is drawn by the bootstrap over sections and commitments.

    Places of missed commitments, whose section isn't kept, count by exponential draws with mean
    1: the Bayesian bootstrap (Rubin 1981), of statements alone.
    """
    draw, picks = nested_draws(units.sections, rng, draws)
    cells = np.bincount(draw * units.found + picks, minlength=draws * units.found)
    times = np.empty((draws, width), dtype=np.float32)
    times[:, : units.found] = cells.reshape(draws, units.found)
    times[:, units.found :] = rng.standard_exponential((draws, width - units.found), np.float32)
    return times
