"""Walks a web page in reading order and makes its blocks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.grid import GridRow, is_layout, table_blocks
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.html.labelled import repeated_heads
from doc_audit.ingest.html.marks import (
    Opener,
    counted,
    heading_level,
    is_contents,
    is_note_mark,
    item_depth,
    list_tag,
    number,
    opener_of,
    typed_item,
    word_kind,
)
from doc_audit.ingest.html.phrases import is_dated, is_frame_line
from doc_audit.ingest.html.regions import tag_of
from doc_audit.ingest.html.runs import Links, Run, Stretch
from doc_audit.ingest.html.survey import Survey
from doc_audit.ingest.html.table import grid_of, head_texts, is_table, lays_out, table_rows
from doc_audit.ingest.html.unseen import is_closed, is_unseen
from doc_audit.ingest.lines import item_of, line_blocks
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
     "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s",
     "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_BOLD = frozenset({"b", "strong"})
_UNREAD = frozenset({"rp", "rt"})
_DEEPEST = 80  # elements within elements; real pages have under 50. Below, words come as they are
_KINDS = {"figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION}
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "doc-footnotes"})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BOLD_LEVEL = 6  # of a heading that only bold type shows, below all that are marked as such
_ALL_LINK = 0.9  # of the words of a text that only points elsewhere
_TERM_WORDS = 8  # a longer term is a heading of what follows


class Place(NamedTuple):
    """Where the walk is.

    Attributes:
        frame: whether the element frames the page.
        kind: of its running text.
        depth: of the lists around it.
        deep: elements around it.
        cell: whether it stands in a table.
        bold: whether its words are in bold type.
        link: "out" in a link to another page, "in" in one within the page, else "".
    """

    frame: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    deep: int = 0
    cell: bool = False
    bold: bool = False
    link: str = ""


class Walk:
    """Blocks of a page; a text run that stands in no paragraph becomes one.

    Attributes:
        struck: how many stretches of struck or deleted words were left out.
        comments: how many comments on the text were left out.
        closed: words of each part that the page hides and nothing opens.
        pages: titles or addresses of pages shown inside this one.
    """

    def __init__(self, survey: Survey) -> None:
        self.struck = 0
        self.comments = 0
        self.closed: list[str] = []
        self.pages: list[str] = []
        self.pictures = 0
        self._survey = survey
        self._counts: Counter[str] = Counter()
        self._tables = 0
        self._run = Run()
        self._level = 1  # of the last heading that the page marks
        self._skipped: set[etree._Element] = set()

    def read(self, root: etree._Element) -> list[Block]:
        """Blocks in reading order; what frames the page as furniture."""
        at = Place(frame=root not in self._survey.main)
        blocks = list(self._inside(root, at))
        return [*blocks, *self._flush(at)]

    def _path(self, name: str) -> str:
        self._counts[name] += 1
        return f"{name}[{self._counts[name]}]"

    def _flush(self, at: Place, name: str = "p", like: Block | None = None) -> Iterator[Block]:
        """The running text as a block, or several where its author broke lines."""
        links = self._run.links()
        stretches = self._run.taken()
        if like is not None and like.kind is BlockKind.HEADING and stretches:
            stretches = [Stretch(" ".join(s.text for s in stretches), heading=False)]
        for stretch in stretches:
            yield from self._stretch(stretch, at, name, like, links)

    def _stretch(
        self, stretch: Stretch, at: Place, name: str, like: Block | None, links: Links
    ) -> Iterator[Block]:
        first = like or Block(at.kind, "")
        words = tidy(stretch.text)
        if at.frame or (first.kind in _RUNNING and _is_frame(words, links)):
            yield Block(BlockKind.FURNITURE, words, path=self._path(name))
        elif first.kind in _RUNNING and is_dated(words):
            yield Block(BlockKind.CAPTION, words, path=self._path(name))
        elif first.kind in _RUNNING and not at.cell and _points(words, links):
            kind = BlockKind.REFERENCE if links.out >= links.within else BlockKind.CONTENTS
            yield Block(kind, words, path=self._path(name))
        elif stretch.heading and first.kind is BlockKind.PARAGRAPH and not (at.cell or at.depth):
            yield Block(BlockKind.HEADING, words, level=_BOLD_LEVEL, path=self._path(name))
        elif first.kind in _RUNNING:
            yield from line_blocks(stretch.text, self._path(name), first)
        else:
            yield replace(first, text=words, path=self._path(name))

    def _inside(self, element: etree._Element, at: Place) -> Iterator[Block]:
        self._add(element.text, element, at)
        for inner in element:
            if tag_of(inner) and self._is_read(inner, at):
                yield from self._element(inner, self._entered(inner, at))
            self._add(inner.tail, element, at)

    def _is_read(self, element: etree._Element, at: Place) -> bool:
        """Whether an element is part of the text; notes what isn't and may matter."""
        if element in self._skipped or element in self._survey.notes.marks:
            return False
        if self._survey.notes.holders.get(element) == "comment":
            self.comments += 1
            return False
        tag = tag_of(element)
        if tag in ("iframe", "object", "embed") and not at.frame:
            self.pages.append(element.get("title") or element.get("src") or "")
        self.pictures += tag == "img" and not at.frame
        if not is_unseen(element, self._survey.opened):
            return True
        if not at.frame and is_closed(element, self._survey.opened):
            self.closed.append(tidy(" ".join(map(str, element.itertext()))))
        return False

    def _add(self, text: str | None, element: etree._Element, at: Place) -> None:
        if text:
            kept = text if tag_of(element) == "pre" else text.replace("\n", " ")
            self._run.add(kept.replace("\r", " "), at.bold, at.link)

    def _entered(self, element: etree._Element, at: Place) -> Place:
        """The place inside an element: out of the frame in the main part, into it in a menu."""
        at = at._replace(deep=at.deep + 1)
        if element in self._survey.main:
            return at._replace(frame=False)
        if element in self._survey.around or at.frame:
            return at
        if self._survey.is_furniture(element):
            return at._replace(frame=True)
        told = element.get("role", "") in _NOTE_ROLES
        if told or "footnotes" in element.get("class", "").split():
            return at._replace(kind=BlockKind.FOOTNOTE)
        if self._survey.notes.holders.get(element) == "note":
            return at._replace(kind=BlockKind.FOOTNOTE)
        return at

    def _element(self, element: etree._Element, at: Place) -> Iterator[Block]:
        tag = tag_of(element)
        if at.deep > _DEEPEST:
            self._run.add(" ".join(map(str, element.itertext())))
        elif element in self._survey.labels and not at.frame:
            self._run.add(f"\n{tidy(' '.join(map(str, element.itertext()))).rstrip(' :')}: ")
        elif tag == "br":
            self._run.add("\n")
        elif _is_inline(element) and not (heading_level(element) or is_table(element)):
            yield from self._inline(element, tag, at)
        elif self._is_after_label(element) and not at.frame:
            yield from self._inside(element, at)
        else:
            yield from self._flush(at)
            yield from self._block(element, tag, at)

    def _is_after_label(self, element: etree._Element) -> bool:
        """Whether a block is the words of the label before it, and so goes on its line."""
        before = element.getprevious()
        return before is not None and before in self._survey.labels and len(element) == 0

    def _inline(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        opener = opener_of(element, self._survey.places)
        if opener is Opener.TITLE and not at.frame:
            yield from self._flush(at)
            yield from self._titled(element, at)
            return
        if tag in _STRUCK and not at.frame:
            self.struck += 1
            return
        if tag in _UNREAD or (tag == "sup" and is_note_mark(element)):
            return
        if opener is Opener.CONTROL or (tag == "a" and _is_back(element)):
            return
        link = at.link
        if tag == "a" and element.get("href"):
            href = element.get("href", "")
            link = "in" if href.startswith("#") and len(href) > 1 else "out"
        yield from self._inside(element, at._replace(bold=at.bold or tag in _BOLD, link=link))

    def _titled(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """The title of a part that opens: a heading under the last one that the page marks."""
        yield from self._inside(element, at)
        level = min(self._level + 1, _BOLD_LEVEL)
        yield from self._flush(at, "summary", Block(BlockKind.HEADING, "", level=level))

    def _block(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        level = heading_level(element)
        if level:
            self._level = level if not at.frame else self._level
            yield from self._inside(element, at)
            heading = Block(BlockKind.HEADING, "", level=level)
            yield from self._flush(at, tag if tag[0] == "h" else "h", heading)
        elif is_table(element):
            yield from self._table(element, at)
        elif list_tag(element):
            yield from self._list(element, list_tag(element), at)
        elif tag == "dl" and not at.frame:
            yield from self._terms(element, at)
        elif opener_of(element, self._survey.places) is Opener.TITLE and not at.frame:
            yield from self._titled(element, at)
        elif (typed := typed_item(element)) is not None and not (at.frame or at.cell):
            yield from self._typed(element, typed, at)
        else:
            quoted = tag in ("footer", "cite")  # of a quotation: its speaker; others frame the page
            kind = BlockKind.CAPTION if quoted else _KINDS.get(tag, word_kind(element) or at.kind)
            inner = at._replace(kind=kind, bold=False)
            yield from self._tab_title(element, inner)
            yield from self._inside(element, inner)
            yield from self._flush(inner)

    def _tab_title(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """The words of the tab that shows a panel, as its heading."""
        tab = self._survey.places.get(element.get("aria-labelledby", ""))
        if at.frame or element.get("role") != "tabpanel" or tab is None:
            return
        if tab.get("role") == "tab" and not heading_level(tab):
            self._run.add(" ".join(map(str, tab.itertext())))
            level = min(self._level + 1, _BOLD_LEVEL)
            yield from self._flush(at, "tab", Block(BlockKind.HEADING, "", level=level))

    def _typed(
        self, element: etree._Element, typed: tuple[int, etree._Element], at: Place
    ) -> Iterator[Block]:
        """A paragraph that Word numbered or gave a bullet."""
        level, mark = typed
        self._skipped.add(mark)
        yield from self._inside(element, at)
        marker = tidy("".join(map(str, mark.itertext())))
        item = Block(BlockKind.LIST_ITEM, "", level=level, marker=marker)
        yield from self._flush(at, "p", item)

    def _list(self, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
        inner = at._replace(depth=max(at.depth + 1, item_depth(element)))
        items = [i for i in element if tag_of(i) == "li" or i.get("role") == "listitem"]
        back = tag == "ol" and element.get("reversed") is not None
        count = number(element.get("start"), len(items) if back else 1)
        contents = not at.frame and is_contents(element)
        self._add(element.text, element, inner)
        for item in element:
            name = tag_of(item)
            if name and self._is_read(item, inner):
                if name != "li" and item.get("role") != "listitem":
                    # a list in a list without an item between, as older editors write
                    yield from self._element(item, self._entered(item, inner))
                    yield from self._flush(inner)
                else:
                    count = number(item.get("value"), count)
                    form = element.get("type", "1")
                    marker = f"{counted(count, form)}." if tag == "ol" else "•"
                    yield from self._item(item, marker, inner, contents)
                    count += -1 if back else 1
            self._add(item.tail, element, inner)
        yield from self._flush(inner)

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
                marker, text = (typed.marker, typed.text) if typed else (marker, block.text)
                block = replace(block, kind=kind, level=at.depth, marker=marker, text=text)
            first = False
            yield block

    def _terms(self, element: etree._Element, at: Place) -> Iterator[Block]:
        """A list of terms; each before its words, or above them where they are whole blocks.

        One whose terms are heads of an action record keeps them as labels.
        """
        terms = [i for i in element.iter("dt", "dd") if self._is_read(i, at)]
        words = {i: tidy("".join(map(str, i.itertext()))) for i in terms}
        record = is_action_head([words[i] for i in terms if tag_of(i) == "dt"])
        held = ""
        for place, inner in enumerate(terms):
            if tag_of(inner) == "dt":
                following = terms[place + 1] if place + 1 < len(terms) else None
                if record or (following is not None and _is_term(words[inner], following)):
                    held += f"{words[inner].rstrip(' :')}: "
                else:
                    yield from self._titled(inner, at)
                continue
            self._run.add(held)
            held = ""
            yield from self._inside(inner, self._entered(inner, at))
            yield from self._flush(at)
        self._run.add(held)
        yield from self._flush(at)

    def _table(self, element: etree._Element, at: Place) -> Iterator[Block]:
        rows = table_rows(element, self._survey.opened)
        layout = at.frame or lays_out(element, rows)
        inner = at._replace(cell=not layout)
        for caption in element.iterchildren("caption"):
            yield from self._element(caption, at)
        if layout:
            for cell in (cell for row in rows for cell in row.cells):
                yield from self._cell(cell, self._entered(cell, inner))
            return
        self._tables += 1
        mine = self._tables
        heads = head_texts(rows)
        self._skipped.update(x for row in rows[1:] for x in repeated_heads(row.cells, heads))
        cells = {cell: list(self._cell(cell, inner)) for row in rows for cell in row.cells}
        yield from self._filled(grid_of(rows, cells), [*cells.values()], mine)

    def _filled(
        self, grid: Sequence[GridRow], cells: Sequence[Sequence[Block]], mine: int
    ) -> Iterator[Block]:
        if is_layout(grid):
            yield from (block for blocks in cells for block in blocks)
        else:
            yield from table_blocks(grid, mine, f"table[{mine}]")

    def _cell(self, cell: etree._Element, at: Place) -> Iterator[Block]:
        yield from self._inside(cell, at)
        yield from self._flush(at)


def _is_frame(words: str, links: Links) -> bool:
    """Whether a text is a line of the frame, or such a line after some links."""
    return is_frame_line(words) or (links.out > 0 and is_frame_line(links.rest))


def _points(words: str, links: Links) -> bool:
    """Whether a text is nothing but a link, no sentence in it."""
    return max(links.out, links.within) >= _ALL_LINK and not words.endswith((".", ":", ";"))


def _is_inline(element: etree._Element) -> bool:
    """Whether an element stands in a line of text; a `cite` after a quotation is its source."""
    tag, above = tag_of(element), element.getparent()
    if tag == "cite" and above is not None and tag_of(above) in ("blockquote", "figure"):
        return False
    return tag in _INLINE or ":" in tag


def _is_back(link: etree._Element) -> bool:
    """Whether a link of a note leads back with a sign, not a word."""
    words = "".join(map(str, link.itertext()))
    return link.get("href", "").startswith("#") and not any(map(str.isalnum, words))


def _is_term(term: str, words: etree._Element) -> bool:
    """Whether a term and its words make one line: few words, and no blocks under it."""
    plain = all(tag_of(inner) in _INLINE or not tag_of(inner) for inner in words)
    return tag_of(words) == "dd" and plain and len(term.split()) <= _TERM_WORDS
