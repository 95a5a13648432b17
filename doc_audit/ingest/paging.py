"""Pages of plain text, told by form feeds, and the lines that run at their edges."""

import re
from collections import Counter
from collections.abc import Sequence

FURNITURE_SIGN = "\ue0f0"
"""Opens a line that is furniture; a private-use character that no plan holds."""

_EDGE = 2  # lines at the top and bottom of a page that may be running ones
_LEAST_PAGES = 3  # the same line on fewer pages may be chance
_DIGITS = re.compile(r"\d+")


def _edges(page: Sequence[str]) -> list[int]:
    """Places of the first and last lines of a page that hold words."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _mask(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def without_page_edges(text: str) -> str:
    """Text whose form feeds are blank lines, and whose running lines open with FURNITURE_SIGN.

    A line runs when it stands at the edge of three pages or more, whatever its numbers.
    """
    pages = [page.split("\n") for page in text.replace(FURNITURE_SIGN, " ").split("\f")]
    if len(pages) < _LEAST_PAGES:
        return "\n\n".join("\n".join(page) for page in pages)
    masks = Counter(mask for page in pages for mask in {_mask(page[at]) for at in _edges(page)})
    for page in pages:
        for at in _edges(page):
            if masks[_mask(page[at])] >= _LEAST_PAGES:
                page[at] = f"\n{FURNITURE_SIGN}{page[at].strip()}\n"
    return "\n\n".join("\n".join(page) for page in pages)
