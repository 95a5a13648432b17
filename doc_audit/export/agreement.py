"""Rubrics beside each other, as tables."""

from collections.abc import Iterator, Mapping

from doc_audit.export.table import table_line
from doc_audit.model import Interval, Run, Statement
from doc_audit.model.agreement import Agreement, Contribution, Correlation, PlanGap


def rubric_figures_csv(agreement: Agreement) -> Iterator[str]:
    """A row a rubric and plan: the figure that rubrics are compared by; head first.

    `figure`, `low` and `high` (95 %) run from 0 to `most`; `why` says why a plan has no figure.
    """
    yield table_line(["rubric", "what", "most", "plan", "figure", "low", "high", "why"])
    for rubric in agreement.figures:
        for plan in rubric.plans:
            cells = [rubric.rubric, rubric.name, f"{rubric.most:g}", plan.plan]
            yield table_line([*cells, _number(plan.figure), *_ends(plan.interval), plan.why])


def rubric_agreement_csv(agreement: Agreement) -> Iterator[str]:
    """A row a pair of rubrics: rank correlations, -1 to 1, with 95 % intervals; head first.

    `plans` have a figure by both; `why` says why there is no correlation.
    """
    yield table_line(
        ["rubric", "other", "plans", "spearman", "spearman_low", "spearman_high",
         "kendall", "kendall_low", "kendall_high", "why"]
    )  # fmt: skip
    for pair in agreement.pairs:
        cells = [pair.one, pair.other, str(pair.plans)]
        measures = [*_correlation(pair.spearman), *_correlation(pair.kendall)]
        yield table_line([*cells, *measures, pair.why])


def rubric_differences_csv(agreement: Agreement, run: Run) -> Iterator[str]:
    """A row a pair, plan and statement that drives them apart, furthest apart first; head first.

    `standard` and `standard_other` are standard deviations from the mean of the plans, and `apart`
    the first less the other, for the plan and, as its part of that, for the statement. A plan that
    no statement drives apart has one row; an item that no statement shows has no statement.
    """
    yield table_line(
        ["rubric", "other", "plan", "figure", "figure_other", "rank", "rank_other", "standard",
         "standard_other", "apart", "statement", "doc", "page", "statement_apart", "says",
         "other_says", "text"]
    )  # fmt: skip
    known = {statement.id: statement for statement in run.statements}
    for pair in agreement.pairs:
        for gap in pair.gaps:
            place = [pair.one, pair.other, gap.plan, *_gap(gap)]
            for line in gap.statements or (None,):
                yield table_line([*place, *_line(line, known)])


def _gap(gap: PlanGap) -> list[str]:
    numbers = (*gap.figures, *gap.ranks, *gap.standard, gap.apart)
    return [_number(number) for number in numbers]


def _line(line: Contribution | None, known: Mapping[str, Statement]) -> list[str]:
    if line is None:
        return [""] * 7
    statement = known.get(line.statement)
    place = [statement.doc, str(statement.page or "")] if statement else ["", ""]
    said = [_number(line.apart), line.one_says, line.other_says]
    return [line.statement, *place, *said, statement.text if statement else ""]


def _correlation(found: Correlation) -> list[str]:
    return [_number(found.value), *_ends(found.interval)]


def _ends(interval: Interval | None) -> list[str]:
    return [_number(interval.low), _number(interval.high)] if interval else ["", ""]


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.4f}"
