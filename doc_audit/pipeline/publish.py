"""Writes data files and the report of a run, from its folder alone."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from doc_audit.compare import Comparison
from doc_audit.export import (
    breadth_csv,
    choices_csv,
    compared_csv,
    copies_csv,
    criteria_csv,
    documents_csv,
    facts_csv,
    group_figures_csv,
    pages_csv,
    pairs_csv,
    problems_csv,
    recurring_csv,
    robustness_csv,
    statements_csv,
    statements_jsonl,
    vocabulary_csv,
)
from doc_audit.model import Run
from doc_audit.pipeline.comparing import compared, group_problems
from doc_audit.pipeline.groups import GROUPS_FILE, kept_groups
from doc_audit.pipeline.resources import rubric_of
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
    if groups is not None:
        write_whole(folder / GROUPS_FILE, [groups])
    table = kept_groups(folder)
    comparison = compared(run, rubric, table)
    if table.typed:
        run = replace(run, problems=(*run.problems, *group_problems(comparison.lines, table)))
    _write_data(folder, run, rubric, comparison)
    _write_report(folder, run, rubric, comparison, progress)
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


def _write_report(
    folder: Path,
    run: Run,
    rubric: Rubric,
    comparison: Comparison,
    progress: Callable[[str, str, int, int], None],
) -> None:
    for room in ("plans", "assets"):  # pages of plans that an earlier run had
        shutil.rmtree(folder / room, ignore_errors=True)
    pages = len(run.scores) + 3  # corpus, comparison and method
    written = 0
    for name, content in render_report(run, rubric, comparison):
        write_whole(folder / name, [content])
        written += name.endswith(".html")
        progress("Writing the report", name, min(written, pages), pages)
