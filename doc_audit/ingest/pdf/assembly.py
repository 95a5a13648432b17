"""Pages in reading order to the blocks of a document."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from operator import attrgetter

from doc_audit.ingest.finish import BAND_LEVEL
from doc_audit.ingest.heads import roles_in
from doc_audit.ingest.label_records import join_labels
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.heads import HeadSense
from doc_audit.ingest.pdf.kinds import Kinds
from doc_audit.ingest.pdf.laid import Laid, Settled, settled, windows
from doc_audit.ingest.pdf.laidpacking import packed_page, unpacked_page
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.words import RowCell, Vocabulary, cut, joined, joined_cells
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.parts.levels import Sorted
from doc_audit.ingest.pdf.parts.margins import spelled
from doc_audit.ingest.pdf.parts.sections import sectioned
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.shelf import Shelf
from doc_audit.ingest.pdf.tables.overpage import Continued
from doc_audit.ingest.pdf.tables.records import Table, TableRow
from doc_audit.ingest.pdf.tags.sense import NO_TAGS, Tags
from doc_audit.model import Block, BlockKind

_LONGEST_BAND = 150  # characters of a row across a table that names the rows under it


def blocks_of(
    laid: Iterable[Laid],
    frames: Mapping[int, Frame],
    body: float,
    words: Vocabulary,
    tags: Tags = NO_TAGS,
) -> tuple[Block, ...]:
    """Blocks of a document, placed and sectioned.

    Args:
        laid: its pages, in order; few of them are held at a time.
        frames: the pages as shown.
        body: size of body text.
        words: the document's vocabulary.
        tags: of the document.
    """
    pages = Shelf(packed_page, unpacked_page)
    tables, sense = Continued(), HeadSense(body, frames, tags)
    for window in windows(settled(laid, tables)):
        sense.look(window)
        pages.update((page.number, page) for page in window.own)
    kinds = Kinds(sense.verdict(pages), body, frames, tags)
    blocks: list[Block] = []
    forms = tables.count
    for window in windows(_taken(pages)):
        found = kinds.of(window, lambda: _passages(pages))
        for page in window.own:
            blocks += _edge(page, words, top=True)
            numbers = iter(page.tables)
            for item in page.items:
                if isinstance(item, Passage):
                    blocks += _passage_block(next(found), words)
                elif isinstance(item, Form):
                    forms += 1
                    blocks += _row_block(item.cells, forms, words)
                elif isinstance(item, Figure):
                    blocks += _figure_blocks(item, words)
                else:
                    blocks += _table_blocks(item, next(numbers), words)
            blocks += _edge(page, words, top=False)
    whole = list(join_labels(blocks))
    blocks.clear()
    return tuple(sectioned(whole))


def _taken(pages: MutableMapping[int, Settled]) -> Iterator[Settled]:
    """Pages, each taken from the others, so that it is let go once it was used."""
    for number in pages:
        yield pages.pop(number)


def _passages(pages: Mapping[int, Settled]) -> Iterator[Passage]:
    return (passage for page in pages.values() for passage in page.passages)


def _edge(page: Settled, words: Vocabulary, top: bool) -> Iterator[Block]:
    """Furniture of the upper or lower half of a page."""
    middle = (page.box.y0 + page.box.y1) / 2
    own = [line for line in spelled(page.furniture) if (line.box.y0 < middle) == top]
    for line in sorted(own, key=attrgetter("baseline", "box.x0")):
        text, lines = joined([line], words)
        yield Block(BlockKind.FURNITURE, text, page=page.number, lines=lines)


def _passage_block(item: Sorted, words: Vocabulary) -> Iterator[Block]:
    lines = item.passage.lines
    if item.skip:
        lines = (cut(lines[0], item.skip), *lines[1:])
    text, placed = joined([line for line in lines if line.text], words)
    if text:
        page = lines[0].page
        marker = item.marker
        yield Block(item.kind, text, page=page, lines=placed, level=item.level, marker=marker)


def _figure_blocks(item: Figure, words: Vocabulary) -> Iterator[Block]:
    """The labels of a figure, kept as captions."""
    for passage in item.passages:
        yield from _passage_block(Sorted(passage, BlockKind.CAPTION), words)


def _table_blocks(table: Table, number: int, words: Vocabulary) -> Iterator[Block]:
    for row in table.head_rows:
        yield from _caption(row, number, words)
    roles = roles_in(table.heads, [row.texts() for row in table.rows if not row.spans])
    for row in table.rows:
        if row.spans:
            yield from _band(row, number, words)
        else:
            cells = list(zip(table.heads, roles, row.cells, strict=True))
            yield from _row_block(cells, number, words)


def _caption(row: TableRow, number: int, words: Vocabulary) -> Iterator[Block]:
    """A row of heads, kept as read."""
    cells: list[RowCell] = [("", "other", cell) for cell in row.cells]
    for block in _row_block(cells, number, words):
        yield replace(block, kind=BlockKind.CAPTION, cells=())


def _band(row: TableRow, number: int, words: Vocabulary) -> Iterator[Block]:
    text, lines = joined(row.lines, words)
    if not text:
        return
    short = len(text) <= _LONGEST_BAND and not text.endswith((".", ";", ":"))
    kind = BlockKind.HEADING if short else BlockKind.PARAGRAPH
    page = row.lines[0].page
    level = BAND_LEVEL if short else 0
    yield Block(kind, text, page=page, lines=lines, level=level, table=number)


def _row_block(cells: Sequence[RowCell], number: int, words: Vocabulary) -> Iterator[Block]:
    text, lines, placed = joined_cells(cells, words)
    if text:
        page = lines[0].box.page
        yield Block(BlockKind.TABLE_ROW, text, page=page, lines=lines, cells=placed, table=number)
