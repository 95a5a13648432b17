"""Words that stand at one place of slide after slide: straplines, typed page numbers, menus."""

import re
from collections import Counter
from collections.abc import Sequence

from doc_audit.ingest.box import Box
from doc_audit.ingest.heads import is_exact_head
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pptx.content import Content, SlideContent, is_furniture

_FEWEST = 3  # slides; two may have a box alike by chance
_MARGIN = 0.12  # share of the slide's height or width: where straplines and page numbers stand
_MOST_WORDS = 25
_GRID = 6.0  # points that a box may have been moved by

_AHEAD = 3  # slides that the typed number may be off, as covers and hidden slides aren't counted

_NUMBER = re.compile(r"(?<![\d,.£])\d{1,4}(?![\d,.%])")
Place = tuple[str, int, int]


def _place(content: Content, slide: int) -> Place:
    """Words, the slide's own number apart, and place."""

    def without(found: re.Match[str]) -> str:
        return "#" if abs(int(found[0]) - slide) <= _AHEAD else found[0]

    text = _NUMBER.sub(without, content.text.casefold())
    return text, round(content.box.x0 / _GRID), round(content.box.y0 / _GRID)


def _may_run(content: Content) -> bool:
    """Whether it can be furniture: titles, tables and the heads of cards repeat with a meaning."""
    text = content.text
    return (
        content.shape.kind == "text"
        and bool(text)
        and not content.is_title
        and len(text.split()) <= _MOST_WORDS
        and label_of(text) is None
        and not is_exact_head(text.rstrip(" :"))
    )


class Running:
    """What repeats at the edges of the slides of a deck; its size is in points.

    Only at the edges: further in, the same words at the same place are the same lead or date.
    """

    def __init__(self, slides: Sequence[SlideContent], width: float, height: float) -> None:
        self._width, self._height = width, height
        self._counts = Counter(
            place
            for each in slides
            for place in dict.fromkeys(
                _place(content, each.slide.number) for content in each.contents if _may_run(content)
            )
        )

    def holds(self, content: Content, slide: int) -> bool:
        """Whether a shape of the slide of some number is furniture."""
        if is_furniture(content):
            return True
        at_edge = _may_run(content) and self._is_at_edge(content.box)
        return at_edge and self._counts[_place(content, slide)] >= _FEWEST

    def _is_at_edge(self, box: Box) -> bool:
        across, down = _MARGIN * self._width, _MARGIN * self._height
        beside = box.x1 <= across or box.x0 >= self._width - across
        return beside or box.y1 <= down or box.y0 >= self._height - down
