"""What each statement adds to each figure; who is counted where, as PRODUCT.md says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from doc_audit.evaluate.measures import (
    Floats,
    Measure,
    found_measures,
    hits_in_table,
    kappa_measure,
    ratio,
)
from doc_audit.evaluate.records import DETECTED
from doc_audit.evaluate.spans import jaccard, span_of
from doc_audit.model import Coding
from doc_audit.rubric.schema import CategoryList, RubricSettings

NO_RELEVANCE = "none"
NOT_CODED = "not_coded"
REST = "rest"
LEVELS = ("0", "1", "2")

JACCARD_GRAIN = 2**20
"""Jaccard is kept in steps of 1/JACCARD_GRAIN, so that its sums are exact in whatever order."""

Both = tuple[str, Coding, Coding]
"""Text, gold, measured coder."""


@dataclass(frozen=True, eq=False, slots=True)
class Tally:
    """What is summed for one code.

    Attributes:
        counts: (n, k) what each statement adds; a row of zeros where it isn't counted.
        measures: figures to make from the sums.
        labels: of a confusion table, `counts` then being its flattened cells; else empty.
        by_statement: its intervals come from drawing statements, however many documents there are.
    """

    code: str
    counts: Floats
    measures: tuple[Measure, ...]
    labels: tuple[str, ...] = ()
    by_statement: bool = False


def tallies(pairs: Sequence[Both], settings: RubricSettings) -> list[Tally]:
    """Tallies of single codes over pairs, in the order in which figures are shown."""
    return [
        *_whole_codes(pairs, settings),
        *(t for d in settings.dimensions for t in _dimension(pairs, d.id, settings)),
        *(_category(pairs, category, settings) for category in settings.categories),
    ]


def _whole_codes(pairs: Sequence[Both], settings: RubricSettings) -> Iterator[Tally]:
    commitment = settings.commitment_type
    yield _labelled(
        "commitment",
        (commitment, REST),
        [_two(pair, lambda c: commitment if c.type == commitment else REST) for pair in pairs],
        shown=(commitment,),
    )
    yield _labelled(
        "type", [c.id for c in settings.types], [_two(pair, lambda c: c.type) for pair in pairs]
    )
    yield _labelled(
        "relevance",
        [c.id for c in settings.relevance],
        [
            _two(pair, lambda c: c.relevance or NO_RELEVANCE)
            if pair[1].type != settings.unusable_type
            else None
            for pair in pairs
        ],
    )
    yield _labelled(
        "origin",
        [c.id for c in settings.origins],
        [_two(pair, lambda c: c.origin or NOT_CODED) if pair[1].origin else None for pair in pairs],
    )


def _two(pair: Both, read: Callable[[Coding], str]) -> tuple[str, str]:
    return read(pair[1]), read(pair[2])


def _labelled(
    code: str,
    labels: Sequence[str],
    said: Sequence[tuple[str, str] | None],
    shown: Sequence[str] | None = None,
) -> Tally:
    """A confusion table; codes outside the rubric's list get a row and column of their own.

    `said` holds (gold, coder), None where the statement isn't counted; precision and recall are
    given for `shown`, by default every label.
    """
    strange = sorted({code for two in said if two for code in two} - set(labels))
    names = (*labels, *strange)
    measures = [kappa_measure(len(names))]
    for name in names if shown is None else shown:
        measures += found_measures(name, hits_in_table(len(names), [names.index(name)]))
    return Tally(code, _table_counts(said, names), tuple(measures), names)


def _table_counts(said: Sequence[tuple[str, str] | None], labels: Sequence[str]) -> Floats:
    place = {label: number for number, label in enumerate(labels)}
    counts = np.zeros((len(said), len(labels) ** 2))
    for row, two in enumerate(said):
        if two:
            counts[row, place[two[0]] * len(labels) + place[two[1]]] = 1
    return counts


def _dimension(pairs: Sequence[Both], name: str, settings: RubricSettings) -> Iterator[Tally]:
    """Levels where gold has coded the dimension, and the words where both have some."""
    counted = [_has(gold, name, settings) for _, gold, _ in pairs]
    said = [
        _two(pair, lambda c: str(c.level(name))) if gold_has else None
        for pair, gold_has in zip(pairs, counted, strict=True)
    ]
    size = len(LEVELS)
    measures = [kappa_measure(size), kappa_measure(size, quadratic=True)]
    measures += found_measures(DETECTED, hits_in_table(size, [1, 2]))
    for place, level in enumerate(LEVELS):
        measures += found_measures(level, hits_in_table(size, [place]))
    yield Tally(name, _table_counts(said, LEVELS), tuple(measures), LEVELS)
    overlaps = [
        _overlap(pair, name) if gold_has else None
        for pair, gold_has in zip(pairs, counted, strict=True)
    ]
    yield _span_tally(name, overlaps)


def _has(gold: Coding, dimension: str, settings: RubricSettings) -> bool:
    return gold.type in settings.coded_types and dimension in gold.dimensions


def _overlap(pair: Both, name: str) -> float | None:
    """Jaccard of the two coders' words; None unless both have a level and words in the text."""
    text, *codings = pair
    codes = [coding.dimensions.get(name) for coding in codings]
    spans = [span_of(code, text) if code and code.level else None for code in codes]
    if spans[0] is None or spans[1] is None:
        return None
    return round(jaccard(spans[0], spans[1]) * JACCARD_GRAIN) / JACCARD_GRAIN


