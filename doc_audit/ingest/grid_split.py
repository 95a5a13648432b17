"""A table cut in two: the second part goes on under the heads of the first."""

import re
from collections.abc import Sequence

from doc_audit.ingest.grid_heads import heads_of
from doc_audit.ingest.grid_rows import GridRow, texts_of
from doc_audit.ingest.heads import is_action_head, is_exact_head

_CONTINUED = re.compile(r"\b(?:continued|continues|cont['’]?d?)\b", re.IGNORECASE)
_LONGEST = 12  # words of a line that says that a table or section goes on
_HEAD_WORDS = 3  # of a head that isn't known; a row of actions has one longer cell at least
_FEW_COLUMNS = 2  # so many and fewer stand beside each other by chance


def says_continued(text: str) -> bool:
    """Whether a short line says that what stands above it goes on."""
    return len(text.split()) <= _LONGEST and _CONTINUED.search(text) is not None


def _has_heads(rows: Sequence[GridRow], sure: bool) -> bool:
    """Whether the first row of a table holds heads of its own; `sure` that it goes on."""
    texts = texts_of(rows[0])
    known = sum(map(is_exact_head, texts))
    if is_action_head(texts) or 2 * known >= len(texts):
        return True
    return not sure and all(len(text.split()) <= _HEAD_WORDS for text in texts)


class Split:
    """The heads of the last action table, and whether the next one goes on with it."""

    def __init__(self) -> None:
        self._heads: tuple[str, ...] = ()
        self._apart = False  # whether words between say something else
        self._said = False  # whether words between say that it goes on

    def passed(self, text: str) -> None:
        """Takes in words that stand after the table."""
        if says_continued(text):
            self._said = True
        elif text:
            self._apart = True

    def heads_for(self, rows: Sequence[GridRow], goes_on: bool | None = None) -> tuple[str, ...]:
        """Heads that hold for the next table though it has none; else nothing.

        It is as wide as an action table before it, with nothing between them but, perhaps, a line
        that says `continued`. `goes_on` is said by what else shows it; None where nothing does.
        """
        filled = [row for row in rows if any(cell.text for cell in row.cells)]
        apart = self._apart if goes_on is None else not goes_on
        sure = self._said or goes_on is True
        heads = self._heads
        self._apart = self._said = False
        fits = filled and len(heads) == len(filled[0].cells) and not apart
        wide = len(heads) > _FEW_COLUMNS and len(filled) > 1
        if fits and (sure or wide) and not _has_heads(filled, sure):
            return heads
        own = heads_of(rows)
        self._heads = own if is_action_head(own) else ()
        return ()
