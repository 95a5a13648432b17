"""Writes data files and the report of a run, from its folder alone."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from doc_audit.compare import Comparison
from doc_audit.export import (
    answers_csv,
    answers_jsonl,
    breadth_csv,
    choices_csv,
    compared_csv,
    copies_csv,
    criteria_csv,
    cross_tables_csv,
    documents_csv,
    facts_csv,
    group_figures_csv,
    marks_csv,
    number_met_csv,
    pages_csv,
    pairs_csv,
    problems_csv,
    recurring_csv,
    robustness_csv,
    rubric_agreement_csv,
    rubric_differences_csv,
    rubric_figures_csv,
    statements_csv,
    statements_jsonl,
    vocabulary_csv,
)
from doc_audit.model import Run
from doc_audit.model.agreement import Agreement
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.comparing import compared, group_problems
from doc_audit.pipeline.groups import GROUPS_FILE, kept_groups
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.systems import known_systems
from doc_audit.report import render_report
from doc_audit.rubric import Rubric
from doc_audit.store import read_run, write_whole

_BOM = "\ufeff"  # tells Excel that the table is UTF-8


def publish(
    folder: Path, progress: Callable[[str, str, int, int], None], groups: bytes | None = None
) -> Run:
    """Makes the CSV tables, `statements.jsonl` and the HTML report anew.

    Args:
        folder: a run folder.
        progress: called with ("Writing the report", page, pages done, pages in all).
        groups: a table of groups that is put in the place of the folder's own.

    Returns:
        the run, with problems of its table of groups.

    Raises:
        InputError: no finished run in the folder, or faults in its table of groups.
        OutputError: no room or no right to write there.
    """
    run = read_run(folder)
    rubric = rubric_of(run.record.rubric_files, run.record.rubric)
    beside = [rubric_of(record.files, record.id) for record in run.record.beside]
    if groups is not None:
        write_whole(folder / GROUPS_FILE, [groups])
    table = kept_groups(folder)
    comparison = compared(run, rubric, table)
    if table.typed:
        run = replace(run, problems=(*run.problems, *group_problems(comparison.lines, table)))
    _write_data(folder, run, rubric, comparison)
    _write_criteria(folder, run, [rubric, *beside])
    agreement = agreement_of(run, [rubric, *beside])
    _write_agreement(folder, run, agreement)
    pages = render_report(run, rubric, comparison, beside, agreement, known_systems())
    number = len(run.scores) + len(run.answers) + 3 + (agreement is not None)
    _write_report(folder, pages, number, progress)
    return run


def _write_data(folder: Path, run: Run, rubric: Rubric, comparison: Comparison) -> None:
    dimensions = [dimension.id for dimension in rubric.settings.dimensions]
    categories = [category.id for category in rubric.settings.categories]
    tables = {
        "statements.csv": statements_csv(run, dimensions, categories),
        "copies.csv": copies_csv(run),
        "documents.csv": documents_csv(run),
        "pages.csv": pages_csv(run),
        "facts.csv": facts_csv(run),
        "problems.csv": problems_csv(run),
        "robustness.csv": robustness_csv(run),
        "pairs.csv": pairs_csv(run),
        "choices.csv": choices_csv(run),
        "breadth.csv": breadth_csv(run, rubric.settings),
        "criteria.csv": criteria_csv(run, rubric.settings),
        "vocabulary.csv": vocabulary_csv(run),
        "compared.csv": compared_csv(comparison),
        "group_figures.csv": group_figures_csv(comparison, dimensions),
        "recurring.csv": recurring_csv(run, comparison),
    }
    for name, rows in tables.items():
        write_whole(folder / name, (row.encode() for row in chain([_BOM], rows)))
    write_whole(folder / "statements.jsonl", (line.encode() for line in statements_jsonl(run)))


_OF_RUBRICS = (
    "criteria_*.csv", "criteria_*.jsonl", "tables_*.csv", "marks.csv", "rubric-*.html",
    "rubrics.html", "rubric_*.csv",
)  # fmt: skip
"""Files of a run's rubrics, which an earlier run in the folder may have had others of."""


def _write_criteria(folder: Path, run: Run, rubrics: Sequence[Rubric]) -> None:
    """Answers to the criteria of all rubrics, and the marks they rest on."""
    for pattern in _OF_RUBRICS:
        for old in sorted(folder.glob(pattern)):
            old.unlink()
    by_hash = {rubric.hash: rubric for rubric in rubrics}
    tables: dict[str, Iterator[str]] = {}
    for answers in run.answers:
        settings, name = by_hash[answers.hash].settings, answers.rubric
        tables[f"criteria_{name}.csv"] = answers_csv(answers, settings)
        if answers.number_met:
            tables[f"criteria_met_{name}.csv"] = number_met_csv(answers)
        if settings.tables:
            tables[f"tables_{name}.csv"] = cross_tables_csv(answers)
        lines = (f"{line}\n".encode() for line in answers_jsonl(answers))
        write_whole(folder / f"criteria_{name}.jsonl", lines)
    if any(rubric.settings.marks for rubric in rubrics):
        ids = {digest: rubric.settings.id for digest, rubric in by_hash.items()}
        tables["marks.csv"] = marks_csv(run, ids)
    for name, rows in tables.items():
        write_whole(folder / name, (row.encode() for row in chain([_BOM], rows)))


def _write_agreement(folder: Path, run: Run, agreement: Agreement | None) -> None:
    """Rubrics beside each other, where the run has several."""
    if agreement is None:
        return
    tables = {
        "rubric_figures.csv": rubric_figures_csv(agreement),
        "rubric_agreement.csv": rubric_agreement_csv(agreement),
        "rubric_differences.csv": rubric_differences_csv(agreement, run),
    }
    for name, rows in tables.items():
        write_whole(folder / name, (row.encode() for row in chain([_BOM], rows)))


def _write_report(
    folder: Path,
    rendered: Iterable[tuple[str, bytes]],
    pages: int,
    progress: Callable[[str, str, int, int], None],
) -> None:
    for room in ("plans", "search", "assets"):  # pages of plans that an earlier run had
        shutil.rmtree(folder / room, ignore_errors=True)
    written = 0
    for name, content in rendered:
        write_whole(folder / name, [content])
        written += name.endswith(".html")
        progress("Writing the report", name, min(written, pages), pages)
