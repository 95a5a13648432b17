"""Documents written by hand, for tests of this room."""

from hypothesis import HealthCheck, settings

from doc_audit.model.assemble import place_blocks, with_sections
from doc_audit.model.document import Block, BlockKind, Document, Line, PageBox

EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For property tests: a busy machine is no defect."""

LETTER = 5.0
LEADING = 12.0


def block(kind, text, page=1, top=100.0, wide=60, left=50.0, **more):
    """A block set in lines of at most `wide` letters of 5 points, broken at blanks."""
    lines = []
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > wide:
            end = text.rfind(" ", start, start + wide) + 1 or start + wide
        y = top + LEADING * len(lines)
        edges = tuple(left + LETTER * at for at in range(end - start + 1))
        box = PageBox(page, left, y, edges[-1], y + 10)
        lines.append(Line(start, end, box, edges))
        start = end
    return Block(BlockKind(kind), text, page=page, lines=tuple(lines), **more)


def bare(kind, text, **more):
    """A block of a format without pages."""
    return Block(BlockKind(kind), text, **more)


def document(*blocks, **more):
    return Document(
        "d", "d.pdf", "pdf", "0" * 64, blocks=place_blocks(with_sections(blocks)), **more
    )
