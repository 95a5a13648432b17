"""Rubrics beside each other."""

from collections.abc import Iterator, Mapping
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Interval, Run, Statement
from doc_audit.model.agreement import Agreement, Contribution, Correlation

_FIGURES = (
    Column("rubric", "text", "rubric id"),
    Column("what", "text", "the figure that rubrics are compared by"),
    Column("most", "number", "its highest value; the lowest is 0"),
    Column("plan", "text", "plan id"),
    Column("figure", "number", "of the plan", 4),
    Column("low", "number", "95 % interval", 4),
    Column("high", "number", "95 % interval", 4),
    Column("why", "text", "why the plan has no figure"),
)


def rubric_figures_table(agreement: Agreement) -> Table:
    """A row a rubric and plan: the figure that rubrics are compared by."""
    says = "A row a rubric and plan: the figure that rubrics are compared by."
    return Table("rubric_figures", says, _FIGURES, partial(_figure_rows, agreement))


def _figure_rows(agreement: Agreement) -> Iterator[list[Cell]]:
    for rubric in agreement.figures:
        for plan in rubric.plans:
            named = (rubric.rubric, rubric.name, float(rubric.most), plan.plan)
            yield [*named, plan.figure, *_ends(plan.interval), plan.why]


_PAIRS = (
    Column("rubric", "text", "rubric id"),
    Column("other", "text", "the rubric beside it"),
    Column("plans", "integer", "plans that have a figure by both"),
    Column("spearman", "number", "rank correlation, -1 to 1", 4),
    Column("spearman_low", "number", "95 % interval; empty where all draws are alike", 4),
    Column("spearman_high", "number", "95 % interval", 4),
    Column("kendall", "number", "rank correlation, -1 to 1", 4),
    Column("kendall_low", "number", "95 % interval", 4),
    Column("kendall_high", "number", "95 % interval", 4),
    Column("why", "text", "why there is no correlation"),
)


def rubric_agreement_table(agreement: Agreement) -> Table:
    """A row a pair of rubrics: rank correlations with intervals."""
    says = "A row a pair of rubrics: how alike they order the plans."
    return Table("rubric_agreement", says, _PAIRS, partial(_pair_rows, agreement))


def _pair_rows(agreement: Agreement) -> Iterator[list[Cell]]:
    for pair in agreement.pairs:
        measures = (*_correlation(pair.spearman), *_correlation(pair.kendall))
        yield [pair.one, pair.other, pair.plans, *measures, pair.why]


_DIFFERENCES = (
    Column("rubric", "text", "rubric id"),
    Column("other", "text", "the rubric beside it"),
    Column("plan", "text", "plan id"),
    Column("figure", "number", "of the plan by the first", 4),
    Column("figure_other", "number", "by the other", 4),
    Column("rank", "integer", "of the plan by the first, from 1"),
    Column("rank_other", "integer", "by the other"),
    Column("standard", "number", "standard deviations from the plans' mean by the first", 4),
    Column("standard_other", "number", "by the other", 4),
    Column("apart", "number", "the first less the other", 4),
    Column("statement", "text", "id of a statement that drives them apart"),
    Column("doc", "text", "id of its document"),
    Column("page", "integer", "page or slide, from 1"),
    Column("statement_apart", "number", "its part of that distance", 4),
    Column("says", "text", "what the first rubric says of it"),
    Column("other_says", "text", "what the other says of it"),
    Column("text", "text", "its words"),
)


def rubric_differences_table(agreement: Agreement, run: Run) -> Table:
    """A row a pair, plan and statement that drives them apart, furthest apart first.

    A plan that no statement drives apart has one row; an item that no statement shows has no
    statement.
    """
    says = "A row a pair of rubrics, plan and statement that drives them apart, furthest first."
    rows = partial(_difference_rows, agreement, run)
    return Table("rubric_differences", says, _DIFFERENCES, rows)


def _difference_rows(agreement: Agreement, run: Run) -> Iterator[list[Cell]]:
    known = {statement.id: statement for statement in run.statements}
    for pair in agreement.pairs:
        for gap in pair.gaps:
            numbers = (*gap.figures, *gap.ranks, *gap.standard, gap.apart)
            for line in gap.statements or (None,):
                yield [pair.one, pair.other, gap.plan, *numbers, *_line(line, known)]


def _line(line: Contribution | None, known: Mapping[str, Statement]) -> list[Cell]:
    if line is None:
        return [None] * 7
    statement = known.get(line.statement)
    place = (statement.doc, statement.page) if statement else (None, None)
    text = statement.text if statement else ""
    return [line.statement, *place, line.apart, line.one_says, line.other_says, text]


def _correlation(found: Correlation) -> list[Cell]:
    between = found.interval
    # Two like orders are alike in every draw, which says nothing of how sure that is.
    sure = between if between and between.low < between.high else None
    return [found.value, *_ends(sure)]


def _ends(interval: Interval | None) -> list[Cell]:
    return [interval.low, interval.high] if interval else [None, None]
