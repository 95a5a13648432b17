"""`doc-audit evaluate`: how far codings agree with gold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from doc_audit.cli.coding import RubricOption, show_faults
from doc_audit.cli.messages import console
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS, FormatError
from doc_audit.pipeline.scoring import DRAWS, SEED
from doc_audit.report.words import count as counted

WORST = 20  # differences shown: a screenful or two

GoldOption = Annotated[
    list[Path], typer.Option(help="Codings to measure against; may be given several times.")
]
CodesOption = Annotated[
    list[Path] | None,
    typer.Option(
        help="Codings to measure, or a run folder; may be given several times. Default: the "
        "rubric's rules, which then code gold's statements.",
        show_default=False,
    ),
]


def evaluate(
    gold: GoldOption,
    codes: CodesOption = None,
    rubric: RubricOption = "default",
    align: Annotated[
        bool,
        typer.Option("--align", help="Pair statements by their text: codings of another reading."),
    ] = False,
    doc: Annotated[
        list[str] | None, typer.Option(help="Only this document of gold; several times.")
    ] = None,
    apart: Annotated[
        list[str] | None,
        typer.Option(help="Figures for this document apart from the rest; several times."),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(help="Write every figure, by document and stratum too.")
    ] = None,
    docs: Annotated[
        Path | None,
        typer.Option(help="Write figures, ids and rules into a Markdown page, between markers."),
    ] = None,
    accuracy: Annotated[
        Path | None,
        typer.Option(help="Write counts by document and stratum: a rubric's accuracy.json."),
    ] = None,
    caveat: Annotated[
        str,
        typer.Option(
            help="Said beside the figures. Default: the line of the README.md beside gold that "
            "begins with “Caveat”.",
            show_default=False,
        ),
    ] = "",
    worst: Annotated[
        int, typer.Option(min=0, help="Name so many statements that differ most.")
    ] = WORST,
    text: Annotated[bool, typer.Option("--text", help="Show words of statements too.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the intervals' draws.")] = SEED,
    draws: Annotated[int, typer.Option(min=100, help="Draws for each interval.")] = DRAWS,
) -> None:
    """Measure how far two coders agree, people or machines: kappa, precision, recall, F1, words.

    Statements are paired by `id`. Dimensions are compared where gold codes a commitment or
    aspiration. Intervals are 95 %, from a bootstrap over documents, then statements; of few
    documents over statements.

    [dim]doc-audit evaluate --gold coded.jsonl[/dim]
    """
    # pandas and scikit-learn take over a second to load: only this command needs them.
    from doc_audit.cli.agreement import show_evaluation
    from doc_audit.pipeline.evaluation import Asked, evaluate_files
    from doc_audit.pipeline.evaluation_files import write_accuracy, write_figures, write_page

    found = evaluate_files(
        Asked(
            tuple(gold), tuple(codes or ()), rubric, tuple(doc or ()), tuple(apart or ()), align,
            caveat, seed, draws, worst,
        )
    )  # fmt: skip
    for path, write in ((csv, write_figures), (docs, write_page), (accuracy, write_accuracy)):
        if path:
            write(found, path)
    show_evaluation(found, text=text)
    show_faults(found.faults)
    raise typer.Exit(
        EXIT_PROBLEMS if _incomplete(found.faults, found.report.missing) else EXIT_DONE
    )


def _incomplete(faults: Sequence[FormatError], missing: Sequence[str]) -> bool:
    if missing:
        statements = counted(len(missing), "statement")
        console.print(f"[yellow]{statements} of gold without a coding[/yellow]; in no figure.")
    return bool(faults or missing)
