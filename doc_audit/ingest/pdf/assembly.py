"""Pages in reading order to the blocks of a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from doc_audit.ingest.box import Box
from doc_audit.ingest.finish import BAND_LEVEL
from doc_audit.ingest.heads import roles_in
from doc_audit.ingest.label_records import join_labels
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.kinds import sort_passages
from doc_audit.ingest.pdf.layout import Item
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import RowCell, Vocabulary, cut, joined, joined_cells
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.parts.levels import Sorted
from doc_audit.ingest.pdf.parts.margins import spelled
from doc_audit.ingest.pdf.parts.sections import sectioned
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.tables.groupcells import with_groups
from doc_audit.ingest.pdf.tables.overpage import continued, whole_actions, without_torn_rows
from doc_audit.ingest.pdf.tables.records import Table, TableRow
from doc_audit.ingest.pdf.tags.sense import NO_TAGS, Tags
from doc_audit.model import Block, BlockKind

_LONGEST_BAND = 150  # characters of a row across a table that names the rows under it


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out.

    Attributes:
        items: in reading order.
        furniture: lines at its edges.
        box: the page as shown.
        doubts: reasons to doubt the order of its items.
        rule: see `note_rule`.
    """

    number: int
    items: list[Item]
    furniture: list[TextLine]
    box: Box
    rule: float
    doubts: tuple[str, ...] = ()


def blocks_of(
    pages: list[Laid],
    frames: Mapping[int, Frame],
    body: float,
    words: Vocabulary,
    tags: Tags = NO_TAGS,
) -> tuple[Block, ...]:
    """Blocks of a document, placed and sectioned; `pages` is emptied on the way.

    So a page's lines are let go as soon as they have become blocks, which hold all they say.
    """
    kinds = _kinds(pages, frames, body, tags)
    tables = _numbered([item for page in pages for item in page.items if isinstance(item, Table)])
    blocks: list[Block] = []
    forms = len({number for number, _ in tables.values()})
    pages.reverse()
    while pages:
        page = pages.pop()
        blocks += _edge(page, words, top=True)
        for item in page.items:
            if isinstance(item, Passage):
                blocks += _passage_block(kinds.pop(id(item)), words)
            elif isinstance(item, Form):
                forms += 1
                blocks += _row_block(item.cells, forms, words)
            elif isinstance(item, Figure):
                blocks += _figure_blocks(item, words)
            else:
                number, table = tables.pop(_key(item))
                blocks += _table_blocks(table, number, words)
        blocks += _edge(page, words, top=False)
    return tuple(sectioned(join_labels(blocks)))


def _kinds(
    pages: Sequence[Laid], frames: Mapping[int, Frame], body: float, tags: Tags
) -> dict[int, Sorted]:
    """Each passage with its kind, by its `id`."""
    passages = [item for page in pages for item in page.items if isinstance(item, Passage)]
    rules = {page.number: page.rule for page in pages}
    others = {
        page.number: [item.box for item in page.items if isinstance(item, Form | Table)]
        for page in pages
    }
    charted = {
        id(item) for page in pages for item, after in pairwise(page.items)
        if isinstance(after, Figure)
    }  # fmt: skip
    found = sort_passages(passages, body, frames, rules, others, tags, charted)
    return {id(one.passage): one for one in found}


def _edge(page: Laid, words: Vocabulary, top: bool) -> Iterator[Block]:
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


def _numbered(tables: Sequence[Table]) -> dict[tuple[int, int], tuple[int, Table]]:
    """Number and final form of each table by its page and first line."""
    found = {}
    for number, group in enumerate(continued(tables), start=1):
        for read, final in zip(group, without_torn_rows(group), strict=True):
            found[_key(read)] = (number, with_groups(whole_actions(final)))
    return found


def _key(table: Table) -> tuple[int, int]:
    """Page of a table and the place of its first line in the content stream."""
    lines = [line for row in (*table.head_rows, *table.rows) for line in row.lines]
    return table.page, min(line.order for line in lines)


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
