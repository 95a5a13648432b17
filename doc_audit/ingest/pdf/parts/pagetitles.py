"""Titles of pages: headings at the top that hold all else on their page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from doc_audit.ingest.pdf.parts.headings import LARGE, Head
from doc_audit.ingest.pdf.source.frame import Frame

_TITLE_ZONE = 0.15  # share of the page's height in which the title of a page stands
_SAME_PLACE = 3.0  # points
_LEAST_TITLES = 3  # pages with a title at one place; fewer may be chance
_COMMON_TITLE = 0.25  # the same as a share of the pages


def page_titles(
    heads: Sequence[Head], pages: int, frames: Mapping[int, Frame], body: float
) -> dict[int, Head]:
    """Page → its title: the heading at the top, where many pages have one set alike, or one that
    the next page repeats.

    A title holds all headings of its page, even those in larger type: the panels of an infographic.

    Args:
        heads: the document's headings, in reading order.
        pages: how many pages have passages.
        frames: pages as shown.
        body: size of body text.
    """
    places: dict[tuple[int, int], dict[int, Head]] = defaultdict(dict)
    words: dict[str, dict[int, Head]] = defaultdict(dict)
    for page, head in _topmost(heads).items():
        if head.size >= LARGE * body and head.baseline < _TITLE_ZONE * frames[page].height:
            places[round(head.size), round(head.baseline / _SAME_PLACE)][page] = head
            words[head.words.casefold()][page] = head
    titles: dict[int, Head] = {}
    for found in sorted(places.values(), key=len):
        if len(found) >= max(_LEAST_TITLES, _COMMON_TITLE * pages):
            titles.update(found)
    for found in words.values():
        if any(page + 1 in found for page in found):
            titles.update(found)
    return titles


def _topmost(heads: Sequence[Head]) -> dict[int, Head]:
    """Page → the heading that stands highest on it."""
    found: dict[int, Head] = {}
    for head in heads:
        if head.page not in found or head.top < found[head.page].top - _SAME_PLACE:
            found[head.page] = head
    return found
