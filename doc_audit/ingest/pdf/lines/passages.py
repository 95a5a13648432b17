"""Lines that belong together: a paragraph, a heading, a list item."""

from dataclasses import dataclass

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.once import once

DRAWN = "•"
"""Marker given to items whose bullet is drawn, not typed."""


@dataclass(frozen=True)
class Passage:
    """Lines that belong together, in order.

    Attributes:
        marker: bullet or number that opens it, as read; `DRAWN` where it is drawn; else "".
        skip: characters of the first line that are the marker.
    """

    lines: tuple[TextLine, ...]
    marker: str = ""
    skip: int = 0

    @once
    def box(self) -> Box:
        """Around its lines."""
        return around([line.box for line in self.lines])

    @property
    def size(self) -> float:
        """Effective size of its first line."""
        return self.lines[0].size

    @once
    def letters(self) -> int:
        """Characters in all lines."""
        return sum(len(line.text) for line in self.lines)

    @once
    def whole(self) -> str:
        """Plain words with the marker, line ends as blanks; for looking at, not for output."""
        return " ".join([line.text for line in self.lines])

    @once
    def words(self) -> str:
        """The same without the marker."""
        return self.whole[self.skip :]
