"""Heads of columns that say of every cell under them what the cells needn't repeat: by when."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.model import Cell
from doc_audit.model.statement import HEADING_BREAK, joined_heads
from doc_audit.rubric.rules import HEAD, CellRule
from doc_audit.tag.cells import of_column, words_said
from doc_audit.tag.match import Finder, Found, Mark
from doc_audit.tag.tokens import Tokens, tokenize

NOT_THEN = frozenset("-–—_./ ✗✘☐□○")
"""Marks of a cell that nothing is due under its head; a tick or a dot says that something is."""


def marks_of_heads(
    cells: Sequence[Cell],
    tokens: Tokens,
    rules: Sequence[CellRule],
    finder: Finder,
    spellings: Mapping[str, str],
) -> Found | None:
    """What rules over heads match in those of a row's cells, joined as `joined_heads` has them.

    Heads over cells that say nothing are left out. None where nothing is found. `tokens` are those
    of the row; `finder` knows the marks that only cells have.
    """
    joined = joined_heads(cells)
    if not any(map(str.isdigit, joined)):
        return None  # as nearly all rows; a column that says when does so by a number
    heads = tokenize(joined, spellings)
    marks: list[Mark] = []
    for cell, head in zip(cells, _placed(cells), strict=True):
        if _speaks(tokens, cell, rules):
            marks += of_column(heads, head, finder, HEAD)
    return Found(heads, tuple(marks)) if marks else None


def _placed(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The head of each cell, as a cell of the heads joined."""
    at = 0
    for cell in cells:
        yield Cell(cell.head, cell.role, at, at + len(cell.head))
        at += len(cell.head) + len(HEADING_BREAK)


def _speaks(tokens: Tokens, cell: Cell, rules: Sequence[CellRule]) -> bool:
    """Whether a cell isn't blank: empty, a dash, or words that its column takes for nothing."""
    if NOT_THEN.issuperset(tokens.text[cell.start : cell.end]):
        return False
    said = words_said(tokens, cell)
    return not any(rule.role == cell.role and said in rule.blank for rule in rules)
