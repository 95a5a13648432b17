"""`doc-audit rubric diff`: what a change of rubric does."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.cli.excerpts import excerpt, show_changes, show_item
from doc_audit.cli.messages import console, progress
from doc_audit.cli.rule_trial import LIMIT, LimitOption
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.report.words import count, interval_words, thousands

if TYPE_CHECKING:
    from doc_audit.model import PlanScore
    from doc_audit.pipeline.diffing import Compared
    from doc_audit.rubric.differences import Difference

_MOST_SAID = 30
"""Differences between the rubrics that are shown; all are in the CSV."""


def rubric_diff(
    one: Annotated[
        str,
        typer.Argument(
            metavar="A", help="The rubric as it was: a name, or a folder.", show_default=False
        ),
    ],
    other: Annotated[
        str, typer.Argument(metavar="B", help="The rubric as it is now.", show_default=False)
    ],
    corpus: Annotated[
        Path | None,
        typer.Argument(
            help="To see what changes in it: a run folder, a .jsonl of statements, or plans.",
            show_default=False,
        ),
    ] = None,
    limit: LimitOption = LIMIT,
    csv: Annotated[Path | None, typer.Option(help="Write all of it, a row each.")] = None,
) -> None:
    """Show what going from rubric A to rubric B changes.

    First what the rubrics say: settings, lists and rules that B adds, removes or changes. With a
    corpus also which codes change, with the sentences and the rules that decided before and after,
    and each plan's score with its 95 % interval under both. The interval is that of the
    commitments found, as in the report; where both overlap widely, the change of score says little.

    [dim]doc-audit rubric diff default my-rubric out[/dim]
    """
    from doc_audit.pipeline.diffing import compare_rubrics, write_comparison

    with progress() as tell:
        compared = compare_rubrics(one, other, corpus, tell, os.cpu_count() or 1)
    if csv:
        write_comparison(compared, csv)
    out = Console(highlight=False)
    _says(compared, limit, out)
    told: Sequence[str] = ()
    if compared.corpus is not None:
        _codes(compared, limit, out)
        _scores(compared, out)
        told = compared.corpus.told
    for left in told:
        console.print(f"[yellow]left out[/yellow] {escape(left)}", soft_wrap=True)
    raise typer.Exit(EXIT_PROBLEMS if told else EXIT_DONE)


def _says(compared: "Compared", limit: int, out: Console) -> None:
    names = (f"{r.settings.id} {r.hash[:12]}" for r in (compared.one, compared.other))
    out.print(f"[bold]{escape(' → '.join(names))}[/bold]")
    if not compared.says:
        out.print("Both say the same.")
        return
    kinds = Counter((said.where, said.change) for said in compared.says)
    out.print("; ".join(f"{where}: {n} {change}" for (where, change), n in kinds.items()) + ".")
    shown = max(_MOST_SAID, limit)
    for said in compared.says[:shown]:
        show_item(out, _difference(said), "")
    if len(compared.says) > shown:
        out.print(f"  … and {len(compared.says) - shown} more; --limit shows more, --csv all.")


_SIGNS = {"added": "+", "removed": "−", "changed": "~"}


def _difference(said: "Difference") -> str:
    detail = f": {said.detail}" if said.detail else ""
    return f"{_SIGNS[said.change]} {said.where} {said.name}{detail}"


def _codes(compared: "Compared", limit: int, out: Console) -> None:
    corpus = compared.corpus
    assert corpus is not None  # asked for only with one
    n = len({statement.id for statement, _ in compared.changed})
    out.print(
        f"\n[bold]Codes: {count(n, 'statement')} of {thousands(len(corpus.statements))} "
        f"coded otherwise[/bold]; commitments {thousands(compared.commitments[0])} → "
        f"{thousands(compared.commitments[1])}."
    )
    if not n:
        return
    table = Table()
    for head in ("Code", "Before", "After"):
        table.add_column(head, overflow="fold")
    table.add_column("Statements", justify="right")
    for (key, before, after), some in compared.tally().most_common(_MOST_SAID):
        table.add_row(escape(key), escape(before), escape(after), thousands(some))
    out.print(table)
    plan = corpus.plan_of()
    left = show_changes(
        out,
        compared.changed,
        limit,
        lambda s: f"{plan(s.doc)} p. {s.page}" if s.page else plan(s.doc),
        lambda s: excerpt(s.text, 0, 0),
    )
    if left:
        out.print(f"  … and {count(left, 'more statement')}; --limit shows more, --csv all.")


def _scores(compared: "Compared", out: Console) -> None:
    out.print("\n[bold]Scores, 0 to 100[/bold]")
    if not compared.scores:
        out.print("  None: scores need the documents. Give a run folder, or the plans.")
        return
    table = Table()
    table.add_column("Plan", overflow="fold")
    for head in ("Before", "95 %", "After", "95 %", "n"):
        table.add_column(head, justify="right", no_wrap=True)
    scored = [pair for pair in compared.scores if any(one.score is not None for one in pair)]
    for a, b in scored:
        n = str(a.n) if a.n == b.n else f"{a.n} → {b.n}"
        table.add_row(escape(a.plan), *_figures(a), *_figures(b), n)
    if scored:
        out.print(table)
        out.print("  n: commitments in scope, copies merged.")
    unscored = [a.plan for a, b in compared.scores if a.score is None and b.score is None]
    if unscored:
        why = "too few commitments, or a kind that isn't scored"
        show_item(out, f"No score under either ({why}): {', '.join(unscored)}", "")


def _figures(score: "PlanScore") -> tuple[str, str]:
    if score.score is None:
        return "–", ""
    return f"{score.score:.1f}", interval_words(score.interval).replace(" to ", "–")
