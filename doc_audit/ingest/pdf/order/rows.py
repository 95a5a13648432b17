"""Grids that are read row by row: labels with their text, cards side by side."""

from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.pdf.order.regions import Node, columns_of

_LEVEL_CARDS = 3.0  # points between the tops of texts of one row
_LEVEL_HEADS = 8.0  # the same where each column has one, row by row: half a line
_ICON = 24.0  # points between texts that leave room for an icon
_SHORT_TEXT = 60.0  # points: four lines
_LEVEL_PANELS = 16.0  # points between the tops of panels of one row, set loosely


def in_rows(bands: list[list[Node]], columns: list[list[Node]]) -> list[list[Node]]:
    """Rows of a region that has columns; empty where it is read column by column."""
    if len(columns) < 2 or len(bands) < 2:
        return []
    known = (_takes_turns, _is_labelled, _is_card_grid, _is_grid)
    if any(reads(bands, columns) for reads in known):
        return bands
    return _labelled_rows(bands, columns) or _headed_rows(bands, columns)


def _takes_turns(bands: list[list[Node]], columns: list[list[Node]]) -> bool:
    """Whether nothing stands beside anything else, and text changes sides more than once.

    Such is text beside pictures that stand now at its left, now at its right.
    """
    sides = [_columns_in(band, columns) for band in bands]
    if any(sum(map(bool, side)) > 1 for side in sides):
        return False
    return sum(a != b for a, b in pairwise([tuple(map(bool, side)) for side in sides])) > 1


def is_row(nodes: Sequence[Node]) -> bool:
    """Whether nodes stand side by side, three or more, all at one height."""
    tops = [(node.panel or node.box).y0 for node in nodes]
    level = len(nodes) > 2 and max(tops) - min(tops) <= _LEVEL_CARDS
    return level and len(columns_of(nodes)) == len(nodes)


def head_first(columns: list[list[Node]]) -> list[list[Node]]:
    """Columns, a heading that alone fills one between others put before them.

    It names what stands at both its sides: its row has no other heading, and it stands level with
    the text, not above.
    """
    heads = [at for at, column in enumerate(columns) if any(n.strength > 0 for n in column)]
    if len(heads) != 1 or len(columns[heads[0]]) > 1 or not 0 < heads[0] < len(columns) - 1:
        return columns
    head = columns.pop(heads[0])
    inside = all(
        min(n.box.y0 for n in column) < head[0].box.y0 and head[0].box.y1 < _end(column)
        for column in columns
    )
    columns.insert(0 if inside else heads[0], head)
    return columns


def _end(column: Sequence[Node]) -> float:
    return max(node.box.y1 for node in column)


def card_columns_joined(columns: list[list[Node]]) -> list[list[Node]]:
    """Columns, neighbours that hold nothing but panels made one: a grid of cards beside text."""
    cards = [all(node.panel is not None for node in column) for column in columns]
    if all(cards):
        return columns
    done: list[list[Node]] = []
    for at, column in enumerate(columns):
        if at and cards[at - 1] and cards[at]:
            done[-1] = [*done[-1], *column]
        else:
            done.append(list(column))
    return done


def _columns_in(band: Sequence[Node], columns: Sequence[Sequence[Node]]) -> list[int]:
    """How many nodes of a band each column has."""
    own = set(map(id, band))
    return [sum(id(node) in own for node in column) for column in columns]


def _is_labelled(bands: list[list[Node]], columns: list[list[Node]]) -> bool:
    """Whether each band pairs a short label at the left with what it names at the right."""
    left = columns[0]
    labels = all(node.short for node in left) and len(left) >= 2
    return labels and all(sum(map(bool, _columns_in(band, columns))) > 1 for band in bands)


def _labelled_rows(bands: list[list[Node]], columns: list[list[Node]]) -> list[list[Node]]:
    """Rows of a short label at the left and all that stands right of it, down to the next label.

    Each label stands level with the first text of its row.
    """
    labels = columns[0]
    if len(labels) < 2 or not all(node.short for node in labels):
        return []
    left = set(map(id, labels))
    rows: list[list[Node]] = []
    for band in bands:
        own = [node for node in band if id(node) in left]
        if own:
            others = [_top(node) for node in band if id(node) not in left]
            if len(own) > 1 or not others or abs(min(others) - _top(own[0])) > _LEVEL_HEADS:
                return []
            rows.append([])
        elif not rows:
            return []
        rows[-1] += band
    return rows


