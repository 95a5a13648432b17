"""Labels below each other, `What: … Who: … When: …`: each record of them is made one row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from doc_audit.ingest.heads import is_action_head, is_exact_head, roles_of
from doc_audit.ingest.labels import CELL_JOINT, head_of, placed_labels
from doc_audit.model import Block, BlockKind, Cell
from doc_audit.model.document import CellRole, Line

_JOINABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BETWEEN = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})  # where a page ends in a record
_MOST_PARAGRAPHS = 2  # of one label's words, after its first
_MOST_ITEMS = 12  # in a list under one label
_LEAST_ALIKE = 2  # records without a label for the action: one alone may be a title page
_LONGEST_ACTION = 60  # words of a paragraph that is the action of the labels below it


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one block from `start` on, up to `end`."""

    block: Block
    start: int
    end: int


@dataclass(slots=True)
class _Part:
    """A label and all its words."""

    head: str
    role: CellRole
    words: list[_Stretch]


@dataclass(slots=True)
class _Record:
    """Parts of one record, what stood between them, and where the block after it is."""

    after: int
    parts: list[_Part] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        return [part.head for part in self.parts]


def _whole(block: Block) -> _Stretch:
    return _Stretch(block, 0, len(block.text))


def _parts_of(block: Block) -> list[_Part]:
    """The labels that a block opens with, or holds, with their words."""
    if block.kind not in _JOINABLE or block.cells:
        return []
    return [
        _Part(
            head_of(label),
            label.role,
            [_Stretch(block, start, start + len(label.rest))] if label.rest else [],
        )
        for label, start in placed_labels(block.text)
    ]


def _going_on(blocks: Sequence[Block], at: int, record: _Record) -> int:
    """How many blocks without a label at `at` are words of the label before them.

    So they are where another label of the record follows; after its last label only the next
    paragraph, or a list, if its words are still to come.
    """
    count = 0
    counts: Counter[BlockKind] = Counter()
    while at + count < len(blocks):
        block = blocks[at + count]
        if block.kind not in _JOINABLE or block.cells or _parts_of(block):
            break
        counts[block.kind] += 1
        count += 1
        if counts[BlockKind.PARAGRAPH] > _MOST_PARAGRAPHS or counts.total() > _MOST_ITEMS:
            return _last_words(blocks, at, record)
    following = _parts_of(blocks[at + count]) if at + count < len(blocks) else []
    fresh = {part.head for part in following}.isdisjoint(record.heads)
    if following and fresh and following[0].role != "action":
        return count
    return _last_words(blocks, at, record)


def _last_words(blocks: Sequence[Block], at: int, record: _Record) -> int:
    words = record.parts[-1].words
    if words and not (words[-1].block.text.endswith(":") and len(words) == 1):
        return 0
    if blocks[at].kind is BlockKind.PARAGRAPH:
        return 0 if words else 1
    count = 0
    while at + count < len(blocks) and blocks[at + count].kind is BlockKind.LIST_ITEM:
        if blocks[at + count].cells or _parts_of(blocks[at + count]) or count > _MOST_ITEMS:
            break
        count += 1
    return count


def _record_at(blocks: Sequence[Block], start: int, record: _Record | None = None) -> _Record:
    """The labels from `start` on that are no repeats, with their words, added to `record`."""
    record = record or _Record(start)
    at = start
    while at < len(blocks):
        skip = at
        while record.parts and skip < len(blocks) and blocks[skip].kind in _BETWEEN:
            skip += 1
        if skip == len(blocks):
            break
        parts = _parts_of(blocks[skip])
        if parts and {part.head for part in parts}.isdisjoint(record.heads):
            record.parts += parts
            end = skip + 1
        elif not parts and record.parts and (count := _going_on(blocks, skip, record)):
            record.parts[-1].words += map(_whole, blocks[skip : skip + count])
            end = skip + count
        else:
            break
        record.apart += blocks[at:skip]
        record.after = at = end
    return record


def _torn(blocks: Sequence[Block], at: int) -> _Record | None:
    """A record whose last labels stand on the next page, apart from the row of the first."""
    row = blocks[at]
    following = at + 1
    while following < len(blocks) and blocks[following].kind in _BETWEEN:
        following += 1
    if not row.cells or following == len(blocks) or row.page is None:
        return None
    page = blocks[following].page
    if page != row.page + 1 or not all(is_exact_head(cell.head) for cell in row.cells):
        return None
    record = _Record(at + 1)
    for cell in row.cells:
        record.parts.append(_Part(cell.head, cell.role, [_Stretch(row, cell.start, cell.end)]))
    record = _record_at(blocks, at + 1, record)
    return record if len(record.parts) > len(row.cells) else None


