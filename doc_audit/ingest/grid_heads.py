"""Which rows of a grid hold its heads, and the head of each column."""

from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.grid_rows import GridRow, is_band, texts_of
from doc_audit.ingest.heads import (
    is_action_head,
    is_exact_head,
    is_figure,
    is_period,
    is_strong_action,
)

_HEAD_WORDS = 8  # a longer first row is data
_BARE_WORDS = 2  # of a head over a column of words, where nothing else shows that it is one
_LONGER = 2.5  # times as many words as such a head has stand in the cells under it
_LEAST_INITIALS = 2  # letters of an abbreviation


def _abbreviates(short: str, words: str) -> bool:
    """Whether a cell is made of the initials of the words beside it: `ICB | Integrated Care …`."""
    capitals = "".join(filter(str.isupper, short))
    initials = "".join(word[0] for word in words.split() if word[0].isupper())
    return len(capitals) >= _LEAST_INITIALS and " " not in short and initials == capitals


def is_data(texts: Sequence[str]) -> bool:
    """Whether words of a row can't be heads: a label with its colon, an abbreviation explained."""
    labels = [text.rstrip().endswith(":") for text in texts]
    return (any(labels) and not all(labels)) or any(_abbreviates(a, b) for a, b in pairwise(texts))


def _may_be_head(text: str) -> bool:
    if is_period(text.partition("(")[0]) or is_period(text.rpartition(" ")[0]):
        return True  # `2024/25 (forecast)`, `2023/24 actual`
    known = not text[:1].isdigit() and any(map(str.isalpha, text))
    return known and len(text.split()) <= _HEAD_WORDS and not text.endswith(".")


def _looks_like_heads(row: GridRow, below: Sequence[GridRow]) -> bool:
    texts = texts_of(row)
    if is_data(texts):
        return False
    if is_action_head(texts):
        return True
    if len(texts) < 2 or not all(map(_may_be_head, texts)):
        return False
    return len(row.cells) != 2 or _heads_a_pair(row, below)


def _heads_a_pair(row: GridRow, below: Sequence[GridRow]) -> bool:
    """Whether a first row of two columns, which may be pairs with no heads, stands out from them.

    So it does where its second cell is a head that is known, or heads figures, or is a word or
    two over longer texts, or where all under it are abbreviations explained.
    """
    head = row.cells[1].text
    if is_period(head) or is_exact_head(head) or is_strong_action(head):
        return True
    under = [other.cells[1].text for other in below if other.cells[1].text]
    if not under:
        return True
    if all(is_figure(text) and not is_period(text) for text in under):
        return True
    if all(is_data(texts_of(other)) for other in below):
        return True
    words = len(head.split())
    usual = sum(len(text.split()) for text in under) / len(under)
    return words <= _BARE_WORDS and usual >= _LONGER * words


def _reaching(above: GridRow, row: GridRow) -> set[int]:
    """Numbers of the cells with words that stand in both rows."""
    owners = {cell.owner for cell in above.cells if cell.text}
    return owners.intersection(cell.owner for cell in row.cells)


def _goes_on(rows: Sequence[GridRow]) -> bool:
    """Whether the first row of heads needs the second one too.

    So it does where one of its cells spans some columns, and either another reaches down into
    the second row, and no further, or that row looks like heads.
    """
    owners = [cell.owner for cell in rows[0].cells]
    spans = any(a == b for a, b in pairwise(owners)) and len(set(owners)) > 1
    shared = _reaching(rows[0], rows[1]) - _reaching(rows[0], rows[2])
    return spans and (bool(shared) or _looks_like_heads(rows[1], rows[2:]))


def head_count(rows: Sequence[GridRow]) -> int:
    """How many of the first rows hold heads: those the format marks, else by their look."""
    marked = 0
    while marked < len(rows) - 1 and rows[marked].head:
        marked += 1
    if marked:
        return marked
    if len(rows) < 2 or not _looks_like_heads(rows[0], rows[1:]):
        return 0
    return 2 if len(rows) > 2 and _goes_on(rows) else 1


def joined_heads(rows: Sequence[GridRow], below: GridRow | None, width: int) -> tuple[str, ...]:
    """One head for each column; the words of several rows of heads are joined.

    A cell that reaches down from the heads into the row `below` them is beside the table, as
    words set sideways are, and heads nothing.
    """
    beside = _reaching(rows[-1], below) if rows and below is not None else set()
    columns = []
    for place in range(width):
        cells = (row.cells[place] for row in rows)
        parts = {cell.owner: cell.text for cell in cells if cell.owner not in beside}
        columns.append(" ".join(text for text in parts.values() if text))
    return tuple(columns)


def heads_of(rows: Sequence[GridRow]) -> tuple[str, ...]:
    """Heads of the columns of a table, below the bands at its top; empty where it has none."""
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    while filled and is_band(filled[0]):
        filled = filled[1:]
    count = head_count(filled)
    width = max((len(row.cells) for row in filled), default=0)
    return joined_heads(filled[:count], filled[count], width) if count else ()
