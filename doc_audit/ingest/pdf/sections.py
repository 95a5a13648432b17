"""Section paths, in which a row across a table names only the rows of that table."""

from collections.abc import Sequence

from doc_audit.model import Block, BlockKind
from doc_audit.model.assemble import in_section, sections_of


def sectioned(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with `section` set; a table's bands count for the rest of their table alone."""
    sections = sections_of([block for block in blocks if not _is_band(block)])
    path: tuple[str, ...] = ()
    band, table = "", 0
    done = []
    for block in blocks:
        if block.table != table:
            band, table = "", block.table
        if _is_band(block):
            done.append(in_section(block, path))
            band = block.text
            continue
        section = next(sections)
        is_heading = block.kind is BlockKind.HEADING
        path = (*section, block.text) if is_heading else section
        done.append(in_section(block, (*section, band) if band else section))
    return done


def _is_band(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.table > 0
