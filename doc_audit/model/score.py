"""What a plan's commitments add up to (SCORING.md). Scores are 0…100, shares 0…1."""

from dataclasses import dataclass
from typing import Literal

from doc_audit.model.beside import BreadthRow, TermUse

ScoreStatus = Literal["scored", "thin", "too_few", "not_scored"]
"""`scored`; `thin`: scored on 10 to 19 commitments; `too_few`: under 10, figures but no score;
`not_scored`: a kind of document that makes no commitments of its own. (Numbers: the rubric's.)"""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, in the unit of the figure it belongs to."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CoderInterval:
    """What mistakes of coding, as often as they were measured, may have done to a score.

    Attributes:
        interval: 95 % of the draws, 0…100. It need not hold the score: mistakes lean one way.
        middle: mean of the draws: about what the score would be without mistakes.
        kept: how many of the commitments counted are commitments in scope indeed, on average.
        missed: how many commitments in scope are among the other statements, on average.
    """

    interval: Interval
    middle: float
    kept: float
    missed: float


@dataclass(frozen=True, slots=True)
class DimensionShare:
    """How many of the plan's commitments in scope name a dimension.

    Attributes:
        n: commitments in scope, near-duplicates merged, to which the dimension applies.
        mentioned: how many at level 1 or 2.
        specific: how many at level 2.
        mentioned_interval, specific_interval: of the shares, 0…1; None when n is 0.
    """

    dimension: str
    n: int
    mentioned: int
    specific: int
    mentioned_interval: Interval | None = None
    specific_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class StatementPoints:
    """What one commitment in scope brought to the score; enough to recompute it by hand.

    Attributes:
        statement: id; for a merged group, that of its longest copy.
        specificity, accountability: axis points, 0…1.
        points: 100·√(specificity·accountability), 0…100.
        met: number of the two axes' dimensions that are specific (level 2).
        levels: dimension id and the level scored, in the rubric's order (after merging and the
            own-area rule); those that don't apply to the commitment are left out.
        merged: ids of the other copies; empty when it has none.
        restated: every copy repeats a target or duty of another body.
        lowered: dimensions scored at level 1, though coded 2, because the place is the plan's own
            whole area.
        not_applicable: dimensions that the rubric doesn't apply to the commitment.
    """

    statement: str
    specificity: float
    accountability: float
    points: float
    met: int
    levels: tuple[tuple[str, int], ...]
    merged: tuple[str, ...] = ()
    restated: bool = False
    lowered: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanScore:
    """Score of one plan and everything shown beside it.

    Attributes:
        plan: plan id; `docs` the documents judged together.
        rubric: hash of the rubric.
        scope: `inequalities` (relevance explicit or implicit) or `all`.
        status, ranked, notes: see `ScoreStatus`; notes say in words what qualifies the score.
        n: commitments in scope after merging; `restated` of them restated; `copies` merged away.
        commitments, aspirations: in scope, before merging.
        statements: read statements of the plan, all types.
        score, interval, arithmetic, at_least_half, without_restated: 0…100; None where there are
            too few commitments or the kind isn't scored.
        specificity, accountability: mean axis points ·100; None when n is 0.
        specificity_interval, accountability_interval: of these means, drawn as `interval` is; None
            when n is 0, and in runs made before they were worked out.
        dimensions: the rubric's dimensions in order, monitoring among them.
        criteria_met: how many commitments meet 0, 1, … dimensions of the two axes.
        points: a line per commitment in scope, in document order.
        vocabulary: counts shown beside the score, such as "health inequalities".
        product: mean of the commitments' `points`; the score, unless the rubric chose another.
        coder: None without a score, and where the rubric's accuracy is unknown.
        breadth: a row for each code of the lists that the rubric's `breadth` names, in its order.
        words: of the statements read (all types); rates per 1,000 words are by these.
        document_words: of the documents as read, running heads and feet left out.
        umbrella: a line for each umbrella term of the rubric.
        commitment_interval: of `commitment_share`; None where that is.
    """

    plan: str
    docs: tuple[str, ...]
    kind: str
    rubric: str
    scope: Literal["inequalities", "all"]
    status: ScoreStatus
    ranked: bool
    notes: tuple[str, ...]
    n: int
    restated: int
    copies: int
    commitments: int
    aspirations: int
    statements: int
    score: float | None
    interval: Interval | None
    arithmetic: float | None
    at_least_half: float | None
    without_restated: float | None
    specificity: float | None
    accountability: float | None
    dimensions: tuple[DimensionShare, ...]
    criteria_met: tuple[int, ...]
    points: tuple[StatementPoints, ...]
    vocabulary: tuple[tuple[str, int], ...] = ()
    product: float | None = None
    coder: CoderInterval | None = None
    breadth: tuple[BreadthRow, ...] = ()
    words: int = 0
    document_words: int = 0
    umbrella: tuple[TermUse, ...] = ()
    commitment_interval: Interval | None = None
    specificity_interval: Interval | None = None
    accountability_interval: Interval | None = None

    @property
    def commitment_share(self) -> float | None:
        """Commitments / (commitments + aspirations) in scope; None when there are neither."""
        both = self.commitments + self.aspirations
        return self.commitments / both if both else None

    @property
    def commitments_per_1000_words(self) -> float | None:
        """Commitments in scope, each counted once, for 1,000 `words`; None without words."""
        return self.per_1000_words(self.n)

    def per_1000_words(self, count: int) -> float | None:
        """A count of something in the statements for 1,000 `words`; None without words."""
        return 1000 * count / self.words if self.words else None
