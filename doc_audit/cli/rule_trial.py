"""`doc-audit rubric try`: what a rule does to a corpus, before it is kept."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from doc_audit.cli.coding import RubricOption
from doc_audit.cli.excerpts import excerpt, show_changes, show_item
from doc_audit.cli.messages import console, progress
from doc_audit.errors import EXIT_DONE, EXIT_PROBLEMS
from doc_audit.model import Statement
from doc_audit.report.words import count, thousands

if TYPE_CHECKING:
    from doc_audit.evaluate.trial_records import AnyRule, Match, Near, Trial
    from doc_audit.pipeline.trying import Tried

LIMIT = 10
_MOST_TOLD = 20
_LONGEST = 120
"""Characters of a reason that are shown."""

CorpusArgument = Annotated[
    Path,
    typer.Argument(
        help="A run folder (fastest: nothing is read again), a .jsonl of statements, or plans.",
        show_default=False,
    ),
]
LimitOption = Annotated[int, typer.Option(min=0, help="Statements shown of each kind.")]


def rubric_try(
    rule: Annotated[
        str,
        typer.Argument(
            help="A file of rules (.yaml), kept in the rubric or not yet; or the id of a rule, "
            "criterion, mark or dimension in it.",
            show_default=False,
        ),
    ],
    corpus: CorpusArgument,
    rubric: RubricOption = "default",
    limit: LimitOption = LIMIT,
    csv: Annotated[Path | None, typer.Option(help="Write all of it, a row each.")] = None,
) -> None:
    """Show what a rule does over a corpus before it is kept.

    Matches: statements with words that a pattern fits (of decisions: whose conditions hold), and
    whether a code rests on them. Near misses: statements where a pattern's parts all stand but
    one, in whose place another word or none may be; where an `unless` or another rule undid the
    match; of decisions and criteria, where one condition fails. Of a pattern of one word, and
    where only words of any plan are left of one, such as “we will”, the word must stand there in
    another form, as “plans” for “plan”. Of a criterion the statements that meet it are shown; of
    a mark (`mark:ID`) or a dimension what all its rules do. Codes changed: statements coded
    without and with the rule; in conflict are those to which another rule had given a code. The
    matched words stand between >> and <<.

    [dim]doc-audit rubric try rules/food.yaml out --rubric my-rubric[/dim]
    """
    # scikit-learn and pandas take a second to load: only this command needs them.
    from doc_audit.pipeline.trying import try_rules, write_trial

    with progress() as tell:
        tried = try_rules(rule, corpus, rubric, tell, os.cpu_count() or 1)
    if csv:
        write_trial(tried, csv)
    _show(tried, limit, Console(highlight=False))
    told = tried.corpus.told
    for one in told[:_MOST_TOLD]:
        console.print(f"[yellow]left out[/yellow] {escape(one)}", soft_wrap=True)
    if len(told) > _MOST_TOLD:
        console.print(f"… and {len(told) - _MOST_TOLD} more left out.")
    raise typer.Exit(EXIT_PROBLEMS if told else EXIT_DONE)


def _show(tried: "Tried", limit: int, out: Console) -> None:
    trial = tried.trial
    plans = len({tried.corpus.plan(s.doc) for s in tried.corpus.statements})
    out.print(
        f"{_names(trial.rules)} over {count(trial.statements, 'statement')} of "
        f"{count(plans, 'plan')}.",
        soft_wrap=True,
    )
    conflicts = sum(one.conflict for one in trial.changed)
    told = [
        count(len(trial.matches), "match", "matches"),
        count(len(trial.near), "near miss", "near misses"),
    ]
    if not _asks(trial):
        told += [
            count(conflicts, "conflict"), count(len(trial.changed) - conflicts, "new code"),
        ]  # fmt: skip
    out.print(f"{', '.join(told)}.")
    for bad in tried.examples:
        kind = "does not match its example" if bad.matching else "matches the non-matching example"
        out.print(f"[yellow]example:[/yellow] {bad.rule} {kind} “{escape(bad.text)}”.")
    _matches(tried, limit, out)
    _near(tried, limit, out)
    if not _asks(trial):
        _changes(tried, limit, out)
    _per_plan(tried, out)


def _asks(trial: "Trial") -> bool:
    """A criterion was tried, which gives no codes."""
    from doc_audit.rubric.criteria import Criterion

    return any(isinstance(rule, Criterion) for rule in trial.rules)


def _says(one: "Match") -> str:
    """What a match comes to."""
    if not one.decides:
        return one.instead or "no code rests on it"
    return f"a code rests on it, which stood already by {one.stood}" if one.stood else RESTS


RESTS = "a code rests on it"


def _names(rules: Sequence["AnyRule"]) -> str:
    shown = ", ".join(rule.id for rule in rules[:5])
    return escape(shown + (f" and {len(rules) - 5} more" if len(rules) > 5 else ""))


def _head(out: Console, title: str, n: int, shown: int) -> None:
    left = f", the first {shown} shown" if shown < n else ""
    out.print(f"\n[bold]{title}: {thousands(n)}{left}[/bold]")


def _where(tried: "Tried", statement: Statement) -> str:
    page = f" p. {statement.page}" if statement.page else ""
    return f"{tried.corpus.plan(statement.doc)}{page}"


def _matches(tried: "Tried", limit: int, out: Console) -> None:
    matches = tried.trial.matches
    _head(out, "Matches", len(matches), min(limit, len(matches)))
    if not matches:
        out.print("  Nothing in these plans is so; see the near misses.")
    several = len(tried.trial.rules) > 1
    for one in matches[:limit]:
        zone = "" if one.place.zone == "text" else f", in the {one.place.zone}"
        name = f"{one.rule}; " if several else ""
        head = f"{_where(tried, one.statement)}{zone}: {name}{_says(one)}"
        show_item(out, head, excerpt(*one.place[1:]))


def _near(tried: "Tried", limit: int, out: Console) -> None:
    near = tried.trial.near
    _head(out, "Near misses", len(near), min(limit, len(near)))
    for why, n in Counter(one.why for one in near).most_common(5):
        show_item(out, f"{n} × {_brief(why)}", "")
    for one in _mixed(near)[:limit]:
        show_item(
            out, f"{_where(tried, one.statement)}: {_brief(one.why)}", excerpt(*one.place[1:])
        )
    if not tried.trial.complete:
        out.print("  The rule stands for too many patterns for all near misses to be looked for.")


def _brief(why: str) -> str:
    """The reason, cut where a long pattern is told; the CSV has all of it."""
    return why if len(why) <= _LONGEST else f"{why[:_LONGEST]}…”"


def _mixed(near: Sequence["Near"]) -> list["Near"]:
    """The first of each reason, then the second of each, so that no reason hides another."""
    seen: Counter[str] = Counter()
    ranked = []
    for one in near:
        seen[one.why] += 1
        ranked.append((seen[one.why], one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _changes(tried: "Tried", limit: int, out: Console) -> None:
    changed = tried.trial.changed
    places = {m.statement.id: m.place[1:] for m in tried.trial.matches}
    conflicts = [one for one in changed if one.conflict]
    others = [one for one in changed if not one.conflict]
    words = "as it was → with the rules" if tried.new else "without → with the rules"
    if len(tried.trial.rules) == 1:
        words = words.replace("rules", "rule")
    for title, some in (
        ("Conflicts: codes of other rules that change", conflicts),
        ("Codes where there were none", others),
    ):
        out.print(f"\n[bold]{title} ({words}): {thousands(len(some))}[/bold]")
        _tally(some, out)
        left = show_changes(
            out,
            [(one.statement, one.code) for one in some],
            limit,
            lambda statement: _where(tried, statement),
            lambda statement: excerpt(*places.get(statement.id, (statement.text, 0, 0))),
        )
        if left:
            out.print(f"  … and {count(left, 'more statement')}.")


def _tally(some: Sequence[object], out: Console) -> None:
    from doc_audit.evaluate.trial_records import Changed

    found = Counter(
        f"{one.code.key} {one.code.before} → {one.code.after}"
        for one in some
        if isinstance(one, Changed)
    )
    for change, n in found.most_common(5):
        show_item(out, f"{n} × {change}", "")


def _per_plan(tried: "Tried", out: Console) -> None:
    """Statements with a match in each plan, of how many."""
    plan = tried.corpus.plan_of()
    all_ = Counter(plan(statement.doc) for statement in tried.corpus.statements)
    found = Counter(plan(doc) for doc in _docs(tried.trial))
    out.print("\n[bold]Statements with a match, by plan[/bold]")
    for name, n in all_.items():
        if found[name]:
            show_item(out, f"{name}: {found[name]} of {thousands(n)}", "")
    without = [name for name in all_ if not found[name]]
    if without:
        show_item(out, f"none in {count(len(without), 'plan')}: {', '.join(without)}", "")


def _docs(trial: "Trial") -> list[str]:
    seen = {match.statement.id: match.statement.doc for match in trial.matches}
    return list(seen.values())
