"""Agreement of a coder with gold: pooled, by document, by stratum, each with its interval."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from doc_audit.evaluate.draws import drawn_sums
from doc_audit.evaluate.measures import Floats, Measure
from doc_audit.evaluate.pairs import Pair
from doc_audit.evaluate.pooled import pooled_tallies
from doc_audit.evaluate.records import (
    AgreementReport,
    Confusion,
    Figure,
    Resampled,
    Slice,
    SliceKind,
)
from doc_audit.evaluate.tallies import Tally, tallies
from doc_audit.model import Interval
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.intervals import COVER

DRAWS = 2000
"""Bootstrap draws: as for the scores (SCORING.md)."""

FEW_DOCUMENTS = 6
"""Under so many documents the bootstrap draws statements alone: of 5 clusters a percentile
interval covers about 84 %, not 95 (SCORING.md, simulated coverage by n)."""

DEFINED = 0.5
"""Share of draws in which a figure must be defined for an interval to be given."""


def agreement(
    pairs: Sequence[Pair],
    settings: RubricSettings,
    rng: np.random.Generator,
    draws: int = DRAWS,
    extra: int = 0,
    groups: Mapping[str, Collection[str]] | None = None,
) -> AgreementReport:
    """Every figure of PRODUCT.md's "Agreement, wherever it is shown".

    Pairs without a coding by the measured coder are reported and enter no figure. Intervals are
    95 % percentile intervals of a bootstrap over documents, then statements within each; of fewer
    than `FEW_DOCUMENTS` documents, and for all level cells together, over statements alone.
    Strata are never weighted together: their sampling fractions aren't known. The order of the
    pairs changes nothing.

    Args:
        pairs: the same statements coded twice.
        settings: of the rubric that both sides code by.
        rng: for the bootstrap.
        draws: bootstrap draws, at least 1.
        extra: statements that only the measured coder has, to be reported.
        groups: name → ids of statements to give figures for by themselves.
    """
    in_order = sorted(pairs, key=lambda pair: (pair.doc, pair.gold.statement))

    def part(kind: SliceKind, name: str = "", ids: Collection[str] = ()) -> Slice:
        chosen = [pair for pair in in_order if _is_in(pair, kind, name, ids)]
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
        by_group=tuple(part("group", name, frozenset(ids)) for name, ids in (groups or {}).items()),
        missing=tuple(pair.gold.statement for pair in in_order if pair.code is None),
        extra=extra,
        draws=draws,
    )


def _is_in(pair: Pair, kind: SliceKind, name: str, ids: Collection[str]) -> bool:
    if kind == "group":
        return pair.gold.statement in ids
    return kind == "pooled" or _name(pair, kind) == name


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
    resampled: Resampled = "documents" if len(set(docs)) >= FEW_DOCUMENTS else "statements"
    single = tallies(compared, settings)
    found = [*single, *pooled_tallies(single, settings)]
    drawn = _drawn(found, docs, resampled, rng, draws)
    figures: list[Figure] = []
    confusions = []
    for tally, sample in zip(found, drawn, strict=True):
        sums = tally.counts.sum(axis=0)
        figures += [_figure(tally.code, measure, sums, sample) for measure in tally.measures]
        if tally.labels:
            confusions.append(_confusion(tally, sums))
    return Slice(
        kind, name, len(docs), len(pairs) - len(docs), len(set(docs)), resampled, tuple(figures),
        tuple(confusions),
    )  # fmt: skip


def _drawn(
    found: Sequence[Tally],
    docs: Sequence[str],
    resampled: Resampled,
    rng: np.random.Generator,
    draws: int,
) -> list[Floats]:
    """Bootstrap sums of each tally; all that draw the same way share their draws."""
    alone = [""] * len(docs)
    samples: dict[int, Floats] = {}
    for by_statement in (False, True):
        chosen = [i for i, tally in enumerate(found) if tally.by_statement == by_statement]
        over = alone if by_statement or resampled == "statements" else docs
        if chosen:
            counts = [found[i].counts for i in chosen]
            sums = drawn_sums(np.concatenate(counts, axis=1), over, rng, draws)
            ends = np.cumsum([part.shape[1] for part in counts])
            samples |= dict(zip(chosen, np.split(sums, ends[:-1], axis=1), strict=True))
    return [samples[i] for i in range(len(found))]


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
