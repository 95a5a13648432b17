"""Labels below each other, `What: … Who: … When: …`: each record of them is made one row."""

from collections import Counter
from collections.abc import Iterator, Sequence

from doc_audit.ingest.head_roles import key_of
from doc_audit.ingest.head_words import PLAIN_DATES
from doc_audit.ingest.heads import is_action_head, is_exact_head
from doc_audit.ingest.label_rows import Part, Record, Stretch, row_of, whole
from doc_audit.ingest.labels import head_of, placed_labels
from doc_audit.model import Block, BlockKind

_JOINABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BETWEEN = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})  # where a page ends in a record
_MOST_PARAGRAPHS = 2  # of one label's words, after its first
_MOST_ITEMS = 12  # in a list under one label
_LEAST_ALIKE = 2  # records without a label for the action: one alone may be a title page
_LONGEST_ACTION = 60  # words of a paragraph that is the action of the labels below it


def _parts_of(block: Block) -> list[Part]:
    """The labels that a block opens with, or holds, with their words."""
    if block.kind not in _JOINABLE or block.cells:
        return []
    return [
        Part(
            head_of(label),
            label.role,
            [Stretch(block, start, start + len(label.rest))] if label.rest else [],
        )
        for label, start in placed_labels(block.text)
    ]


def _going_on(blocks: Sequence[Block], at: int, record: Record) -> int:
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


def _last_words(blocks: Sequence[Block], at: int, record: Record) -> int:
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


def _record_at(blocks: Sequence[Block], start: int, record: Record | None = None) -> Record:
    """The labels from `start` on that are no repeats, with their words, added to `record`."""
    record = record or Record(start)
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
            record.parts[-1].words += map(whole, blocks[skip : skip + count])
            end = skip + count
        else:
            break
        record.apart += blocks[at:skip]
        record.after = at = end
    return record


def _torn(blocks: Sequence[Block], at: int) -> Record | None:
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
    record = Record(at + 1)
    for cell in row.cells:
        record.parts.append(Part(cell.head, cell.role, [Stretch(row, cell.start, cell.end)]))
    record = _record_at(blocks, at + 1, record)
    return record if len(record.parts) > len(row.cells) else None


def _is_whole(record: Record, opens: bool) -> bool:
    """Whether labels make a record: the action first, or after its outcome where that `opens`."""
    roles = [part.role for part in record.parts]
    known = roles[:1] == ["action"] or (opens and roles[:2] == ["measure", "action"])
    return known and is_action_head(record.heads)


def _unlabelled(blocks: Sequence[Block], at: int) -> Record | None:
    """Words with labels for a lead and a date below them, one of a series.

    They are a heading's only paragraph, or a heading with nothing else under it.
    """
    block = blocks[at]
    opens = at == 0 or blocks[at - 1].kind is BlockKind.HEADING or bool(_parts_of(blocks[at - 1]))
    headed = block.kind is BlockKind.HEADING and not block.table
    if not (headed or (opens and block.kind is BlockKind.PARAGRAPH)):
        return None
    if block.cells or _parts_of(block) or block.text.endswith(":"):
        return None
    if len(block.text.split()) > _LONGEST_ACTION:
        return None
    record = _record_at(blocks, at + 1)
    roles = {part.role for part in record.parts}
    if "action" in roles or not {"lead", "timescale"} <= roles:
        return None
    if headed and not (_ends(blocks, record.after) and _says_by_when(record)):
        return None
    record.parts.insert(0, Part("", "action", [whole(block)]))
    return record


def _says_by_when(record: Record) -> bool:
    """Whether a label says by when, and not on what date: a meeting's heads have that."""
    times = [part.head for part in record.parts if part.role == "timescale"]
    return any(key_of(head) not in PLAIN_DATES for head in times)


def _ends(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing more stands under a heading."""
    while at < len(blocks) and blocks[at].kind in _BETWEEN:
        at += 1
    return at == len(blocks) or blocks[at].kind is BlockKind.HEADING


def _before(blocks: Sequence[Block], at: int) -> int:
    """Place of the block before `at`, furniture passed over; -1 if there is none."""
    at -= 1
    while at >= 0 and blocks[at].kind in _BETWEEN:
        at -= 1
    return at


def _found(blocks: Sequence[Block]) -> Iterator[tuple[int, Record]]:
    """Each record with the place of its first block."""
    labelled = [at for at, block in enumerate(blocks) if _parts_of(block)]
    near = {at for place in labelled for at in (_before(blocks, place), place) if at >= 0}
    bare = {at: record for at in sorted(near) if (record := _unlabelled(blocks, at)) is not None}
    alike = Counter(tuple(record.heads) for record in bare.values())
    after = 0
    first = ""  # label of the record before
    for at in sorted(near):
        if at < after:
            continue
        record = _torn(blocks, at) or bare.get(at)
        if record is None or not (blocks[at].cells or alike[tuple(record.heads)] >= _LEAST_ALIKE):
            record = _record_at(blocks, at)
            opens = blocks[at - 1].kind is BlockKind.HEADING if at else True
            again = at == after and record.heads[:1] == [first]
            if not _is_whole(record, opens or again):
                continue
        yield at, record
        after, first = record.after, record.heads[0]


def join_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with each run of labelled paragraphs that makes an action record made one row.

    The labels become the heads of its cells, as the first row of a table does; lines stay with
    their words. A record opens with a label for its action; or, where several such follow each
    other in a document, with the one paragraph under a heading that labels for a lead and a date
    stand below, or that heading itself where it has no paragraph. What comes between its parts
    where a page ends follows the row.
    """
    done: list[Block] = []
    at = 0
    for start, record in _found(blocks):
        row = row_of(record)
        if row is not None:
            done += [*blocks[at:start], row, *record.apart]
            at = record.after
    return (*done, *blocks[at:])