def _is_card_grid(bands: list[list[Node]], columns: list[list[Node]]) -> bool:
    """Whether each band is a row of panels, one in each column but for the last row."""
    if any(node.panel is None for band in bands for node in band):
        return False
    counts = [_columns_in(band, columns) for band in bands]
    if any(count != 1 for row in counts[:-1] for count in row) or max(counts[-1]) > 1:
        return False
    tops = [[node.panel.y0 for node in band if node.panel is not None] for band in bands]
    return all(max(row) - min(row) <= _LEVEL_PANELS for row in tops)


def _is_grid(bands: list[list[Node]], columns: list[list[Node]]) -> bool:
    """Whether each band has one short text in each column, too far apart for columns of prose.

    So stand the words beside icons in a panel. Items of lists side by side are no such texts, nor
    is a row of labels over columns.
    """
    if any(count != 1 for band in bands for count in _columns_in(band, columns)):
        return False
    ends = [max(node.box.x1 for node in column) for column in columns]
    starts = [min(node.box.x0 for node in column) for column in columns]
    apart = all(start - end >= _ICON for end, start in zip(ends[:-1], starts[1:], strict=True))
    texts = [node for band in bands for node in band]
    plain = all(
        node.boxed and node.box.height <= _SHORT_TEXT and not _is_other(node) for node in texts
    )
    tops = [[node.box.y0 for node in band] for band in bands]
    level = all(max(row) - min(row) <= _LEVEL_PANELS for row in tops)
    labels = any(all(node.short for node in band) for band in bands)
    return apart and plain and level and not labels


def _is_other(node: Node) -> bool:
    """Whether it is no plain text: a group, a heading, an item, what fills a panel."""
    return node.index < 0 or node.strength > 0 or node.item or node.panel is not None


def _headed_rows(bands: list[list[Node]], columns: list[list[Node]]) -> list[list[Node]]:
    """Rows of cards marked only by a heading each: all columns open with one, more than once.

    The last row may be cut short once two rows are whole.
    """
    rows: list[list[Node]] = []
    for at, band in enumerate(bands):
        if _opens_row(band, columns) or (len(rows) > 1 and _opens_last(bands[at:], columns)):
            rows.append([])
        elif not rows:
            return []
        rows[-1] += band
    whole = all(_is_narrow(row, columns) for row in rows)
    return rows if len(rows) > 1 and whole else []


def _opens_row(band: Sequence[Node], columns: Sequence[Sequence[Node]]) -> bool:
    """Whether a band opens in each of the columns with its one heading there, all at one height."""
    own = set(map(id, band))
    tops = []
    for column in columns:
        nodes = sorted((node for node in column if id(node) in own), key=_top)
        if not nodes or not nodes[0].strength or any(node.strength for node in nodes[1:]):
            return False
        tops.append(_top(nodes[0]))
    return max(tops) - min(tops) <= _LEVEL_HEADS and sum(_columns_in(band, columns)) == len(band)


def _top(node: Node) -> float:
    return node.box.y0


def _opens_last(bands: Sequence[Sequence[Node]], columns: Sequence[Sequence[Node]]) -> bool:
    """Whether the rest of a region fills only the first columns, each under a heading."""
    used = sum(1 for count in _columns_in(bands[0], columns) if count)
    rest = [node for band in bands for node in band]
    own = _columns_in(rest, columns)
    return _opens_row(bands[0], columns[:used]) and not any(own[used:])


def _is_narrow(row: Sequence[Node], columns: Sequence[Sequence[Node]]) -> bool:
    """Whether each card of a row is one column of text, as no page of a spread is."""
    own = set(map(id, row))
    cards = [
        [node for node in column if id(node) in own and not node.strength] for column in columns
    ]
    return all(len(columns_of(card)) < 2 for card in cards)
