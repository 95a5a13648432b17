"""Writes data files and the report of a run, from its folder alone."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from doc_audit.compare import Comparison
from doc_audit.export import Table, answers_jsonl, csv_lines, statements_jsonl
from doc_audit.model import Run
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.comparing import compared, group_problems
from doc_audit.pipeline.comparing_two import pages_kept, pairs_of
from doc_audit.pipeline.groups import GROUPS_FILE, kept_groups
from doc_audit.pipeline.picturing import pictures_of
from doc_audit.pipeline.plan_work import PlansApart, PlanTask, plans_apart
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.systems import known_systems
from doc_audit.pipeline.tables import tables_of
from doc_audit.report import (
    PAIR_PAGES,
    Lookup,
    Picture,
    build_lookup,
    plan_part,
    plan_place,
    render_report,
    statements_to_picture,
)
from doc_audit.store import lasting, read_run, write_whole

_BOM = "\ufeff"  # tells Excel that the table is UTF-8
_ALONE = 4
"""Pages that each report has once: plans, search, comparison, method."""
_PARTS = "search/"
"""Of the page that searches; how many it has shows only when they are written."""


def publish(
    folder: Path,
    progress: Callable[[str, str, int, int], None],
    groups: bytes | None = None,
    pictures: int = 0,
    workers: int = 1,
) -> Run:
    """Makes the CSV tables, `statements.jsonl` and the HTML report anew.

    Args:
        folder: a run folder.
        progress: called with ("Writing the report", page, pages done, pages in all).
        groups: a table of groups that is put in the place of the folder's own.
        pictures: most statements of a plan whose place on the page is shown as a picture.
        workers: processes at once, this one among them.

    Returns:
        the run, with problems of its table of groups.

    Raises:
        InputError: no finished run in the folder, or faults in its table of groups.
        OutputError: no room or no right to write there.
    """
    with lasting(lambda: read_run(folder)) as run:
        return _publish(folder, run, progress, groups, pictures, workers)


def _publish(
    folder: Path,
    run: Run,
    progress: Callable[[str, str, int, int], None],
    groups: bytes | None,
    pictures: int,
    workers: int,
) -> Run:
    rubric = rubric_of(run.record.rubric_files, run.record.rubric)
    beside = [rubric_of(record.files, record.id) for record in run.record.beside]
    if groups is not None:
        write_whole(folder / GROUPS_FILE, [groups])
    table = kept_groups(folder)
    comparison = compared(run, table)
    rubrics = [rubric, *beside]
    agreement = agreement_of(run, rubrics)
    drawn = pictures_of(folder, run, statements_to_picture(run, rubric, pictures), workers)
    lookup = build_lookup(run, rubric)
    of_plans = sum(map(len, lookup.parts.values()))
    asked = pages_kept(folder, lookup)
    part = plan_part(run, rubrics, lookup, agreement=agreement is not None)
    tasks = _tasks(run, lookup, comparison, drawn)
    del lookup  # not held while the report makes its own
    _clear_rubrics(folder)
    _clear_plans(folder)
    with plans_apart(folder, part, tasks, len(run.statements), workers) as apart:
        pairs = pairs_of(run, rubric, comparison, asked)
        if table.typed:
            found = group_problems(comparison.lines, table)
            run = replace(run, problems=(*run.problems, *found))
        _write_tables(folder, tables_of(run, rubrics, comparison, agreement, lambda: pairs))
        _write_lines(folder, run)
        pages = render_report(
            run,
            rubric,
            comparison,
            beside,
            agreement,
            pairs=pairs,
            pictures=drawn,
            systems=known_systems(),
            apart=apart.plans,
        )
        of_rubrics = len(run.answers) + (agreement is not None)
        number = of_plans + len(pairs) + of_rubrics + _ALONE
        _write_report(folder, pages, apart, number, progress)
    return run


def _tasks(
    run: Run, lookup: Lookup, comparison: Comparison, drawn: Mapping[str, Picture]
) -> list[PlanTask]:
    """Plans with what their pages show of others, the largest first."""
    by_size = sorted(run.scores, key=lambda score: -len(lookup.by_plan[score.plan]))
    return [
        PlanTask(
            score.plan,
            plan_place(comparison, score.plan),
            {s.id: drawn[s.id] for s in lookup.by_plan[score.plan] if s.id in drawn},
        )
        for score in by_size
    ]


def _write_tables(folder: Path, tables: Iterable[Table]) -> None:
    for table in tables:
        lines = (line.encode("utf-8", "replace") for line in chain([_BOM], csv_lines(table)))
        write_whole(folder / f"{table.name}.csv", lines)


def _write_lines(folder: Path, run: Run) -> None:
    write_whole(folder / "statements.jsonl", (line.encode() for line in statements_jsonl(run)))
    for answers in run.answers:
        lines = (f"{line}\n".encode() for line in answers_jsonl(answers))
        write_whole(folder / f"criteria_{answers.rubric}.jsonl", lines)


_OF_RUBRICS = (
    "criteria_*.csv", "criteria_*.jsonl", "tables_*.csv", "marks.csv", "rubric-*.html",
    "rubrics.html", "rubric_*.csv",
)  # fmt: skip
"""Files of a run's rubrics, which an earlier run in the folder may have had others of."""


def _clear_rubrics(folder: Path) -> None:
    for pattern in _OF_RUBRICS:
        for old in sorted(folder.glob(pattern)):
            old.unlink()


def _clear_plans(folder: Path) -> None:
    """Pages of plans that an earlier run had."""
    for room in ("plans", "search", "assets", PAIR_PAGES):
        shutil.rmtree(folder / room, ignore_errors=True)


def _write_report(
    folder: Path,
    rendered: Iterable[tuple[str, bytes]],
    apart: PlansApart,
    pages: int,
    progress: Callable[[str, str, int, int], None],
) -> None:
    """Writes pages, and tells of those too that others write."""
    names = chain(_written(folder, rendered, apart), apart.written(wait=True))
    told = 0
    for name in names:
        told += not name.startswith(_PARTS)
        progress("Writing the report", name, told, pages)


def _written(
    folder: Path, rendered: Iterable[tuple[str, bytes]], apart: PlansApart
) -> Iterator[str]:
    for name, content in rendered:
        write_whole(folder / name, [content])
        yield name
        yield from apart.written()
