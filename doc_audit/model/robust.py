"""How far the order of plans holds up against chance, mistakes of coding and other choices."""

from dataclasses import dataclass
from typing import Literal

from doc_audit.model.score import Interval

Choice = Literal["sampling", "coder", "weights", "left_out", "aggregate"]
"""What might have been otherwise: which commitments happened to be written, mistakes of coding,
the weights, one dimension left out, the way to put the axes together."""


@dataclass(frozen=True, slots=True)
class RankRange:
    """Where a ranked plan stands among the ranked plans, 1 being the highest score.

    Attributes:
        rank: by the scores as shown; equal scores have the same rank.
        range: lowest and highest rank of the middle 95 % of draws, everything drawn at once.
        by_chance: the same with the rubric's own choices: which commitments happened to be
            written, and mistakes of coding where they are known.
        by_choices: the same with weights, dimension left out and aggregation drawn alone: what
            another rubric would make of the same codes.
        score: of the middle 95 % of draws, 0…100, drawn as for `by_chance`.
        alike: plans that it can't be told apart from, by falling score.
    """

    plan: str
    rank: int
    range: tuple[int, int]
    by_chance: tuple[int, int]
    by_choices: tuple[int, int]
    score: Interval
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairOrder:
    """Whether one ranked plan stays above another.

    Attributes:
        above, below: plan ids, by the scores as shown; of equal scores by id.
        kept: of the draws that put one above the other, the share, 0…1, that keep the order,
            everything drawn at once; ½ where every draw is a tie.
        kept_by_chance, kept_by_choices: the same, drawn as in `RankRange`.
        apart: `kept` is high enough to say that the one is above the other.
    """

    above: str
    below: str
    kept: float
    kept_by_chance: float
    kept_by_choices: float
    apart: bool


@dataclass(frozen=True, slots=True)
class ChoiceShare:
    """First-order index: the share of variance that one choice explains by itself.

    Attributes:
        score, rank: of all ranked plans together; about 0…1, chance may take it a little
            outside. None where nothing varies.
    """

    choice: Choice
    score: float | None
    rank: float | None


@dataclass(frozen=True, slots=True)
class Robustness:
    """What holds between the plans of a run.

    Attributes:
        draws: how often everything was drawn.
        coder_unknown: why mistakes of coding are in no figure; "" where they are counted.
        ranks: of ranked plans, by falling score; empty with fewer than two.
        pairs: every pair of ranked plans.
        groups: largest runs of neighbouring ranks of which no two plans can be told apart; each
            has two plans or more.
        shares: a line per choice.
    """

    draws: int
    coder_unknown: str
    ranks: tuple[RankRange, ...] = ()
    pairs: tuple[PairOrder, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    shares: tuple[ChoiceShare, ...] = ()
