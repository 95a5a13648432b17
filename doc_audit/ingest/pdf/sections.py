"""Section paths, in which a row across a table names only the rows of that table."""

from collections.abc import Sequence
from dataclasses import replace

from doc_audit.ingest.pdf.sources import row_kind
from doc_audit.model import Block, BlockKind
from doc_audit.model.assemble import with_sections


def sectioned(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with `section` set; a table's bands count for the rest of their table alone."""
    plain = iter(with_sections(block for block in blocks if not _is_band(block)))
    path: tuple[str, ...] = ()
    band, table = "", 0
    done = []
    for block in blocks:
        if block.table != table:
            band, table = "", block.table
        if _is_band(block):
            done.append(replace(block, section=path))
            band = block.text
            continue
        placed = next(plain)
        is_heading = placed.kind is BlockKind.HEADING
        path = (*placed.section, placed.text) if is_heading else placed.section
        if band:
            placed = replace(placed, section=(*placed.section, band))
        done.append(replace(placed, kind=row_kind(placed)))
    return done


def _is_band(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.table > 0
