"""Headings that are known only by their look: which are, and how deep they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from doc_audit.ingest.docx.paragraph import LOOKS, Trace
from doc_audit.ingest.markers import depth_of, marked
from doc_audit.model import Block, BlockKind

_WHOLE = re.compile(r"(?:\.0)+(?=[.)]?$)")  # 2.0 is as deep as 2
_APART = frozenset({BlockKind.FOOTNOTE, BlockKind.FURNITURE})


def _by_look(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == LOOKS


def _is_item(block: Block, after: Block, traces: Mapping[str, Trace]) -> bool:
    """Whether a bold numbered line is an item: the next number of its list follows at once."""
    own = traces.get(block.path)
    other = traces.get(after.path)
    if own is None or other is None or not own.list_id:
        return False
    return (own.list_id, own.list_level) == (other.list_id, other.list_level)


def _demoted(block: Block, trace: Trace) -> Block:
    if not trace.list_id:
        return replace(block, kind=BlockKind.PARAGRAPH, level=0)
    text = block.text.removeprefix(block.marker).strip()
    level = trace.list_level + 1
    return replace(block, kind=BlockKind.LIST_ITEM, text=text, level=level)


def _is_bare(block: Block, after: Block, traces: Mapping[str, Trace], usual: int) -> bool:
    """Whether a bold line of the text's own size has nothing under it but a larger heading."""
    own, other = traces.get(block.path), traces.get(after.path)
    if own is None or other is None or own.list_id or after.kind is not BlockKind.HEADING:
        return False
    return own.size <= usual < other.size


def with_items(blocks: Sequence[Block], traces: Mapping[str, Trace], usual: int) -> list[Block]:
    """Blocks with bold lines as items where they make a list, as text where nothing follows.

    `usual` is the size of the document's text in half-points.
    """
    main = [at for at, block in enumerate(blocks) if block.kind not in _APART]
    found = set(main[-1:]) if len(main) > 1 else set()
    for at, after in pairwise(main):
        if not _by_look(blocks[at]):
            continue
        if _is_item(blocks[at], blocks[after], traces):
            found |= {at, after}
        elif _is_bare(blocks[at], blocks[after], traces, usual):
            found.add(at)
    return [
        _demoted(block, traces[block.path]) if at in found and _by_look(block) else block
        for at, block in enumerate(blocks)
    ]


def _opens_list(block: Block, after: Block | None, traces: Mapping[str, Trace]) -> bool:
    trace = traces.get(block.path)
    listed = after is not None and after.kind is BlockKind.LIST_ITEM
    paragraph = block.kind is BlockKind.PARAGRAPH and not block.table
    return listed and paragraph and trace is not None and trace.italic


def with_italic(blocks: Sequence[Block], traces: Mapping[str, Trace]) -> list[Block]:
    """Blocks with the italic lines right above lists as headings.

    Elsewhere a short italic line may as well be a figure's title or the name under a quotation.
    """
    return [
        replace(block, kind=BlockKind.HEADING, level=LOOKS)
        if _opens_list(block, after, traces)
        else block
        for block, after in zip_longest(blocks, blocks[1:])
    ]


def _rank(block: Block, traces: Mapping[str, Trace]) -> tuple[int, bool, int]:
    """Larger print ranks higher, then upright before italic, then `1` before `1.1`."""
    trace = traces.get(block.path)
    numbered = marked(block.text)
    depth = 1
    if trace is not None and trace.list_id:
        depth = trace.list_level + 1
    elif numbered is not None and not numbered.bullet:
        depth = depth_of(_WHOLE.sub("", numbered.marker))
    size, italic = (trace.size, trace.italic) if trace is not None else (0, False)
    return (-size, italic, depth)


def ranked(blocks: Sequence[Block], traces: Mapping[str, Trace]) -> list[Block]:
    """Blocks with the headings known by their look put below those known by style."""
    heads = (block for block in blocks if block.kind is BlockKind.HEADING and not block.table)
    styled = [block.level for block in heads if block.level < LOOKS]
    base = max(styled, default=0)
    ranks = sorted({_rank(block, traces) for block in blocks if _by_look(block)})
    level = {rank: base + place for place, rank in enumerate(ranks, 1)}
    return [
        replace(block, level=level.get(_rank(block, traces), 0), marker="")
        if _by_look(block)
        else block
        for block in blocks
    ]
