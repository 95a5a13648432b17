"""How deep a heading or list item stands."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.parts.headings import LARGE, Head
from doc_audit.model import BlockKind

_SAME_LEVEL = 0.07  # share by which sizes of one heading level differ
_RARE_LEVEL = 0.03  # share of the headings below which a size is no level of its own
DEEPEST_LEVEL = 6
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Type sizes of one heading level and how many headings have them."""

    largest: float
    smallest: float
    count: int


@dataclass(frozen=True, slots=True)
class Sorted:
    """A passage with its kind.

    Attributes:
        level: heading depth or list depth from 1; else 0.
        skip: characters of the first line that are left out of the text (the marker).
    """

    passage: Passage
    kind: BlockKind
    level: int = 0
    marker: str = ""
    skip: int = 0


def size_levels(headings: Sequence[Head]) -> list[float]:
    """Smallest size of each heading level, largest first.

    Sizes near each other are one level. Levels met too rarely (a cover, a poster) and those
    beyond the deepest join their nearest neighbour.
    """
    groups: list[_Sizes] = []
    for size, count in sorted(Counter(head.size for head in headings).items(), reverse=True):
        if groups and size > groups[-1].largest * (1 - _SAME_LEVEL):
            groups[-1] = _Sizes(groups[-1].largest, size, groups[-1].count + count)
        else:
            groups.append(_Sizes(size, size, count))
    rare = _RARE_LEVEL * len(headings)
    while len(groups) > 1:
        least = min(range(len(groups)), key=lambda i: groups[i].count)
        if groups[least].count > rare and len(groups) < DEEPEST_LEVEL:
            break
        _join_nearest(groups, least)
    return [group.smallest for group in groups]


def _join_nearest(groups: list[_Sizes], at: int) -> None:
    """Join a level with the neighbour nearer in size."""
    above = groups[at - 1].smallest / groups[at].largest if at else float("inf")
    below = groups[at].smallest / groups[at + 1].largest if at + 1 < len(groups) else float("inf")
    first = at - 1 if above <= below else at
    one, other = groups[first : first + 2]
    groups[first : first + 2] = [_Sizes(one.largest, other.smallest, one.count + other.count)]


class Depths:
    """Levels of headings as they come: by their number, else by size and what stands above.

    Args:
        heads: of the document, in reading order.
        titles: see `page_titles`.
    """

    def __init__(self, heads: Sequence[Head], titles: Mapping[int, Head]) -> None:
        self._titles = titles
        self._given: dict[int, int] = {}  # by index, of the headings of one page
        self._page = 0
        self._levels = size_levels([head for head in heads if not self._is_panel(head)])
        self._looks: dict[tuple[int, bool, bool], int] = {}  # of numbered headings
        self._above: tuple[int, float] = (0, 0.0)  # level and size of the last numbered one
        self._first = 0  # number of the last section of the first level

    def level(self, head: Head) -> int:
        """1…`DEEPEST_LEVEL`; to be asked for the headings in order."""
        title = self._titles.get(head.page, head)
        if head.page != self._page:
            self._page = head.page
            self._given.clear()
        level = self._own_level(head)
        if title is not head and head.look != title.look:
            held = self._given.get(title.index) or self._by_size(title)
            level = min(DEEPEST_LEVEL, max(held + 1, level))
        self._given[head.index] = level
        return level

    def _is_panel(self, head: Head) -> bool:
        """Whether a heading is larger than the title of its page."""
        return head.size > self._titles.get(head.page, head).size

    def _by_size(self, head: Head) -> int:
        return 1 + sum(size > head.size for size in self._levels)

    def _own_level(self, head: Head) -> int:
        number = _SECTION_NUMBER.match(head.words)
        if number and not number.group(1).startswith("0"):
            return self._numbered(head, number.group(1))
        if head.look in self._looks:
            return self._looks[head.look]
        above, size = self._above
        inside = above + 1 if head.size <= size * LARGE else 1
        return min(DEEPEST_LEVEL, max(self._by_size(head), inside))

    def _numbered(self, head: Head, number: str) -> int:
        level = min(DEEPEST_LEVEL, 1 + number.count("."))
        if level == 1 and self._begins_again(head, int(number)):
            above = self._looks.get(head.look, self._above[0] + 1)
            self._looks[head.look] = above
            return above
        if level == 1:
            self._first = int(number)
        self._looks[head.look] = level
        self._above = (level, head.size)
        return level

    def _begins_again(self, head: Head, number: int) -> bool:
        """Whether `1.` counts something inside section 7: out of turn, and in other type."""
        out_of_turn = self._first > 0 and number != self._first + 1
        return (out_of_turn or head.size < self._above[1]) and (
            self._looks.get(head.look) != 1 and self._first > 0
        )


class ListLevels:
    """List depth from how far the items of one list are indented; asked of passages in order."""

    def __init__(self) -> None:
        self._stack: list[float] = []
        self._before: Sorted | None = None

    def of(self, item: Sorted) -> Sorted:
        """A passage with its depth, if it is an item."""
        if item.kind is not BlockKind.LIST_ITEM:
            self._stack, self._before = [], None
            return item
        stack, before = self._stack, self._before
        line = item.passage.lines[0]
        if before is not None and _other_column(before.passage.lines[-1], line):
            stack = [line.box.x0 + (x - stack[0]) for x in stack[:1]] if stack else []
        while stack and line.box.x0 < stack[-1] - 4:
            stack.pop()
        if not stack or line.box.x0 > stack[-1] + 4:
            stack.append(line.box.x0)
        self._stack, self._before = stack, item
        return replace(item, level=len(stack))


def _other_column(above: TextLine, line: TextLine) -> bool:
    return above.page != line.page or line.baseline < above.baseline
