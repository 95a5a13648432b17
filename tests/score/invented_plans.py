"""Plans made by chance, for tests and benchmarks: speed, and coverage of intervals."""

import numpy as np

from doc_audit.score.axes import Scale, axis_points, values_of
from doc_audit.score.uncertainty import CodedPlan, Units
from doc_audit.score.uncertainty.rates import Confusion, weighted

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


class World:
    """Plans and gold coded by one coder, whose mistakes are as the model of coder error has them.

    Gold's code given the assigned one has fixed rates, the same in gold and plans; each of gold's
    documents may differ from them a little.
    """

    TYPES = ("commitment", "aspiration", "achievement", "context", "other")
    RELEVANCE = ("not_coded", "explicit", "implicit", "none")
    ASSIGNED = (0.30, 0.05, 0.05, 0.45, 0.15)
    RELATED = (0.0, 0.10, 0.20, 0.70)

    def __init__(self, scale: Scale, rng: np.random.Generator) -> None:
        self.scale, self.rng = scale, rng
        self.d = int(weighted(scale).sum())
        self.commitment = np.array([0.85, 0.30, 0.05, 0.06, 0.08])
        self.in_scope = np.array([0.30, 0.95, 0.75, 0.04])
        right = np.array([[0.6, 0.3, 0.1], [0.88, 0.09, 0.03], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]])
        # Columns of assigned levels (not coded, 0, 1, 2); each dimension has rates of its own.
        self.levels = np.array(
            [[self.rng.dirichlet(30 * row) for row in right] for _ in range(self.d)]
        )

    def assigned(self, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Types, relevance and level columns of n statements."""
        types = self.rng.choice(5, size=n, p=self.ASSIGNED)
        related = np.where(types == 4, 0, self.rng.choice(4, size=n, p=self.RELATED))
        coded = (types < 2)[:, None]
        columns = np.where(coded, self.rng.choice((1, 2, 3), size=(n, self.d), p=LEVEL_SHARES), 0)
        return types, related, columns

    def truth(
        self, types: np.ndarray, related: np.ndarray, columns: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Whether a commitment, whether in scope, levels, by the rates."""
        commitment = self.rng.random(len(types)) < self.commitment[types]
        scope = self.rng.random(len(types)) < self.in_scope[related]
        cuts = np.cumsum(self.levels[np.arange(self.d), columns], axis=-1)[..., :2]
        levels = (self.rng.random((*columns.shape, 1)) > cuts).sum(axis=-1)
        return commitment, scope, levels

    def measured(self, statements: int, documents: int = 9) -> Confusion:
        """Counts of gold, its documents of equal size."""
        parts = [self._document(statements // documents) for _ in range(documents)]
        commitment, scope, both, levels = (np.stack(t) for t in zip(*parts, strict=True))
        return Confusion(
            types={code: i for i, code in enumerate(self.TYPES)},
            relevance={code: i for i, code in enumerate(self.RELEVANCE)},
            commitment=commitment,
            scope=scope,
            both=both,
            levels=levels,
            missed=levels,
        )

    def _document(self, n: int) -> tuple[np.ndarray, ...]:
        types, related, columns = self.assigned(n)
        commitment, scope, levels = self.truth(types, related, columns)
        of_types, of_scope = np.zeros((2, 5)), np.zeros((2, 4))
        of_both, of_levels = np.zeros((2, 5, 4)), np.zeros((self.d, 3, 4))
        np.add.at(of_types, (1 - commitment.astype(int), types), 1)
        np.add.at(of_scope, (1 - scope.astype(int), related), 1)
        np.add.at(of_both, (1 - (commitment & scope).astype(int), types, related), 1)
        places = np.broadcast_to(np.arange(self.d), levels.shape)
        # Gold codes levels of commitments and aspirations; here, of commitments.
        np.add.at(of_levels, tuple(t[commitment] for t in (places, levels, columns)), 1)
        return of_types, of_scope, of_both, of_levels

    def plan(self, commitments: int) -> tuple[CodedPlan, float]:
        """A plan with so many commitments as coded, and its true score."""
        types, related, columns = self.assigned(int(commitments / 0.09) + 200)
        counted = np.flatnonzero((types == 0) & ((related == 1) | (related == 2)))[:commitments]
        stop = counted[-1] + 1  # so that the others are in proportion
        types, related, columns = types[:stop], related[:stop], columns[:stop]
        commitment, scope, levels = self.truth(types, related, columns)
        order = np.argsort(~np.isin(np.arange(stop), counted), kind="stable")
        units = Units(
            found=len(counted),
            types=tuple(self.TYPES[i] for i in types[order]),
            relevance=tuple(self.RELEVANCE[i] for i in related[order]),
            columns=columns[order],
            capped=np.zeros(columns.shape, dtype=bool),
            sections=np.zeros(len(counted), dtype=np.int64),
        )
        shown = score(columns[counted] - 1, self.scale)
        plan = CodedPlan("p", shown, ranked=True, units=units)
        return plan, score(levels[commitment & scope], self.scale)
