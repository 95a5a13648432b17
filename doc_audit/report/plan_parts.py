"""Which page of its plan each statement stands on.

A plan of ordinary length has one page. A longer one is divided: what is read most, commitments in
scope and aspirations, stands on the first page, the rest in reading order on further ones.
"""

from collections.abc import Callable, Iterator, Sequence

from doc_audit.model import Coding, Statement

MOST_BYTES = 1_700_000
"""Of statements on a page, as `size_of` has it, which is over the true size by a tenth to a half.
With the plan's tables (up to 0.4 MB at 700 commitments), the pictures
(`statement_pictures.MOST_BYTES`) and style and script, no page comes over 3 MB, and Chromium shows
it in under 2 s on two cores (benchmarks/report.py)."""

_ITEM, _TABLE, _CODE, _RULE, _MARK = 520, 200, 90, 75, 45
"""Bytes of the parts of an item beside its words, rounded up from those of a national run."""

_TIMES = 2.4
"""How often the words of a statement are written, as marks repeat them; with room for escapes."""


def pages_of(
    statements: Sequence[Statement],
    coding: Callable[[Statement], Coding | None],
    first: Callable[[Statement], bool],
    most: int = MOST_BYTES,
) -> tuple[tuple[Statement, ...], ...]:
    """Statements of each page in reading order; at least one page, though it may be empty.

    Args:
        statements: of the plan, in reading order.
        coding: of a statement.
        first: whether a statement is among those that are read most.
        most: bytes of statements on a page.
    """
    sizes = {s.id: size_of(s, coding(s)) for s in statements}
    if sum(sizes.values()) <= most:
        return (tuple(statements),)
    front, left = _front([s for s in statements if first(s)], sizes, most)
    taken = {s.id for s in front}
    rest = [s for s in statements if s.id not in taken]
    return (tuple(front), *_filled(rest, sizes, most)) if rest or left else (tuple(front),)


def size_of(statement: Statement, coding: Coding | None) -> int:
    """About how many bytes a statement takes on a page; more rather than fewer."""
    words = len(statement.text.encode("utf-8", "replace")) * _TIMES
    words += len(statement.stem.encode("utf-8", "replace")) * 1.2 + len(statement.before) * 1.2
    if coding is None:
        return int(_ITEM + words)
    codes = [code for code in coding.dimensions.values() if code.level or code.rules]
    lists = 2 + len(coding.categories) + bool(coding.groups) + len(coding.marks)
    rules = [
        *coding.rules.values(),
        *(c.rules for c in codes),
        *(m.rules for m in coding.marks.values()),
    ]
    named = sum(len(rule) + _RULE for some in rules for rule in some)
    marked = sum(_MARK for code in codes if code.level)
    return int(_ITEM + _TABLE + words + (len(codes) + lists) * _CODE + named + marked)


def _front(
    wanted: Sequence[Statement], sizes: dict[str, int], most: int
) -> tuple[list[Statement], list[Statement]]:
    """Of those read most, what fits on the first page, and what doesn't."""
    total = 0
    for number, statement in enumerate(wanted):
        total += sizes[statement.id]
        if total > most:
            return list(wanted[:number]), list(wanted[number:])
    return list(wanted), []


def _filled(
    statements: Sequence[Statement], sizes: dict[str, int], most: int
) -> Iterator[tuple[Statement, ...]]:
    """Pages of about equal size, in order, none over `most` unless a statement alone is."""
    total = sum(sizes[s.id] for s in statements)
    pages = max(1, -(-total // most))
    share, page, size = total / pages, list[Statement](), 0
    for statement in statements:
        if (page and size + sizes[statement.id] > most) or size >= share:
            yield tuple(page)
            page, size = [], 0
        page.append(statement)
        size += sizes[statement.id]
    if page:
        yield tuple(page)
