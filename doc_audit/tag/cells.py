"""What the columns of an action table show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_audit.model import Cell
from doc_audit.rubric.rules import CellRule, MarkRule, Zone
from doc_audit.tag.match import NOT_IN_REACH, Finder, Found, Mark
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.words import words_in
from doc_audit.text.figures import is_figure

_WORD = re.compile(r"\w+")
PARTING = frozenset({",", ";", "/", "&", "+", "|", "•"}) | words_in("and or with")
"""What stands between the parts of a cell that names several."""


def cell_marks(
    found: Found, cells: Sequence[Cell], rules: Sequence[CellRule], finder: Finder
) -> tuple[Mark, ...]:
    """The text's marks with those in cells made to count as their columns say, and whole cells.

    `finder` knows the marks that only cells have.
    """
    marks = list(found.marks)
    for cell in cells:
        low, high = _tokens_of(found.tokens, cell)
        if low < high:
            marks += of_column(found.tokens, cell, finder)
            for rule in rules:
                if rule.role == cell.role and _headed(rule, cell):
                    marks = _in_cell(marks, found.tokens, low, high, rule)
    return tuple(marks)


def without_reasons(found: Found, cells: Sequence[Cell], rules: Sequence[CellRule]) -> Found:
    """The matches of a row less the cues in columns that only tell what is so, or why an act was
    chosen.

    What an audit found is told in the past; the act beside it is a plan all the same.
    """
    silent = [rule for rule in rules if rule.quiet]
    told = [c for c in cells if any(r.role == c.role and _headed(r, c) for r in silent)]
    spans = [_tokens_of(found.tokens, cell) for cell in told]
    kept = (c for c in found.cues if not any(a <= c.start and c.end <= b for a, b in spans))
    return replace(found, cues=tuple(kept)) if spans else found


def cells_of(tokens: Tokens, cells: Sequence[Cell], role: str) -> Iterator[Tokens]:
    """The tokens of each cell of a role."""
    for cell in cells:
        low, high = _tokens_of(tokens, cell)
        if cell.role == role and low < high:
            yield tokens.part(low, high)


def _headed(rule: CellRule | MarkRule, cell: Cell) -> bool:
    if not rule.heads:
        return True
    return not set(_WORD.findall(cell.head.lower())).isdisjoint(rule.heads)


def _tokens_of(tokens: Tokens, cell: Cell) -> tuple[int, int]:
    inside = [i for i in range(len(tokens)) if cell.start <= tokens.starts[i] < cell.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def of_column(tokens: Tokens, cell: Cell, finder: Finder, zone: Zone = "text") -> Iterator[Mark]:
    """Marks that count only in a column of this role, among the tokens of a cell or of its head."""
    low, high = _tokens_of(tokens, cell)
    if low == high:
        return
    for mark in finder.zone(tokens.part(low, high), zone).marks:
        rule = mark.rule
        if isinstance(rule, MarkRule) and cell.role in rule.cells and _headed(rule, cell):
            first, last = mark.shown
            yield mark._replace(
                start=mark.start + low, end=mark.end + low, shown=(first + low, last + low)
            )


def _in_cell(marks: list[Mark], tokens: Tokens, low: int, high: int, rule: CellRule) -> list[Mark]:
    if not _said(tokens, low, high):
        return marks
    blank = rule.level == 0 or _said(tokens, low, high) in rule.blank
    bare = not rule.figures and is_figure(tokens.text[slice(*tokens.span(low, high))])
    done, seen = [], []
    for mark in marks:
        if low <= mark.start and mark.end <= high:
            mark = _by_column(mark, rule, blank)
            seen += [mark] if mark.rule.dimension == rule.dimension and not mark.undone else []
        done.append(mark)
    if blank:
        return done
    if not seen and bare:
        return done
    if not seen:
        return [*done, Mark(rule, "text", low, high, (low, high))]
    return [*done, *_names_beside(seen, tokens, low, high, rule)]


def _by_column(mark: Mark, rule: CellRule, blank: bool) -> Mark:
    """A mark inside a cell as its column makes it count."""
    if mark.rule.dimension != rule.dimension:
        return mark._replace(undone=mark.undone or (rule.id if rule.only else ""))
    undone = "" if mark.undone == NOT_IN_REACH else mark.undone
    return mark._replace(undone=undone or (rule.id if blank else ""))


def words_said(tokens: Tokens, cell: Cell) -> str:
    """Words of a cell in small letters, marks left out; as `blank` of a rule has them."""
    return _said(tokens, *_tokens_of(tokens, cell))


def _said(tokens: Tokens, low: int, high: int) -> str:
    """Words of a cell in small letters, marks left out."""
    return " ".join(w for w in tokens.low[low:high] if any(c.isalnum() for c in w))


def _names_beside(
    seen: Sequence[Mark], tokens: Tokens, low: int, high: int, rule: CellRule
) -> Iterator[Mark]:
    """Parts of the cell with a capital that no mark touches, where the marks say less."""
    if not rule.parts or any(mark.rule.level >= rule.level for mark in seen):
        return
    taken = {i for mark in seen for i in range(mark.start, mark.end)}
    for first, last in _parts(tokens, low, high):
        named = tokens.words[first][:1].isupper() and _said(tokens, first, last) not in rule.blank
        if named and taken.isdisjoint(range(first, last)):
            yield Mark(rule, "text", first, last, (first, last))


def _parts(tokens: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    first = low
    for index in range(low, high + 1):
        if index == high or tokens.low[index] in PARTING:
            if first < index:
                yield first, index
            first = index + 1
