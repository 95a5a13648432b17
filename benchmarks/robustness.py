"""Time that the uncertainty of scores takes: `robustness.py [--plans 42] [--draws 2000]`.

Everything that `run` draws beside each plan's own interval, on invented plans, one core.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric.accuracy import accuracy_of
from doc_audit.score import scale_of
from doc_audit.score.uncertainty import (
    Mistakes,
    confusion_of,
    draw_rates,
    uncertainty,
)

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "score"))
import invented_plans

PLANS, DRAWS, SEED = 42, 2000, 20230701
COMMITMENTS, OTHERS = (15, 150), (300, 1200)
"""Commitments in scope and other statements of a plan, from … to; five real plans had 10 to 26
and 150 to 700."""


def speed(plans: int, draws: int) -> None:
    rubric = open_rubric("default")
    scale = scale_of(rubric.settings)
    accuracy = accuracy_of(rubric)
    assert accuracy is not None
    rng = np.random.default_rng(SEED)
    made = [invented_plans.plan(f"p{i:02}", rng, scale, COMMITMENTS, OTHERS) for i in range(plans)]
    start = time.process_time()
    confusion = confusion_of(accuracy, rubric.settings, scale)
    rates = (draw_rates(confusion, rng, draws), draw_rates(confusion, rng, draws))
    mistakes = Mistakes(confusion, rates)
    _, found = uncertainty(made, scale, mistakes, draws, rng, lambda plan: rng)
    end = time.process_time()
    units = sum(len(plan.units.types) for plan in made)
    print(f"{plans} plans, {units:,} statements, {draws:,} draws: {end - start:.2f} s of one core")
    low, high = min(p.score for p in made), max(p.score for p in made)
    print(f"scores {low:.0f} to {high:.0f}")
    apart = sum(pair.apart for pair in found.pairs)
    print(f"{apart} of {len(found.pairs)} pairs apart; variance explained by itself:")
    for share in found.shares:
        print(f"  {share.choice:10} score {share.score:6.3f}  rank {share.rank:6.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--draws", type=int, default=DRAWS)
    given = parser.parse_args()
    speed(given.plans, given.draws)


if __name__ == "__main__":
    main()
