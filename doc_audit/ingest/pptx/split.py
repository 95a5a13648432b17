"""Tables that go on from slide to slide."""

import re
from dataclasses import dataclass

from doc_audit.ingest.box import Box

_SAME_PLACE = 0.01  # of the slide's width, between the sides of one table on two slides
_NUMBERED = re.compile(
    r"[\s(\[–—:,-]*(?:continued|continues|cont['’]?d?\.?|part)?\s*"
    r"(?:\d{1,2}(?:\s*(?:/|of)\s*\d{1,2})?)?[\s)\].…]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: slide, the slide's title, and its box."""

    slide: int
    title: str
    box: Box

    def follows(self, other: "TablePlace | None", width: float) -> bool | None:
        """Whether this table goes on with `other`, by its place; None where it may.

        It may if it stands on the next slide, as far from the left and as wide; it does if that
        slide has the same title, but for a number or `continued`. `width` is that of a slide.
        """
        if other is None or self.slide != other.slide + 1:
            return False
        sides = abs(self.box.x0 - other.box.x0), abs(self.box.x1 - other.box.x1)
        if max(sides) > _SAME_PLACE * width:
            return False
        return True if _bare(self.title) == _bare(other.title) else None


def _bare(title: str) -> str:
    """A title without the number or `continued` at its end."""
    for at in range(len(title)):
        if _NUMBERED.fullmatch(title, at):
            return title[:at].casefold()
    return title.casefold()
