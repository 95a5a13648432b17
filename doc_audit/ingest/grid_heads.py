"""Which rows of a grid hold its heads, and the head of each column."""

from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.grid_rows import GridRow, texts_of
from doc_audit.ingest.heads import is_action_head, is_period

_HEAD_WORDS = 8  # a longer first row is data


def _looks_like_heads(row: GridRow) -> bool:
    texts = texts_of(row)
    if is_action_head(texts):
        return True
    return len(texts) >= 2 and all(
        (is_period(text) or not text[:1].isdigit())
        and len(text.split()) <= _HEAD_WORDS
        and not text.endswith(".")
        and any(map(str.isalpha, text) if not is_period(text) else (True,))
        for text in texts
    )


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """Whether a row of heads needs this one too.

    So it does where one of its cells spans some columns, and either another reaches down into
    this row or this row looks like heads.
    """
    owners = [cell.owner for cell in above.cells]
    spans = any(a == b for a, b in pairwise(owners)) and len(set(owners)) > 1
    shared = {cell.owner for cell in row.cells if cell.text}.intersection(owners)
    return spans and (bool(shared) or _looks_like_heads(row))


def head_count(rows: Sequence[GridRow]) -> int:
    """How many of the first rows hold heads: those the format marks, else by their look."""
    marked = 0
    while marked < len(rows) - 1 and rows[marked].head:
        marked += 1
    if marked:
        return marked
    if len(rows) < 2 or not _looks_like_heads(rows[0]):
        return 0
    return 2 if len(rows) > 2 and _goes_on(rows[0], rows[1]) else 1


def joined_heads(rows: Sequence[GridRow], width: int) -> tuple[str, ...]:
    """One head for each column; the words of several rows of heads are joined."""
    columns = []
    for place in range(width):
        parts: dict[int, str] = {row.cells[place].owner: row.cells[place].text for row in rows}
        columns.append(" ".join(text for text in parts.values() if text))
    return tuple(columns)