def _span_tally(name: str, overlaps: Sequence[float | None]) -> Tally:
    rows = [(0, 0.0, 0) if o is None else (1, o, o >= 0.5) for o in overlaps]
    return Tally(
        name,
        np.array(rows, dtype=np.float64).reshape(len(rows), 3),
        (
            Measure("", "jaccard_mean", lambda s: ratio(s[..., 1], s[..., 0]), _first),
            Measure("", "jaccard_half", lambda s: ratio(s[..., 2], s[..., 0]), _first),
        ),
    )


def _first(sums: Floats) -> float:
    return float(sums[0])


def _category(pairs: Sequence[Both], category: CategoryList, settings: RubricSettings) -> Tally:
    """Codes of a closed list: micro-averaged, and each code that either coder used.

    A list that gold doesn't have was not coded, which says nothing of the coder.
    """
    counted = [
        _has(gold, category.dimension, settings) and category.id in gold.categories
        for _, gold, _ in pairs
    ]
    given = [
        tuple(frozenset(coding.categories.get(category.id, ())) for coding in codings)
        for _, *codings in pairs
    ]
    used = frozenset(
        code for sets, row in zip(given, counted, strict=True) if row for s in sets for code in s
    )
    listed = [code.id for code in category.codes]
    codes = [*(c for c in listed if c in used), *sorted(used - set(listed))]
    counts = np.zeros((len(pairs), 3, len(codes)))
    for row, (gold, coder) in enumerate(given):
        if counted[row]:
            counts[row, 0] = [c in gold and c in coder for c in codes]
            counts[row, 1] = [c in coder for c in codes]
            counts[row, 2] = [c in gold for c in codes]
    return Tally(
        category.id,
        counts.reshape(len(pairs), 3 * len(codes)),
        tuple(_category_measures(codes)),
    )


def _category_measures(codes: Sequence[str]) -> list[Measure]:
    size = len(codes)

    def hits_of(places: slice) -> Callable[[Floats], tuple[Floats, Floats, Floats]]:
        def hits(sums: Floats) -> tuple[Floats, Floats, Floats]:
            parts = sums.reshape(*sums.shape[:-1], 3, size)[..., places].sum(axis=-1)
            return parts[..., 0], parts[..., 1], parts[..., 2]

        return hits

    measures = found_measures("", hits_of(slice(None)))
    for place, code in enumerate(codes):
        measures += found_measures(code, hits_of(slice(place, place + 1)))
    return measures
