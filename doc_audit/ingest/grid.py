"""Tables of any format to blocks: heads found, merged cells filled, forms turned into records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from doc_audit.ingest.finish import BAND_LEVEL
from doc_audit.ingest.heads import is_action_head, is_exact_head, is_period, roles_of
from doc_audit.ingest.labels import CELL_JOINT, joined_cells
from doc_audit.model import Block, BlockKind
from doc_audit.model.document import CellRole

_HEAD_WORDS = 8  # a longer first row is data
_BAND_WORDS = 25  # a longer row that runs across the table is a paragraph


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands at one place of the grid.

    Attributes:
        text: tidy; the same at every place that a merged cell covers.
        owner: number of the cell in its table; places of one merged cell share it.
    """

    text: str
    owner: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a rectangular grid; `head` where the format says that it holds heads.

    Attributes:
        number: of the row in its table as the format counts, from 1.
        after: blocks that follow the row, such as those of a table inside one of its cells.
    """

    cells: tuple[GridCell, ...]
    number: int
    head: bool = False
    after: tuple[Block, ...] = field(default=())


def rectangular(rows: Sequence[Sequence[GridCell]]) -> list[tuple[GridCell, ...]]:
    """Rows filled up with empty cells to the width of the widest."""
    width = max(map(len, rows), default=0)
    empty = GridCell("", 0)
    return [(*row, *[empty] * (width - len(row))) for row in rows]


def _texts(row: GridRow) -> list[str]:
    """Texts of the distinct cells of a row that hold any."""
    seen = {cell.owner: cell.text for cell in row.cells if cell.text}
    return list(seen.values())


def _is_band(row: GridRow) -> bool:
    """Whether one merged cell runs across the whole row."""
    return len(row.cells) > 1 and len({cell.owner for cell in row.cells}) == 1


def _looks_like_heads(row: GridRow) -> bool:
    texts = _texts(row)
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


def _head_count(rows: Sequence[GridRow]) -> int:
    """How many of the first rows hold heads: those the format marks, else by their look."""
    marked = 0
    while marked < len(rows) - 1 and rows[marked].head:
        marked += 1
    if marked:
        return marked
    if len(rows) < 2 or not _looks_like_heads(rows[0]):
        return 0
    return 2 if len(rows) > 2 and _goes_on(rows[0], rows[1]) else 1


def _heads(rows: Sequence[GridRow], width: int) -> tuple[str, ...]:
    """One head for each column; the words of several rows of heads are joined."""
    columns = []
    for place in range(width):
        parts: dict[int, str] = {row.cells[place].owner: row.cells[place].text for row in rows}
        columns.append(" ".join(text for text in parts.values() if text))
    return tuple(columns)


def _parts(
    row: GridRow, heads: Sequence[str], roles: Sequence[CellRole]
) -> Iterator[tuple[str, CellRole, str]]:
    """Head, role and words of each distinct cell; a cell over two columns has both heads."""
    place = 0
    while place < len(row.cells):
        end = place + 1
        while end < len(row.cells) and row.cells[end].owner == row.cells[place].owner:
            end += 1
        span = [heads[at] for at in range(place, end) if heads[at]]
        yield " ".join(dict.fromkeys(span)), roles[place], row.cells[place].text
        place = end


def _row_block(
    parts: Sequence[tuple[str, CellRole, str]], table: int, path: str
) -> Iterator[Block]:
    text, cells = joined_cells(parts)
    if text:
        yield Block(BlockKind.TABLE_ROW, text, cells=cells, table=table, path=path)


def _band(row: GridRow, table: int, path: str) -> Iterator[Block]:
    text = row.cells[0].text
    short = len(text.split()) <= _BAND_WORDS and not text.endswith((".", ";", ":"))
    kind = BlockKind.HEADING if short else BlockKind.PARAGRAPH
    if text:
        yield Block(kind, text, level=BAND_LEVEL if short else 0, table=table, path=path)


def _is_form(rows: Sequence[GridRow]) -> bool:
    """Whether the heads stand in the first of two columns: Action, Lead, Timescale downwards."""
    if any(len(row.cells) != 2 for row in rows):
        return False
    labels = [row.cells[0].text.rstrip(" :") for row in rows]
    return all(label and is_exact_head(label) for label in labels) and is_action_head(labels)


def _form_blocks(rows: Sequence[GridRow], table: int, path: str) -> Iterator[Block]:
    """A record for each run of labels without a repeat."""
    record: list[tuple[str, str]] = []
    start = rows[0].number
    for row in rows:
        label, words = row.cells[0].text.rstrip(" :"), row.cells[1].text
        if any(label == known for known, _ in record):
            yield from _form_block(record, table, f"{path}/row[{start}]")
            record, start = [], row.number
        record.append((label, words))
        yield from row.after
    yield from _form_block(record, table, f"{path}/row[{start}]")


def _form_block(record: Sequence[tuple[str, str]], table: int, path: str) -> Iterator[Block]:
    roles = roles_of([label for label, _ in record])
    parts = [(label, role, words) for (label, words), role in zip(record, roles, strict=True)]
    yield from _row_block(parts, table, path)


def _caption(row: GridRow, table: int, path: str) -> Iterator[Block]:
    """A row of heads, kept as read; it says what the table's columns are, not what will be done."""
    text = CELL_JOINT.join(_texts(row))
    if text:
        yield Block(BlockKind.CAPTION, text, table=table, path=f"{path}/row[{row.number}]")
    yield from row.after


def _body(rows: Sequence[GridRow], heads: Sequence[str], table: int, path: str) -> Iterator[Block]:
    roles = roles_of(heads)
    for row in rows:
        place = f"{path}/row[{row.number}]"
        texts = tuple(cell.text for cell in row.cells)
        if _is_band(row):
            yield from _band(row, table, place)
        elif any(heads) and texts == tuple(heads):  # repeated where a page begins
            yield from _caption(row, table, path)
            continue
        elif row.head and is_action_head(_texts(row)):
            heads, roles = texts, roles_of(texts)
            yield from _caption(row, table, path)
            continue
        else:
            yield from _row_block(list(_parts(row, heads, roles)), table, place)
        yield from row.after


def table_blocks(rows: Sequence[GridRow], table: int, path: str) -> list[Block]:
    """Blocks of a table, in order: its rows of heads as captions, then a block for each row.

    Rows are rectangular. Each row's cells carry the heads of their columns and the roles they
    promise; a merged cell stands in each row it covers, once. A row that runs across the table
    opens a section of its own, until the next or the end of the table.
    """
    filled = [row for row in rows if any(cell.text for cell in row.cells) or row.after]
    if not filled:
        return []
    blocks: list[Block] = []
    while filled and _is_band(filled[0]):  # a title above the heads
        blocks += _band(filled[0], table, f"{path}/row[{filled[0].number}]")
        blocks += filled[0].after
        filled = filled[1:]
    if filled and _is_form(filled):
        return blocks + list(_form_blocks(filled, table, path))
    count = _head_count(filled)
    width = max((len(row.cells) for row in filled), default=0)
    for row in filled[:count]:
        blocks += _caption(row, table, path)
    blocks += _body(filled[count:], _heads(filled[:count], width), table, path)
    return blocks


def is_layout(rows: Sequence[GridRow]) -> bool:
    """Whether a grid has one row or one column, and so is a frame round text, not a table."""
    columns = {place for row in rows for place, cell in enumerate(row.cells) if cell.text}
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    owners = [{cell.owner for cell in row.cells if cell.text} for row in filled]
    return len(filled) <= 1 or len(columns) <= 1 or all(len(row) <= 1 for row in owners)
