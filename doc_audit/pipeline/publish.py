"""Writes data files and the report of a run, from its folder alone."""

import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from doc_audit.export import (
    choices_csv,
    documents_csv,
    facts_csv,
    pages_csv,
    pairs_csv,
    problems_csv,
    robustness_csv,
    statements_csv,
    statements_jsonl,
)
from doc_audit.model import Run
from doc_audit.report import render_report
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.store import read_run, write_whole

_BOM = "\ufeff"  # tells Excel that the table is UTF-8


def publish(folder: Path, progress: Callable[[str, str, int, int], None]) -> Run:
    """Makes the CSV tables, `statements.jsonl` and the HTML report anew.

    Args:
        folder: a run folder.
        progress: called with ("Writing the report", page, pages done, pages in all).

    Raises:
        InputError: no finished run in the folder.
        OutputError: no room or no right to write there.
    """
    run = read_run(folder)
    rubric = load_rubric(run.record.rubric_files, run.record.rubric)
    _write_data(folder, run, rubric)
    _write_report(folder, run, rubric, progress)
    return run


def _write_data(folder: Path, run: Run, rubric: Rubric) -> None:
    dimensions = [dimension.id for dimension in rubric.settings.dimensions]
    categories = [category.id for category in rubric.settings.categories]
    tables = {
        "statements.csv": statements_csv(run, dimensions, categories),
        "documents.csv": documents_csv(run),
        "pages.csv": pages_csv(run),
        "facts.csv": facts_csv(run),
        "problems.csv": problems_csv(run),
        "robustness.csv": robustness_csv(run),
        "pairs.csv": pairs_csv(run),
        "choices.csv": choices_csv(run),
    }
    for name, rows in tables.items():
        write_whole(folder / name, (row.encode() for row in chain([_BOM], rows)))
    write_whole(folder / "statements.jsonl", (line.encode() for line in statements_jsonl(run)))


def _write_report(
    folder: Path, run: Run, rubric: Rubric, progress: Callable[[str, str, int, int], None]
) -> None:
    for room in ("plans", "assets"):  # pages of plans that an earlier run had
        shutil.rmtree(folder / room, ignore_errors=True)
    pages = len(run.scores) + 2  # corpus and method
    written = 0
    for name, content in render_report(run, rubric):
        write_whole(folder / name, [content])
        written += name.endswith(".html")
        progress("Writing the report", name, min(written, pages), pages)
