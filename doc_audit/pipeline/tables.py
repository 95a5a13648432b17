"""All tables of a run, as its folder and every export have them."""

from collections.abc import Callable, Iterator, Sequence

from doc_audit.compare import Comparison, PlanPair
from doc_audit.export import (
    Table,
    answers_table,
    breadth_table,
    choices_table,
    compare_table,
    compared_table,
    copies_table,
    criteria_table,
    cross_tables_table,
    documents_table,
    facts_table,
    group_figures_table,
    marks_table,
    number_met_table,
    pages_table,
    pairs_table,
    problems_table,
    robustness_table,
    rubric_agreement_table,
    rubric_differences_table,
    rubric_figures_table,
    statements_table,
    vocabulary_table,
)
from doc_audit.model import Run
from doc_audit.model.agreement import Agreement
from doc_audit.rubric import Rubric


def tables_of(
    run: Run,
    rubrics: Sequence[Rubric],
    comparison: Comparison,
    agreement: Agreement | None,
    pairs: Callable[[], Sequence[PlanPair]],
) -> tuple[Table, ...]:
    """Every table of a run.

    Args:
        run: the run.
        rubrics: the main one first, then those beside it.
        comparison: its plans beside each other.
        agreement: its rubrics beside each other, where it has several.
        pairs: plans side by side; asked for when the rows of their table are taken.
    """
    return (
        *_main(run, rubrics[0], comparison, pairs),
        *_criteria(run, rubrics),
        *(_agreement(run, agreement) if agreement else ()),
    )


def _main(
    run: Run, rubric: Rubric, comparison: Comparison, pairs: Callable[[], Sequence[PlanPair]]
) -> Iterator[Table]:
    dimensions = [dimension.id for dimension in rubric.settings.dimensions]
    categories = [category.id for category in rubric.settings.categories]
    yield statements_table(run, dimensions, categories)
    yield copies_table(run)
    yield documents_table(run)
    yield pages_table(run)
    yield facts_table(run)
    yield problems_table(run)
    yield robustness_table(run)
    yield pairs_table(run)
    yield choices_table(run)
    yield breadth_table(run, rubric.settings)
    yield criteria_table(run, rubric.settings)
    yield vocabulary_table(run)
    yield compared_table(comparison)
    yield group_figures_table(comparison, dimensions)
    yield compare_table(run, pairs, dimensions)


def _criteria(run: Run, rubrics: Sequence[Rubric]) -> Iterator[Table]:
    """Answers to the criteria of all rubrics, and the marks they rest on."""
    by_hash = {rubric.hash: rubric for rubric in rubrics}
    for answers in run.answers:
        settings = by_hash[answers.hash].settings
        yield answers_table(answers, settings)
        if answers.number_met:
            yield number_met_table(answers)
        if settings.tables:
            yield cross_tables_table(answers)
    if any(rubric.settings.marks for rubric in rubrics):
        yield marks_table(run, {digest: rubric.settings.id for digest, rubric in by_hash.items()})


def _agreement(run: Run, agreement: Agreement) -> Iterator[Table]:
    yield rubric_figures_table(agreement)
    yield rubric_agreement_table(agreement)
    yield rubric_differences_table(agreement, run)
