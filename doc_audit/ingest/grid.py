"""Tables of any format to blocks: heads found, merged cells filled, forms turned into records."""

from collections.abc import Iterator, Sequence

from doc_audit.ingest.finish import BAND_LEVEL
from doc_audit.ingest.grid_heads import head_count, joined_heads
from doc_audit.ingest.grid_rows import (
    GridCell,
    GridRow,
    is_band,
    is_lone,
    rectangular,
    texts_of,
    with_groups,
    words_by_column,
)
from doc_audit.ingest.heads import (
    cell_role,
    group_columns,
    is_action_head,
    is_exact_head,
    roles_in,
    roles_of,
)
from doc_audit.ingest.labels import CELL_JOINT, joined_cells
from doc_audit.model import Block, BlockKind
from doc_audit.model.document import CellRole

__all__ = ["GridCell", "GridRow", "is_layout", "rectangular", "table_blocks"]

_BAND_WORDS = 25  # a longer row that runs across the table is a paragraph


def _names_alone(heads: Sequence[str], roles: Sequence[CellRole]) -> bool:
    """Whether a word alone in the first column names the rows below it.

    So themes are written where cells can't be merged. Under a head for actions or objectives it
    is one.
    """
    return len(heads) >= 3 and "action" in roles and cell_role(heads[0]) != "action"


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
    if not all(label and is_exact_head(label) for label in labels):
        return False
    return is_action_head(list(dict.fromkeys(labels)))


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
    text = CELL_JOINT.join(texts_of(row))
    if text:
        yield Block(BlockKind.CAPTION, text, table=table, path=f"{path}/row[{row.number}]")
    yield from row.after


def _body(
    rows: Sequence[GridRow],
    heads: Sequence[str],
    repeated: Sequence[tuple[str, ...]],
    table: int,
    path: str,
) -> Iterator[Block]:
    roles = roles_in(heads, [words_by_column(row, repeated) for row in rows])
    alone = _names_alone(heads, roles)
    groups = group_columns(heads, roles)
    above: GridRow | None = None
    for row in with_groups(rows, groups) if groups else rows:
        place = f"{path}/row[{row.number}]"
        texts = tuple(cell.text for cell in row.cells)
        if is_band(row) or (alone and is_lone(row, above)):
            yield from _band(row, table, place)
        elif texts in repeated:  # where a page begins
            yield from _caption(row, table, path)
            continue
        elif row.head and is_action_head(texts_of(row)):
            heads, roles = texts, roles_of(texts)
            yield from _caption(row, table, path)
            continue
        else:
            yield from _row_block(list(_parts(row, heads, roles)), table, place)
        above = row
        yield from row.after


def table_blocks(
    rows: Sequence[GridRow], table: int, path: str, above: Sequence[str] = ()
) -> list[Block]:
    """Blocks of a table, in order: its rows of heads as captions, then a block for each row.

    Rows are rectangular. Each row's cells carry the heads of their columns and the roles they
    promise; a merged cell stands in each row it covers, once. A row that runs across the table
    opens a section of its own, until the next or the end of the table. `above` are the heads of
    a table that this one goes on with, as `grid_split` finds them; it has none of its own then.
    """
    filled = [row for row in rows if any(cell.text for cell in row.cells) or row.after]
    if not filled:
        return []
    blocks: list[Block] = []
    while filled and is_band(filled[0]):  # a title above the heads
        blocks += _band(filled[0], table, f"{path}/row[{filled[0].number}]")
        blocks += filled[0].after
        filled = filled[1:]
    if filled and _is_form(filled):
        return blocks + list(_form_blocks(filled, table, path))
    count = 0 if above else head_count(filled)
    width = max((len(row.cells) for row in filled), default=0)
    below = filled[count] if 0 < count < len(filled) else None
    heads = tuple(above) or joined_heads(filled[:count], below, width)
    for row in filled[:count]:
        blocks += _caption(row, table, path)
    repeated = [tuple(cell.text for cell in row.cells) for row in filled[:count]]
    repeated += [heads] if any(heads) else []
    blocks += _body(filled[count:], heads, repeated, table, path)
    return blocks


def is_layout(rows: Sequence[GridRow]) -> bool:
    """Whether a grid has one row or one column, and so is a frame round text, not a table."""
    columns = {place for row in rows for place, cell in enumerate(row.cells) if cell.text}
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    owners = [{cell.owner for cell in row.cells if cell.text} for row in filled]
    return len(filled) <= 1 or len(columns) <= 1 or all(len(row) <= 1 for row in owners)
