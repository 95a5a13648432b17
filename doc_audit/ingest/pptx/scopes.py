"""Sections of a deck: the head of a card holds for its card, that of a slide until the next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from doc_audit.ingest.pptx.blocks import CARD, SLIDE
from doc_audit.model import Block, BlockKind

Scope = tuple[int, ...]


def with_scopes(
    blocks: Sequence[Block], scopes: Mapping[str, Scope], openings: frozenset[str]
) -> tuple[Block, ...]:
    """Blocks with their sections; those of a table's bands stay as they are.

    Args:
        blocks: finished; heading levels as in `pptx.blocks`.
        scopes: by path of a block: slide and card that it belongs to.
        openings: paths of blocks that open a slide in a heading's stead.
    """
    held: list[tuple[int, str, Scope]] = []
    done: list[Block] = []
    table, band = 0, ""
    for block in blocks:
        scope = scopes.get(block.path, ())
        if block.table != table:
            table, band = block.table, ""
        held = [h for h in held if h[0] < CARD or scope[: len(h[2])] == h[2]]
        if block.path in openings:
            held = [h for h in held if h[0] < SLIDE]
        if block.kind is BlockKind.HEADING and block.table:
            done.append(replace(block, section=tuple(text for _, text, _ in held)))
            band = block.text
            continue
        if block.kind is BlockKind.HEADING:
            held = [h for h in held if h[0] < block.level]
        section = tuple(text for _, text, _ in held)
        done.append(replace(block, section=(*section, band) if band else section))
        if block.kind is BlockKind.HEADING:
            held.append((block.level, block.text, scope))
    return tuple(done)


def ranked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks whose headings have levels from 1 without a gap; those of table bands stay."""
    own = [b for b in blocks if b.kind is BlockKind.HEADING and not b.table]
    rank = {level: at for at, level in enumerate(sorted({b.level for b in own}), 1)}
    heads = set(map(id, own))
    return tuple(replace(b, level=rank[b.level]) if id(b) in heads else b for b in blocks)
