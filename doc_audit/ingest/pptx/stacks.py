"""What boxes in the same columns are: a table drawn with boxes, cards downwards, or rows."""

from collections.abc import Sequence

from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.pptx.strips import (
    SAME_PLACE,
    Indices,
    Item,
    across,
    columns,
    down,
    widest_gap,
)

_CLOSE = 0.5  # of the gap between columns: boxes closer below each other belong together

Grid = tuple[tuple[int, ...], ...]
"""Rows of indices, the first of heads; -1 where no box stands."""


def same_columns(items: Sequence[Item], rows: Sequence[Indices], start: int) -> int:
    """The end of the rows from `start` on that stand in the same columns, two or more.

    A row may leave columns empty, as above and below the dates of a timeline. A lone box goes
    with the others only when it is one of a column: as wide, and right below or above it.
    """
    end = start
    widest = 0
    while end < len(rows):
        run = rows[start : end + 1]
        widest = max(widest, len(columns(items, rows[end : end + 1])))
        count = len(columns(items, run))
        alone = len(run) > 1 and any(
            len(row) == 1 and not _fits(items, _without(run, place), row[0])
            for place, row in enumerate(run)
        )
        if alone or count < widest or (len(run) > 1 and count != widest):
            break
        end += 1
    return max(end, start + 1) if widest > 1 else start + 1


def _without(rows: Sequence[Indices], place: int) -> list[Indices]:
    return [*rows[:place], *rows[place + 1 :]]


def _fits(items: Sequence[Item], rows: Sequence[Indices], index: int) -> bool:
    box = items[index].box
    for column in columns(items, rows):
        left = min(items[i].box.x0 for i in column)
        right = max(items[i].box.x1 for i in column)
        if abs(box.x0 - left) <= SAME_PLACE and abs(box.x1 - right) <= SAME_PLACE:
            return True
    return False


def form(items: Sequence[Item], rows: Sequence[Indices], start: int) -> Grid:
    """The record that boxes below each other make: a label, its words, a label, its words.

    () where the rows from `start` on make none.
    """
    labels: list[int] = []
    known: set[str] = set()
    for label, words in zip(rows[start::2], rows[start + 1 :: 2], strict=False):
        if len(label) > 1 or len(words) > 1 or not items[label[0]].is_label:
            break
        if items[label[0]].label in known or items[words[0]].is_label:
            break
        labels.append(label[0])
        known.add(items[label[0]].label)
    if len(labels) < 2 or not is_action_head([items[i].bare for i in labels]):
        return ()
    end = start + 2 * len(labels)
    return tuple(labels), tuple(row[0] for row in rows[start + 1 : end : 2])


def drawn_table(items: Sequence[Item], rows: Sequence[Indices]) -> Grid:
    """The table that rows of boxes draw, its heads in their first row or column; else ()."""
    upright = columns(items, rows)
    grid = [[[i for i in row if i in column] for column in upright] for row in rows]
    if any(len(cell) > 1 for row in grid for cell in row):
        return ()
    flat = tuple(tuple(cell[0] if cell else -1 for cell in row) for row in grid)
    turned = tuple(zip(*flat, strict=True))
    return next((table for table in (flat, turned) if _has_heads(items, table)), ())


def _has_heads(items: Sequence[Item], table: Grid) -> bool:
    """Whether the first row holds heads, half of them known, and the others hold fewer."""
    first = [items[i] for i in table[0] if i >= 0]
    known = sum(item.is_label for item in first)
    others = sum(items[i].is_label for row in table[1:] for i in row if i >= 0)
    heads = is_action_head([item.bare for item in first])
    return heads and known >= 2 and known * 2 >= len(first) and others < known


def timeline(items: Sequence[Item], rows: Sequence[Indices]) -> list[list[int]]:
    """Cards of a row of boxes with one box each above or below, in turn; else none.

    The box of the full row comes first in its card.
    """
    upright = columns(items, rows)
    full = [row for row in rows if len(row) == len(upright)]
    sparse = [index for row in rows if len(row) < len(upright) for index in row]
    beside = len(full) == 1 and full[0] not in (rows[0], rows[-1])
    if not beside or any(len(set(sparse).intersection(column)) > 1 for column in upright):
        return []
    return [sorted(column, key=lambda i: i not in full[0]) for column in upright]


def card_rows(items: Sequence[Item], rows: Sequence[Indices]) -> list[list[Indices]]:
    """Rows of one row of cards each: a row of heads opens cards, and so does a first label."""
    cards: list[list[Indices]] = []
    first = ""
    headed = False
    for row in rows:
        label, heads = _shared_label(items, row), _are_heads(items, row)
        if not cards or (heads and not headed and not label) or (label and label == first):
            cards.append([])
            first = ""
        first = first or label
        headed = heads
        cards[-1].append(row)
    return cards


def stand_in_cards(items: Sequence[Item], rows: Sequence[Indices]) -> bool:
    """Whether boxes below each other make a card, rather than those side by side."""
    if len(rows) < 2:
        return False
    if any(_shared_label(items, row) for row in rows):
        return True
    upright = columns(items, rows)
    below = [index for row in rows[1:] for index in row]
    titled = _are_heads(items, rows[0]) and not _are_heads(items, below)
    if titled and not _are_heads(items, upright[0]):
        return True
    return widest_gap(items, rows, down) < _CLOSE * widest_gap(items, upright, across)


def _are_heads(items: Sequence[Item], row: Indices) -> bool:
    return all(items[i].is_head for i in row)


def _shared_label(items: Sequence[Item], row: Indices) -> str:
    """The label that all boxes side by side share, or ""."""
    labels = {items[i].label for i in row}
    return labels.pop() if len(row) > 1 and len(labels) == 1 else ""
