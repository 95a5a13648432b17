"""Plans and groups of plans as tables for spreadsheets."""

from collections.abc import Iterator, Sequence

from doc_audit.compare import Comparison, GroupLine, PlanLine
from doc_audit.export.table import table_line
from doc_audit.model import Interval


def compared_csv(comparison: Comparison) -> Iterator[str]:
    """A row a plan (RFC 4180), head first, lists joined by `; `.

    Columns: what the plan is, its group in each column of the table of groups; `words` of its
    statements; score (0…100) with its 95 % interval; commitments in scope, aspirations, points
    (0…100 a commitment), each per plan and for 1,000 words; `compared` yes or no, and if yes how
    many plans of its kind and of like length there are, which it scores higher and lower than by
    intervals that don't overlap, and which it can't be told apart from.
    """
    heads = ["plan", "kind", "system", *comparison.table.columns, "words", "score", "low", "high"]
    for count in ("commitments", "aspirations", "points"):
        heads += [count, f"{count}_per_1000_words"]
    yield table_line([*heads, "compared", "peers", "higher_than", "lower_than", "not_told_from"])
    for line in comparison.lines:
        groups = comparison.table.groups_of(line) or ("",) * len(comparison.table.columns)
        score = line.score
        place = comparison.place(score.plan)
        cells = [score.plan, score.kind, line.system, *groups, str(line.words)]
        cells += [_figure(score.score), *_ends(score.interval), *_counts(line)]
        if place is None:
            yield table_line([*cells, "no", "", "", "", ""])
        else:
            told = ("; ".join(plans) for plans in (place.over, place.under, place.alike))
            yield table_line([*cells, "yes", str(place.peers), *told])


def _counts(line: PlanLine) -> Iterator[str]:
    points = sum(point.points for point in line.score.points)
    for count in (line.score.n, line.score.aspirations, points):
        yield str(count) if isinstance(count, int) else _figure(count)
        yield _figure(line.per_thousand(count))


def group_figures_csv(comparison: Comparison, dimensions: Sequence[str]) -> Iterator[str]:
    """A row for each column of the table of groups, kind of plan and group, head first.

    Columns: plans compared and those left out for want of a score that may be compared; mean
    score with its 95 % interval (empty for few plans), lowest, quartiles, highest (0…100); groups
    of the column that it can be told apart from; by dimension, the mean over plans of the share
    of commitments specific on it (0…1).
    """
    heads = ["column", "kind", "group", "plans", "left_out", "mean", "mean_low", "mean_high"]
    heads += ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]
    heads += ["higher_than", "lower_than", *(f"{name}_specific" for name in dimensions)]
    yield table_line(heads)
    for line in comparison.groups:
        yield table_line([*_group(line), *_told(comparison, line), *_shares(line, dimensions)])


def _group(line: GroupLine) -> list[str]:
    figures = (line.low, line.lower, line.median, line.upper, line.high)
    cells = [line.column, line.kind, line.group, str(len(line.plans)), str(line.left_out)]
    return [*cells, _figure(line.mean), *_ends(line.interval), *map(_figure, figures)]


def _told(comparison: Comparison, line: GroupLine) -> tuple[str, str]:
    own = [
        pair for pair in comparison.apart if (pair.column, pair.kind) == (line.column, line.kind)
    ]
    over = "; ".join(pair.lower for pair in own if pair.higher == line.group)
    under = "; ".join(pair.higher for pair in own if pair.lower == line.group)
    return over, under


def _shares(line: GroupLine, dimensions: Sequence[str]) -> list[str]:
    shares = dict(line.shares)
    return [f"{shares[name]:.4f}" if name in shares else "" for name in dimensions]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _ends(interval: Interval | None) -> list[str]:
    return ["", ""] if interval is None else [_figure(interval.low), _figure(interval.high)]
