"""`doc-audit inspect`: how the pages of a plan were read, as pictures and text."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.engine import Failure
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.pipeline.corpus import Ocr
from doc_audit.pipeline.inspection import inspect_file, pages_named, write_picture


def inspect(
    file: Annotated[Path, typer.Argument(help="A PDF plan.")],
    page: Annotated[
        list[str] | None,
        typer.Option("--page", "-p", help="A page or stretch: 3, 5-8, 12-. Default: all."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder that the pictures go into.")
    ] = Path("inspected"),
    dpi: Annotated[int, typer.Option(min=36, max=300, help="Pixels an inch of the page.")] = 96,
    ocr: Annotated[
        Ocr, typer.Option(help="Read pictures of words by OCR where Tesseract is installed.")
    ] = "auto",
    text: Annotated[
        bool, typer.Option("--text", help="Only print what was read; draw nothing.")
    ] = False,
) -> None:
    """Show how pages of a PDF were read: blocks, their order, tables, furniture, statements.

    Each page becomes a PNG. Frames are blocks, coloured by kind and numbered in reading order (the
    pink line follows it); shaded words are statements, in two colours in turn; the words stand at
    the right. The same is printed as text, with the page's grade and the reasons for it.
    """
    found = inspect_file(file, ocr)
    numbers = pages_named(page or [], len(found.document.pages))
    for number in numbers:
        typer.echo("\n".join(found.lines(number)) + "\n")
    with progress() as tell:
        pictures = found.pictures([] if text else numbers, dpi)
        for done, (number, picture) in enumerate(zip(numbers, pictures, strict=False), start=1):
            if isinstance(picture, Failure):
                console.print(f"Page {number} can't be drawn ({picture.reason}).")
            else:
                tell("Drawing", write_picture(out, number, picture).name, done, len(numbers))
    show_problems(found.document.problems)
    if not text:
        console.print(f"Pictures are in [bold]{escape(str(out))}[/bold].", soft_wrap=True)
    counted = any(problem.severity != "note" for problem in found.document.problems)
    raise typer.Exit(EXIT_PROBLEMS if counted else EXIT_DONE)
