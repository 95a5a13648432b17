"""`doc-audit export`: a finished run in formats that other programs open."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.errors import EXIT_PROBLEMS
from doc_audit.pipeline.exported import Written
from doc_audit.pipeline.exporting import ALL, FORMATS
from doc_audit.pipeline.exporting import export as export_run
from doc_audit.report.words import count

FOLDER = "export"
_HELP = f"""Take a finished run out in formats that other programs open.

{{formats}}

`--to {ALL}` writes each of them that can be written here. Older results are replaced.

[dim]doc-audit export reports/2026 --to xlsx --to parquet[/dim]
"""


def help_text() -> str:
    """The command's help, with a line a format."""
    lines = (f"- [bold]{name}[/bold]: {form.says}" for name, form in FORMATS.items())
    return _HELP.format(formats="\n".join(lines))


def export(
    run: Annotated[Path, typer.Argument(help="Run folder made by `doc-audit run`.")],
    to: Annotated[
        list[str],
        typer.Option("--to", "-t", help="Format; give it again for each further one."),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Folder for the results.",
            show_default="`export` in the run folder",
        ),
    ] = None,
    coding: Annotated[
        Path | None,
        typer.Option(
            help="Another coder's codings of the run, as `doc-audit import` writes them, in place "
            "of the run's own.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take a finished run out in formats that other programs open."""
    folder = out or (run / FOLDER / coding.stem if coding else run / FOLDER)
    with progress() as tell:
        written = export_run(run, _chosen(to), folder, tell, coding)
    for name, made in written.items():
        console.print(f"[bold]{name}[/bold]: {_told(made)}", soft_wrap=True)
    problems = [problem for made in written.values() for problem in made.problems]
    show_problems(problems, [], rest="")
    if any(problem.severity != "note" for problem in problems):
        raise typer.Exit(EXIT_PROBLEMS)


def _chosen(to: list[str]) -> list[str]:
    return [name for name in FORMATS if FORMATS[name].there] if ALL in to else to


def _told(made: Written) -> str:
    if len(made.paths) == 1:
        return escape(str(made.paths[0]))
    if not made.paths:
        return "nothing to write"
    return f"{count(len(made.paths), 'file')} in {escape(str(made.paths[0].parent))}"
