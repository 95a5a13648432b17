"""Titles of pages: headings at the top that hold all else on their page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.headings import LARGE
from doc_audit.ingest.pdf.source.frame import Frame

_TITLE_ZONE = 0.15  # share of the page's height in which the title of a page stands
_SAME_PLACE = 3.0  # points
_LEAST_TITLES = 3  # pages with a title at one place; fewer may be chance
_COMMON_TITLE = 0.25  # the same as a share of the pages


def page_titles(
    passages: Sequence[Passage], heads: Sequence[bool], frames: Mapping[int, Frame], body: float
) -> dict[int, int]:
    """Page → index of its title: the heading at the top, where many pages have one set alike, or
    one that the next page repeats.

    A title holds all headings of its page, even those in larger type: the panels of an infographic.
    """
    places: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    words: dict[str, dict[int, int]] = defaultdict(dict)
    for page, index in _topmost(passages, heads).items():
        passage = passages[index]
        base = passage.lines[0].baseline
        if passage.size >= LARGE * body and base < _TITLE_ZONE * frames[page].height:
            places[round(passage.size), round(base / _SAME_PLACE)][page] = index
            words[passage.whole.casefold()][page] = index
    pages = len({passage.lines[0].page for passage in passages})
    titles: dict[int, int] = {}
    for found in sorted(places.values(), key=len):
        if len(found) >= max(_LEAST_TITLES, _COMMON_TITLE * pages):
            titles.update(found)
    for found in words.values():
        if any(page + 1 in found for page in found):
            titles.update(found)
    return titles


def _topmost(passages: Sequence[Passage], heads: Sequence[bool]) -> dict[int, int]:
    """Page → index of the heading that stands highest on it."""
    found: dict[int, int] = {}
    for index, passage in enumerate(passages):
        page = passage.lines[0].page
        if heads[index] and (
            page not in found or passage.box.y0 < passages[found[page]].box.y0 - _SAME_PLACE
        ):
            found[page] = index
    return found
