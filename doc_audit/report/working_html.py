"""Rows of the table of what made a plan's points, in HTML.

Written without a template, as a corpus has tens of thousands of them. Everything that comes from a
document goes through `escape`.
"""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from doc_audit.report.escaped import escape, escape_name
from doc_audit.report.working_table import WorkingLine, WorkingTable

_LENGTH, _LEEWAY, _END = 90, 5, "..."
"""Code points of a commitment that are shown, how many more are not worth a cut, and its sign."""


def working_rows(table: WorkingTable, at: Callable[[str], str]) -> Markup:
    """A row for each commitment; `at` gives the link to one by its id."""
    return Markup("".join([_row(line, at(line.id), table.scored) for line in table.lines]))


def _row(line: WorkingLine, href: str, scored: bool) -> str:
    remarks = f" <small>({escape_name('; '.join(line.remarks))})</small>" if line.remarks else ""
    without = f'<td class="n">{line.without or "–"}</td>' if scored else ""
    # What isn't escaped is a number.
    return (
        f'<tr><th scope="row"><a href="{escape(href)}">{line.number}</a> '
        f"{escape(_cut(line.text))}{remarks}</th>{_levels(line.levels)}"
        f'<td class="n">{line.specificity}</td><td class="n">{line.accountability}</td>'
        f'<td class="n">{line.points}</td>{without}</tr>\n'
    )


@lru_cache(maxsize=1 << 12)
def _levels(levels: tuple[str, ...]) -> str:
    return "".join([f"<td>{escape(level)}</td>" for level in levels])


def _cut(text: str) -> str:
    if len(text) <= _LENGTH + _LEEWAY:
        return text
    return text[: _LENGTH - len(_END)].rsplit(" ", 1)[0] + _END
