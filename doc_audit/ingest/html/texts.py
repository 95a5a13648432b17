"""Running text of a page made blocks: what of it is the frame, a heading, a note, a list."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from doc_audit.ingest.html.openers import LOWEST_LEVEL
from doc_audit.ingest.html.phrases import is_aside, is_dated, is_frame_line
from doc_audit.ingest.html.place import Place
from doc_audit.ingest.html.runs import Links, Stretch
from doc_audit.ingest.lines import line_blocks
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_ALL_LINK = 0.9  # of the words of a text that only points elsewhere
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def text_blocks(
    stretch: Stretch, at: Place, like: Block | None, links: Links, path: Callable[[], str]
) -> Iterator[Block]:
    """The blocks of a paragraph.

    Args:
        stretch: its lines.
        at: where it stands.
        like: kind, level and marker where its element tells them.
        links: what of the running text that it stands in is links.
        path: gives the path of the next block.
    """
    first = like or Block(at.kind, "")
    words = tidy(stretch.text)
    if at.frame or (first.kind in _RUNNING and _is_frame(words, links)):
        yield Block(BlockKind.FURNITURE, words, path=path())
    elif first.kind in _RUNNING and (is_dated(words) or (not at.cell and is_aside(words))):
        yield Block(BlockKind.CAPTION, words, path=path())
    elif first.kind in _RUNNING and not at.cell and _only_points(words, links):
        kind = BlockKind.REFERENCE if links.out >= links.within else BlockKind.CONTENTS
        yield Block(kind, words, path=path())
    elif stretch.heading and first.kind is BlockKind.PARAGRAPH and not (at.cell or at.depth):
        yield Block(BlockKind.HEADING, words, level=LOWEST_LEVEL, path=path())
    elif first.kind in _RUNNING:
        yield from line_blocks(stretch.text, path(), first)
    else:
        yield replace(first, text=words, path=path())


def _is_frame(words: str, links: Links) -> bool:
    """Whether a text is a line of the frame, or such a line after some links."""
    return is_frame_line(words) or (links.out > 0 and is_frame_line(links.rest))


def _only_points(words: str, links: Links) -> bool:
    """Whether a text is nothing but a link, no sentence in it."""
    return max(links.out, links.within) >= _ALL_LINK and not words.endswith((".", ":", ";"))
