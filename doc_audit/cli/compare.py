"""`doc-audit compare`: two plans of a finished run side by side."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console
from doc_audit.pipeline.comparing_two import compare_two
from doc_audit.report.words import count


def compare(
    run: Annotated[
        Path, typer.Argument(help="Run folder made by `doc-audit run`.", show_default=False)
    ],
    first: Annotated[
        str,
        typer.Argument(
            help="A plan's name as in the report, its title or its file; it stands on the left.",
            show_default=False,
        ),
    ],
    second: Annotated[str, typer.Argument(help="Another plan.", show_default=False)],
) -> None:
    """Set two plans of a finished run side by side, on a page of its report.

    The page shows which commitments are in both, what differs in them (date, target, owner, money,
    for whom and where), and what was found in one only; compare.csv holds the same. Pairs of a
    strategy and the forward plan of its system, plans of one kind and place, and all pairs of a
    run of few plans have a page already; see compared.html. What differs is told from the first to
    the second.

    [dim]doc-audit compare reports/2026 kent-strategy-2023 kent-strategy-2026[/dim]
    """
    found = compare_two(run, first, second)
    doubtful = len(found.pair.paired) - found.pair.sure
    doubt = f", {doubtful} more in doubt" if doubtful else ""
    console.print(
        f"{escape(found.titles[0])}, beside {escape(found.titles[1])}: "
        f"{count(found.pair.sure, 'commitment')} in both{doubt}, "
        f"{len(found.pair.only_first)} only in the first, "
        f"{len(found.pair.only_second)} only in the second. "
        f"Open [bold]{escape(str(run / found.page))}[/bold] in a browser.",
        soft_wrap=True,
    )
