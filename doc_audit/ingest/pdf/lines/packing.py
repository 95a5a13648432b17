"""Lines as plain values that `marshal` takes, and made again; read back by the same process."""

from collections.abc import Iterable, Sequence
from typing import Any

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.textline import TextLine, values_of

Packed = tuple[tuple[Any, ...], ...]
"""A tuple for each field of the lines, that of boxes as their four sides."""
_BOX = 3  # place of the box among the fields


def packed_lines(lines: Iterable[TextLine]) -> Packed:
    """Lines field by field."""
    fields = list(zip(*map(values_of, lines), strict=True))
    fields[_BOX : _BOX + 1] = zip(*fields[_BOX], strict=True) if fields else ()
    return tuple(fields)


def unpacked_lines(packed: Packed) -> Sequence[TextLine]:
    """The lines again."""
    if not packed:
        return []
    before, sides, after = packed[:_BOX], packed[_BOX : _BOX + 4], packed[_BOX + 4 :]
    return list(map(TextLine, *before, map(Box, *sides), *after))
