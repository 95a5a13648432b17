"""A finished run as exports take it: read, its rubrics with it, its tables when asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from doc_audit.compare import PlanPair
from doc_audit.errors import writing
from doc_audit.export import Table
from doc_audit.model import Problem, Run
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.coded_by import coded_by, tables_coded_by
from doc_audit.pipeline.comparing import compared
from doc_audit.pipeline.comparing_two import pages_kept, pairs_of
from doc_audit.pipeline.groups import kept_groups
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.tables import tables_of
from doc_audit.report import build_lookup
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder, read_run

Progress = Callable[[str, str, int, int], None]


@dataclass(frozen=True)
class Exported:
    """What an export needs of a run.

    Attributes:
        rubrics: the main one first, then those beside it.
        make_tables: works out all tables; plans and rubrics are compared for them.
        coder: whose codings they are, where not the run's own.
    """

    folder: RunFolder
    run: Run
    rubrics: tuple[Rubric, ...]
    make_tables: Callable[[], tuple[Table, ...]]
    coder: str = ""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables of the run, made when they are first asked for.

        Raises:
            InputError: faults in the run's table of groups.
        """
        return self.make_tables()


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, and what it could not do."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


def open_run(folder: Path) -> Exported:
    """A finished run with its rubrics.

    Raises:
        InputError: no finished run in the folder.
    """
    run = read_run(folder)
    rubrics = _rubrics(run)
    return Exported(RunFolder(folder), run, rubrics, partial(_all_tables, folder, run, rubrics))


def open_coding(folder: Path, coding: Path) -> Exported:
    """A finished run as another coder coded it, with the tables that don't rest on its own codings.

    Raises:
        InputError: no finished run in the folder, or codings that aren't of it.
    """
    run = read_run(folder)
    rubrics = _rubrics(run)
    coded, coder = coded_by(run, rubrics, coding)
    tables = partial(tables_coded_by, coded, rubrics)
    return Exported(RunFolder(folder), coded, rubrics, tables, coder)


def _rubrics(run: Run) -> tuple[Rubric, ...]:
    record = run.record
    main = rubric_of(record.rubric_files, record.rubric)
    return (main, *(rubric_of(beside.files, beside.id) for beside in record.beside))


def _all_tables(folder: Path, run: Run, rubrics: tuple[Rubric, ...]) -> tuple[Table, ...]:
    main = rubrics[0]
    comparison = compared(run, kept_groups(folder))

    @cache
    def pairs() -> tuple[PlanPair, ...]:
        return pairs_of(run, main, comparison, pages_kept(folder, build_lookup(run, main)))

    return tables_of(run, rubrics, comparison, agreement_of(run, rubrics), pairs)


def all_tables(exported: Exported, progress: Progress) -> tuple[Table, ...]:
    """All tables; the first who asks waits for the comparison."""
    if "tables" in vars(exported):
        return exported.tables
    progress("Comparing plans", "", 0, 1)
    made = exported.tables
    progress("Comparing plans", "", 1, 1)
    return made


def each_table(exported: Exported, stage: str, progress: Progress) -> Iterator[Table]:
    """All tables, with progress."""
    tables = all_tables(exported, progress)
    for done, table in enumerate(tables):
        progress(f"Exporting {stage}", table.name, done, len(tables))
        yield table
    progress(f"Exporting {stage}", "", len(tables), len(tables))


def made(folder: Path) -> Path:
    """The folder, made where it isn't there.

    Raises:
        OutputError: no room or no right to write there.
    """
    with writing(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
