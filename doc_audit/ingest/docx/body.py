"""Walks the body of a Word file in reading order and makes its blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from doc_audit.ingest.docx.notes import Notes
from doc_audit.ingest.docx.numbering import Numbering
from doc_audit.ingest.docx.runs import Words, chosen, read_words
from doc_audit.ingest.docx.styles import Look, Styles
from doc_audit.ingest.docx.table import (
    ReadRow,
    grid_of,
    holds_sections,
    inside,
    is_deleted,
    read_cell,
    read_row,
)
from doc_audit.ingest.grid import is_layout, table_blocks
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.lines import line_blocks
from doc_audit.ingest.office.xml import child, local
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

BY_LOOK = 1000
"""Level of a heading known only by its look, less its half-points, until all of them are seen."""

_HEADING_WORDS = 15  # of a bold line without a heading style
_SENTENCE_END = (".", ";", ":", ",")
_STYLED_KINDS = {
    "caption": BlockKind.CAPTION,
    "footnote text": BlockKind.FOOTNOTE,
    "endnote text": BlockKind.FOOTNOTE,
    "bibliography": BlockKind.REFERENCE,
}
_LIST_STYLE = re.compile(r"list (?:bullet|number) (\d)$")
_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})


class Body:
    """The blocks of a document's body, with what can't be read counted beside them."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.found: Counter[str] = Counter()
        self.diagrams: list[str] = []
        self.sizes: Counter[int] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._tables = 0
        self._carried = ""  # words before a paragraph mark that a tracked change takes out
        self._waiting: list[Block] = []  # footnotes, put before the next heading

    def read(self, root: etree._Element) -> list[Block]:
        """Blocks of the main part, footnotes before the heading after them, endnotes last."""
        blocks: list[Block] = []
        for block in self.walk(root, ""):
            if block.kind is BlockKind.HEADING and not block.table:
                blocks += self._flushed()
            blocks.append(block)
        return [*blocks, *self._flushed()]

    def _flushed(self) -> list[Block]:
        flushed, self._waiting = self._waiting, []
        return flushed

    def walk(self, container: etree._Element, path: str) -> Iterator[Block]:
        """Blocks of a body, cell, text box, note or content control; `path` names it."""
        places: Counter[str] = Counter()
        for inner in container:
            name = local(inner)
            places[name] += 1
            at = f"{path}{'/' if path else ''}{name}[{places[name]}]"
            if name == "p":
                yield from self._paragraph(inner, at)
            elif name == "tbl":
                yield from self._table(inner, at.replace("tbl[", "table["))
            elif name == "sdt":
                content = child(inner, "sdtContent")
                yield from self.walk(content, at) if content is not None else ()
            elif name in _WRAPPERS:
                yield from self.walk(inner, at)
            elif name == "AlternateContent":
                yield from self.walk(chosen(inner), at)
            elif name in ("altChunk", "subDoc"):
                self.found["embedded"] += 1

    def _paragraph(self, paragraph: etree._Element, path: str) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        look = self._styles.look(properties)
        words = read_words(paragraph, self._styles, look)
        self._note(words, properties)
        text = self._carried + words.text
        self._carried = ""
        if child(properties, "rPr", "del") is not None:
            self._carried = text
        else:
            marker = self._numbering.next_marker(look.list_id, look.list_level)
            yield from self._blocks(tidy_lines(text), marker, look, words, path)
        for place, box in enumerate(words.boxes, 1):
            yield from self.walk(box, f"{path}/box[{place}]")
        self._footnotes(words)

    def _note(self, words: Words, properties: etree._Element | None) -> None:
        marked = child(properties, "rPr", "ins") is not None
        removed = child(properties, "rPr", "del") is not None
        self.found["changed"] += words.changed or marked or removed
        self.found["hidden"] += words.hidden
        self.found["struck"] += words.struck
        self.found["pictures"] += words.pictures
        self.found["charts"] += words.charts
        self.diagrams += words.diagrams
        self.sizes[words.size] += len(words.text)

    def _blocks(
        self, lines: str, marker: str, look: Look, words: Words, path: str
    ) -> Iterator[Block]:
        text = tidy(lines)
        if not text:
            return
        kind = _styled_kind(look)
        if kind is not None:
            yield Block(kind, text, path=path)
        elif look.outline:
            numbered = f"{marker} {text}" if marker and marker != "•" else text
            yield Block(BlockKind.HEADING, numbered, level=look.outline, path=path)
        elif look.list_id in self._numbering:
            depth = _list_depth(look)
            yield from line_blocks(
                lines, path, Block(BlockKind.LIST_ITEM, "", 0, level=depth, marker=marker)
            )
        elif _looks_like_heading(text, words):
            yield Block(BlockKind.HEADING, text, level=BY_LOOK - words.size, path=path)
        else:
            yield from line_blocks(lines, path, Block(BlockKind.PARAGRAPH, ""))

    def _footnotes(self, words: Words) -> None:
        for key in words.notes:
            numbered = self._notes.numbered(key)
            if numbered is None:
                continue
            count, element = numbered
            text = tidy(" ".join(b.text for b in self.walk(element, f"{key[0]}[{count}]")))
            note = Block(BlockKind.FOOTNOTE, text, marker=str(count), path=f"{key[0]}[{count}]")
            self._waiting.append(note)

    def _table(self, table: etree._Element, path: str) -> Iterator[Block]:
        self._tables += 1
        mine = self._tables
        rows = [
            self._row(row, place, f"{path}/row[{place}]")
            for place, row in enumerate(inside(table, "tr"), 1)
            if not is_deleted(row)
        ]
        grid = grid_of(rows)
        heads = [cell.text for cell in grid[0].cells] if grid else []
        if is_layout(grid) or (holds_sections(rows) and not is_action_head(heads)):
            for row in rows:
                for cell in row.cells:
                    yield from cell.blocks
        else:
            yield from table_blocks(grid, mine, path)

    def _row(self, row: etree._Element, place: int, path: str) -> ReadRow:
        cells = []
        for at, cell in enumerate(inside(row, "tc"), 1):
            cells.append(read_cell(cell, list(self.walk(cell, f"{path}/cell[{at}]"))))
        return read_row(row, cells, place)


def tidy_lines(text: str) -> str:
    """Lines of a paragraph, each tidy."""
    return "\n".join(map(tidy, text.split("\n")))


def _styled_kind(look: Look) -> BlockKind | None:
    if look.name.startswith(("toc ", "table of figures", "contents ")):
        return BlockKind.CONTENTS
    return _STYLED_KINDS.get(look.name)


def _list_depth(look: Look) -> int:
    named = _LIST_STYLE.match(look.name)
    return max(look.list_level + 1, int(named[1]) if named else 1)


def _looks_like_heading(text: str, words: Words) -> bool:
    """A short bold line that is no sentence; Word has no other sign of unstyled headings."""
    return (
        words.plain == 0
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_SENTENCE_END)
        and (text[0].isupper() or text[0].isdigit())
        and sum(map(str.isalpha, text)) > 2
    )


def ranked(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the headings known by their look put below those known by style.

    Larger print ranks higher.
    """
    styled = [b.level for b in blocks if b.kind is BlockKind.HEADING and b.level < BY_LOOK // 2]
    seen = sorted({b.level for b in blocks if b.level >= BY_LOOK // 2})
    base = max(styled, default=0)
    level = {look: base + place for place, look in enumerate(seen, 1)}
    return [replace(block, level=level.get(block.level, block.level)) for block in blocks]
