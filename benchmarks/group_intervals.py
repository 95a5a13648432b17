"""How often a group's interval holds its mean, and how often two equal groups are told apart.

Run: `python benchmarks/group_intervals.py`; takes under a minute. Plans' scores are drawn from a
normal distribution (mean 40, standard deviation 15, cut to 0…100); results: docs/comparing.md.
"""

from itertools import combinations

import numpy as np

from doc_audit.compare import groups

GROUPS = 2000
TIMES = 400
DRAWS = 1000
MEAN, SPREAD = 40.0, 15.0


def main() -> None:
    rng = np.random.default_rng(20230701)
    pool = np.clip(rng.normal(MEAN, SPREAD, 10**6), 0, 100)
    groups.LEAST_PLANS = 2  # to see what the limit keeps out
    for n in (3, 4, 5, 7, 10, 20):
        held, two = holding(n, pool, rng), told_apart(n, 2, pool, rng)
        seven = told_apart(n, 7, pool, rng)
        print(
            f"n = {n:2d}: the interval holds the mean {held:.1%}; by intervals alone two equal "
            f"groups are told apart {two[0]:.1%}, any two of seven {seven[0]:.1%}; "
            f"by the rule {two[1]:.1%} and {seven[1]:.1%}"
        )


def holding(n: int, pool: np.ndarray, rng: np.random.Generator) -> float:
    """Share of groups of `n` plans whose interval holds the mean of the pool."""
    true = float(pool.mean())
    found = [groups.mean_interval(np.sort(rng.choice(pool, n)), rng, DRAWS) for _ in range(GROUPS)]
    return sum(i is not None and i.low <= true <= i.high for i in found) / GROUPS


def told_apart(n: int, k: int, pool: np.ndarray, rng: np.random.Generator) -> tuple[float, float]:
    """Shares of `k` equal groups of which any two are told apart: by intervals, by the rule."""
    by_interval = by_rule = 0
    for _ in range(TIMES):
        scores = {f"{g}-{i}": float(rng.choice(pool)) for g in range(k) for i in range(n)}
        lines = [line_of(str(g), scores, n, rng) for g in range(k)]
        by_interval += any(
            groups.clear_of(a.interval, b.interval) for a, b in combinations(lines, 2)
        )
        by_rule += bool(groups.groups_apart(lines, scores, lambda _: rng, DRAWS))
    return by_interval / TIMES, by_rule / TIMES


def line_of(
    name: str, scores: dict[str, float], n: int, rng: np.random.Generator
) -> groups.GroupLine:
    plans = tuple(f"{name}-{i}" for i in range(n))
    values = np.sort(np.array([scores[plan] for plan in plans]))
    interval = groups.mean_interval(values, rng, DRAWS)
    return groups.GroupLine("region", "strategy", name, plans, 0, float(values.mean()), interval)


if __name__ == "__main__":
    main()
