"""Walks the body of a Word file in reading order and makes its blocks."""

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from doc_audit.ingest.docx.drawings import chosen
from doc_audit.ingest.docx.lines import TextLine, text_lines
from doc_audit.ingest.docx.names import switched_on, value
from doc_audit.ingest.docx.notes import Notes
from doc_audit.ingest.docx.numbering import Numbering
from doc_audit.ingest.docx.paragraph import Shown, Trace, paragraph_blocks, trace_of
from doc_audit.ingest.docx.runs import Part, Words, read_words
from doc_audit.ingest.docx.styles import Look, Styles
from doc_audit.ingest.docx.table import (
    ReadRow,
    grid_of,
    holds_sections,
    inside,
    is_deleted,
    is_hidden,
    read_cell,
    read_row,
)
from doc_audit.ingest.grid import is_layout, table_blocks
from doc_audit.ingest.grid_split import Split
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.office.xml import child, local
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_DROP_CAPS = frozenset({"drop", "margin"})

Element = etree._Element


class Body:
    """The blocks of a document's body, with what can't be read counted beside them.

    Attributes:
        found: how many pictures, changes, … there are, by the names of `problems`.
        traces: what is remembered of paragraphs by path.
        tables: how many tables were read.
        generated: paragraphs that Word made by itself, see `prepare.generated_kinds`.
        usual: half-points of most of the text, see `prepare.body_size`; 0 where not known.
        places: None, or what the words of each paragraph come from, by path in reading order.
        drawn: paragraphs that hold the word art and diagrams, by the paths of these.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Notes,
        diagram: Callable[[str], list[str]],
    ) -> None:
        self.found: Counter[str] = Counter()
        self.traces: dict[str, Trace] = {}
        self.tables = 0
        self._split = Split()
        self.generated: dict[Element, BlockKind] = {}
        self.usual = 0
        self.places: dict[str, list[Part]] | None = None
        self.drawn: dict[str, Element] = {}
        self.styles = styles
        self._numbering = numbering
        self._notes = notes
        self._diagram = diagram
        self._diagrams = 0
        self._cells = 0  # how many cells the walk stands in
        self._carried: list[Part] = []  # words whose paragraph goes on in the next one
        self._waiting: list[Block] = []  # footnotes, put before the next heading
        self._last: list[Block] = []  # endnotes

    def read(self, root: Element) -> list[Block]:
        """Blocks of the main part, footnotes before the heading after them, endnotes last."""
        blocks: list[Block] = []
        for block in self.whole(root, ""):
            if block.kind is BlockKind.HEADING and not block.table:
                blocks += self._flushed()
            blocks.append(block)
        return [*blocks, *self._flushed(), *self._last]

    def _flushed(self) -> list[Block]:
        flushed, self._waiting = self._waiting, []
        return flushed

    def whole(self, container: Element, path: str) -> Iterator[Block]:
        """Blocks of a body, cell, text box or note, which no paragraph leaves."""
        outer, self._carried = self._carried, []
        yield from self.walk(container, path)
        if self._carried:
            look = self.styles.look(None)
            shown = Shown(look, 0, "", False, False, 0, None)
            yield from self._shown(self._carried, shown, f"{path}/p[end]" if path else "p[end]")
        self._carried = outer

    def walk(self, container: Element, path: str) -> Iterator[Block]:
        """Blocks of a part of a container, such as a content control; `path` names it."""
        places: Counter[str] = Counter()
        for inner in container:
            name = local(inner)
            places[name] += 1
            at = f"{path}{'/' if path else ''}{name}[{places[name]}]"
            if name == "p":
                for block in self._paragraph(inner, at):
                    self._split.passed("" if self._cells else block.text)
                    yield block
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

    def _paragraph(self, paragraph: Element, path: str) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        look = self.styles.look(properties)
        words = read_words(paragraph, self.styles, look)
        self._note(words, properties)
        parts = [*self._carried, *words.parts]
        self._carried = []
        if _joins_next(properties):
            self._carried = parts
        elif parts or not switched_on(child(properties, "rPr"), "vanish"):
            shown = self._counted(look, words, self.generated.get(paragraph))
            yield from self._shown(parts, shown, path)
        for place, box in enumerate(words.drawn.ordered(), 1):
            yield from self.whole(box, f"{path}/box[{place}]")
        yield from self._drawn(words, path, paragraph)
        self._footnotes(words)

    def _counted(self, look: Look, words: Words, kind: BlockKind | None) -> Shown:
        level = self._numbering.place(look)
        return Shown(
            look=look,
            list_level=level,
            marker=self._numbering.next_marker(look.list_id, level),
            counted=self._numbering.is_counted(look.list_id, level),
            listed=look.list_id in self._numbering,
            indent=self._numbering.indent(look),
            kind=kind,
            counts=tuple(words.sequence),
        )

    def _shown(self, parts: list[Part], shown: Shown, path: str) -> Iterator[Block]:
        if self.places is not None:
            self.places[path] = parts
        lines: list[TextLine] = text_lines(parts)
        self.traces[path] = trace_of(lines, shown)
        in_cell = self._cells > 0
        yield from paragraph_blocks(lines, shown, path, self.usual, in_cell=in_cell)

    def _drawn(self, words: Words, path: str, paragraph: Element) -> Iterator[Block]:
        for place, art in enumerate(words.drawn.art, 1):
            self.drawn[f"{path}/art[{place}]"] = paragraph
            yield Block(BlockKind.PARAGRAPH, tidy(art), path=f"{path}/art[{place}]")
        for relation in words.drawn.diagrams:
            self._diagrams += 1
            self.drawn[f"diagram[{self._diagrams}]"] = paragraph
            for text in self._diagram(relation):
                yield Block(BlockKind.PARAGRAPH, text, path=f"diagram[{self._diagrams}]")

    def _note(self, words: Words, properties: Element | None) -> None:
        mark = child(properties, "rPr")
        marks = (child(mark, name) for name in ("ins", "del", "moveFrom", "moveTo"))
        changed = any(found is not None for found in marks)
        restyled = child(properties, "pPrChange") is not None
        self.found["changed"] += words.changed or changed or restyled
        self.found["hidden"] += words.hidden
        self.found["struck"] += words.struck
        self.found += words.drawn.found

    def _footnotes(self, words: Words) -> None:
        for key in words.notes:
            numbered = self._notes.numbered(key)
            if numbered is None:
                continue
            count, element = numbered
            path = f"{key[0]}[{count}]"
            text = tidy(" ".join(block.text for block in self.whole(element, path)))
            note = Block(BlockKind.FOOTNOTE, text, marker=str(count), path=path)
            (self._last if key[0] == "endnote" else self._waiting).append(note)

    def _table(self, table: Element, path: str) -> Iterator[Block]:
        self.tables += 1
        mine = self.tables
        rows = [
            self._row(row, place, f"{path}/row[{place}]")
            for place, row in enumerate(inside(table, "tr"), 1)
            if not self._left_out(row)
        ]
        grid = grid_of(rows)
        heads = [cell.text for cell in grid[0].cells] if grid else []
        above = () if self._cells else self._split.heads_for(grid)
        framing = is_layout(grid) or (holds_sections(rows) and not is_action_head(heads))
        if framing and not above:
            for row in rows:
                for cell in row.cells:
                    yield from cell.blocks
        else:
            yield from table_blocks(grid, mine, path, above)

    def _left_out(self, row: Element) -> bool:
        deleted, hidden = is_deleted(row), is_hidden(row)
        self.found["changed"] += deleted or child(row, "trPr", "ins") is not None
        self.found["hidden"] += hidden
        return deleted or hidden

    def _row(self, row: Element, place: int, path: str) -> ReadRow:
        cells = []
        self._cells += 1
        for at, cell in enumerate(inside(row, "tc"), 1):
            cells.append(read_cell(cell, list(self.whole(cell, f"{path}/cell[{at}]"))))
        self._cells -= 1
        return read_row(row, cells, place)


def _joins_next(properties: Element | None) -> bool:
    """Whether a paragraph goes on in the next: its mark is deleted, or it is a drop cap."""
    mark = child(properties, "rPr")
    if any(child(mark, name) is not None for name in ("del", "moveFrom")):
        return True
    return value(child(properties, "framePr"), "dropCap") in _DROP_CAPS
