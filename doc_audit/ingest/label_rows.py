"""A record of labels and their words, and the row that it makes."""

from dataclasses import dataclass, field, replace

from doc_audit.ingest.heads import roles_of
from doc_audit.ingest.labels import CELL_JOINT
from doc_audit.model import Block, BlockKind, Cell
from doc_audit.model.document import CellRole, Line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one block from `start` on, up to `end`."""

    block: Block
    start: int
    end: int


@dataclass(slots=True)
class Part:
    """A label and all its words."""

    head: str
    role: CellRole
    words: list[Stretch]


@dataclass(slots=True)
class Record:
    """Parts of one record, what stood between them, and where the block after it is."""

    after: int
    parts: list[Part] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        """Its labels, in order."""
        return [part.head for part in self.parts]


def whole(block: Block) -> Stretch:
    """All words of a block."""
    return Stretch(block, 0, len(block.text))


def _cut(line: Line, stretch: Stretch, at: int) -> Line | None:
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


def row_of(record: Record) -> Block | None:
    """The record as a row of a table; None if its labels have no words."""
    words: list[str] = []
    at = 0  # characters in them
    cells: list[Cell] = []
    lines: list[Line] = []
    roles = roles_of(record.heads) if record.heads[0] else [part.role for part in record.parts]
    for part, role in zip(record.parts, roles, strict=True):
        if words and part.words:
            words.append(CELL_JOINT)
            at += len(CELL_JOINT)
        start = at
        for place, stretch in enumerate(part.words):
            marker = stretch.block.marker if stretch.start == 0 and place else ""
            words.append((" " if place else "") + (f"{marker} " if marker else ""))
            at += len(words[-1])
            lines += filter(None, (_cut(line, stretch, at) for line in stretch.block.lines))
            words.append(stretch.block.text[stretch.start : stretch.end])
            at += len(words[-1])
        if part.words:
            cells.append(Cell(part.head, role, start, at))
    if not cells:
        return None
    first = next(stretch.block for part in record.parts for stretch in part.words)
    row = replace(first, kind=BlockKind.TABLE_ROW, text="".join(words), cells=tuple(cells), level=0)
    return replace(row, lines=tuple(lines), marker="")
