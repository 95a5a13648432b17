"""Paragraphs whose author broke lines by hand: typed bullets, labels in one box."""

from collections.abc import Iterator
from dataclasses import replace

from doc_audit.ingest.labels import label_of
from doc_audit.ingest.markers import depth_of, marked
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy


def _opens(line: str) -> bool:
    """Whether a line starts something of its own: a typed bullet or number, or a label."""
    return marked(line) is not None or label_of(line) is not None


def _pieces(lines: str) -> Iterator[str]:
    """The lines of a paragraph, joined to those before them unless they open something."""
    held: list[str] = []
    for line in filter(None, map(tidy, lines.split("\n"))):
        if held and _opens(line):
            yield " ".join(held)
            held = []
        held.append(line)
    if held:
        yield " ".join(held)


def item_of(text: str, path: str = "", level: int = 0) -> Block | None:
    """The list item that a tidy line with a typed marker makes, or None.

    A number alone makes none where a sentence may open with it ("2.5 million people …").
    """
    found = marked(text)
    if found is None or (not found.bullet and found.marker[-1] not in ".)"):
        return None
    depth = max(level, depth_of(found.marker) if found.bullet else 1)
    return Block(BlockKind.LIST_ITEM, found.rest, level=depth, marker=found.marker, path=path)


def line_blocks(lines: str, path: str, like: Block) -> Iterator[Block]:
    """Blocks of one paragraph.

    Args:
        lines: its text, line ends where its author broke lines.
        path: place of the paragraph.
        like: kind, level and marker of its first block; the others are paragraphs or items by
            what they open with.
    """
    first = like
    for piece in _pieces(lines):
        typed = item_of(piece, path, like.level) if not first.marker else None
        yield typed if typed is not None else replace(first, text=piece, path=path)
        if first.kind is BlockKind.LIST_ITEM and first.marker:
            first = replace(like, marker="")
