"""How often the intervals of a score hold the true one, in simulated plans (docs/scoring.md).

`coverage.py [PLANS]`, by default 2,000 plans a case, a quarter of that for mistakes of coding; two
or three minutes.
"""

import sys
from pathlib import Path

import numpy as np

from doc_audit.pipeline.resources import open_rubric
from doc_audit.score import Scale, scale_of
from doc_audit.score.intervals import score_interval
from doc_audit.score.uncertainty import Mistakes, draw_rates, uncertainty

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "score"))
import invented_plans

PLANS, DRAWS, CODER_DRAWS, SEED = 2000, 1000, 500, 11
SIZES = (10, 20, 80)
SECTION = 5  # commitments a section
RUNGS = np.array([0, 12, 23, 46, 65, 93])
"""What a commitment is worth, about the rungs of the ladder."""
MIXED = np.array([0.10, 0.25, 0.30, 0.20, 0.10, 0.05])
GOOD = np.array([0.05, 0.10, 0.25, 0.30, 0.20, 0.10])
BAD = 2 * MIXED - GOOD
"""Sections are good or bad by the toss of a coin, and mixed on average."""


def sampling(n: int, sections: str, plans: int, rng: np.random.Generator) -> float:
    """Share of plans whose bootstrap interval holds the mean of what they were drawn from."""
    truth, held = float(RUNGS @ MIXED), 0
    for _ in range(plans):
        size = n if sections == "none" else SECTION
        values = np.concatenate([_section(sections, size, rng) for _ in range(n // size)])
        names = [("doc", str(i // size)) for i in range(n)]
        interval = score_interval(values.tolist(), names, rng, DRAWS)
        assert interval is not None
        held += interval.low <= truth <= interval.high
    return held / plans


def _section(sections: str, size: int, rng: np.random.Generator) -> np.ndarray:
    differ = sections == "differ"
    shares = (GOOD if rng.random() < 0.5 else BAD) if differ else MIXED
    return rng.choice(RUNGS, size=size, p=shares)


def coder(
    scale: Scale, n: int, gold: int, plans: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Shares of plans whose interval of coder error holds the true score, and the one as coded."""
    held = also = 0
    for _ in range(plans):
        world = invented_plans.World(scale, rng)
        confusion = world.measured(gold)
        plan, truth = world.plan(n)
        rates = draw_rates(confusion, rng, CODER_DRAWS)
        found, _ = uncertainty(
            [plan], scale, Mistakes(confusion, (rates, rates)), CODER_DRAWS, rng, lambda _: rng
        )
        interval = found[plan.plan].interval
        held += interval.low <= truth <= interval.high
        also += interval.low <= plan.score <= interval.high
    return held / plans, also / plans


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else PLANS
    print(f"{plans:,} plans a case; which commitments happened to be written:")
    print("commitments  no sections  sections alike  sections differ")
    for n in SIZES:
        rng = np.random.default_rng([SEED, n])
        shares = [sampling(n, kind, plans, rng) for kind in ("none", "alike", "differ")]
        print(f"{n:11}" + "".join(f"{share:15.1%}" for share in shares))
    scale = scale_of(open_rubric("default").settings)
    print("mistakes of coding, gold of so many statements in 9 documents:")
    print("commitments  gold  true score held  score as coded held")
    for n in SIZES:
        for gold in (450, 2000):
            rng = np.random.default_rng([SEED, n, gold])
            held, as_coded = coder(scale, n, gold, plans // 4, rng)
            print(f"{n:11}{gold:6}{held:17.1%}{as_coded:21.1%}")


if __name__ == "__main__":
    main()
