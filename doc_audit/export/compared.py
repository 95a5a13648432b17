"""Plans and groups of plans."""

from collections.abc import Iterator, Sequence
from functools import partial

from doc_audit.compare import Comparison, GroupLine, PlanLine
from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Interval

_PLAN = (
    Column("plan", "text", "plan id"),
    Column("kind", "text", "strategy, forward_plan and so on"),
    Column("system", "text", "integrated care system, by its code where that is known"),
)
_FIGURES = (
    Column("words", "integer", "words of its statements"),
    Column("score", "number", "0 to 100", 2),
    Column("low", "number", "95 % interval of the score", 2),
    Column("high", "number", "95 % interval of the score", 2),
    Column("commitments", "integer", "in scope, repeats counted once"),
    Column("commitments_per_1000_words", "number", "of its statements", 2),
    Column("aspirations", "integer", "in scope"),
    Column("aspirations_per_1000_words", "number", "of its statements", 2),
    Column("points", "number", "0 to 100 a commitment, added up", 2),
    Column("points_per_1000_words", "number", "of its statements", 2),
)
_COMPARED = (
    Column("compared", "flag", "whether it is compared with its peers"),
    Column("peers", "integer", "plans of its kind and of like length"),
    Column("higher_than", "list", "those with a lower score, intervals not overlapping"),
    Column("lower_than", "list", "those with a higher score, intervals not overlapping"),
    Column("not_told_from", "list", "those it can't be told apart from"),
)


def compared_table(comparison: Comparison) -> Table:
    """A row a plan beside plans of its kind and length, with its groups."""
    groups = (
        Column(name, "text", "group in the table of groups") for name in comparison.table.columns
    )
    says = "A row a plan, beside plans of its kind and of like length."
    columns = (*_PLAN, *groups, *_FIGURES, *_COMPARED)
    return Table("compared", says, columns, partial(_compared_rows, comparison))


def _compared_rows(comparison: Comparison) -> Iterator[list[Cell]]:
    for line in comparison.lines:
        groups = comparison.table.groups_of(line) or ("",) * len(comparison.table.columns)
        score = line.score
        cells: list[Cell] = [score.plan, score.kind, line.system, *groups, line.words]
        cells += [score.score, *_ends(score.interval), *_counts(line)]
        place = comparison.place(score.plan)
        if place is None:
            yield [*cells, False, None, None, None, None]
        else:
            yield [*cells, True, place.peers, place.over, place.under, place.alike]


def _counts(line: PlanLine) -> Iterator[Cell]:
    points = sum(point.points for point in line.score.points)
    for count in (line.score.n, line.score.aspirations, points):
        yield count
        yield line.per_thousand(count)


_GROUP = (
    Column("column", "text", "column of the table of groups"),
    Column("kind", "text", "kind of plan"),
    Column("group", "text", "group in that column"),
    Column("plans", "integer", "plans compared"),
    Column("left_out", "integer", "plans without a score that may be compared"),
    Column("mean", "number", "mean score, 0 to 100", 2),
    Column("mean_low", "number", "95 % interval of the mean; empty for few plans", 2),
    Column("mean_high", "number", "95 % interval of the mean; empty for few plans", 2),
    Column("lowest", "number", "lowest score", 2),
    Column("lower_quartile", "number", "of the scores", 2),
    Column("median", "number", "of the scores", 2),
    Column("upper_quartile", "number", "of the scores", 2),
    Column("highest", "number", "highest score", 2),
    Column("higher_than", "list", "groups of the column with a lower mean, told apart"),
    Column("lower_than", "list", "groups of the column with a higher mean, told apart"),
)


def group_figures_table(comparison: Comparison, dimensions: Sequence[str]) -> Table:
    """A row for each column of the table of groups, kind of plan and group."""
    says = "A row a group of plans of one kind, for each way to group them."
    shares = (
        Column(f"{name}_specific", "number", "mean share of commitments specific on it, 0 to 1", 4)
        for name in dimensions
    )
    rows = partial(_group_rows, comparison, dimensions)
    return Table("group_figures", says, (*_GROUP, *shares), rows)


def _group_rows(comparison: Comparison, dimensions: Sequence[str]) -> Iterator[list[Cell]]:
    for line in comparison.groups:
        shares = dict(line.shares)
        specific = (shares.get(name) for name in dimensions)
        yield [*_group(line), *_told(comparison, line), *specific]


def _group(line: GroupLine) -> list[Cell]:
    figures = (line.low, line.lower, line.median, line.upper, line.high)
    cells: list[Cell] = [line.column, line.kind, line.group, len(line.plans), line.left_out]
    return [*cells, line.mean, *_ends(line.interval), *figures]


def _told(comparison: Comparison, line: GroupLine) -> tuple[Cell, Cell]:
    own = [
        pair for pair in comparison.apart if (pair.column, pair.kind) == (line.column, line.kind)
    ]
    over = tuple(pair.lower for pair in own if pair.higher == line.group)
    under = tuple(pair.higher for pair in own if pair.lower == line.group)
    return over, under


_RECURRING = (
    Column("system", "text", "integrated care system"),
    Column("strategy", "text", "plan id of the strategy"),
    Column("forward_plan", "text", "plan id of the forward plan"),
    Column("statement", "text", "id of the strategy's commitment"),
    Column("text", "text", "its words"),
    Column("recurs", "text", "same, kept, changed or not_found; docs/comparing.md"),
    Column("likeness", "number", "to the commitment found, 0 to 1", 2),
    Column("match", "text", "id of the commitment found"),
    Column("match_text", "text", "its words"),
    Column("says_more_on", "list", "dimensions on which the forward plan says more"),
    Column("says_less_on", "list", "dimensions on which the forward plan says less"),
)


def _ends(interval: Interval | None) -> list[Cell]:
    return [None, None] if interval is None else [interval.low, interval.high]
