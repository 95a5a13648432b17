"""Lists of a page, and paragraphs that Word made items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from doc_audit.ingest.html.marks import counted, is_contents, item_depth, number
from doc_audit.ingest.html.place import Place
from doc_audit.ingest.html.regions import tag_of
from doc_audit.ingest.lines import item_of
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

if TYPE_CHECKING:
    from doc_audit.ingest.html.walk import Walk


def typed_block(
    walk: Walk, element: etree._Element, typed: tuple[int, etree._Element], at: Place
) -> Iterator[Block]:
    """A paragraph that Word numbered or gave a bullet."""
    level, mark = typed
    walk.skipped.add(mark)
    yield from walk.inside(element, at)
    marker = tidy("".join(map(str, mark.itertext())))
    item = Block(BlockKind.LIST_ITEM, "", level=level, marker=marker)
    yield from walk.flush(at, "p", item)


def list_blocks(walk: Walk, element: etree._Element, tag: str, at: Place) -> Iterator[Block]:
    """The items of a list, numbered as the page numbers them, with the lists in them."""
    inner = at._replace(depth=max(at.depth + 1, item_depth(element)))
    items = [i for i in element if tag_of(i) == "li" or i.get("role") == "listitem"]
    back = tag == "ol" and element.get("reversed") is not None
    count = number(element.get("start"), len(items) if back else 1)
    contents = not at.frame and is_contents(element)
    walk.add(element.text, element, inner)
    for item in element:
        name = tag_of(item)
        if name and walk.is_read(item, inner):
            if name != "li" and item.get("role") != "listitem":
                # a list in a list without an item between, as older editors write
                yield from walk.element(item, walk.entered(item, inner))
                yield from walk.flush(inner)
            else:
                count = number(item.get("value"), count)
                form = element.get("type", "1")
                marker = f"{counted(count, form)}." if tag == "ol" else "•"
                yield from _item(walk, item, marker, inner, contents)
                count += -1 if back else 1
        walk.add(item.tail, element, inner)
    yield from walk.flush(inner)


def _item(
    walk: Walk, item: etree._Element, marker: str, at: Place, contents: bool
) -> Iterator[Block]:
    """An item: its first text is the item, what follows in it stays text of its own."""
    entered = walk.entered(item, at)
    kind = BlockKind.CONTENTS if contents else BlockKind.LIST_ITEM
    if entered.kind is not BlockKind.PARAGRAPH:
        kind = entered.kind
    first = True
    for block in [*walk.inside(item, entered), *walk.flush(entered)]:
        if first and block.kind is BlockKind.PARAGRAPH:
            typed = item_of(block.text) if marker == "•" else None
            marker, text = (typed.marker, typed.text) if typed else (marker, block.text)
            block = replace(block, kind=kind, level=at.depth, marker=marker, text=text)
        first = False
        yield block
