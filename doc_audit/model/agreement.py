"""The figure that each rubric of a run gives a plan, and how far rubrics agree on plans."""

from dataclasses import dataclass

from doc_audit.model.score import Interval, PlanScore


@dataclass(frozen=True, slots=True)
class Part:
    """What a statement, or an item of a checklist that none shows, brings to a plan's figure.

    Attributes:
        statement: id of the longest copy; "" for what no statement shows.
        copies: ids of the other copies.
        worth: 0…1 of the most that it could bring.
        share: of the figure, 0…1; those of all parts of a plan sum to 1, and
            Σ worth · share · `RubricFigures.most` is the figure.
        says: what the rubric finds in it, in words.
    """

    statement: str
    copies: tuple[str, ...]
    worth: float
    share: float
    says: str


@dataclass(frozen=True, slots=True)
class PlanFigure:
    """A plan by one rubric.

    Attributes:
        figure: 0 to `RubricFigures.most`; None where there is none, and `why` says why.
        interval: 95 %, in the figure's unit; None for checklists and where there is no figure.
        parts: that make up the figure; empty where there is none.
    """

    plan: str
    figure: float | None
    interval: Interval | None = None
    why: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class RubricFigures:
    """One rubric's figure of every plan.

    Attributes:
        rubric, hash, title: of the rubric.
        name: what the figure is, in words; "" for a rubric that gives plans no figure.
        unit: words after a figure: `of 6 criteria`, `%`.
        most: the highest figure there can be.
        uncounted: what is said of a statement that has no part in the figure.
        plans: in plan order; empty for a rubric without a figure.
    """

    rubric: str
    hash: str
    title: str
    name: str = ""
    unit: str = ""
    most: float = 1.0
    uncounted: str = ""
    plans: tuple[PlanFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Correlation:
    """A rank correlation, -1…1, with a 95 % interval from plans drawn anew.

    `value` is None where it isn't defined; `interval` where too few of the draws are.
    """

    value: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a statement adds to the distance between two rubrics' views of a plan.

    Attributes:
        statement: id; "" for an item of a checklist that no statement shows.
        apart: its part of `PlanGap.apart`; above 0 where it lifts the plan by the first rubric.
        one_says, other_says: what each rubric finds in it; "" where it has no part in the figure.
    """

    statement: str
    apart: float
    one_says: str
    other_says: str


@dataclass(frozen=True, slots=True)
class PlanGap:
    """A plan by two rubrics.

    Attributes:
        figures: by each, in its unit.
        ranks: 1 for the highest; plans with one figure share the mean of their ranks.
        standard: by each, in standard deviations from the mean of the plans.
        statements: those that make most of the difference, of the sign of `apart`.
    """

    plan: str
    figures: tuple[float, float]
    ranks: tuple[float, float]
    standard: tuple[float, float]
    statements: tuple[Contribution, ...] = ()

    @property
    def apart(self) -> float:
        """Difference of the standardised figures; above 0 where the first is higher."""
        return self.standard[0] - self.standard[1]

    @property
    def places(self) -> float:
        """Difference of ranks; above 0 where the plan stands higher by the first."""
        return self.ranks[1] - self.ranks[0]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two rubrics agree.

    Attributes:
        one, other: ids of the rubrics.
        plans: number of plans that have a figure by both.
        why: why there is no correlation, in words; "" where there is one.
        gaps: all those plans, the furthest apart first.
    """

    one: str
    other: str
    plans: int
    spearman: Correlation
    kendall: Correlation
    why: str = ""
    gaps: tuple[PlanGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """All rubrics of a run beside each other.

    Attributes:
        figures: of each rubric, the main one first.
        pairs: of rubrics that give figures, in their order.
        scores: hash and plan scores of each rubric beside the main one whose dimensions or
            scoring are its own.
    """

    figures: tuple[RubricFigures, ...]
    pairs: tuple[PairAgreement, ...]
    scores: tuple[tuple[str, tuple[PlanScore, ...]], ...] = ()
