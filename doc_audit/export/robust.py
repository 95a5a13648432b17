"""How sure scores and ranks are."""

from collections.abc import Iterator
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import CoderInterval, Interval, PlanScore, RankRange, Run

_SCORE = (
    Column("plan", "text", "plan id"),
    Column("status", "text", "scored, thin, too_few or not_scored: what its score is worth"),
    Column("ranked", "flag", "whether it has a rank among the others"),
    Column("commitments", "integer", "commitments in scope, repeats counted once"),
    Column("score", "number", "0 to 100; empty where there is none", 2),
    Column("interval_low", "number", "95 % interval of chance, 0 to 100", 2),
    Column("interval_high", "number", "95 % interval of chance, 0 to 100", 2),
)
_CODER = (
    Column("coder_low", "number", "95 % interval of mistakes of coding alone, 0 to 100", 2),
    Column("coder_high", "number", "95 % interval of mistakes of coding alone, 0 to 100", 2),
    Column("coder_middle", "number", "mean of its draws: about the score without mistakes", 2),
    Column("coder_kept", "number", "commitments counted that are some indeed, on average", 2),
    Column("coder_missed", "number", "commitments among the other statements, on average", 2),
)
_RANKS = (
    Column("both_low", "number", "95 % interval of chance and mistakes of coding", 2),
    Column("both_high", "number", "95 % interval of chance and mistakes of coding", 2),
    Column("rank", "integer", "place by the score as shown, from 1"),
    Column("rank_low", "integer", "95 % interval of the place, all sources together"),
    Column("rank_high", "integer", "95 % interval of the place, all sources together"),
    Column("rank_by_chance_low", "integer", "the same of chance alone"),
    Column("rank_by_chance_high", "integer", "the same of chance alone"),
    Column("rank_by_choices_low", "integer", "the same of the rubric's choices alone"),
    Column("rank_by_choices_high", "integer", "the same of the rubric's choices alone"),
    Column("alike", "integer", "plans it can't be told apart from"),
    Column("alike_plans", "list", "those"),
)
_UNKNOWN = Column("coder_unknown", "text", "why mistakes of coding are in no figure, if so")


def robustness_table(run: Run) -> Table:
    """A row a plan: its score, intervals and rank; docs/scoring.md tells the columns."""
    says = "A row a plan: score, intervals, ranks. What there is no figure of is empty."
    columns = (*_SCORE, *_CODER, *_RANKS, _UNKNOWN)
    return Table("robustness", says, columns, partial(_plan_rows, run))


def _plan_rows(run: Run) -> Iterator[list[Cell]]:
    known = run.robustness
    ranks = {place.plan: place for place in known.ranks} if known else {}
    unknown = known.coder_unknown if known else ""
    for score in run.scores:
        cells = [*_score(score), *_coder(score.coder), *_rank(ranks.get(score.plan))]
        yield [*cells, unknown if score.score is not None else ""]


_PAIRS = (
    Column("above", "text", "plan with the higher score as shown"),
    Column("below", "text", "the other"),
    Column("kept", "number", "share of the draws that order them that keep it so, 0 to 1", 4),
    Column("kept_by_chance", "number", "the same of chance alone", 4),
    Column("kept_by_choices", "number", "the same of the rubric's choices alone", 4),
    Column("apart", "flag", "whether they can be told apart"),
)


def pairs_table(run: Run) -> Table:
    """A row a pair of ranked plans."""
    says = "A row a pair of ranked plans, and whether they can be told apart."
    return Table("pairs", says, _PAIRS, partial(_pair_rows, run))


def _pair_rows(run: Run) -> Iterator[list[Cell]]:
    for pair in run.robustness.pairs if run.robustness else ():
        shares = (pair.kept, pair.kept_by_chance, pair.kept_by_choices)
        yield [pair.above, pair.below, *shares, bool(pair.apart)]


_CHOICES = (
    Column("choice", "text", "what could have been chosen otherwise"),
    Column("of_rank_variance", "number", "share of the ranks' variance it explains alone", 4),
    Column("of_score_variance", "number", "share of the scores' variance it explains alone", 4),
)


def choices_table(run: Run) -> Table:
    """A row a choice of the rubric's makers, and what hinges on it."""
    says = "A row a choice that could have been made otherwise, and what hinges on it."
    return Table("choices", says, _CHOICES, partial(_choice_rows, run))


def _choice_rows(run: Run) -> Iterator[list[Cell]]:
    for share in run.robustness.shares if run.robustness else ():
        yield [share.choice, share.rank, share.score]


def _score(score: PlanScore) -> list[Cell]:
    place: list[Cell] = [score.plan, score.status, bool(score.ranked), score.n, score.score]
    return [*place, *_bounds(score.interval)]


def _coder(coder: CoderInterval | None) -> list[Cell]:
    if coder is None:
        return [None] * len(_CODER)
    return [*_bounds(coder.interval), coder.middle, coder.kept, coder.missed]


def _bounds(interval: Interval | None) -> list[Cell]:
    return [interval.low, interval.high] if interval else [None, None]


def _rank(place: RankRange | None) -> list[Cell]:
    if place is None:
        return [None] * len(_RANKS)
    ranks = (place.rank, *place.range, *place.by_chance, *place.by_choices)
    return [*_bounds(place.score), *ranks, len(place.alike), place.alike]
