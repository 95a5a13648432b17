"""`doc-audit run` and `doc-audit demo`: the main job."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems, show_scores
from doc_audit.cli.report import GroupsOption, PicturesOption
from doc_audit.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_PROBLEMS
from doc_audit.model import Problem, Run
from doc_audit.pipeline.corpus import MEMORY, OCR_SECONDS, SECONDS, Ocr, Options, run_corpus
from doc_audit.pipeline.expected import expected_problems, is_expected
from doc_audit.pipeline.picturing import PICTURES
from doc_audit.pipeline.resources import sample_corpus
from doc_audit.pipeline.scoring import DRAWS, SEED, Scope
from doc_audit.report.words import count

OutOption = Annotated[
    Path, typer.Option("--out", "-o", help="Run folder: report, data, sources. Made if need be.")
]
RubricsOption = Annotated[
    list[str],
    typer.Option(
        "--rubric",
        "-r",
        help="What to look for: the name of a rubric (see `doc-audit rubric list`), or a folder "
        "with one. Given again: the first makes the report's codes and scores, the others stand "
        "beside it, each with a page of its own.",
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", "-j", min=0, help="Documents at once; 0: one per processor.")
]


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Plans (PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, text), folders of them, "
            "or a corpus.csv.",
            show_default=False,
        ),
    ],
    out: OutOption = Path("doc-audit-run"),
    rubric: RubricsOption = ["default"],  # noqa: B006  (typer copies it)
    scope: Annotated[
        Scope, typer.Option(help="Score commitments about inequalities, or all of them.")
    ] = "inequalities",
    seed: Annotated[int, typer.Option(min=0, help="Seed of the intervals' draws.")] = SEED,
    draws: Annotated[int, typer.Option(min=100, help="Draws for each interval.")] = DRAWS,
    ocr: Annotated[
        Ocr,
        typer.Option(help="Read words in pictures with Tesseract where it is installed, or not."),
    ] = "auto",
    timeout: Annotated[
        float | None,
        typer.Option(
            min=1,
            help="Seconds a document may take before it is given up.",
            show_default=f"{SECONDS:g}; {OCR_SECONDS:g} with OCR",
        ),
    ] = None,
    memory: Annotated[
        float,
        typer.Option(min=1, help="GiB of memory a document may take before it is given up."),
    ] = MEMORY / 2**30,
    workers: WorkersOption = 0,
    cluster: Annotated[
        str, typer.Option(help="Address of a Dask scheduler to spread the work over.")
    ] = "",
    groups: GroupsOption = None,
    pictures: PicturesOption = PICTURES,
) -> None:
    """Audit plans: read, find every commitment, tag, score, and write a report.

    A document that can't be read is a problem in the report, and the others go on. A run that was
    stopped goes on where it was when called again in the same way. In folders, hidden files and
    folders that runs were written to are passed over.

    With several rubrics the page rubrics.html tells how far they agree on the plans.

    [dim]doc-audit run plans/ -o reports/2026[/dim]

    [dim]doc-audit run plans/ -o reports/2026 --rubric default --rubric mechanisms[/dim]
    """
    processes = workers or _processors()
    main, *beside = rubric
    options = Options(
        main, scope, seed, draws, ocr, processes, timeout or 0.0, cluster, int(memory * 2**30),
        tuple(beside), pictures,
    )  # fmt: skip
    _audit(paths, out, options, expected=(), groups=groups)


def demo(out: OutOption = Path("doc-audit-demo"), workers: WorkersOption = 0) -> None:
    """Audit the sample corpus: six invented plans that come with doc-audit.

    Its scanned page is there to show how a page that can't be read is reported: OCR is off, and
    that problem is expected and doesn't count in the exit status.
    """
    corpus = sample_corpus()
    options = Options(ocr="off", workers=workers or _processors(), pictures=PICTURES)
    _audit([corpus], out, options, expected_problems(corpus))


def _processors() -> int:
    return os.cpu_count() or 1


def _audit(
    paths: list[Path],
    out: Path,
    options: Options,
    expected: Collection[tuple[str, str, int]],
    groups: Path | None = None,
) -> None:
    try:
        with progress() as tell:
            result = run_corpus(paths, out, options, tell, groups)
    except KeyboardInterrupt:
        console.print("Stopped. The same command goes on from the documents finished so far.")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    show_problems(result.problems, result.documents)
    show_scores(result.scores, result.robustness)
    _where(result, out)
    raise typer.Exit(_status(result.problems, expected))


def _where(result: Run, out: Path) -> None:
    console.print(
        f"{count(len(result.documents), 'document')}, "
        f"{count(len(result.statements), 'statement')}. "
        f"Open [bold]{escape(str(out / 'index.html'))}[/bold] in a browser.",
        soft_wrap=True,
    )


def _status(problems: Collection[Problem], expected: Collection[tuple[str, str, int]]) -> int:
    counted = [p for p in problems if p.severity != "note" and not is_expected(p, expected)]
    return EXIT_PROBLEMS if counted else EXIT_DONE
