"""What was read, block by block with the statements made of it, for people to check."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import Block, BlockKind, Document, Line, Page, PageBox, Statement
from doc_audit.model.place import page_unit, place_words

_SHORT = {
    BlockKind.HEADING: "head",
    BlockKind.PARAGRAPH: "para",
    BlockKind.LIST_ITEM: "item",
    BlockKind.TABLE_ROW: "row",
    BlockKind.CAPTION: "caption",
    BlockKind.FOOTNOTE: "note",
    BlockKind.CONTENTS: "contents",
    BlockKind.REFERENCE: "reference",
    BlockKind.FURNITURE: "furniture",
}
_JOINED = 1.0  # lines this many heights apart still share a frame


@dataclass(frozen=True, slots=True)
class Entry:
    """A block with words on the page.

    Attributes:
        number: place in the reading order of the page, from 1, furniture counted.
        boxes: a frame for each stretch of lines below each other; at least one.
        cells: box and role of each cell of a row.
        words: its text, or for a row its cells with their heads.
        section: headings it stands under.
        told: a line for each statement that starts in it.
    """

    number: int
    block: Block
    boxes: tuple[PageBox, ...]
    cells: tuple[tuple[PageBox, str], ...]
    words: str
    section: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as read.

    Attributes:
        title: number, grade and reasons.
        entries: in reading order.
        statement_boxes: number of each statement with words on the page (its place in the
            document, from 1) and its boxes there.
    """

    title: str
    entries: tuple[Entry, ...]
    statement_boxes: tuple[tuple[int, tuple[PageBox, ...]], ...]

    def lines(self) -> Iterator[str]:
        """The page as plain text, a line for each block and each statement."""
        yield self.title
        for entry in self.entries:
            yield f"{entry.number:4} {short_kind(entry.block):12} {entry.words}"
            for told in entry.told:
                yield f"{'':17} {told}"


def listed(
    document: Document, statements: Sequence[Statement], slides: Collection[int] | None = None
) -> Iterator[str]:
    """What was read of a document whose blocks have no place on a page, as lines of text.

    A heading and a line for each slide there is; else a line a block with where it stands, and
    one for each statement that begins in it.

    Args:
        document: of any kind but PDF.
        statements: its own, all of them.
        slides: numbers, from 1, of those to list; None: everything.
    """
    starting: dict[int, list[tuple[int, Statement]]] = defaultdict(list)
    for number, statement in enumerate(statements, start=1):
        starting[statement.block].append((number, statement))
    pages = {page.number: page for page in document.pages}
    shown = [
        (index, block)
        for index, block in enumerate(document.blocks)
        if slides is None or block.page in slides
    ]
    last = None
    for index, block in shown:
        if block.page != last and block.page in pages:
            yield ("" if last is None else "\n") + _title(pages[block.page], document.media)
            last = block.page
        where = place_words(document.media, block.page, block.path)
        said = f"{where}: " if where else ""
        yield f"{index + 1:4} {short_kind(block):12} {said}{_words(block)}"
        yield from (f"{'':17} {_told(*told)}" for told in starting[index])


def short_kind(block: Block) -> str:
    """Kind, level and marker of a block in a few characters."""
    words = _SHORT[block.kind] + (f" {block.level}" if block.level else "")
    return words + (f" {block.marker}" if block.marker.isascii() and block.marker else "")


def listed_on(document: Document, statements: Sequence[Statement], page: int) -> Listed:
    """What was read on page `page`, from 1; nothing but the title where nothing was."""
    starting: dict[int, list[tuple[int, Statement]]] = defaultdict(list)
    shown = []
    for number, statement in enumerate(statements, start=1):
        if statement.page == page:
            starting[statement.block].append((number, statement))
        boxes = tuple(box for box in statement.boxes if box.page == page)
        if boxes:
            shown.append((number, boxes))
    entries: list[Entry] = []
    for index, block in enumerate(document.blocks):
        lines = [line for line in block.lines if line.box.page == page]
        if lines:
            entries.append(_entry(len(entries) + 1, block, lines, starting[index]))
    title = _title(document.pages[page - 1], document.media)
    return Listed(title, tuple(entries), tuple(shown))


def _title(page: Page, media: str) -> str:
    reasons = f" ({'; '.join(page.reasons)})" if page.reasons else ""
    return f"{page_unit(media).capitalize()} {page.number}: {page.grade}{reasons}"


def _entry(
    number: int, block: Block, lines: Sequence[Line], starting: Sequence[tuple[int, Statement]]
) -> Entry:
    cells = tuple(
        (_around([line.box for line in own]), cell.role)
        for cell in block.cells
        if (own := [line for line in lines if cell.start <= line.start and line.end <= cell.end])
    )
    return Entry(
        number, block, tuple(_frames(lines)), cells, _words(block), " › ".join(block.section),
        tuple(_told(number, statement) for number, statement in starting),
    )  # fmt: skip


def _words(block: Block) -> str:
    if not block.cells:
        return block.text
    cells = (
        f"[{cell.head or '–'} = {cell.role}] {block.text[cell.start : cell.end]}"
        for cell in block.cells
    )
    return " ".join(cells)


def _told(number: int, statement: Statement) -> str:
    stem = f" (stem: {statement.stem})" if statement.stem else ""
    return f"s{number} {statement.text}{stem}"


def _frames(lines: Sequence[Line]) -> Iterator[PageBox]:
    """Frames around lines that stand below each other or on one level."""
    held: list[PageBox] = []
    for line in lines:
        box = line.box
        height = box.y1 - box.y0
        if held and not -height * _JOINED <= box.y0 - held[-1].y1 <= height * _JOINED:
            yield _around(held)
            held = []
        held.append(box)
    yield _around(held)


def _around(boxes: Sequence[PageBox]) -> PageBox:
    return PageBox(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
