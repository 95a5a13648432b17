"""What a rubric asks of statements and plans beside its dimensions, for `doc-audit rubric show`."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.rubric import RubricSettings
from doc_audit.rubric.code_facts import MARK, lists_of
from doc_audit.rubric.criteria import Sourced

_PROVENANCE = {"verified": "verified", "recalled": "recalled, not checked"}


def show_criteria(settings: RubricSettings, out: Console) -> None:
    """Marks, criteria, tables and what isn't coded, each with its source; nothing without any."""
    if settings.extends:
        out.print(f"Builds on the rubric {escape(settings.extends)}.")
    marks = [(mark, mark.label, mark.id, mark.means) for mark in settings.marks]
    asked = [(c, f"{c.label} ({c.unit})", c.id, c.question) for c in settings.criteria]
    tables = [(t, f"{t.label} (table)", t.id, t.question) for t in settings.tables]
    left = [(n, f"{n.label} (not coded)", "", n.why) for n in settings.not_coded]
    if marks:
        out.print(_table("Mark", "Means", marks))
    if asked or tables or left:
        out.print(_table("Criterion", "Question", [*asked, *tables, *left]))


def show_codes(settings: RubricSettings, out: Console) -> None:
    """Ids of all closed codes, a line a list, as rules and criteria name them."""
    table = Table()
    for head in ("Codes of", "Ids"):
        table.add_column(head, overflow="fold")
    for key, codes in lists_of(settings).items():
        if codes and key != MARK:
            table.add_row(escape(key), escape(", ".join(codes)))
    out.print(table)


def _table(first: str, second: str, lines: Iterable[tuple[Sourced, str, str, str]]) -> Table:
    table = Table()
    for head in (first, "Id", second, "Source", "Provenance"):
        table.add_column(head, overflow="fold", no_wrap=head == "Id")
    for item, label, id_, says in lines:
        cells = (label, id_, says, item.source, _PROVENANCE[item.provenance])
        table.add_row(*map(escape, cells))
    return table
