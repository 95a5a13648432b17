"""`doc-audit inspect`: how a plan was read, as text, and the pages of a PDF as pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console, progress, show_problems
from doc_audit.engine import Failure
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.model.place import page_unit
from doc_audit.pipeline.corpus import Ocr
from doc_audit.pipeline.inspection import Inspected, inspect_file, pages_named, write_picture


def inspect(
    file: Annotated[Path, typer.Argument(help="A plan of any kind that `run` reads.")],
    page: Annotated[
        list[str] | None,
        typer.Option(
            "--page", "-p", help="A page or slide, or a stretch: 3, 5-8, 12-. Default: all."
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder that the pictures of a PDF go into.")
    ] = Path("inspected"),
    dpi: Annotated[int, typer.Option(min=36, max=300, help="Pixels an inch of the page.")] = 96,
    ocr: Annotated[
        Ocr, typer.Option(help="Read pictures of words by OCR where Tesseract is installed.")
    ] = "auto",
    text: Annotated[
        bool, typer.Option("--text", help="Only print what was read; draw nothing.")
    ] = False,
) -> None:
    """Show how a plan was read: blocks, their order, tables, furniture, statements.

    What was read is printed, block by block, with where it stands and the statements made of it.

    Each page of a PDF becomes a PNG too. Frames are blocks, coloured by kind and numbered in
    reading order (the pink line follows it); shaded words are statements, in two colours in turn;
    the words stand at the right.
    """
    found = inspect_file(file, ocr)
    document = found.document
    last = max((each.number for each in document.pages), default=0)  # hidden slides are counted
    numbers = pages_named(page or [], last, page_unit(document.media))
    for line in found.lines(numbers if page or found.drawn else []):
        typer.echo(line)
    if found.drawn and not text:
        _draw(found, numbers, out, dpi)
    show_problems(document.problems, [document], rest="")
    counted = any(problem.severity != "note" for problem in document.problems)
    raise typer.Exit(EXIT_PROBLEMS if counted else EXIT_DONE)


def _draw(found: Inspected, numbers: Sequence[int], out: Path, dpi: int) -> None:
    with progress() as tell:
        pictures = found.pictures(numbers, dpi)
        for done, (number, picture) in enumerate(zip(numbers, pictures, strict=False), start=1):
            if isinstance(picture, Failure):
                console.print(f"Page {number} can't be drawn ({picture.reason}).")
            else:
                tell("Drawing", write_picture(out, number, picture).name, done, len(numbers))
    console.print(f"Pictures are in [bold]{escape(str(out))}[/bold].", soft_wrap=True)
