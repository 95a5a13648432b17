"""Lists of contents, of figures and indexes: their lines, with dots before the numbers or not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from doc_audit.ingest.pdf.flow.joining import TERMINAL
from doc_audit.ingest.pdf.lines.openers import PAGES, has_leader, may_lead
from doc_audit.ingest.pdf.lines.passages import Passage

_LONGEST_ENTRY = 110  # characters of a line of contents without dots: titles over two lines
_FEWEST = 3  # entries of a list that has a title; lines with dots that need none
_MOST_BEFORE = 2  # passages between a title and its list
_MOSTLY = 0.6  # share of the passages on a further page that must be entries
_MOST_PAGES = 4  # of one list
_ENDS_IN_PAGE = re.compile(rf"(?:^|[\s,])(?:pp?\.\s?)?{PAGES}$")
_OPENS_WITH_PAGE = re.compile(r"(?:0?\d|\d{2,3})(?:\s?[-–]\s?\d{1,3})?\s+[^\W\d]")
_TITLE = re.compile(
    r"(?:table of |list of )?contents\W*(?:page|list)?\W*"
    r"|(?:in|on) this (?:report|document|plan|strategy|issue|page)\W*|what[’']s inside\W*|index\W*"
    r"|list of (?:tables|figures|charts|maps|boxes)(?: and (?:tables|figures|charts))?\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 40  # characters


@dataclass(slots=True)
class _Found:
    """A list of contents while it is read.

    Attributes:
        last: index of the last passage that names a page; -1 before the first.
        titles: passages of words alone, whose number stands apart.
        bare: passages that are nothing but a number.
    """

    last: int = -1
    numbered: int = 0
    titles: list[int] = field(default_factory=list)
    bare: int = 0


def is_title(text: str) -> bool:
    """Whether it is the title of a list of contents or an index."""
    return len(text) < _LONGEST_TITLE and _TITLE.fullmatch(text) is not None


def contents_entries(passages: Sequence[Passage]) -> set[int]:
    """Places of the passages that are entries of such lists; passages in reading order.

    A list goes on over `_MOST_PAGES` pages at most: those of the others have no say in it.
    """
    found = _dotted(passages)
    for index, passage in enumerate(passages):
        if is_title(passage.whole):
            found |= _entries_after(passages, index)
    return found


def _dotted(passages: Sequence[Passage]) -> set[int]:
    """Entries with dots, on pages with enough of them to be a list whatever its title."""
    leaders = [
        sum(has_leader(line.text) for line in passage.lines) if may_lead(passage.whole) else 0
        for passage in passages
    ]
    pages: Counter[int] = Counter()
    for passage, count in zip(passages, leaders, strict=True):
        pages[passage.lines[0].page] += count
    return {
        index
        for index, count in enumerate(leaders)
        if count and pages[passages[index].lines[0].page] >= _FEWEST
    }


def _pages_named(passage: Passage) -> int:
    """How many entries it holds: 0, 1, or several where nothing parts their lines."""
    text = passage.whole
    ends = sum(_ENDS_IN_PAGE.search(line.text) is not None for line in passage.lines)
    if ends < len(passage.lines) and len(text) > _LONGEST_ENTRY and not has_leader(text):
        return 0
    if _ENDS_IN_PAGE.search(text):
        return ends
    return int(_OPENS_WITH_PAGE.match(text) is not None)


def _is_words(passage: Passage) -> bool:
    return passage.letters <= _LONGEST_ENTRY and not passage.whole.endswith(TERMINAL)


def _entries_after(passages: Sequence[Passage], title: int) -> set[int]:
    """Entries of the list under one title; none when too few passages name a page."""
    own = passages[title].lines[0].page
    found = _Found()
    for index in range(title + 1, len(passages)):
        passage = passages[index]
        page = passage.lines[0].page
        if page >= own + _MOST_PAGES or (page > passages[index - 1].lines[0].page and (
            not found.numbered or not _goes_on(passages, index)
        )):  # fmt: skip
            break
        if is_title(passage.whole) or not _take(found, passages, index, title):
            break
    if found.numbered < _FEWEST:
        return set()
    end = _with_later_titles(found)
    return {i for i in range(title + 1, end + 1) if _pages_named(passages[i]) or i in found.titles}


def _take(found: _Found, passages: Sequence[Passage], index: int, title: int) -> bool:
    """Whether a passage belongs to the list or may stand in it."""
    if named := _pages_named(passages[index]):
        found.last = index
        found.numbered += named
        found.bare += passages[index].whole.isdigit()
        return True
    if _is_words(passages[index]):
        found.titles.append(index)
        return True
    return not found.numbered and index - title <= _MOST_BEFORE


def _with_later_titles(found: _Found) -> int:
    """Where the list ends: titles read after a column of numbers belong to it as well."""
    if found.bare < _FEWEST:
        return found.last
    before = sum(index < found.last for index in found.titles)
    later = [index for index in found.titles if index > found.last]
    missing = max(0, found.bare - before)
    return max([found.last, *later[:missing]])


def _goes_on(passages: Sequence[Passage], index: int) -> bool:
    """Whether the list is carried over to the page that begins at `index`."""
    page = passages[index].lines[0].page
    own = []
    for passage in passages[index:]:
        if passage.lines[0].page != page:
            break
        own.append(_pages_named(passage))
    return sum(own) >= _FEWEST and sum(map(bool, own)) >= _MOSTLY * len(own)
