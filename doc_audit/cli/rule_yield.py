"""`doc-audit rubric yield`: what each rule does over a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.cli.coding import RubricOption, show_faults
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.report.words import count, percent, thousands

if TYPE_CHECKING:
    from doc_audit.evaluate.rule_yield import CorpusYield, RuleYield

MOST = 15  # rules shown of a kind, unless more are asked for; all are in the CSV


def rubric_yield(
    corpus: Annotated[
        list[Path],
        typer.Argument(
            help="Run folders (of `run`), or statements in the interchange format.",
            show_default=False,
        ),
    ],
    rubric: RubricOption = "default",
    limit: Annotated[int, typer.Option(min=0, help="Rules shown of each kind.")] = MOST,
    every: Annotated[bool, typer.Option("--all", help="Show every rule, in its order.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write a row per rule.")] = None,
) -> None:
    """Show what each rule does over a corpus, without gold: matches, decisions, conflicts.

    Rules that never match may be dead, or the corpus too small for them; rules that match and
    never decide stand behind others; rules in conflict often say another level or code than
    another rule does.

    [dim]doc-audit run plans/ -o out; doc-audit rubric yield out[/dim]
    """
    # pandas takes a second to load: only this command needs it.
    from doc_audit.pipeline.yields import write_yield, yield_of_files

    found, faults = yield_of_files(corpus, rubric)
    if csv:
        write_yield(found, csv)
    _show(found, Console(highlight=False), limit, every)
    show_faults(faults)
    raise typer.Exit(EXIT_PROBLEMS if faults else EXIT_DONE)


def _show(found: "CorpusYield", out: Console, limit: int, every: bool) -> None:
    n = found.statements
    rules = list(found.rules.values())
    out.print(f"{count(len(rules), 'rule')} over {count(n, 'statement')} of "
              f"{count(found.documents, 'document')}.")  # fmt: skip
    out.print(_coverage(found))
    for key, fallback in found.by_fallback.items():
        if fallback:
            out.print(
                f"{key}: {thousands(fallback)} statements ({percent(fallback, n)} %) left to the "
                "decision that holds always."
            )
    out.print(_kinds(rules))
    if every:
        out.print(_rules(rules, "All rules"))
    else:
        out.print(_rules(sorted(rules, key=lambda r: -r.conflicts)[:limit], "Most conflicts"))
        out.print(_rules(sorted(rules, key=lambda r: -r.decided)[:limit], "Decide most"))
        if limit < len(rules):
            out.print(
                f"Of {thousands(len(rules))} rules {limit} are shown of each; --all shows all."
            )
    for name, some in (("Never match", found.dead()), ("Match, never decide", found.idle())):
        told = ", ".join(rule.id for rule in some) or "none"
        out.print(f"[bold]{name} ({len(some)}):[/bold] {escape(told)}")


def _table(title: str, heads: Sequence[str]) -> Table:
    table = Table(title=title)
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left", overflow="fold")
    return table


def _coverage(found: "CorpusYield") -> Table:
    table = _table("Coverage: statements", ("dimension", "with a match", "%", "vague", "specific"))
    for one in found.coverage.values():
        table.add_row(
            escape(one.dimension), thousands(one.marked), percent(one.marked, found.statements),
            thousands(one.vague), thousands(one.specific),
        )  # fmt: skip
    return table


def _kinds(rules: Sequence["RuleYield"]) -> Table:
    table = _table("Rules", ("kind", "rules", "match", "decide", "overlap", "conflict"))
    for kind in dict.fromkeys(rule.kind for rule in rules):
        some = [rule for rule in rules if rule.kind == kind]
        counts = (
            len(some), sum(rule.hits > 0 for rule in some), sum(rule.decided > 0 for rule in some),
            sum(rule.overlaps > 0 for rule in some), sum(rule.conflicts > 0 for rule in some),
        )  # fmt: skip
        table.add_row(kind, *map(thousands, counts))
    return table


def _rules(rules: Sequence["RuleYield"], title: str) -> Table:
    table = _table(
        f"{title} (statements)", ("rule", "match", "count", "decide", "overlap", "conflict")
    )
    for rule in rules:
        counts = (rule.hits, rule.counted, rule.decided, rule.overlaps, rule.conflicts)
        table.add_row(escape(rule.id), *map(thousands, counts))
    return table
