"""Plans with a score, an interval and a length, as the comparisons take them."""

from doc_audit.compare import PlanLine
from doc_audit.model import DimensionShare, Interval, PlanScore


def make_line(
    plan: str,
    score: float | None = 50.0,
    half: float = 5.0,
    words: int = 1000,
    kind: str = "strategy",
    ranked: bool = True,
    system: str = "",
    specific: int = 5,
) -> PlanLine:
    """A plan whose interval is its score and `half` to each side."""
    interval = None if score is None else Interval(score - half, score + half)
    figures = PlanScore(
        plan=plan, docs=(plan,), kind=kind, rubric="r", scope="inequalities",
        status="too_few" if score is None else "scored", ranked=ranked and score is not None,
        notes=(), n=10, restated=0, copies=0, commitments=10, aspirations=4, statements=20,
        score=score, interval=interval, arithmetic=None, at_least_half=None,
        without_restated=None, specificity=score, accountability=score,
        dimensions=(DimensionShare("timeframe", 10, 8, specific),), criteria_met=(), points=(),
    )  # fmt: skip
    return PlanLine(figures, system, "", words)
