"""Tables of a slide to grids: merged cells spread over the places they cover."""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from doc_audit.ingest.grid import GridCell, GridRow, is_layout, rectangular, table_blocks
from doc_audit.ingest.grid_heads import is_data
from doc_audit.ingest.office.xml import child, children
from doc_audit.ingest.pptx.blocks import text_blocks
from doc_audit.ingest.pptx.names import switched, whole
from doc_audit.ingest.pptx.styles import Styles
from doc_audit.ingest.pptx.words import Paragraph, Reader
from doc_audit.model import Block
from doc_audit.text.clean import tidy

_MOST_COLUMNS = 75  # PowerPoint's own limit, as for rows
_MOST_ROWS = 75
_MOST_PLACES = 100_000  # covered in one table, so that spans can't blow it up
_MOST_HEAD_ROWS = 3  # a cell that reaches further down stands beside rows that are no heads
_PAIR = 2  # columns; such tables are as often pairs without heads, whatever the mark
_HEAD_WORDS = 15  # of a head in a row that the format calls the header row

Cells = list[list[list[Paragraph]]]
Heads = Callable[[Sequence[GridRow]], Sequence[str]]


def cells_of(frame: etree._Element, reader: Reader, styles: Styles) -> Cells:
    """Paragraphs of each `a:tc`, row by row; those covered by a merged cell have none."""
    return [
        [
            [] if _is_covered(cell) else list(reader.paragraphs(child(cell, "txBody"), styles))
            for cell in children(row, "tc")
        ]
        for row in children(_table(frame), "tr")
    ]


def _table(frame: etree._Element) -> etree._Element:
    found = child(frame, "graphic", "graphicData", "tbl")
    return frame if found is None else found


def _is_covered(cell: etree._Element) -> bool:
    return bool(switched(cell, "hMerge") or switched(cell, "vMerge"))


def cell_words(paragraphs: Sequence[Paragraph]) -> str:
    """Words of a cell, bullets and numbers kept."""
    return tidy(" ".join(f"{p.marker} {p.text}" for p in paragraphs))


def _span(cell: etree._Element, name: str, most: int) -> int:
    return max(1, min(whole(cell, name) or 1, most))


def _spread(frame: etree._Element, cells: Cells) -> list[list[GridCell]]:
    """Grid whose merged cells have their words at each place."""
    rows = [list(children(row, "tc")) for row in children(_table(frame), "tr")]
    covering: dict[tuple[int, int], GridCell] = {}
    owner = 0
    spread = []
    for down, row in enumerate(rows):
        line = []
        for across, cell in enumerate(row):
            merged = covering.get((down, across)) if _is_covered(cell) else None
            if merged is None:
                owner += 1
                merged = GridCell(cell_words(cells[down][across]), owner)
                if len(covering) < _MOST_PLACES:
                    covering |= _covered(cell, down, across, merged)
            line.append(merged)
        spread.append(line)
    return spread


def _covered(
    cell: etree._Element, down: int, across: int, merged: GridCell
) -> dict[tuple[int, int], GridCell]:
    """The places that a merged cell covers, its own included; none for a plain one."""
    wide = _span(cell, "gridSpan", _MOST_COLUMNS)
    high = _span(cell, "rowSpan", _MOST_ROWS)
    places = [(down + y, across + x) for y in range(high) for x in range(wide)]
    return dict.fromkeys(places, merged) if len(places) > 1 else {}


def grid_of(frame: etree._Element, cells: Cells) -> list[GridRow]:
    """The rectangular grid of a table."""
    rows = rectangular(_spread(frame, cells))
    heads = _head_rows(frame, rows)
    return [GridRow(row, place, place <= heads) for place, row in enumerate(rows, 1)]


def _head_rows(frame: etree._Element, rows: Sequence[Sequence[GridCell]]) -> int:
    """How many rows of heads the format shows: the first, and those that its cells reach into.

    0 where the look of the rows is to decide.
    """
    marked = switched(child(_table(frame), "tblPr"), "firstRow")
    if not marked or not rows or len(rows[0]) <= _PAIR or not _may_head(rows[0]):
        return 0
    first = {cell.owner for cell in rows[0] if cell.text}
    for row in rows[_MOST_HEAD_ROWS:] or rows[1:][-1:]:
        first -= {cell.owner for cell in row}  # set sideways beside all rows
    reach = 1
    while reach < len(rows) and first.intersection(cell.owner for cell in rows[reach]):
        reach += 1
    spans = len({cell.owner for cell in rows[0]}) < len(rows[0])
    return 0 if spans and reach == 1 else reach


def _may_head(row: Sequence[GridCell]) -> bool:
    """Whether a first row can hold heads: PowerPoint marks it as such unless told not to."""
    texts = list({cell.owner: cell.text for cell in row if cell.text}.values())
    return (
        len(texts) > 1
        and not is_data(texts)
        and all(
            len(text.split()) <= _HEAD_WORDS and not text.endswith((".", ";")) for text in texts
        )
    )


def blocks_of(
    frame: etree._Element, cells: Cells, number: int, path: str, above: Heads
) -> Iterator[Block]:
    """Blocks of a table; of one that only frames text, its paragraphs.

    `above` gives the heads of a table before it that hold for a grid, if there are any.
    """
    grid = grid_of(frame, cells)
    if not is_layout(grid):
        yield from table_blocks(grid, number, path, above(grid))
        return
    for down, row in enumerate(cells, 1):
        for across, paragraphs in enumerate(row, 1):
            yield from text_blocks(paragraphs, f"{path}/row[{down}]/cell[{across}]")
