"""Bootstrap of sums over documents, then statements."""

from collections.abc import Sequence

import numpy as np

from doc_audit.evaluate.measures import Floats
from doc_audit.score.intervals import nested_draws

CELLS_AT_ONCE = 4_000_000
"""Draws · statements held in memory at a time: 32 MB of doubles."""


def drawn_sums(
    counts: Floats,
    docs: Sequence[str],
    rng: np.random.Generator,
    draws: int,
    cells_at_once: int = CELLS_AT_ONCE,
) -> Floats:
    """(draws, k) sums of `counts`, (n, k), over bootstrap samples; (0, k) without statements.

    Documents are drawn with replacement, then statements within each; with one document that is
    a bootstrap of its statements. `docs`, of length n, says which document a row is of. Another
    `cells_at_once` gives other draws from the same generator.
    """
    n = len(docs)
    if not n:
        return np.zeros((0, counts.shape[1]))
    clusters = np.unique(np.array(docs), return_inverse=True)[1].astype(np.int64)
    at_once = max(1, cells_at_once // n)
    parts = []
    for start in range(0, draws, at_once):
        size = min(at_once, draws - start)
        draw, picks = nested_draws(clusters, rng, size)
        times = np.bincount(draw * n + picks, minlength=size * n).reshape(size, n)
        parts.append(times.astype(np.float64) @ counts)
    return np.concatenate(parts)
