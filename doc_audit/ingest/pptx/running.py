"""Words that stand at one place of slide after slide: straplines, typed page numbers, menus."""

import re
from collections import Counter
from collections.abc import Sequence

from doc_audit.ingest.heads import is_exact_head
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pptx.content import Content, SlideContent, is_furniture

_FEWEST = 3  # slides; two may have a box alike by chance
_MARGIN = 0.12  # share of the slide's height: where straplines and typed page numbers stand
_SHARE = 0.5  # of the slides, for what repeats outside the margins
_MOST_WORDS = 25
_GRID = 6.0  # points that a box may have been moved by

_DIGITS = re.compile(r"\d+")

Place = tuple[str, int, int]


def _place(content: Content) -> Place:
    text = _DIGITS.sub("0", content.text.casefold())
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
    """What repeats over the slides of a deck of some height in points."""

    def __init__(self, slides: Sequence[SlideContent], height: float) -> None:
        self._height = height
        self._counts = Counter(
            place
            for each in slides
            for place in dict.fromkeys(map(_place, filter(_may_run, each.contents)))
        )
        self._most = max(_FEWEST, round(_SHARE * len(slides)))

    def __contains__(self, content: Content) -> bool:
        if is_furniture(content):
            return True
        if not _may_run(content):
            return False
        box, count = content.box, self._counts[_place(content)]
        margin = box.y1 <= _MARGIN * self._height or box.y0 >= (1 - _MARGIN) * self._height
        return count >= (_FEWEST if margin else self._most) and count > 1
