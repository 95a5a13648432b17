"""`doc-audit tag` and `doc-audit evaluate`: codings in, codings out, agreement."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS, FormatError
from doc_audit.pipeline.scoring import DRAWS, SEED
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
    _show_faults(faults)
    console.print(f"{counted(count, 'statement')} coded into {escape(str(out))}.", soft_wrap=True)
    raise typer.Exit(EXIT_PROBLEMS if faults else EXIT_DONE)


def _show_faults(faults: Sequence[FormatError]) -> None:
    for fault in faults[:_MOST_FAULTS]:
        console.print(f"[yellow]left out[/yellow] {escape(str(fault))}", soft_wrap=True)
    if len(faults) > _MOST_FAULTS:
        console.print(f"… and {counted(len(faults) - _MOST_FAULTS, 'more line')} left out.")


def evaluate(
    gold: Annotated[Path, typer.Option(help="Codings to measure against.")],
    codes: Annotated[Path, typer.Option(help="Codings to measure, such as those of `tag`.")],
    rubric: RubricOption = "default",
    csv: Annotated[
        Path | None, typer.Option(help="Write every figure, by document and stratum too.")
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="Show so many of the worst differences.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the intervals' draws.")] = SEED,
    draws: Annotated[int, typer.Option(min=100, help="Draws for each interval.")] = DRAWS,
) -> None:
    """Measure how far two coders agree, people or machines: kappa, precision, recall, F1, words.

    Statements are paired by `id`. Dimensions are compared where gold codes a commitment or
    aspiration. Intervals are 95 %, from a bootstrap over documents, then statements.
    """
    # pandas and scikit-learn take over a second to load: only this command needs them.
    from doc_audit.cli.agreement import show_evaluation
    from doc_audit.pipeline.evaluation import evaluate_files, write_figures

    found = evaluate_files(gold, codes, rubric, seed, draws, worst)
    show_evaluation(found)
    if csv:
        write_figures(found.report, csv)
    _show_faults(found.faults)
    raise typer.Exit(
        EXIT_PROBLEMS if _incomplete(found.faults, found.report.missing) else EXIT_DONE
    )


def _incomplete(faults: Sequence[FormatError], missing: Sequence[str]) -> bool:
    if missing:
        statements = counted(len(missing), "statement")
        console.print(f"[yellow]{statements} of gold without a coding[/yellow]; in no figure.")
    return bool(faults or missing)
