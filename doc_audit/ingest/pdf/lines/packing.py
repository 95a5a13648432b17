"""Lines as plain values that `marshal` takes, and made again; read back by the same process."""

from collections.abc import Iterable, Sequence
from typing import Any

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.textline import TextLine, values_of

Packed = tuple[tuple[Any, ...], ...]
"""A tuple for each field of the lines, that of boxes as their four sides."""


def packed_lines(lines: Iterable[TextLine]) -> Packed:
    """Lines field by field."""
    rows = []
    for line in lines:
        page, text, edges, box, *others = values_of(line)
        rows.append((page, text, edges, *box, *others))
    return tuple(zip(*rows, strict=True))


def unpacked_lines(packed: Packed) -> Sequence[TextLine]:
    """The lines again."""
    if not packed:
        return []
    page, text, edges, x0, y0, x1, y1, *others = packed
    return list(map(TextLine, page, text, edges, map(Box, x0, y0, x1, y1), *others))
