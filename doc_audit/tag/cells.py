"""What the columns of an action table show."""

from collections.abc import Sequence
from dataclasses import replace

from doc_audit.model import Cell
from doc_audit.rubric.rules import CellRule
from doc_audit.tag.match import NOT_IN_REACH, Found, Mark


def cell_marks(found: Found, cells: Sequence[Cell], rules: Sequence[CellRule]) -> tuple[Mark, ...]:
    """The text's marks with those in cells made to count as their columns say, and whole cells."""
    marks = list(found.marks)
    for cell in cells:
        for rule in rules:
            if rule.role == cell.role:
                marks = _in_cell(marks, found, cell, rule)
    return tuple(marks)


def _in_cell(marks: list[Mark], found: Found, cell: Cell, rule: CellRule) -> list[Mark]:
    tokens = found.tokens
    inside = [i for i in range(len(tokens)) if cell.start <= tokens.starts[i] < cell.end]
    words = [tokens.low[i] for i in inside if any(c.isalnum() for c in tokens.low[i])]
    if not words or " ".join(words) in rule.blank:
        return marks
    low, high = inside[0], inside[-1] + 1
    done, seen = [], False
    for mark in marks:
        here = mark.rule.dimension == rule.dimension and low <= mark.start and mark.end <= high
        freed = replace(mark, undone="") if here and mark.undone == NOT_IN_REACH else mark
        seen = seen or (here and not freed.undone)
        done.append(freed)
    return done if seen else [*done, Mark(rule, "text", low, high, (low, high))]
