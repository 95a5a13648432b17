"""A run as another coder coded it, for the exports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.export import (
    Table,
    documents_table,
    marks_table,
    pages_table,
    problems_table,
    statements_table,
)
from doc_audit.intake.coded import Coded
from doc_audit.intake.faults import Faults
from doc_audit.intake.interchange import take_lines
from doc_audit.model import Marking, Run
from doc_audit.pipeline.tagging import first_fault, read_coded
from doc_audit.rubric import Rubric


def coded_by(run: Run, rubrics: Sequence[Rubric], path: Path) -> tuple[Run, str]:
    """The run with the codings of a file in place of its own, and whose they are.

    What was worked out from the run's own codings (scores, answers, comparisons) is left out.

    Args:
        run: the run.
        rubrics: the main one first, then those beside it.
        path: codings in the interchange format, as `doc-audit import` writes them.

    Raises:
        InputError: it can't be read, or a line isn't of this run.
    """
    lines, bad = read_coded(path, rubrics[0].settings)
    faults = Faults(path.name)
    statements = {statement.id: statement for statement in run.statements}
    taken = take_lines(path, lines, statements, faults)
    if bad or faults.found or not taken.codings:
        first = next((f"{one.file}: {one.message}" for one in faults.found), "")
        mend = "Take it in with `doc-audit import`, which names every fault."
        told = first_fault(bad) or (f"The first fault: {first}" if first else "")
        raise InputError("isn't a coding of this run", str(path), f"{told} {mend}".strip())
    coded = replace(
        run,
        codings={id_: one.coding for id_, one in taken.codings.items()},
        markings=tuple(_markings(taken.codings, rubrics, path)),
        scores=(), robustness=None, answers=(), others=(),
    )  # fmt: skip
    return coded, taken.coder


def _markings(
    codings: Mapping[str, Coded], rubrics: Iterable[Rubric], path: Path
) -> Iterator[Marking]:
    known = {one.settings.id: (one.hash, {m.id for m in one.settings.marks}) for one in rubrics}
    for id_, one in codings.items():
        for rubric, marks in one.beside.items():
            digest, ids = known.get(rubric, ("", set()))
            if not digest or not set(marks) <= ids:
                what = f"has marks that the run's rubric {rubric} hasn't got"
                mend = "Put the rubric beside the run's with `doc-audit recode`."
                raise InputError(what, f"{path}, {id_}", mend)
            if marks:
                yield Marking(id_, digest, marks)


def tables_coded_by(run: Run, rubrics: Sequence[Rubric]) -> tuple[Table, ...]:
    """Tables of such a run: statements with their codes, marks, documents, how they were read."""
    settings = rubrics[0].settings
    dimensions = [dimension.id for dimension in settings.dimensions]
    categories = [category.id for category in settings.categories]
    marks = any(coding.marks for coding in run.codings.values()) or run.markings
    names = {rubric.hash: rubric.settings.id for rubric in rubrics}
    return (
        statements_table(run, dimensions, categories),
        *([marks_table(run, names)] if marks else []),
        documents_table(run),
        pages_table(run),
        problems_table(run),
    )


def about_coding(run: Run, rubric: Rubric, coder: str) -> list[tuple[str, str]]:
    """What the first sheet of a workbook says of such a run."""
    settings = rubric.settings
    return [
        ("What it is", f"Every statement of the plans, with its codes by {coder}."),
        ("With care", "A statement without a type was not coded. “problems” says what of the plans "
         "could not be read."),
        ("Start with", "“statements”. “Columns” says what each column holds."),
        ("Documents", str(len(run.documents))),
        ("Statements", str(len(run.statements))),
        ("Coded", str(len(run.codings))),
        ("Rubric", f"{settings.title}, version {settings.version}"),
    ]  # fmt: skip
