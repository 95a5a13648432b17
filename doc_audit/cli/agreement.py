"""Shows the agreement of two coders as tables."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.evaluate import Disagreement, by_document_rows, level_rows, summary_rows
from doc_audit.pipeline.evaluation import Evaluation
from doc_audit.report.words import count

out = Console(highlight=False)
_FRAME = 3  # a column's two blanks and its line


def show_evaluation(found: Evaluation) -> None:
    """Pooled figures, levels, κ by document and stratum, what is in no figure, then the worst
    differences; on stdout.
    """
    report = found.report
    coders = " against ".join(
        ", ".join(names) or "unnamed" for names in (report.coder, report.gold)
    )
    documents = count(report.pooled.documents, "document")
    statements = f"{count(report.pooled.n, 'statement')} of {documents}"
    _print(summary_rows(report.pooled), f"{coders}: {statements}")
    _print(level_rows(report.pooled), "Levels and codes")
    _print(by_document_rows(report), "κ (n) by document")
    for part in report.by_stratum:
        _print(summary_rows(part), f"Stratum {part.name}: {count(part.n, 'statement')}")
    _notes(found)
    for case in found.worst:
        _show_case(case)


def _print(rows: list[dict[str, str]], title: str) -> None:
    for number, heads in enumerate(_fitting(rows, out.width)):
        table = Table(title=escape(title + (", further columns" if number else "")))
        for head in heads:
            right = head != heads[0]
            table.add_column(escape(head), justify="right" if right else "left", no_wrap=True)
        for row in rows:
            table.add_row(*(escape(row[head]) for head in heads))
        out.print(table)


def _fitting(rows: list[dict[str, str]], width: int) -> Iterator[list[str]]:
    """Columns in groups that fit the terminal, the first column in each: a figure that is cut off
    says nothing.
    """
    if not rows:
        return
    first, *rest = rows[0]
    wide = {head: max(map(cell_len, (head, *(row[head] for row in rows)))) for head in rows[0]}
    group, used = [first], wide[first]
    for head in rest:
        if len(group) > 1 and used + wide[head] + _FRAME * (len(group) + 1) >= width:
            yield group
            group, used = [first], wide[first]
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


def _show_case(case: Disagreement) -> None:
    out.print(f"\n[bold]{escape(case.statement)}[/bold] {escape(case.text)}", soft_wrap=True)
    for one in case.differences:
        rules = f" ({', '.join(one.rules)})" if one.rules else ""
        gold = f"gold {one.gold or '–'} {one.gold_words!r}"
        coder = f"coder {one.coder or '–'} {one.coder_words!r}"
        out.print(f"  {escape(f'{one.code}: {gold}, {coder}{rules}')}", soft_wrap=True)
