"""`doc-audit report`: the data files and the HTML report anew from a run folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress
from doc_audit.pipeline.publish import publish


def report(
    run: Annotated[Path, typer.Argument(help="Run folder made by `doc-audit run`.")],
) -> None:
    """Write the report and the data files of a finished run again, from its folder alone."""
    with progress() as tell:
        publish(run, tell)
    console.print(
        f"Open [bold]{escape(str(run / 'index.html'))}[/bold] in a browser.", soft_wrap=True
    )
