"""`doc-audit import`: codings that people made elsewhere, as a coder's."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.report.words import count


def import_(
    run: Annotated[Path, typer.Argument(help="Run folder whose statements were coded.")],
    codings: Annotated[
        Path,
        typer.Argument(
            help="Codings: a REFI-QDA project (.qdpx), a table with the columns of statements.csv "
            "(.csv), or the interchange format (.jsonl).",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the codings go (.jsonl).")],
    coder: Annotated[
        str,
        typer.Option(help="Whose codings they are.", show_default="the name in the file"),
    ] = "",
    user: Annotated[
        str, typer.Option(help="Whose to take, where several people coded.", show_default=False)
    ] = "",
) -> None:
    """Take in codings that people made in NVivo, ATLAS.ti, MAXQDA, QualCoder or a spreadsheet.

    Each selection is found among the run's statements by its place in the text, which is checked;
    codes by their id or name. What can't be taken in is named, with what to do about it, and goes
    into a table beside the codings; the exit status is then 1.

    [dim]doc-audit import reports/2026 ann.qdpx --coder ann -o ann.jsonl[/dim]

    [dim]doc-audit evaluate --gold ann.jsonl --codes reports/2026[/dim]
    """
    from doc_audit.pipeline.importing import import_codings

    with progress() as tell:
        found = import_codings(run, codings, out, coder, user, tell)
    show_problems(found.problems, [], f"in {found.problems_file}")
    if found.problems_file:
        console.print(f"All of these: {escape(str(found.problems_file))}", soft_wrap=True)
    console.print(
        f"{found.coded} of {count(found.statements, 'statement')} coded by "
        f"{escape(found.coder)}, in {escape(str(out))}.",
        soft_wrap=True,
    )
    lost = any(problem.severity != "note" for problem in found.problems)
    raise typer.Exit(EXIT_PROBLEMS if lost else EXIT_DONE)
