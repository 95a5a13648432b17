"""What a rubric's criteria found in each plan, and over all of them."""

from dataclasses import dataclass

from doc_audit.model.score import Interval

FOUND, NOT_FOUND, NOT_READABLE, NOTHING = "found", "not_found", "not_readable", "nothing_to_judge"
NOT_ASKED = "not_asked"
"""States of a criterion of a whole plan, beside those of the rubric's own. `not_readable`: not
found, and parts of the plan couldn't be read; `nothing_to_judge`: a share of no statement;
`not_asked`: the criterion is for other kinds of document."""

SHARE = "share"
"""State of a criterion that is a share of commitments or statements."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement that meets a criterion.

    Attributes:
        statement: its id.
        page: from 1; None where the format has no pages.
        words: that show it; "" where codes without words do.
    """

    statement: str
    page: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One criterion in one plan.

    Attributes:
        state: `SHARE` for shares; else one of the states above or of the criterion's own.
        met: whether the plan has it: found, a state of the criterion's own, or, of shares, at
            least one; None where that can't be said.
        n: commitments (copies counted once) or statements that meet it.
        of: those looked at; for whole plans all usable statements.
        interval: of n / of, 0…1, for shares; None for others and where `of` is 0.
        evidence: the first of those that meet it, best first.
    """

    criterion: str
    state: str
    met: bool | None
    n: int
    of: int
    interval: Interval | None = None
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCounts:
    """Statements counted by two things; ids of rows and columns as in the rubric.

    Attributes:
        n: counted at least once or in no cell.
        counts: rows by columns.
        by_row, by_column: in the row or column, whatever the other.
    """

    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    n: int
    counts: tuple[tuple[int, ...], ...]
    by_row: tuple[int, ...]
    by_column: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """All criteria of one rubric in one plan.

    Attributes:
        counted: its kind of document is one that the rubric scores, or unknown; others are
            described and not pooled.
        commitments: in the scope of the criteria, copies counted once.
        number_met: how many commitments meet 0, 1, … of the criteria that ask of all commitments;
            empty where the rubric has none.
        answers: in the rubric's order.
        pages, unread: of its documents, and those that couldn't be read.
        lost: words of it are missing, pages or other parts.
    """

    plan: str
    rubric: str
    counted: bool
    commitments: int
    number_met: tuple[int, ...]
    answers: tuple[Answer, ...]
    tables: tuple[TableCounts, ...]
    pages: int
    unread: int
    lost: bool


@dataclass(frozen=True, slots=True)
class PooledState:
    """How many plans ended in a state; the interval is of their share of all plans, 0…1."""

    state: str
    plans: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class PooledAnswer:
    """One criterion over all plans that are counted.

    Attributes:
        plans: they; `plans_met` of them have it, of `plans_unsure` it can't be said.
        plans_interval: of plans_met / plans, 0…1.
        n, of: summed over plans, for shares; else 0.
        interval: of n / of, 0…1, plans drawn anew; None for others.
        states: for whole plans, in the order in which they are tried.
    """

    criterion: str
    plans: int
    plans_met: int
    plans_unsure: int
    plans_interval: Interval | None
    n: int = 0
    of: int = 0
    interval: Interval | None = None
    states: tuple[PooledState, ...] = ()


@dataclass(frozen=True, slots=True)
class PooledNumber:
    """Commitments of all plans that meet so many criteria; the interval as in `PooledAnswer`."""

    met: int
    n: int
    of: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class RubricAnswers:
    """What one rubric's criteria found in a run.

    Attributes:
        rubric: id; hash: of its files.
        plans: in plan order.
        pooled: in the rubric's order of criteria.
        number_met: a line for 0, 1, … criteria met.
    """

    rubric: str
    hash: str
    plans: tuple[PlanAnswers, ...]
    pooled: tuple[PooledAnswer, ...]
    number_met: tuple[PooledNumber, ...] = ()
    tables: tuple[TableCounts, ...] = ()
