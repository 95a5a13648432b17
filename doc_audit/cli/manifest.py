"""`doc-audit manifest`: a corpus.csv to check and edit."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.pipeline.suggest import suggest_manifest
from doc_audit.report.words import count


def manifest(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Documents, folders of them, or a corpus.csv.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write; must be new.")] = Path(
        "corpus.csv"
    ),
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=0, help="Documents at once; 0: one a processor.")
    ] = 0,
) -> None:
    """Write a corpus.csv with what documents say of themselves, for you to check and edit.

    One row a document: file, plan, system, kind, title, publisher, start, end, area, url, sha256,
    licence. Its last column, check, names the cells that are guesses, and kind and area where they
    are missing (without them a plan is scored but not ranked). Correct or fill in a cell, then take
    its name out of check: until then a run counts it as a guess. Rows of one plan get the same
    word in the column plan. Pictures of words aren't read.

    [dim]doc-audit manifest plans/ -o plans/corpus.csv; doc-audit run plans/[/dim]
    """
    with progress() as tell:
        done = suggest_manifest(paths, out, workers or os.cpu_count() or 1, tell)
    show_problems(done.problems, (), rest="")
    console.print(
        f"{count(done.documents, 'document')} in [bold]{escape(str(out))}[/bold], "
        f"{count(done.unsure, 'cell')} to check.",
        soft_wrap=True,
    )
    counted = any(problem.severity != "note" for problem in done.problems)
    raise typer.Exit(EXIT_PROBLEMS if counted else EXIT_DONE)
