"""`doc-audit rubric new` and `doc-audit rubric schema`: what a rubric's author starts with."""

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from doc_audit.cli.messages import console


def rubric_new(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Name of the new rubric: small letters, digits, hyphens, underscores.",
            show_default=False,
        ),
    ],
    base: Annotated[
        str, typer.Option("--from", help="Rubric that it starts as: a name, or a folder with one.")
    ] = "default",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Its folder; ./ID if not given.", show_default=False),
    ] = None,
) -> None:
    """Start a rubric of your own: a folder that can be used at once, with three rules to change.

    Made are rubric.yaml (codes, weights), rules/ID.yaml (rules of your own), codebook.md (what the
    codes mean), and schema/, by which editors complete and check what you write. Nothing that is
    there is written over.

    [dim]doc-audit rubric new food[/dim]
    """
    from doc_audit.pipeline.starting import start_rubric

    folder = out or Path(id_)
    made = start_rubric(id_, base, folder)
    console.print(
        f"A rubric in [bold]{escape(str(folder))}[/bold], which starts as {escape(base)}:"
    )
    for path in made:
        console.print(f"  {escape(str(path))}", soft_wrap=True)
    named = shlex.quote(str(folder))
    rules = shlex.quote(str(next(path for path in made if path.parent.name == "rules")))
    console.print("Next:")
    for command in (
        f"doc-audit rubric check {named}",
        f"doc-audit rubric try {rules} PLANS --rubric {named}",
        f"doc-audit rubric diff {shlex.quote(base)} {named} PLANS",
    ):
        console.print(f"  {escape(command)}", soft_wrap=True)
    console.print("PLANS: a folder of plans, or better the folder of a run over them.")


def rubric_schema(
    rubric: Annotated[
        str | None,
        typer.Option(
            "--rubric",
            "-r",
            help="Rubric whose dimensions, codes and marks editors are to offer.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for them, made if need be.")
    ] = Path("schema"),
) -> None:
    """Write JSON Schemas of rubric.yaml and of rule files, for editors.

    An editor with a YAML language server (in VS Code the extension “YAML”) then completes keys,
    tells what each means and marks mistakes, in files that begin with a line such as
    “# yaml-language-server: $schema=../schema/rules.schema.json”. `rubric new` writes both. With
    --rubric they offer its ids; write them anew when it has got more:

    [dim]doc-audit rubric schema --rubric food -o food/schema[/dim]
    """
    from doc_audit.pipeline.resources import open_rubric
    from doc_audit.pipeline.schemas import write_schemas

    for path in write_schemas(out, open_rubric(rubric) if rubric else None):
        console.print(f"Written: [bold]{escape(str(path))}[/bold]", soft_wrap=True)
