"""Where words stand, as people say it: “page 3”, “slide 4, table row 2”, “sheet Actions, row 12”.

Readers give pages and paths (`Block.path`) for programs; these are their words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_STEP = re.compile(r"([a-z]+)([1-6]?)(?:\[([^\]]*)\])?(?:/|$)", re.IGNORECASE)
_NAMES = {"p": "paragraph", "h": "heading", "li": "list item", "box": "text box", "art": "word art"}
_UNSEEN = frozenset({"slide", "section", "shape", "p"})
"""Steps that say nothing to who looks at a slide: its number is said, the rest isn't shown."""
_PLAIN = re.compile(r"\w+")


def page_unit(media: str) -> str:
    """What a page of a kind of document is called: `page` or `slide`."""
    return "slide" if media == "pptx" else "page"


def pages_unit(medias: Iterable[str]) -> str:
    """The same for several documents: `slide` where nothing but decks is among them."""
    return "slide" if {page_unit(media) for media in medias} == {"slide"} else "page"


@lru_cache(maxsize=1 << 12)
def place_words(media: str, page: int | None, path: str) -> str:
    """Where a block or statement stands, in words; empty where nothing is known of it.

    Args:
        media: kind of document, see `Document.media`.
        page: from 1; None in formats without pages.
        path: as in `Block.path`.
    """
    said = [f"{page_unit(media)} {page}"] if page else []
    return ", ".join([*said, *_steps(path, page is not None)])


def _steps(path: str, paged: bool) -> Iterator[str]:
    for name, level, at in _STEP.findall(path):
        if paged and name in _UNSEEN:
            continue
        if paged and name == "row":
            name = "table row"
        words = _NAMES.get(name, name)
        number = at if _PLAIN.fullmatch(at) else f"“{at}”" if at else ""
        yield f"{words} {number}".strip() + (f" of level {level}" if level else "")
