"""Tables of a page, those that only lay it out among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from doc_audit.ingest.grid import GridRow, is_layout, table_blocks
from doc_audit.ingest.html.labelled import repeated_heads
from doc_audit.ingest.html.place import Place
from doc_audit.ingest.html.table import grid_of, head_texts, lays_out, table_rows
from doc_audit.model import Block

if TYPE_CHECKING:
    from doc_audit.ingest.html.walk import Walk


def read_table(walk: Walk, element: etree._Element, at: Place) -> Iterator[Block]:
    """Rows of a table; the text in its cells, where it only lays out the page."""
    rows = table_rows(element, walk.survey.opened)
    layout = at.frame or lays_out(element, rows)
    inner = at._replace(cell=not layout)
    for caption in element.iterchildren("caption"):
        yield from walk.element(caption, at)
    if layout:
        for cell in (cell for row in rows for cell in row.cells):
            yield from _cell(walk, cell, walk.entered(cell, inner))
        return
    walk.tables += 1
    mine = walk.tables
    heads = head_texts(rows)
    walk.skipped.update(x for row in rows[1:] for x in repeated_heads(row.cells, heads))
    paused, walk.parts.paused = walk.parts.paused, True
    cells = {cell: list(_cell(walk, cell, inner)) for row in rows for cell in row.cells}
    walk.parts.paused = paused
    grid = grid_of(rows, cells)
    above = () if at.cell else walk.split.heads_for(grid)
    yield from _filled(walk, grid, [*cells.values()], mine, above)


def _filled(
    walk: Walk,
    grid: Sequence[GridRow],
    cells: Sequence[Sequence[Block]],
    mine: int,
    above: Sequence[str],
) -> Iterator[Block]:
    if is_layout(grid) and not above:
        blocks = [block for inner in cells for block in inner]
    else:
        blocks = table_blocks(grid, mine, f"table[{mine}]", above)
    if blocks:
        walk.parts.passed(blocks[0].path)
    yield from blocks


def _cell(walk: Walk, cell: etree._Element, at: Place) -> Iterator[Block]:
    yield from walk.inside(cell, at)
    yield from walk.flush(at)
