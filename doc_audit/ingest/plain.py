"""Plain text to documents: paragraphs, bullets, headings and tables by the look of the lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doc_audit.ingest.bars import with_barred
from doc_audit.ingest.beside import with_columns_parted
from doc_audit.ingest.columns import with_tables
from doc_audit.ingest.converted import (
    Chunk,
    Vocabulary,
    join_broken,
    lost_letters,
    without_running,
)
from doc_audit.ingest.decode import decode
from doc_audit.ingest.doubts import lost_columns, lost_line_ends
from doc_audit.ingest.finish import finished
from doc_audit.ingest.grid import GridCell, GridRow, rectangular, table_blocks
from doc_audit.ingest.lines import item_of
from doc_audit.ingest.look import (
    LEADER,
    MAIL_HEAD,
    Group,
    groups_of,
    is_rule,
)
from doc_audit.ingest.look_heads import heading_level, opens_text
from doc_audit.ingest.markers import marked
from doc_audit.ingest.paging import FURNITURE_SIGN, without_page_edges
from doc_audit.model import Block, BlockKind, Document, Problem
from doc_audit.text.clean import tidy

__all__ = ["read_plain"]

_COLUMNS = re.compile(r" *\t[\t ]*")
_MAIL_LINES = 8  # at the top of a mail that was pasted


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _columns(group: Group) -> int:
    """How many cells tabs make of a group of one line, else 1."""
    if len(group.lines) != 1 or "\t" not in group.lines[0].strip():
        return 1
    parts = _COLUMNS.split(group.lines[0].strip())
    bullet = len(parts) == 2 and marked(f"{parts[0]} x") is not None and " " not in parts[0]
    return 1 if bullet else len(parts)


def _segments(groups: Sequence[Group]) -> Iterator[tuple[bool, Sequence[Group]]]:
    """The groups cut into tables (two or more lines with the same number of cells) and text."""
    if not groups:
        return
    counts = [_columns(group) for group in groups]
    cuts = [at for at in range(1, len(groups)) if counts[at] != counts[at - 1]]
    for start, end in pairwise([0, *cuts, len(groups)]):
        yield counts[start] > 1 and end - start > 1, groups[start:end]


def _table(groups: Sequence[Group], table: int) -> list[Block]:
    parts = [[tidy(part) for part in _COLUMNS.split(group.lines[0].strip())] for group in groups]
    width = len(parts[0])
    cells = [
        [GridCell(text, 1 + row * width + at) for at, text in enumerate(texts)]
        for row, texts in enumerate(parts)
    ]
    grid = [GridRow(filled, at) for at, filled in enumerate(rectangular(cells), 1)]
    return table_blocks(grid, table, f"table[{table}]")


class _Reader:
    """Makes blocks of text; words broken at a line end are joined as the text spells them."""

    def __init__(self, text: str) -> None:
        self._words = Vocabulary(lambda: (text,))
        self._groups = list(groups_of(text))
        items = (group.lines[0] for group in self._groups if marked(group.text))
        indents = sorted({_indent(line) for line in items})
        self._depths = {indent: depth for depth, indent in enumerate(indents, 1)}
        self._place = 0

    def blocks(self) -> Iterator[Block]:
        """Blocks of the text in order."""
        tables = 0
        for is_table, groups in _segments(self._groups):
            if is_table:
                tables += 1
                yield from _table(groups, tables)
            else:
                yield from self._text(groups)

    def _text(self, groups: Sequence[Group]) -> Iterator[Block]:
        chunks = []
        levels: dict[str, int] = {}
        around = zip([None, *groups[:-1]], groups, [*groups[1:], None], strict=True)
        for above, group, following in around:
            first = above is None and self._place == 0
            level = heading_level(group, following, above) or (
                first and opens_text(group, following)
            )
            chunks.append(self._chunk(group, int(level)))
            levels[chunks[-1].text] = int(level)
        for chunk in join_broken(without_running(chunks)):
            self._place += 1
            yield from self._block(chunk, levels.get(chunk.text, 0), f"p[{self._place}]")

    def _chunk(self, group: Group, level: int) -> Chunk:
        if group.lines[0].startswith(FURNITURE_SIGN):
            return Chunk("\n".join(group.lines)[1:], "furniture")
        lines = [line for line in group.lines if not is_rule(line)]
        text = self._words.whole("\n".join(lines))
        return Chunk(text, "heading" if level else "text")

    def _block(self, chunk: Chunk, level: int, path: str) -> Iterator[Block]:
        text = tidy(chunk.text)
        if chunk.kind == "furniture":
            yield Block(BlockKind.FURNITURE, text, path=path)
        elif LEADER.fullmatch(text):
            yield Block(BlockKind.CONTENTS, text, path=path)
        elif MAIL_HEAD.match(text) and self._place <= _MAIL_LINES:
            yield Block(BlockKind.FURNITURE, text, path=path)
        elif chunk.kind == "heading":
            yield Block(BlockKind.HEADING, text, level=max(level, 1), path=path)
        elif chunk.kind == "item":
            yield Block(BlockKind.LIST_ITEM, text, level=1, path=path)
        elif marked(text) is not None:
            depth = self._depths.get(_indent(chunk.text.split("\n")[0]), 1)
            item = item_of(text, path, depth)
            yield item if item is not None else Block(BlockKind.PARAGRAPH, text, path=path)
        else:
            yield Block(BlockKind.PARAGRAPH, text, path=path)


def _columns_problem(lines: int) -> tuple[Problem, ...]:
    if lines == 0:
        return ()
    message = f"{lines} lines stand in two columns; the left column was read before the right."
    mend = "Read the original PDF or Word file instead, if there is one."
    return (Problem("columns_parted", "warning", message, mend),)


def read_plain(content: bytes, name: str, doc_id: str) -> Document:
    """Reads plain text; form feeds end pages, running headers beside them become furniture.

    Paths count paragraphs (`p[12]`) and tables of tab-separated lines (`table[2]/row[3]`).
    """
    decoded = decode(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    lines, parted = with_columns_parted(without_page_edges(text).split("\n"))
    reader = _Reader("\n".join(with_tables(with_barred(lines))))
    return finished(
        reader.blocks(),
        content=content,
        name=name,
        doc_id=doc_id,
        media="text",
        problems=[
            *decoded.problems,
            *_columns_problem(parted),
            *lost_letters(text),
            *lost_line_ends(text),
            *lost_columns(text),
        ],
    )
