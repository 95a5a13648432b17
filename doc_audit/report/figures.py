"""The figures of a plan's score, each with what it says."""

from collections.abc import Iterator

from doc_audit.model import Interval, PlanScore
from doc_audit.report.vocabulary_tables import rate_words
from doc_audit.report.words import count, interval_words, percent, thousands, whole
from doc_audit.score.axes import FULL
from doc_audit.score.intervals import wilson

Figure = tuple[str, str, str]


def plan_figures(score: PlanScore, aggregate: str) -> Iterator[Figure]:
    """Name, figure, what it says; figures that there are none of are left out.

    Args:
        score: of the plan.
        aggregate: the one that made the score; the others are shown beside it.
    """
    if score.n:
        yield (
            "Specificity",
            whole(score.specificity),
            "of 100: how much the commitments say of what, for whom and where, on average"
            f"{_range(score.specificity_interval)}",
        )
        yield (
            "Accountability",
            whole(score.accountability),
            "of 100: how much they say of who, when and with what, on average"
            f"{_range(score.accountability_interval)}",
        )
    yield _commitments(score)
    yield from _share(score)
    yield from _words(score)
    yield from _other_scores(score, aggregate)


def _commitments(score: PlanScore) -> Figure:
    parts = ["in scope, each counted once"]
    if score.copies:
        parts.append(f"{count(score.copies, 'repeat')} left out")
    if score.restated:
        parts.append(f"{score.restated} restated from another body")
    return ("Commitments", str(score.n), "; ".join(parts))


def _share(score: PlanScore) -> Iterator[Figure]:
    both = score.commitments + score.aspirations
    if both:
        promised = count(score.commitments, "commitment")
        yield (
            "Commitment share",
            f"{percent(score.commitments, both)}%",
            f"of what is promised or hoped for in scope: {promised} and "
            f"{count(score.aspirations, 'aspiration')}, repeats counted"
            f"{_range(score.commitment_interval, 100)}",
        )


def _words(score: PlanScore) -> Iterator[Figure]:
    if score.words:
        whole_length = f", {thousands(score.document_words)} in all" if score.document_words else ""
        yield (
            "Commitments per 1,000 words",
            rate_words(score.commitments_per_1000_words),
            f"in scope; the statements have {thousands(score.words)} words{whole_length}",
        )


def _other_scores(score: PlanScore, aggregate: str) -> Iterator[Figure]:
    if score.restated and score.without_restated is not None:
        yield (
            "Score of its own commitments",
            whole(score.without_restated),
            "of 100, without targets and duties restated from other bodies",
        )
    half = _range(_half_interval(score), 100)
    others = [
        ("product", "Score if axes are multiplied", score.product, "", _PRODUCT),
        ("arithmetic", "Score if axes are added", score.arithmetic, "", _ADDED),
        ("at_least_half", "At least half specific", score.at_least_half, "%", _HALF + half),
    ]
    for name, title, figure, unit, says in others:
        if name != aggregate and figure is not None:
            yield (title, whole(figure) + unit, says)


def _half_interval(score: PlanScore) -> Interval | None:
    """Wilson's of the share, as all shares of a plan's commitments have."""
    if score.at_least_half is None:
        return None
    return wilson(round(score.at_least_half / FULL * score.n), score.n)


def _range(interval: Interval | None, scale: float = 1) -> str:
    between = interval_words(interval, scale)
    return f" (95% interval {between})" if between else ""


_PRODUCT = "of 100: both axes taken together for each commitment"
_ADDED = "of 100: the mean of both axes, so that one can make up for the other"
_HALF = "of commitments are specific on enough dimensions of each axis, as Method tells"
