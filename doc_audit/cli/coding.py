"""`doc-audit tag`: statements in, codings out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS, FormatError
from doc_audit.pipeline.tagging import tag_file
from doc_audit.report.words import count as counted

RubricOption = Annotated[
    str, typer.Option("--rubric", "-r", help="Name of a rubric, or a folder with one.")
]
_MOST_FAULTS = 20


def tag(
    statements: Annotated[Path, typer.Argument(help="Statements in the interchange format.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the codings go.")],
    rubric: RubricOption = "default",
) -> None:
    """Code statements that are in the interchange format (JSON Lines), in their order.

    Each line needs `id` and `text`; `before`, `stem`, `headings` and `cells` help. Codes that are
    there already are not looked at. Lines that break the format are named and left out.
    """
    with progress() as tell:
        count, faults = tag_file(statements, out, rubric, tell)
    show_faults(faults)
    console.print(f"{counted(count, 'statement')} coded into {escape(str(out))}.", soft_wrap=True)
    raise typer.Exit(EXIT_PROBLEMS if faults else EXIT_DONE)


def show_faults(faults: Sequence[FormatError]) -> None:
    """Names the lines left out, the first of many; on stderr."""
    for fault in faults[:_MOST_FAULTS]:
        console.print(f"[yellow]left out[/yellow] {escape(str(fault))}", soft_wrap=True)
    if len(faults) > _MOST_FAULTS:
        console.print(f"… and {counted(len(faults) - _MOST_FAULTS, 'more line')} left out.")