def _cut(line: Line, stretch: _Stretch, at: int) -> Line | None:
    """A line of a block as a line of the row whose words of the stretch begin at `at`."""
    start, end = max(line.start, stretch.start), min(line.end, stretch.end)
    if start >= end:
        return None
    shift = at - stretch.start
    edges, box = line.edges, line.box
    if edges:
        edges = edges[start - line.start : end - line.start + 1]
        box = replace(box, x0=min(edges), x1=max(edges))
    return Line(start + shift, end + shift, box, edges)


def _row(record: _Record) -> Block | None:
    """The record as a row of a table; None if its labels have no words."""
    text = ""
    cells: list[Cell] = []
    lines: list[Line] = []
    roles = roles_of(record.heads) if record.heads[0] else [part.role for part in record.parts]
    for part, role in zip(record.parts, roles, strict=True):
        text += CELL_JOINT if text and part.words else ""
        start = len(text)
        for place, stretch in enumerate(part.words):
            marker = stretch.block.marker if stretch.start == 0 and place else ""
            text += (" " if place else "") + (f"{marker} " if marker else "")
            lines += filter(None, (_cut(line, stretch, len(text)) for line in stretch.block.lines))
            text += stretch.block.text[stretch.start : stretch.end]
        if part.words:
            cells.append(Cell(part.head, role, start, len(text)))
    if not cells:
        return None
    first = next(stretch.block for part in record.parts for stretch in part.words)
    row = replace(first, kind=BlockKind.TABLE_ROW, text=text, cells=tuple(cells), level=0)
    return replace(row, lines=tuple(lines), marker="")


def _is_whole(record: _Record) -> bool:
    return bool(record.parts) and record.parts[0].role == "action" and is_action_head(record.heads)


def _unlabelled(blocks: Sequence[Block], at: int) -> _Record | None:
    """A heading's only paragraph with labels for its lead and date below it, or one of a series."""
    block = blocks[at]
    opens = at == 0 or blocks[at - 1].kind is BlockKind.HEADING or bool(_parts_of(blocks[at - 1]))
    if not opens or block.kind is not BlockKind.PARAGRAPH or block.cells or _parts_of(block):
        return None
    if block.text.endswith(":") or len(block.text.split()) > _LONGEST_ACTION:
        return None
    record = _record_at(blocks, at + 1)
    roles = {part.role for part in record.parts}
    if "action" in roles or not {"lead", "timescale"} <= roles:
        return None
    record.parts.insert(0, _Part("", "action", [_whole(block)]))
    return record


def _before(blocks: Sequence[Block], at: int) -> int:
    """Place of the block before `at`, furniture passed over; -1 if there is none."""
    at -= 1
    while at >= 0 and blocks[at].kind in _BETWEEN:
        at -= 1
    return at


def _found(blocks: Sequence[Block]) -> Iterator[tuple[int, _Record]]:
    """Each record with the place of its first block."""
    labelled = [at for at, block in enumerate(blocks) if _parts_of(block)]
    near = {at for place in labelled for at in (_before(blocks, place), place) if at >= 0}
    bare = {at: record for at in sorted(near) if (record := _unlabelled(blocks, at)) is not None}
    alike = Counter(tuple(record.heads) for record in bare.values())
    after = 0
    for at in sorted(near):
        if at < after:
            continue
        record = _torn(blocks, at) or bare.get(at)
        if record is None or not (blocks[at].cells or alike[tuple(record.heads)] >= _LEAST_ALIKE):
            record = _record_at(blocks, at)
            if not _is_whole(record):
                continue
        yield at, record
        after = record.after


def join_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with each run of labelled paragraphs that makes an action record made one row.

    The labels become the heads of its cells, as the first row of a table does; lines stay with
    their words. A record opens with a label for its action; or, where several such follow each
    other in a document, with the one paragraph under a heading that labels for a lead and a date
    stand below. What comes between its parts where a page ends follows the row.
    """
    done: list[Block] = []
    at = 0
    for start, record in _found(blocks):
        row = _row(record)
        if row is not None:
            done += [*blocks[at:start], row, *record.apart]
            at = record.after
    return (*done, *blocks[at:])
