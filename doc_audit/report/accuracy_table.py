"""How far the rules agree with people's or other coders' codes, as the method page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.evaluate.draws import drawn_sums
from doc_audit.evaluate.measures import (
    Floats,
    Measure,
    found_measures,
    hits_in_table,
    kappa_measure,
)
from doc_audit.evaluate.slices import FEW_DOCUMENTS
from doc_audit.rubric import Rubric, RubricSettings
from doc_audit.rubric.accuracy import Accuracy, Counts, accuracy_of, unknown_accuracy

DRAWS = 500
SEED = 20230701
"""Of the intervals' draws; the same report from the same run, whatever the run's own seed."""

FEW_CODED = 10
"""With fewer codes under it a share and its interval say nothing: 1 of 1 is 1.00 to 1.00."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A figure in words, its 95 % interval (empty where undefined), and n it rests on."""

    value: str
    interval: str
    n: int


@dataclass(frozen=True, slots=True)
class AccuracyLine:
    """One code: agreement on it, and precision and recall of what `counted` names.

    `strata` are κ and n by stratum, in the order of `AccuracyPart.strata`.
    """

    label: str
    counted: str
    kappa: Agreed
    precision: Agreed
    recall: Agreed
    strata: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AccuracyPart:
    """What the method page says of accuracy.

    Attributes:
        unknown: why it isn't known and what to do; else empty, and the rest is filled.
        gold: name, statements, documents, coders, caveat of each file measured against.
    """

    unknown: str = ""
    lines: tuple[AccuracyLine, ...] = ()
    strata: tuple[str, ...] = ()
    gold: tuple[tuple[str, int, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A code's table in `accuracy.json`: codes in order, and which count as found."""

    table: str
    label: str
    counted: str
    codes: tuple[str, ...]
    found: tuple[str, ...]
    missing: str


def accuracy_part(rubric: Rubric) -> AccuracyPart:
    """Accuracy of a rubric as measured; of rules edited since nothing is known."""
    if unknown := unknown_accuracy(rubric):
        return AccuracyPart(unknown)
    measured = accuracy_of(rubric)
    assert measured is not None  # else unknown
    strata = tuple(sorted({part.stratum for part in measured.parts}))
    asked = [one for one in _asked(rubric.settings) if one.table in measured.labels]
    gold = (
        (file.name, file.statements, file.documents, ", ".join(file.coders), file.caveat)
        for file in measured.gold
    )
    return AccuracyPart(
        lines=tuple(_line(one, measured, strata) for one in asked),
        strata=strata,
        gold=tuple(gold),
    )


def _asked(settings: RubricSettings) -> Iterator[_Asked]:
    types = tuple(code.id for code in settings.types)
    commitment = settings.commitment_type
    yield _Asked("type", "Type of statement", "a commitment", types, (commitment,), types[-1])
    relevance = tuple(code.id for code in settings.relevance)
    yield _Asked("relevance", "Relevance", "in scope", relevance, relevance[:-1], relevance[-1])
    for dimension in settings.dimensions:
        levels = tuple(str(level) for level in range(len(dimension.levels)))
        yield _Asked(dimension.id, dimension.label, "specific", levels, levels[-1:], levels[0])


def _line(asked: _Asked, measured: Accuracy, strata: Sequence[str]) -> AccuracyLine:
    rows = [(one.doc, one.stratum, _square(asked, measured, one.counts)) for one in measured.parts]
    size = len(asked.codes)
    found = [asked.codes.index(code) for code in asked.found]
    precision, recall, _ = found_measures("", hits_in_table(size, found))
    counts, docs = _statements(rows, size)
    if len(set(docs)) < FEW_DOCUMENTS:
        docs = [""] * len(docs)  # statements are drawn, as `doc-audit evaluate` does
    draws = drawn_sums(counts, docs, np.random.default_rng(SEED), DRAWS)
    sums = counts.sum(axis=0)
    kappa = kappa_measure(size)
    return AccuracyLine(
        label=asked.label,
        counted=asked.counted,
        kappa=_agreed(kappa, sums, draws),
        precision=_agreed(precision, sums, draws),
        recall=_agreed(recall, sums, draws),
        strata=tuple(_of_stratum(kappa, rows, name, size) for name in strata),
    )


_Rows = list[tuple[str, str, Floats]]


def _square(asked: _Asked, measured: Accuracy, counts: dict[str, Counts]) -> Floats:
    """(k, k) counts in the order of the codes; what the coder left out stands as `missing`."""
    labels = measured.labels[asked.table]
    order = {code: n for n, code in enumerate(asked.codes)}
    table = np.zeros((len(order), len(order)))
    for gold, row in zip(labels.gold, counts[asked.table], strict=True):
        for coder, n in zip(labels.coder, row, strict=True):
            table[order[gold], order.get(coder, order[asked.missing])] += n
    return table


def _statements(rows: _Rows, size: int) -> tuple[Floats, list[str]]:
    """A row for each statement, with a 1 in its cell of the flattened table; its document."""
    cells: list[int] = []
    docs: list[str] = []
    for doc, _, table in rows:
        times = table.ravel().astype(np.int64)
        cells += list(np.repeat(np.arange(size * size), times))
        docs += [doc] * int(times.sum())
    return np.eye(size * size)[cells], docs


def _agreed(measure: Measure, sums: Floats, draws: Floats) -> Agreed:
    n = int(measure.base(sums))
    value = float(measure.value(sums))
    drawn = measure.value(draws)
    drawn = drawn[~np.isnan(drawn)]
    if np.isnan(value) or not len(drawn):
        return Agreed("–", "", n)
    if n < FEW_CODED:
        return Agreed("–", "too few", n)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Agreed(_two(value), f"{_two(low)} to {_two(high)}", n)


def _of_stratum(kappa: Measure, rows: _Rows, name: str, size: int) -> tuple[str, int]:
    tables = [table for _, stratum, table in rows if stratum == name]
    sums = np.sum(tables, axis=0).ravel() if tables else np.zeros(size * size)
    value = float(kappa.value(sums))
    return ("–" if np.isnan(value) else _two(value), int(sums.sum()))


def _two(value: float) -> str:
    return f"{value:.2f}"
