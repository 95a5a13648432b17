"""`doc-audit`: joins the commands and turns errors into messages and exit statuses."""

import sys
from typing import Annotated

import typer
import typer.core

import doc_audit
from doc_audit.cli import (
    audit,
    coding,
    compare,
    evaluation,
    explain,
    export,
    importing,
    inspect,
    manifest,
    recode,
    report,
    rubrics,
    training,
    web,
)
from doc_audit.cli.messages import fail, stopped
from doc_audit.errors import EXIT_INTERRUPTED, EXIT_NOT_STARTED, DocAuditError

_HELP = """Reads health-system plans, finds every commitment, tags it and scores how far the plan
could be held to account.

Start with [bold]doc-audit demo[/bold]; then [bold]doc-audit run plan.pdf -o out[/bold] and open
out/index.html.

Exit status: 0 done; 1 done, with problems (what could not be read, and where); 2 could not start,
or could not write the results.
"""


class _Commands(typer.core.TyperGroup):
    """The commands; Ctrl-C in one that says nothing of its own is told how things stand."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            stopped()
            raise typer.Exit(EXIT_INTERRUPTED) from None


app = typer.Typer(
    cls=_Commands,
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"doc-audit {doc_audit.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    pass


app.command("run")(audit.run)
app.command("demo")(audit.demo)
app.command("web")(web.web)
app.command("manifest")(manifest.manifest)
app.command("inspect")(inspect.inspect)
app.command("report")(report.report)
app.command("compare")(compare.compare)
app.command("recode")(recode.recode)
app.command("explain")(explain.explain)
app.command("export", help=export.help_text())(export.export)
app.command("import")(importing.import_)
app.command("tag")(coding.tag)
app.command("evaluate")(evaluation.evaluate)
app.command("train")(training.train)
app.add_typer(rubrics.app, name="rubric")


def main() -> None:
    """Runs the command line; every error a user can mend ends in a message and status 2."""
    try:
        app()
    except DocAuditError as error:
        fail(error)
        sys.exit(EXIT_NOT_STARTED)
    except KeyboardInterrupt:  # before any command has begun
        sys.exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    main()
