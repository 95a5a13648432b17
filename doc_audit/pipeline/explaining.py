"""Finds a plan and a statement by what people call them, and has its score explained."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.export import csv_lines, points_table
from doc_audit.model import PlanScore, Run, Statement
from doc_audit.pipeline.plan_names import plan_named, plans_listed
from doc_audit.pipeline.resources import rubric_of
from doc_audit.report import Lookup, build_lookup, plan_working, statement_working
from doc_audit.store import RunFolder, write_whole


def choose_run(named: Path | None) -> Path:
    """The run folder named, or the last finished one in the working folder, two levels deep.

    Raises:
        InputError: there is none.
    """
    if named is not None:
        return named
    here = Path()
    near = [here, *here.glob("*"), *here.glob("*/*")]
    found = [path for path in near if RunFolder(path).database.is_file()]
    if not found:
        raise InputError(
            "no run in this folder",
            os.curdir,
            "Name one with --run, or make one with `doc-audit run`.",
        )
    return max(found, key=lambda path: (RunFolder(path).database.stat().st_mtime_ns, str(path)))


class Explainer:
    """Looks up and explains what a run found.

    Args:
        run: with the files of its rubric in its record, as `read_run` gives it.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        rubric = rubric_of(run.record.rubric_files, run.record.rubric)
        beside = [rubric_of(record.files, record.id) for record in run.record.beside]
        self._lookup: Lookup = build_lookup(run, rubric, beside)

    def plan(self, name: str) -> PlanScore:
        """The plan of that id, title or file; any case, and cut short where only one begins so.

        An empty name stands for the only plan.

        Raises:
            InputError: none or several fit; names the nearest.
        """
        scores = self._run.scores
        if not name and len(scores) == 1:
            return scores[0]
        if not name:
            raise InputError(
                "which plan is to be explained?", "", f"The run has {plans_listed(scores)}."
            )
        return plan_named(self._lookup, name)

    def statement(self, score: PlanScore, name: str) -> Statement:
        """A statement of a plan by its id, the beginning of it, or its number on the plan page.

        Raises:
            InputError: there is none; says in which plan it is, if it is in another.
        """
        statements = self._lookup.by_plan[score.plan]
        if name.isdigit() and 1 <= int(name) <= len(statements):
            return statements[int(name) - 1]
        begun = [s for s in statements if s.id.startswith(name)]
        exact = [s for s in begun if s.id == name]
        if len(exact or begun) == 1:
            return (exact or begun)[0]
        where = "It may be a number, as on the plan's page (1 to {}), or an id of statements.csv."
        raise InputError(
            "several statements' ids begin so" if begun else "no such statement in the plan",
            name,
            self._elsewhere(name) or where.format(len(statements)),
        )

    def lines(self, score: PlanScore, statement: Statement | None = None) -> Iterator[str]:
        """How the plan's score came about, or the statement's points."""
        if statement is None:
            return plan_working(self._lookup, score)
        return statement_working(self._lookup, score, statement)

    def write_csv(self, score: PlanScore, path: Path) -> None:
        """Every commitment of the plan in scope with what made its points, as a table.

        Raises:
            OutputError: it can't be written.
        """
        rows = csv_lines(points_table(self._run, score, self._lookup.settings))
        write_whole(path, (row.encode() for row in ("\ufeff", *rows)))

    def _elsewhere(self, name: str) -> str:
        plans = self._plans_with(name)
        return f"It is of the plan {plans[0]}." if plans else ""

    def _plans_with(self, name: str) -> Sequence[str]:
        owners = self._lookup.by_plan.items()
        return [plan for plan, some in owners if any(s.id == name for s in some)]
