"""`doc-audit recode`: other rubrics over the statements of a finished run."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress
from doc_audit.pipeline.recoding import recode as recode_run
from doc_audit.report.words import count


def recode(
    run: Annotated[Path, typer.Argument(help="Run folder made by `doc-audit run`.")],
    rubric: Annotated[
        list[str],
        typer.Option(
            "--rubric",
            "-r",
            help="Name of a rubric (see `doc-audit rubric list`), or a folder with one. "
            "Give it again for each further one.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="Folder for the new run.", show_default="in place of the old one"
        ),
    ] = None,
) -> None:
    """Put other rubrics beside the main one of a finished run, without reading its documents again.

    The main rubric, which the run was made with, keeps its codes and scores. The rubrics given take
    the place of all that stood beside it: name again those that are to stay. Each that has criteria
    gets a page, rubric-NAME.html, and rubrics.html tells how far the rubrics agree on the plans.

    [dim]doc-audit recode reports/2026 --rubric theis-white --rubric mechanisms[/dim]
    """
    with progress() as tell:
        found = recode_run(run, rubric, out, tell)
    console.print(
        f"{count(len(found.statements), 'statement')} coded by {count(len(rubric), 'rubric')}. "
        f"Open [bold]{escape(str((out or run) / 'rubrics.html'))}[/bold] "
        "in a browser.",
        soft_wrap=True,
    )
