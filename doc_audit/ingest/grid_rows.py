"""Rows of a grid: their cells, and what a row that isn't one of cells is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from doc_audit.model import Block

_NAME_LETTERS = 3  # of a theme; fewer are a number of the row


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


def texts_of(row: GridRow) -> list[str]:
    """Texts of the distinct cells of a row that hold any."""
    seen = {cell.owner: cell.text for cell in row.cells if cell.text}
    return list(seen.values())


def is_band(row: GridRow) -> bool:
    """Whether one merged cell runs across the whole row."""
    return len(row.cells) > 1 and len({cell.owner for cell in row.cells}) == 1


def is_lone(row: GridRow, above: GridRow | None) -> bool:
    """Whether a row holds nothing but a name in its first cell, no part of the cell above."""
    first = row.cells[0]
    shared = above is not None and above.cells[0].owner == first.owner
    named = sum(map(str.isalpha, first.text)) >= _NAME_LETTERS
    return named and not shared and not any(cell.text for cell in row.cells[1:])


def with_groups(rows: Sequence[GridRow], columns: Sequence[int]) -> Iterator[GridRow]:
    """Rows whose empty cells of some columns have the name above them, which goes on for them.

    `columns` from the outermost group inwards: a new name ends those inside it. Only a row that
    has words beside those columns takes a name over.
    """
    names: dict[int, GridCell] = {}
    for row in rows:
        if is_band(row):
            names = {}
        elif any(c.text for at, c in enumerate(row.cells) if at not in columns):
            cells = list(row.cells)
            for at in columns:
                if cells[at].text:
                    names = {outer: name for outer, name in names.items() if outer < at}
                    names[at] = cells[at]
                else:
                    cells[at] = names.get(at, cells[at])
            row = replace(row, cells=tuple(cells))
        elif row.cells[columns[0]].text:
            names = {columns[0]: row.cells[columns[0]]}
        yield row


def words_by_column(row: GridRow, repeated: Sequence[tuple[str, ...]]) -> list[str]:
    """Words by column of a row of the body; of bands and repeated rows of heads none."""
    texts = [cell.text for cell in row.cells]
    return [""] * len(texts) if is_band(row) or tuple(texts) in repeated else texts
