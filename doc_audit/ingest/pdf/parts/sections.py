"""Section paths, in which a row across a table names only the rows of that table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from doc_audit.ingest.pdf.parts.sources import row_kind
from doc_audit.ingest.titles import title_place
from doc_audit.model import Block, BlockKind
from doc_audit.model.assemble import placed_in, sections_of
from doc_audit.model.document import BLOCK_JOINT

_LONGEST_COVER_LINE = 160  # characters: longer text on the first page is read, not looked at
_FRONT = re.compile(
    r"(?:\d+\.? )?(?:foreword|preface|acknowledge?ments?|(?:table of )?contents|welcome"
    r"|(?:foreword|preface|welcome|introduction|message|statement)s?"
    r"(?: (?:by|from|to)\b|\s?:).*)\W*",
    re.IGNORECASE,
)
"""What stands before a report proper."""


def sectioned(blocks: list[Block]) -> list[Block]:
    """Blocks with `section` and `start` set, see `place_blocks`; `blocks` is emptied on the way.

    A table's bands count for the rest of their table alone.
    """
    start = 0
    sections = iter(_held(blocks))
    path: tuple[str, ...] = ()
    band, table = "", 0
    done = []
    blocks.reverse()
    while blocks:
        block = blocks.pop()
        if block.table != table:
            band, table = "", block.table
        if _is_band(block):
            done.append(placed_in(block, path, start))
            band = block.text
        else:
            section = next(sections)
            is_heading = block.kind is BlockKind.HEADING
            path = (*section, block.text) if is_heading else section
            whole = (*section, band) if band else section
            done.append(_rekinded(placed_in(block, whole, start)))
        start += len(block.text) + len(BLOCK_JOINT)
    return done


def _is_band(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.table > 0


def _rekinded(block: Block) -> Block:
    kind = row_kind(block)
    return block if kind is block.kind else replace(block, kind=kind)


def _held(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """Sections of all blocks but bands; no title, cover or foreword holds what comes after."""
    own = [block for block in blocks if not _is_band(block)]
    title = title_place(own)
    cuts = sorted({*_cuts(own), *([] if title is None else [title + 1])})
    done: list[tuple[str, ...]] = []
    for start, end in pairwise([0, *cuts, len(own)]):
        done += sections_of(own[start:end])
    return done


def _cuts(blocks: Sequence[Block]) -> list[int]:
    """Where a section path begins anew: after the cover, and where a page opens with a heading
    while the part before the report is still open.
    """
    cuts = []
    page = blocks[0].page if blocks else None
    cover = _is_cover([block for block in blocks if block.page == page])
    front = 0  # level of the open heading of the front matter
    opens = False  # nothing but furniture was met on this page
    for index, block in enumerate(blocks):
        opens = opens or block.page != page
        page = block.page
        if block.kind is BlockKind.FURNITURE:
            continue
        is_heading = block.kind is BlockKind.HEADING
        if opens and (cover or (front and is_heading)):
            cuts.append(index)
            cover, front = False, 0
        if is_heading and (_FRONT.fullmatch(block.text) or block.level <= front):
            front = block.level if _FRONT.fullmatch(block.text) else 0
        opens = False
    return cuts


def _is_cover(blocks: Sequence[Block]) -> bool:
    """Whether a page has a title and no running text."""
    running = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return any(block.kind is BlockKind.HEADING for block in blocks) and not any(
        block.kind is BlockKind.TABLE_ROW
        or (block.kind in running and len(block.text) > _LONGEST_COVER_LINE)
        for block in blocks
    )
