"""Is the interval of coder error right on gold? `coder_error.py`, with gold beside the repository.

Each document of gold in turn is taken for a plan: its statements as the rules code them, the rates
of mistakes from the other documents; beside it what gold says. Gold's documents are samples of
statements, so that these are no plans' scores; near-duplicates and own areas are left as they are.
"""

import sys
from pathlib import Path

import numpy as np

from doc_audit.evaluate import Pair, accuracy
from doc_audit.model import Coding
from doc_audit.pipeline.evaluation import Asked, evaluate_files
from doc_audit.rubric import Rubric
from doc_audit.rubric.accuracy import NOT_CODED
from doc_audit.score import Scale, scale_of
from doc_audit.score.uncertainty import CodedPlan, Mistakes, Units, confusion_of, draw_rates
from doc_audit.score.uncertainty import uncertainty as draw_all
from doc_audit.score.uncertainty.rates import weighted

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "score"))
import invented_plans

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev.jsonl"
DRAWS, SEED = 2000, 1
POOLED = "all"


def counted(coding: Coding, rubric: Rubric) -> bool:
    settings = rubric.settings
    scope = settings.scoring.scope_relevance
    return coding.type == settings.commitment_type and coding.relevance in scope


def columns(coding: Coding, names: list[str], rubric: Rubric) -> list[int]:
    if coding.type not in rubric.settings.coded_types:
        return [0] * len(names)
    return [1 + coding.level(name) for name in names]


def plan_of(pairs: list[Pair], rubric: Rubric, scale: Scale) -> tuple[CodedPlan, float]:
    names = [d.id for d, on in zip(scale.dimensions, weighted(scale), strict=True) if on]
    codes = sorted((pair.code for pair in pairs), key=lambda code: not counted(code, rubric))
    found = sum(counted(code, rubric) for code in codes)
    table = np.array([columns(code, names, rubric) for code in codes])
    gold = [pair.gold for pair in pairs if counted(pair.gold, rubric)]
    truth = np.array([[code.level(name) for name in names] for code in gold])
    units = Units(
        found=found,
        types=tuple(code.type for code in codes),
        relevance=tuple(code.relevance or NOT_CODED for code in codes),
        columns=table,
        capped=np.zeros(table.shape, dtype=bool),
        sections=np.zeros(found, dtype=np.int64),
    )
    shown = invented_plans.score(table[:found] - 1, scale) if found else float("nan")
    plan = CodedPlan("p", shown, ranked=False, units=units)
    return plan, invented_plans.score(truth, scale) if len(truth) else float("nan")


def line(doc: str, pairs: list[Pair], others: list[Pair], rubric: Rubric, scale: Scale) -> None:
    measured = accuracy(others, rubric.settings, rubric.hash, "rules", ())
    confusion = confusion_of(measured, rubric.settings, scale)
    rng = np.random.default_rng(SEED)
    rates = draw_rates(confusion, rng, DRAWS)
    plan, truth = plan_of(pairs, rubric, scale)
    if not plan.units.found:
        return
    found, _ = draw_all(
        [plan], scale, Mistakes(confusion, (rates, rates)), DRAWS, rng, lambda _: rng
    )
    coder = found["p"]
    kept = sum(counted(p.code, rubric) and counted(p.gold, rubric) for p in pairs)
    missed = sum(counted(p.gold, rubric) for p in pairs) - kept
    print(
        f"{doc:8} {plan.units.found:7} {kept:5} {coder.kept:8.1f} {missed:7} {coder.missed:8.1f}"
        f" {plan.score:9.1f} {truth:6.1f}  {coder.interval.low:5.1f} to {coder.interval.high:5.1f}"
    )


def main() -> None:
    if not GOLD.is_file():
        sys.exit(f"{GOLD} isn't there: gold isn't part of the repository.")
    evaluated = evaluate_files(Asked((GOLD,), draws=2))
    rubric = evaluated.rubric
    scale = scale_of(rubric.settings)
    pairs = [pair for pair in evaluated.matched.pairs if pair.code is not None]
    print("doc      counted  kept expected  missed expected  as coded   gold  interval")
    for doc in sorted({pair.doc for pair in pairs}):
        own = [pair for pair in pairs if pair.doc == doc]
        line(doc, own, [pair for pair in pairs if pair.doc != doc], rubric, scale)
    line(POOLED, pairs, pairs, rubric, scale)


if __name__ == "__main__":
    main()
