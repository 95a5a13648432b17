"""`doc-audit report`: the data files and the HTML report anew from a run folder."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.errors import EXIT_PROBLEMS
from doc_audit.pipeline.groups import GROUPS_FILE, open_groups
from doc_audit.pipeline.picturing import PICTURES
from doc_audit.pipeline.publish import publish

GroupsOption = Annotated[
    Path | None,
    typer.Option(
        "--groups",
        help="CSV with a column `plan` or `system` and a column for each way to group plans, "
        "such as region or size.",
        show_default=False,
    ),
]

PicturesOption = Annotated[
    int,
    typer.Option(
        min=0,
        help="Commitments of a plan shown as they stand on the page of a PDF; 0: none, which is "
        "quicker.",
    ),
]

WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers",
        "-j",
        min=0,
        help="Processes at once, for pictures and, in large runs, pages of plans; 0: one per "
        "processor.",
    ),
]


def report(
    run: Annotated[Path, typer.Argument(help="Run folder made by `doc-audit run`.")],
    groups: GroupsOption = None,
    pictures: PicturesOption = PICTURES,
    workers: WorkersOption = 0,
) -> None:
    """Write the report and the data files of a finished run again, from its folder alone.

    A table of groups takes the place of the one that the run was made with, if there was any.
    """
    table = open_groups(groups) if groups else None
    with progress() as tell:
        published = publish(run, tell, table, pictures, workers or os.cpu_count() or 1)
    console.print(
        f"Open [bold]{escape(str(run / 'index.html'))}[/bold] in a browser.", soft_wrap=True
    )
    misfits = [problem for problem in published.problems if problem.file == GROUPS_FILE]
    show_problems(misfits, published.documents)
    if misfits:
        raise typer.Exit(EXIT_PROBLEMS)
