"""Agreement of a coder with gold: pooled, by document, by stratum, each with its interval."""

from collections.abc import Iterable, Sequence

import numpy as np

from doc_audit.evaluate.draws import drawn_sums
from doc_audit.evaluate.measures import Floats, Measure
from doc_audit.evaluate.pairs import Pair
from doc_audit.evaluate.records import AgreementReport, Confusion, Figure, Slice, SliceKind
from doc_audit.evaluate.tallies import Tally, tallies
from doc_audit.model import Interval
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.intervals import COVER

DRAWS = 2000
"""Bootstrap draws: as for the scores (SCORING.md)."""

DEFINED = 0.5
"""Share of draws in which a figure must be defined for an interval to be given."""


def agreement(
    pairs: Sequence[Pair],
    settings: RubricSettings,
    rng: np.random.Generator,
    draws: int = DRAWS,
    extra: int = 0,
) -> AgreementReport:
    """Every figure of PRODUCT.md's "Agreement, wherever it is shown".

    Pairs without a coding by the measured coder are reported and enter no figure. Intervals are
    95 % percentile intervals of a bootstrap over documents, then statements within each; within
    one document over statements alone. Strata are never weighted together: their sampling
    fractions aren't known. The order of the pairs changes nothing.

    Args:
        pairs: the same statements coded twice.
        settings: of the rubric that both sides code by.
        rng: for the bootstrap.
        draws: bootstrap draws, at least 1.
        extra: statements that only the measured coder has, to be reported.
    """
    in_order = sorted(pairs, key=lambda pair: (pair.doc, pair.gold.statement))

    def part(kind: SliceKind, name: str = "") -> Slice:
        chosen = [pair for pair in in_order if kind == "pooled" or _name(pair, kind) == name]
        return _slice(kind, name, chosen, settings, rng, draws)

    def parts(kind: SliceKind) -> tuple[Slice, ...]:
        names = sorted({_name(pair, kind) for pair in pairs} - {""})
        return tuple(part(kind, name) for name in names)

    return AgreementReport(
        gold=_coders(pair.gold.coder for pair in pairs),
        coder=_coders(pair.code.coder for pair in pairs if pair.code),
        pooled=part("pooled"),
        by_document=parts("document"),
        by_stratum=parts("stratum"),
        missing=tuple(pair.gold.statement for pair in in_order if pair.code is None),
        extra=extra,
        draws=draws,
    )


def _name(pair: Pair, kind: SliceKind) -> str:
    return pair.doc if kind == "document" else pair.stratum


def _coders(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - {""}))


def _slice(
    kind: SliceKind,
    name: str,
    pairs: Sequence[Pair],
    settings: RubricSettings,
    rng: np.random.Generator,
    draws: int,
) -> Slice:
    compared = [(p.text, p.gold, p.code) for p in pairs if p.code is not None]
    docs = [p.doc for p in pairs if p.code is not None]
    found = tallies(compared, settings)
    counts = np.concatenate([tally.counts for tally in found], axis=1)
    sums, drawn = counts.sum(axis=0), drawn_sums(counts, docs, rng, draws)
    figures: list[Figure] = []
    confusions = []
    at = 0
    for tally in found:
        place = slice(at, at + tally.counts.shape[1])
        at = place.stop
        figures += [_figure(tally.code, m, sums[place], drawn[:, place]) for m in tally.measures]
        if tally.labels:
            confusions.append(_confusion(tally, sums[place]))
    return Slice(
        kind, name, len(docs), len(pairs) - len(docs), len(set(docs)), tuple(figures),
        tuple(confusions),
    )  # fmt: skip


def _figure(code: str, measure: Measure, sums: Floats, drawn: Floats) -> Figure:
    value = measure.point(sums) if measure.point else float(measure.value(sums))
    n = round(measure.base(sums))
    if np.isnan(value):
        return Figure(code, measure.level, measure.name, n, None, None)
    return Figure(code, measure.level, measure.name, n, value, interval_of(measure.value(drawn)))


def interval_of(values: Floats) -> Interval | None:
    """95 % interval of bootstrap draws; None where under `DEFINED` of them aren't nan."""
    defined = values[~np.isnan(values)]
    if len(defined) < DEFINED * len(values):
        return None
    low, high = np.percentile(defined, COVER)
    return Interval(float(low), float(high))


def _confusion(tally: Tally, sums: Floats) -> Confusion:
    size = len(tally.labels)
    table = sums.reshape(size, size).astype(int).tolist()
    return Confusion(tally.code, tally.labels, tuple(tuple(row) for row in table))
