"""Plans made by chance, for speed and for coverage of intervals."""

import numpy as np

from doc_audit.score.axes import Scale, axis_points, values_of
from doc_audit.score.uncertainty import CodedPlan, Units
from doc_audit.score.uncertainty.rates import weighted

LEVEL_SHARES = np.array([0.55, 0.3, 0.15])
"""Of levels 0, 1, 2; each plan tilts them a little its own way."""
OTHER_TYPES = ("aspiration", "achievement", "context", "other", "commitment")
OTHER_SHARES = (0.05, 0.05, 0.6, 0.1, 0.2)
SECTION = 5  # commitments a section


def plan(
    name: str,
    rng: np.random.Generator,
    scale: Scale,
    commitments: tuple[int, int],
    others: tuple[int, int],
) -> CodedPlan:
    """A plan of random size and quality; commitments out of scope are among the others."""
    d = int(weighted(scale).sum())
    found, beside = int(rng.integers(*commitments)), int(rng.integers(*others))
    shares = rng.dirichlet(15 * LEVEL_SHARES)
    levels = rng.choice(3, size=(found, d), p=shares)
    types = rng.choice(OTHER_TYPES, size=beside, p=OTHER_SHARES)
    coded = (types == "commitment") | (types == "aspiration")
    columns = np.where(coded[:, None], 1 + rng.choice(3, size=(beside, d), p=shares), 0)
    relevance = np.where(types == "other", "not_coded", "none")
    units = Units(
        found=found,
        types=("commitment",) * found + tuple(types.tolist()),
        relevance=("implicit",) * found + tuple(relevance.tolist()),
        columns=np.concatenate([levels + 1, columns]),
        capped=np.zeros((found + beside, d), dtype=bool),
        sections=np.arange(found) // SECTION,
    )
    return CodedPlan(name, score(levels, scale), ranked=True, units=units)


def score(levels: np.ndarray, scale: Scale) -> float:
    """Mean value of commitments, `levels` (n, dimensions with weight)."""
    every = np.zeros((len(levels), len(scale.dimensions)), dtype=np.int64)
    every[:, weighted(scale)] = levels
    return float(values_of(every, axis_points(every, scale), scale).mean())
