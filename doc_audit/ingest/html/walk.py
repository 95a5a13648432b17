"""Walks a web page in reading order and makes its blocks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from doc_audit.ingest.grid import is_layout, table_blocks
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.html.marks import (
    HEADINGS,
    counted,
    is_contents,
    is_in_heading,
    is_note_mark,
    number,
)
from doc_audit.ingest.html.regions import is_box, is_frame, is_header, is_unseen, size_of, tag_of
from doc_audit.ingest.html.table import grid_of, table_rows
from doc_audit.ingest.lines import item_of, line_blocks
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
     "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s",
     "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_UNREAD = frozenset({"rp", "rt"})
_DEEPEST = 80  # elements within elements; real pages have under 50. Below, words come as they are
_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_PLAN_SHARE = 0.5  # of the main part's words; what holds more is the plan, whatever its name
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-footnotes"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is.

    Attributes:
        frame: whether the element frames the page.
        kind: of its running text.
        depth: of the lists around it.
        deep: elements around it.
    """

    frame: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    deep: int = 0


class Walk:
    """Blocks of a page; a text run that stands in no paragraph becomes one.

    Attributes:
        struck: how many stretches of struck or deleted words were left out.
    """

    def __init__(self, main: etree._Element, controlled: frozenset[str]) -> None:
        self.struck = 0
        self._main = main
        self._controlled = controlled
        self._size = size_of(main)
        self._around = frozenset(main.iterancestors())
        self._counts: Counter[str] = Counter()
        self._tables = 0
        self._run: list[str] = []

    def read(self, root: etree._Element) -> list[Block]:
        """Blocks in reading order; what frames the page as furniture."""
        at = Place(frame=root is not self._main)
        blocks = list(self._inside(root, at))
        return [*blocks, *self._flush(at)]

    def _path(self, name: str) -> str:
        self._counts[name] += 1
        return f"{name}[{self._counts[name]}]"

    def _flush(self, at: Place, name: str = "p", like: Block | None = None) -> Iterator[Block]:
        """The running text as a block, or several where its author broke lines."""
        lines = "\n".join(map(tidy, "".join(self._run).split("\n")))
        self._run = []
        if not lines.strip():
            return
        first = like or Block(at.kind, "")
        if at.frame:
            yield Block(BlockKind.FURNITURE, tidy(lines), path=self._path(name))
        elif first.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            yield from line_blocks(lines, self._path(name), first)
        else:
            yield replace(first, text=tidy(lines), path=self._path(name))

    def _inside(self, element: etree._Element, at: Place) -> Iterator[Block]:
        self._add(element.text, element)
        for inner in element:
            if tag_of(inner) and not is_unseen(inner, self._controlled):
                yield from self._element(inner, self._entered(inner, at))
            self._add(inner.tail, element)

    def _add(self, text: str | None, element: etree._Element) -> None:
        if text:
            kept = text if tag_of(element) == "pre" else text.replace("\n", " ")
            self._run.append(kept.replace("\r", " "))

    def _entered(self, element: etree._Element, at: Place) -> Place:
        """The place inside an element: out of the frame in the main part, into it in a menu."""
        deep = at.deep + 1
        if element is self._main:
            return replace(at, frame=False, deep=deep)
        if element in self._around or at.frame:
            return replace(at, deep=deep)
        if self._is_frame(element):
            return replace(at, frame=True, deep=deep)
        role = element.get("role", "")
        if role in _NOTE_ROLES or "footnotes" in element.get("class", "").split():
            return replace(at, kind=BlockKind.FOOTNOTE, deep=deep)
        return replace(at, deep=deep)

    def _is_frame(self, element: etree._Element) -> bool:
        """Whether an element of the main part is none of the plan; a large one always is."""
        whole_page = self._main.getparent() is None
        if not is_frame(element) and not (whole_page and is_header(element)):
            return False
        if not whole_page and is_box(element):
            return False
        return tag_of(element) == "nav" or size_of(element) < _PLAN_SHARE * self._size

    def _element(self, element: etree._Element, at: Place) -> Iterator[Block]:
        tag = tag_of(element)
        if at.deep > _DEEPEST:
            self._run.append(" ".join(map(str, element.itertext())))
        elif tag == "br":
            self._run.append("\n")
        elif tag in _INLINE:
            yield from self._inline(element, tag, at)
        else:
            yield from self._flush(replace(at, frame=at.frame))
            yield from self._block(element, tag, at)

    def _inline(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        if tag in _STRUCK and not at.frame:
            self.struck += 1
            return
        if tag in _UNREAD or (tag == "sup" and is_note_mark(element)):
            return
        if tag == "button" and not is_in_heading(element):
            return
        yield from self._inside(element, at)

    def _block(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        if tag in HEADINGS:
            yield from self._inside(element, at)
            heading = Block(BlockKind.HEADING, "", level=HEADINGS[tag])
            yield from self._flush(at, tag, heading)
        elif tag == "table":
            yield from self._table(element, at)
        elif tag in ("ul", "ol", "menu"):
            yield from self._list(element, tag, at)
        elif tag == "dl" and not at.frame:
            yield from self._terms(element, at)
        else:
            quoted = tag == "footer"  # of a quotation: its speaker; others frame the page
            inner = replace(at, kind=BlockKind.CAPTION if quoted else _KINDS.get(tag, at.kind))
            yield from self._inside(element, inner)
            yield from self._flush(inner)

    def _list(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        inner = replace(at, depth=at.depth + 1)
        count = number(element.get("start"), 1)
        contents = not at.frame and is_contents(element)
        for item in element:
            name = tag_of(item)
            if not name or is_unseen(item, self._controlled):
                continue
            if name != "li":  # a list in a list without an item between, as older editors write
                yield from self._element(item, self._entered(item, inner))
                yield from self._flush(inner)
                continue
            count = number(item.get("value"), count)
            marker = f"{counted(count, element.get('type', '1'))}." if tag == "ol" else "•"
            yield from self._item(item, marker, inner, contents)
            count += 1

    def _item(
        self, item: etree._Element, marker: str, at: Place, contents: bool
    ) -> Iterator[Block]:
        """An item: its first text is the item, what follows in it stays text of its own."""
        entered = self._entered(item, at)
        kind = BlockKind.CONTENTS if contents else BlockKind.LIST_ITEM
        if entered.kind is not BlockKind.PARAGRAPH:
            kind = entered.kind
        first = True
        for block in [*self._inside(item, entered), *self._flush(entered)]:
            if first and block.kind is BlockKind.PARAGRAPH:
                typed = item_of(block.text) if marker == "•" else None
                shown = replace(typed, path=block.path) if typed else replace(block, marker=marker)
                block = replace(shown, kind=kind, level=at.depth)
            first = False
            yield block

    def _terms(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """A list of terms; one whose terms are heads of an action record keeps them as labels."""
        terms = [i for i in element.iter() if tag_of(i) in ("dt", "dd")]
        labels = [tidy("".join(map(str, i.itertext()))) for i in terms if tag_of(i) == "dt"]
        record = is_action_head(labels)
        for inner in terms:
            text = tidy("".join(map(str, inner.itertext())))
            if tag_of(inner) == "dt" and record:
                self._run.append(f"{text.rstrip(' :')}: ")
                continue
            yield from self._inside(inner, self._entered(inner, at))
            yield from self._flush(at)
        yield from self._flush(at)

    def _table(self, element: etree._Element, at: Place) -> Iterator[Block]:
        self._tables += 1
        mine = self._tables
        rows = table_rows(element, self._controlled)
        cells = {cell: list(self._cell(cell, at)) for row in rows for cell in row.cells}
        grid = grid_of(rows, cells)
        for caption in element.iterchildren("caption"):
            yield from self._element(caption, at)
        if at.frame or is_layout(grid):
            yield from (block for row in rows for cell in row.cells for block in cells[cell])
        else:
            yield from table_blocks(grid, mine, f"table[{mine}]")

    def _cell(self, cell: etree._Element, at: Place) -> Iterator[Block]:
        yield from self._inside(cell, at)
        yield from self._flush(at)
