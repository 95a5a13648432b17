"""Titles of charts that are set like headings."""

from collections.abc import Collection, Sequence

from doc_audit.ingest.pdf.captions import is_caption
from doc_audit.ingest.pdf.passages import Passage


def chart_titles(
    passages: Sequence[Passage], heads: Sequence[bool], charted: Collection[int]
) -> set[int]:
    """Indices of headings with nothing under them but a chart.

    A numbered one heads a section all the same, and so does one that is set as headings of text
    are elsewhere in the document.

    Args:
        passages: of the document, in reading order.
        heads: whether each is a heading.
        charted: `id` of each passage that a chart comes right after.
    """
    if not charted:
        return set()
    found = {
        index
        for index, passage in enumerate(passages)
        if heads[index] and id(passage) in charted and not passage.marker
        and _ends_section(passages, heads, index)
    }  # fmt: skip
    looks = {
        _look(passage)
        for index, passage in enumerate(passages)
        if heads[index] and index not in found
    }
    return {index for index in found if _look(passages[index]) not in looks}


def _ends_section(passages: Sequence[Passage], heads: Sequence[bool], index: int) -> bool:
    """Whether no text follows a heading before the next one, sources of charts aside."""
    page = passages[index].lines[0].page
    for after in range(index + 1, len(passages)):
        if heads[after] or passages[after].lines[0].page != page:
            return True
        if not is_caption(passages[after].words):
            return False
    return True


def _look(passage: Passage) -> tuple[int, str, int]:
    line = passage.lines[0]
    return round(line.size), line.font, line.colour
