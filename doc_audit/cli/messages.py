"""What the command line says: progress, summaries, problems, errors. All of it on stderr, so that
stdout stays free for data.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from doc_audit.errors import DocAuditError, OutputError
from doc_audit.model import Document, PlanScore, Problem, Robustness
from doc_audit.model.place import page_unit
from doc_audit.pipeline.corpus import Progress as Tell
from doc_audit.report.sure import rank_words
from doc_audit.report.words import interval_words, pages_words

console = Console(stderr=True, highlight=False)
_COLOURS = {"error": "red", "warning": "yellow", "note": "dim"}
_MOST_PROBLEMS = 40  # a screenful or two


def fail(error: DocAuditError) -> None:
    """Says what happened, where, and what to do."""
    happened = "Could not go on" if isinstance(error, OutputError) else "Could not start"
    console.print(f"[red]{happened}:[/red] {escape(str(error))}", soft_wrap=True)


def stopped() -> None:
    """Says how things stand after Ctrl-C in a command whose results are written whole or not."""
    console.print(
        "Stopped before the end. Files written so far are whole, the others are as they were; "
        "give the same command again to have all of them.",
        soft_wrap=True,
    )


@contextmanager
def progress() -> Iterator[Tell]:
    """A function that shows how far each stage is; bars on a terminal, lines elsewhere."""
    if not console.is_terminal:
        yield _line
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[item]}"),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[str, object] = {}

        def tell(stage: str, item: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total, item="")
            bars.update(tasks[stage], completed=done, total=total, item=escape(item))  # type: ignore[arg-type]

        yield tell


def _line(stage: str, item: str, done: int, total: int) -> None:
    console.print(f"{stage}: {done}/{total} {escape(item)}", soft_wrap=True)


def show_problems(
    problems: Sequence[Problem], documents: Iterable[Document], rest: str = "in the report"
) -> None:
    """A line a problem: file, pages or slides, what happened, what to do; notes last.

    Args:
        problems: of them a screenful or two is shown; where there is no `rest`, all.
        documents: that they are of.
        rest: where those not shown stand.
    """
    media = {document.id: document.media for document in documents}
    order = {"error": 0, "warning": 1, "note": 2}
    most = _MOST_PROBLEMS if rest else len(problems)
    for problem in sorted(problems, key=lambda p: order[p.severity])[:most]:
        pages = pages_words(problem.pages, page_unit(media.get(problem.doc, "")))
        place = escape(f"{problem.file} {pages}".strip())
        colour = _COLOURS[problem.severity]
        text = escape(f"{problem.message} {problem.mend}".strip())
        console.print(f"[{colour}]{problem.severity}[/{colour}] {place}: {text}", soft_wrap=True)
    left = len(problems) - most
    if left > 0:
        console.print(escape(f"… and {left} more; all of them are {rest}."), soft_wrap=True)


def show_scores(scores: Sequence[PlanScore], known: Robustness | None = None) -> None:
    """A table of plans, in the order audited: no league table. Ranks are intervals."""
    ranks = {place.plan: rank_words(place.range) for place in known.ranks} if known else {}
    table = Table(
        title="Accountability-specificity, 0 to 100",
        caption="what: mean specificity; who/when: mean accountability; n: commitments in scope",
    )
    table.add_column("Plan", overflow="fold")
    for head in ("Score", "95 %", *(["Rank"] if ranks else []), "what", "who/when", "n"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("Remark")
    for score in scores:
        table.add_row(
            escape(score.plan),
            _figure(score.score),
            interval_words(score.interval).replace(" to ", "–") or "–",
            *([ranks.get(score.plan, "–")] if ranks else []),
            _figure(score.specificity),
            _figure(score.accountability),
            str(score.n),
            _remark(score),
        )
    console.print(table)
    if ranks and known and known.coder_unknown:
        note = f"Ranks: mistakes of coding are in none of them. {known.coder_unknown}"
        console.print(escape(note), soft_wrap=True)


_STATUS = {
    "scored": "",
    "thin": "thin: few commitments",
    "too_few": "too few for a score",
    "not_scored": "not a kind that is scored",
}


def _remark(score: PlanScore) -> str:
    unranked = "" if score.ranked or score.score is None else "not ranked: kind or area unsure"
    return "; ".join(filter(None, (_STATUS[score.status], unranked)))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
