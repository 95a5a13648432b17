"""`doc-audit explain`: how a plan's score came about, to be checked by hand."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console
from doc_audit.pipeline.explaining import Explainer, choose_run
from doc_audit.store import is_run_folder, read_run


def explain(
    plan: Annotated[
        str,
        typer.Argument(
            help="A plan's name as in the report, its file, or a run folder that holds one plan.",
            show_default=False,
        ),
    ] = "",
    run: Annotated[
        Path | None,
        typer.Option(
            "--run", "-o", help="Run folder; the last one here if not given.", show_default=False
        ),
    ] = None,
    statement: Annotated[
        str,
        typer.Option(
            "--statement", "-s", help="One statement: its number on the plan's page, or its id."
        ),
    ] = "",
    csv: Annotated[
        Path | None,
        typer.Option("--csv", help="Write the commitments as a table to this file instead."),
    ] = None,
) -> None:
    """Show how a plan's score was made, so that it can be worked out again by hand.

    Printed are the weights, every commitment with its levels and points, what was merged or
    lowered, the mean, which commitments move it most, and how the interval is drawn. With
    --statement: its words, each code with the rule that decided, the marks of all rubrics of the
    run, and the arithmetic.

    [dim]doc-audit explain calvershire-strategy --statement 12[/dim]
    """
    if run is None and plan and is_run_folder(Path(plan)):
        run, plan = Path(plan), ""
    folder = choose_run(run)
    if run is None:
        console.print(f"From the run in [bold]{escape(str(folder))}[/bold].", soft_wrap=True)
    explainer = Explainer(read_run(folder))
    score = explainer.plan(plan)
    if csv is not None:
        explainer.write_csv(score, csv)
        console.print(f"Written to [bold]{escape(str(csv))}[/bold].", soft_wrap=True)
        return
    chosen = explainer.statement(score, statement) if statement else None
    for line in explainer.lines(score, chosen):
        typer.echo(line)
