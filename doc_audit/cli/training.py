"""`doc-audit train`: a linear model of the type of statements, from codings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from doc_audit.cli.coding import RubricOption, show_faults
from doc_audit.cli.messages import console, progress
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS, InputError

if TYPE_CHECKING:
    from doc_audit.rubric.weights import HeldOut


def train(
    seen: Annotated[
        list[Path] | None,
        typer.Argument(help="Codings whose statements the rules' writers may have read."),
    ] = None,
    unseen: Annotated[
        list[Path] | None,
        typer.Option(
            help="Codings that none of them had read; may be given several times. They count "
            "half as much again: on them the rules err as they will on the next plan."
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="The rubric's model.json, or another file.")
    ] = Path("model.json"),
    rubric: RubricOption = "default",
) -> None:
    """Fit a linear model that weighs what the rules see and decide of a statement's type.

    It overrules the rules where it finds another type likelier, and names what made it. Plain
    JSON, a feature a line; in a rubric's folder as `model.json` it is used, without it the rules
    decide alone. Agreement is shown on documents left out of the fit.

    [dim]doc-audit train read.jsonl --unseen other.jsonl -o my_rubric/model.json[/dim]
    """
    # scikit-learn takes over a second to load: only this command and `evaluate` need it.
    from doc_audit.pipeline.training import train_files, write_weights

    if not seen and not unseen:
        raise InputError("no codings", mend="Name at least one file in the interchange format.")
    with progress() as tell:
        weights, faults = train_files(tuple(seen or ()), tuple(unseen or ()), rubric, tell)
    write_weights(weights, out)
    show_faults(faults)
    if weights.held_out:
        _show(weights.held_out)
    console.print(f"{len(weights.features)} features into {escape(str(out))}.", soft_wrap=True)
    raise typer.Exit(EXIT_PROBLEMS if faults else EXIT_DONE)


def _show(found: "HeldOut") -> None:
    table = Table(
        title="Agreement with gold on documents left out of the fit (kappa)",
        caption="apart: how far the chances given are from the share that is right",
    )
    for head in ("documents", "n", "type: rules", "model", "commitment: rules", "model", "apart"):
        table.add_column(head, justify="right")
    figures = (
        found.rules_type, found.type, found.rules_commitment, found.commitment, found.apart,
    )  # fmt: skip
    documents = f"{found.documents} ({found.over})"
    table.add_row(documents, str(found.statements), *(f"{figure:.2f}" for figure in figures))
    console.print(table)
