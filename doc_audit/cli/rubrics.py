"""`doc-audit rubric`: look at rubrics, check them, try their rules, make new ones."""

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.cli.messages import console
from doc_audit.cli.rubric_criteria import show_codes, show_criteria
from doc_audit.cli.rubric_diff import rubric_diff
from doc_audit.cli.rubric_list import rubric_list
from doc_audit.cli.rubric_start import rubric_new, rubric_schema
from doc_audit.cli.rule_trial import rubric_try
from doc_audit.cli.rule_yield import rubric_yield
from doc_audit.errors import EXIT_NOT_STARTED
from doc_audit.pipeline.resources import open_rubric, rubric_names
from doc_audit.report.reasons import model_words
from doc_audit.report.words import count
from doc_audit.rubric import Rubric
from doc_audit.rubric.accuracy import accuracy_of, unknown_accuracy
from doc_audit.rubric.load import stale_weights

NameArgument = Annotated[str, typer.Argument(help="Name of a rubric, or a folder with one.")]


def check(rubric: NameArgument = "default") -> None:
    """Check a rubric: files, codes, rules and examples; all faults at once, each with its line.

    A fault keeps the rubric from being used. Patterns that can be read, but hardly mean what was
    meant, are told as slips. Lines begin with file and line in the rubric's folder; the last
    sentences say what to do.

    Exit status: 0 no fault; 2 faults.

    [dim]doc-audit rubric check my-rubric[/dim]
    """
    from doc_audit.pipeline.checking import check_rubric

    found = check_rubric(rubric)
    for slip in found.slips:
        console.print(escape(f"slip: {slip}"), soft_wrap=True)
    for fault in found.faults:
        console.print(escape(str(fault)), soft_wrap=True)
    if found.faults or found.rubric is None:
        console.print(
            f"[red]{escape(rubric)}: {count(len(found.faults), 'fault')}.[/red] Mend "
            f"{'it' if len(found.faults) == 1 else 'them'} and run "
            f"`doc-audit rubric check {escape(rubric)}` again.",
            soft_wrap=True,
        )
        raise typer.Exit(EXIT_NOT_STARTED)
    _sound(found.rubric)


def _sound(found: Rubric) -> None:
    console.print(
        f"{escape(found.settings.id)}: {_count(found)} rules, "
        f"{len(found.settings.dimensions)} dimensions, no faults. Hash {found.hash[:12]}."
    )
    console.print(escape(_accuracy(found)), soft_wrap=True)
    stale = stale_weights(found)
    if stale:
        console.print(escape(stale), soft_wrap=True)


def _accuracy(found: Rubric) -> str:
    """What its accuracy was measured on, or why it isn't known."""
    measured = accuracy_of(found)
    unknown = unknown_accuracy(found)
    if unknown or measured is None:
        return unknown
    files = [
        f"{gold.name} ({count(gold.statements, 'statement')}, {count(gold.documents, 'document')})"
        for gold in measured.gold
    ]
    return f"Accuracy measured with these rules on {', '.join(files)}."


def show(rubric: NameArgument = "default") -> None:
    """Show what a rubric asks: dimensions, levels, codes, weights, criteria with their sources.

    What nobody has read at its source is shown as recalled. Without a name: the default rubric.

    [dim]doc-audit rubric show theis-white[/dim]
    """
    found = open_rubric(rubric)
    out = Console(highlight=False)
    out.print(
        f"[bold]{escape(found.settings.title)}[/bold] ({escape(found.settings.id)}, "
        f"version {escape(found.settings.version)}, hash {found.hash[:12]})"
    )
    out.print(f"Source: {escape(found.settings.source)}")
    out.print(_dimensions(found))
    show_codes(found.settings, out)
    show_criteria(found.settings, out)
    points = ", ".join(f"{worth:g}" for worth in found.settings.scoring.points)
    out.print(f"Levels 0, 1, 2 are worth {points}. Rules: {_count(found)}.")
    if found.weights:
        says, source, held_out = model_words(found.weights)
        out.print(escape(f"A linear model {says}. {source.capitalize()}. {held_out}"))
    out.print(f"Rubrics that come with doc-audit: {', '.join(rubric_names())}.")


def _dimensions(found: Rubric) -> Table:
    """A row a dimension; what names it stands over each other: a terminal has 80 columns."""
    table = Table()
    for head in ("Dimension, id, question, axis", "Vague", "Specific"):
        table.add_column(head, no_wrap=head.startswith("Dimension"))
    for dimension in found.settings.dimensions:
        weight = f", weight {dimension.weight:g}" if dimension.weight else ""
        named = (dimension.label, dimension.id, dimension.question, f"{dimension.axis}{weight}")
        cells = ("\n".join(named), dimension.levels[1], dimension.levels[2])
        table.add_row(*map(escape, cells), end_section=True)
    return table


def _count(found: Rubric) -> int:
    rules = found.rules
    return sum(map(len, (rules.marks, rules.cues, rules.cells, rules.decisions)))


app = typer.Typer(
    help="A rubric says what is looked for in plans, as a folder of text files. Look at rubrics, "
    "check them, try rules, make one of your own.\n\n"
    "To use one: `doc-audit run PLANS --rubric NAME`. Given several, the first makes the scores of "
    "the report and the others stand beside it; `doc-audit recode RUN --rubric NAME` puts others "
    "beside a run that is finished.",
    no_args_is_help=True,
)
# In the order in which somebody new needs them.
app.command("list")(rubric_list)
app.command("show")(show)
app.command("check")(check)
app.command("new")(rubric_new)
app.command("try")(rubric_try)
app.command("diff")(rubric_diff)
app.command("yield")(rubric_yield)
app.command("schema")(rubric_schema)
