"""How often an assigned code is right: from the rubric's measured counts to draws of rates.

Letters of the shapes: k draws, g documents of gold, d dimensions with weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.rubric.accuracy import COUNTED, IN_SCOPE, Accuracy
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.axes import Floats, Scale
from doc_audit.score.inputs import Scope

PRIOR = 5.0
"""SCORING.md: what all dimensions together say of an assigned level counts as five statements
beside a dimension's own. Likewise what type and relevance say one by one, beside both at once."""

JEFFREYS = 0.5
"""Jeffreys' prior of a share: half a statement for and half a one against, so that a code never
seen to be wrong may still be."""

LEVELS = 3
_SURE = 1e-9  # a chance of exactly 0 would be no Beta


@dataclass(frozen=True, eq=False, slots=True)
class Confusion:
    """Counts of gold by assigned codes, document by document.

    Attributes:
        types, relevance: assigned codes → place in the tables.
        commitment: (g, 2, types) gold a commitment, or not, by assigned type.
        scope: (g, 2, relevance) gold's relevance in scope, or not, by assigned relevance, the
            missing one among them; None where every relevance is in scope.
        both: (g, 2, types, relevance) gold a commitment in scope, or not, by assigned type and
            relevance; None where every relevance is in scope, or where the rubric was measured
            without this table.
        levels: (g, d, 3, 4) gold's level by assigned: not coded, 0, 1, 2.
        missed: the same over statements whose relevance gold has in scope: what a commitment
            says that was missed. As `levels` where every relevance is in scope, or where the
            rubric was measured without these tables.
    """

    types: dict[str, int]
    relevance: dict[str, int]
    commitment: Floats
    scope: Floats | None
    both: Floats | None
    levels: Floats
    missed: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Rates:
    """Draws of how often assigned codes are right; places are those of `Confusion`.

    Attributes:
        real: (types, relevance, k) chance that a statement is a commitment in scope, given its
            assigned type and relevance.
        cuts: (k, d, 4, 2) chance of gold's level 0, and of 0 or 1, given the assigned column.
        missed: the same of a commitment in scope that isn't counted.
    """

    real: Floats
    cuts: Floats
    missed: Floats


def confusion_of(
    accuracy: Accuracy, settings: RubricSettings, scale: Scale, scope: Scope = "inequalities"
) -> Confusion:
    """The counts that the scale's dimensions with weight and the scope need.

    Strata of a document are added up: how often each would have been drawn isn't known.
    """
    types, relevance = accuracy.labels["type"], accuracy.labels["relevance"]
    is_commitment = [code == settings.commitment_type for code in types.gold]
    in_scope = [code in settings.scoring.scope_relevance for code in relevance.gold]
    dimensions = [d.id for d, on in zip(scale.dimensions, weighted(scale), strict=True) if on]
    levels = np.stack([_by_document(accuracy, name) for name in dimensions], axis=1)
    scoped = [IN_SCOPE + name for name in dimensions]
    told = scope != "all" and all(name in accuracy.labels for name in scoped)
    return Confusion(
        types={code: place for place, code in enumerate(types.coder)},
        relevance={code: place for place, code in enumerate(relevance.coder)},
        commitment=_yes_no(_by_document(accuracy, "type"), is_commitment),
        scope=None
        if scope == "all"
        else _yes_no(_by_document(accuracy, "relevance"), in_scope),
        both=_both(accuracy) if scope != "all" and COUNTED in accuracy.labels else None,
        levels=levels,
        missed=np.stack([_by_document(accuracy, name) for name in scoped], axis=1)
        if told
        else levels,
    )  # fmt: skip


def weighted(scale: Scale) -> NDArray[np.bool_]:
    """(all dimensions of the scale,) which have weight in an axis."""
    some: NDArray[np.bool_] = scale.weights.sum(axis=0) > 0
    return some


def _by_document(accuracy: Accuracy, name: str) -> Floats:
    """(g, gold, assigned) counts of one table, documents in order of name."""
    docs = sorted({part.doc for part in accuracy.parts})
    tables = [
        np.sum([part.counts[name] for part in accuracy.parts if part.doc == doc], axis=0)
        for doc in docs
    ]
    return np.array(tables, dtype=np.float64)


def _both(accuracy: Accuracy) -> Floats:
    """(g, 2, types, relevance); columns of the table stand by type, then relevance."""
    counts = _by_document(accuracy, COUNTED)
    types, relevance = (len(accuracy.labels[name].coder) for name in ("type", "relevance"))
    return counts.reshape(len(counts), 2, types, relevance)


def _yes_no(counts: Floats, yes: Sequence[bool]) -> Floats:
    rows = np.array(yes, dtype=bool)
    return np.stack([counts[:, rows].sum(axis=1), counts[:, ~rows].sum(axis=1)], axis=1)


def draw_rates(confusion: Confusion, rng: np.random.Generator, draws: int) -> Rates:
    """Rates from gold's documents drawn with replacement, then from Beta and Dirichlet.

    Both take sampling error on: which documents were coded, and how few statements.
    """
    docs = len(confusion.commitment)
    times = rng.multinomial(docs, np.full(docs, 1 / docs), size=draws).astype(np.float64)
    return Rates(
        real=_real(confusion, times, rng),
        cuts=_cuts(np.einsum("kg,gdla->kdla", times, confusion.levels), rng),
        missed=_cuts(np.einsum("kg,gdla->kdla", times, confusion.missed), rng),
    )


def _real(confusion: Confusion, times: Floats, rng: np.random.Generator) -> Floats:
    commitment = _shares(confusion.commitment, times, rng)
    if confusion.scope is None:
        alone = np.repeat(commitment[:, :, None], len(confusion.relevance), axis=2)
    else:
        alone = commitment[:, :, None] * _shares(confusion.scope, times, rng)[:, None, :]
    if confusion.both is not None:
        counts = np.einsum("kg,gytr->kytr", times, confusion.both)
        prior = PRIOR * np.clip(alone, _SURE, 1 - _SURE)
        alone = rng.beta(counts[:, 0] + prior, counts[:, 1] + PRIOR - prior)
    return np.ascontiguousarray(alone.transpose(1, 2, 0))


def _shares(counts: Floats, times: Floats, rng: np.random.Generator) -> Floats:
    drawn = np.einsum("kg,gya->kya", times, counts) + JEFFREYS
    shares: Floats = rng.beta(drawn[:, 0], drawn[:, 1])
    return shares


def _cuts(counts: Floats, rng: np.random.Generator) -> Floats:
    """Cumulative chances of levels 0 and 1; `counts` are (k, d, gold level, assigned)."""
    pooled = counts.sum(axis=1, keepdims=True) + JEFFREYS
    prior = PRIOR * pooled / pooled.sum(axis=2, keepdims=True)
    gammas = rng.standard_gamma(counts + prior)
    shares = gammas / gammas.sum(axis=2, keepdims=True)
    cuts = np.cumsum(shares, axis=2)[:, :, : LEVELS - 1].transpose(0, 1, 3, 2)
    return np.ascontiguousarray(cuts)
