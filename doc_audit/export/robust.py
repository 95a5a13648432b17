"""How sure scores and ranks are, as tables for spreadsheets."""

from collections.abc import Iterator

from doc_audit.export.table import table_line
from doc_audit.model import CoderInterval, Interval, PlanScore, RankRange, Run

_CODER = ("coder_low", "coder_high", "coder_middle", "coder_kept", "coder_missed")
_RANKS = ("rank", "rank_low", "rank_high")
_ALONE = ("chance_low", "chance_high", "choices_low", "choices_high")


def robustness_csv(run: Run) -> Iterator[str]:
    """A row a plan (RFC 4180), head first; docs/scoring.md tells the columns.

    Figures that there are none of are empty: without a score all but the first four, without a
    rank those of ranks.
    """
    heads = ["plan", "status", "ranked", "commitments", "score", "interval_low", "interval_high"]
    heads += [*_CODER, "both_low", "both_high", *_RANKS, *(f"rank_by_{name}" for name in _ALONE)]
    yield table_line([*heads, "alike", "alike_plans", "coder_unknown"])
    known = run.robustness
    ranks = {place.plan: place for place in known.ranks} if known else {}
    unknown = known.coder_unknown if known else ""
    for score in run.scores:
        cells = [*_score(score), *_coder(score.coder), *_rank(ranks.get(score.plan))]
        yield table_line([*cells, unknown if score.score is not None else ""])


def pairs_csv(run: Run) -> Iterator[str]:
    """A row a pair of ranked plans, head first: which is above by the scores as shown, of the
    draws that order them the shares (0…1) that keep it so, `yes` or `no` for told apart.
    """
    yield table_line(["above", "below", "kept", "kept_by_chance", "kept_by_choices", "apart"])
    for pair in run.robustness.pairs if run.robustness else ():
        shares = (pair.kept, pair.kept_by_chance, pair.kept_by_choices)
        told = "yes" if pair.apart else "no"
        yield table_line([pair.above, pair.below, *(f"{share:.4f}" for share in shares), told])


def choices_csv(run: Run) -> Iterator[str]:
    """A row a choice, head first: shares of the variance of ranks and scores it explains alone."""
    yield table_line(["choice", "of_rank_variance", "of_score_variance"])
    for share in run.robustness.shares if run.robustness else ():
        figures = ("" if f is None else f"{f:.4f}" for f in (share.rank, share.score))
        yield table_line([share.choice, *figures])


def _score(score: PlanScore) -> list[str]:
    ranked = "yes" if score.ranked else "no"
    figure = "" if score.score is None else f"{score.score:.2f}"
    return [score.plan, score.status, ranked, str(score.n), figure, *_bounds(score.interval)]


def _coder(coder: CoderInterval | None) -> list[str]:
    if coder is None:
        return [""] * len(_CODER)
    figures = (coder.middle, coder.kept, coder.missed)
    return [*_bounds(coder.interval), *(f"{figure:.2f}" for figure in figures)]


def _bounds(interval: Interval | None) -> list[str]:
    return [f"{interval.low:.2f}", f"{interval.high:.2f}"] if interval else ["", ""]


def _rank(place: RankRange | None) -> list[str]:
    if place is None:
        return [""] * (2 + len(_RANKS) + len(_ALONE) + 2)
    ranks = (place.rank, *place.range, *place.by_chance, *place.by_choices)
    alike = [str(len(place.alike)), "; ".join(place.alike)]
    return [*_bounds(place.score), *map(str, ranks), *alike]
