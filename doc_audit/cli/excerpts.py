"""Statements at the terminal: the words in question marked by signs, not by colour alone."""

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from doc_audit.model import Statement

if TYPE_CHECKING:
    from doc_audit.evaluate.recode import Recoded

OPEN, CLOSE = ">>", "<<"
AROUND = 90
"""Characters shown on either side of the words."""

LEAST_WIDTH = 40
"""Columns that are used where a terminal says it has fewer."""


def excerpt(text: str, start: int, end: int) -> str:
    """The words with what stands round them; cut between words, with dots where it is cut."""
    if start == end:
        short = text if len(text) <= 2 * AROUND else text[: 2 * AROUND].rsplit(" ", 1)[0] + " …"
        return " ".join(short.split())
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    left, right = text[low:start], text[end:high]
    if low and " " in left:
        left = f"… {left.partition(' ')[2]}"
    if high < len(text) and " " in right:
        right = f"{right.rpartition(' ')[0]} …"
    return " ".join(f"{left}{OPEN}{text[start:end]}{CLOSE}{right}".split())


def show_item(out: Console, head: str, body: str) -> None:
    """A line of where and why, and the words below it, folded to the terminal's width."""
    for text, indent in ((head, "  "), (body, "    ")):
        for line in textwrap.wrap(
            text, max(LEAST_WIDTH, out.width) - 2, initial_indent=indent,
            subsequent_indent="    ", break_on_hyphens=False,
        ):  # fmt: skip
            out.print(escape(line), soft_wrap=True)


def show_changes(
    out: Console,
    codes: "Sequence[tuple[Statement, Recoded]]",
    limit: int,
    where: Callable[[Statement], str],
    words: Callable[[Statement], str],
) -> int:
    """Statements with all their codes that changed; the first `limit`. Gives how many are left."""
    by_statement: dict[str, list[tuple[Statement, Recoded]]] = {}
    for statement, code in codes:
        by_statement.setdefault(statement.id, []).append((statement, code))
    for some in list(by_statement.values())[:limit]:
        statement = some[0][0]
        show_item(out, f"{where(statement)}:", words(statement))
        for _, code in some:
            by = f"by {code.by_before or 'no rule'} → {code.by_after or 'no rule'}"
            show_item(out, f"  · {code.key} {code.before} → {code.after} ({by})", "")
    return max(0, len(by_statement) - limit)
