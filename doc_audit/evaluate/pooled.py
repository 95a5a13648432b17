"""Sums over several codes: all level cells together, all closed lists together."""

from collections.abc import Sequence

import numpy as np

from doc_audit.evaluate.measures import Floats, Measure, found_measures
from doc_audit.evaluate.records import CATEGORIES, LEVEL_CELLS
from doc_audit.evaluate.tallies import Tally
from doc_audit.rubric.schema import RubricSettings


def pooled_tallies(found: Sequence[Tally], settings: RubricSettings) -> list[Tally]:
    """The cells of all dimensions that are scored, their words, and the codes of all lists.

    A statement adds one cell for each dimension that gold coded: κ, F1 and the overlap of words
    are over cells, the bootstrap over statements with all their cells.

    Args:
        found: tallies of the single codes.
        settings: of the rubric; dimensions without an axis (monitoring) are left out.
    """
    scored = {dimension.id for dimension in settings.dimensions if dimension.axis != "none"}
    levels = [tally for tally in found if tally.code in scored and tally.labels]
    words = [tally for tally in found if tally.code in scored and not tally.labels]
    lists = [t for t in found if t.code in {listed.id for listed in settings.categories}]
    return [*_summed(levels), *_summed(words), *_micro(lists)]


def _summed(parts: Sequence[Tally]) -> list[Tally]:
    """One tally of parts that count the same things in the same order."""
    if not parts:
        return []
    counts = np.sum([part.counts for part in parts], axis=0)
    return [Tally(LEVEL_CELLS, counts, parts[0].measures, parts[0].labels, by_statement=True)]


def _micro(parts: Sequence[Tally]) -> list[Tally]:
    """Precision, recall and F1 over the codes of all lists together."""
    if not parts:
        return []
    counts = np.sum([_over_codes(part) for part in parts], axis=0)
    return [Tally(CATEGORIES, counts, tuple(_measures()))]


def _over_codes(part: Tally) -> Floats:
    """(n, 3): codes that both gave, that the coder gave, that gold gave."""
    rows, cells = part.counts.shape
    sums: Floats = part.counts.reshape(rows, 3, cells // 3).sum(axis=-1)
    return sums


def _measures() -> list[Measure]:
    return found_measures("", lambda sums: (sums[..., 0], sums[..., 1], sums[..., 2]))
