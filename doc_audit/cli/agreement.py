"""Shows the agreement of two coders as tables."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.evaluate import (
    SUMMARY_HEADS,
    Alignment,
    Disagreement,
    Matched,
    alignment_notes,
    alignment_rows,
    by_part_rows,
    caveats,
    confusion_tables,
    intervals,
    level_rows,
    summary_rows,
)
from doc_audit.evaluate.table import NONE
from doc_audit.pipeline.evaluation import Evaluation
from doc_audit.report.words import count

out = Console(highlight=False)
_FRAME = 3  # a column's two blanks and its line


def show_evaluation(found: Evaluation, *, text: bool = False) -> None:
    """Figures, levels, confusion, κ by document, stratum and group, what is in no figure, then the
    worst differences; on stdout.

    `text` shows statements and words too: they may not be everybody's to publish.
    """
    report = found.report
    coder = ", ".join(report.coder) or "unnamed"
    gold = ", ".join(report.gold or [file.name for file in found.gold])
    documents = count(report.pooled.documents, "document")
    _print(
        summary_rows(report.pooled),
        f"{coder} against {gold}: {count(report.pooled.n, 'statement')} of {documents}",
    )
    out.print(f"{SUMMARY_HEADS}\n{intervals(report.pooled)}")
    for caveat in caveats(found.gold):
        out.print(f"[bold]Caveat:[/bold] {escape(caveat)}")
    if found.alignment:
        _show_alignment(found.alignment, found.matched)
    _print(level_rows(report.pooled), "Levels and codes", keys=2)
    for rows in confusion_tables(report.pooled):
        _print(rows, "Confusion: gold down, coder across", keys=2)
    for kind, parts in report.parts():
        _print(by_part_rows(report, parts), f"κ (n) by {kind}")
    _notes(found)
    for case in found.worst:
        _show_case(case, text=text)


def _show_alignment(alignment: Alignment, matched: Matched) -> None:
    docs = matched.documents
    _print(alignment_rows(alignment, docs), "Statements of gold found by their text")
    for note in alignment_notes(alignment, docs):
        out.print(escape(note))


def _print(rows: list[dict[str, str]], title: str, keys: int = 1) -> None:
    """A table; its first `keys` columns say what a row is of."""
    for number, heads in enumerate(_fitting(rows, out.width, keys)):
        table = Table(title=escape(title + (", further columns" if number else "")))
        for head in heads:
            right = head not in heads[:keys]
            table.add_column(escape(head), justify="right" if right else "left", no_wrap=True)
        for row in rows:
            table.add_row(*(escape(row[head]) for head in heads))
        out.print(table)


def _fitting(rows: list[dict[str, str]], width: int, keys: int) -> Iterator[list[str]]:
    """Columns in groups that fit the terminal, the first `keys` in each: a figure that is cut off
    says nothing.
    """
    if not rows:
        return
    wide = {head: max(map(cell_len, (head, *(row[head] for row in rows)))) for head in rows[0]}
    first, rest = list(rows[0])[:keys], list(rows[0])[keys:]
    group, used = list(first), sum(wide[head] for head in first)
    for head in rest:
        if len(group) > keys and used + wide[head] + _FRAME * (len(group) + 1) >= width:
            yield group
            group, used = list(first), sum(wide[head] for head in first)
        group.append(head)
        used += wide[head]
    yield group


def _notes(found: Evaluation) -> None:
    if found.report.extra:
        out.print(f"Only in the measured file: {count(found.report.extra, 'statement')}.")
    if found.matched.uncoded:
        out.print(f"Not coded in gold: {count(len(found.matched.uncoded), 'statement')}.")
    if found.matched.changed:
        out.print(
            f"With other words in the two files: {count(len(found.matched.changed), 'statement')}; "
            "their spans don't compare."
        )


def _show_case(case: Disagreement, *, text: bool) -> None:
    told = f" {escape(case.text)}" if text else ""
    out.print(f"\n[bold]{escape(case.statement)}[/bold]{told}", soft_wrap=True)
    for one in (each for each in case.differences if not each.follows):
        rules = f" ({', '.join(one.rules)})" if one.rules else ""
        gold, coder = (
            f"{code or NONE}{f' {words!r}' if text and words else ''}"
            for code, words in ((one.gold, one.gold_words), (one.coder, one.coder_words))
        )
        out.print(f"  {escape(f'{one.code}: gold {gold}, coder {coder}{rules}')}", soft_wrap=True)
    if case.following():
        out.print(f"  so not coded: gold {escape(case.following())}", soft_wrap=True)
