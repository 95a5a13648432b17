"""Furniture that stands in no head or foot: tabs up the margin, menus at the side, watermarks."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from doc_audit.ingest.box import around
from doc_audit.ingest.heads import cell_role
from doc_audit.ingest.pdf.lines.textline import TextLine

_MARGIN = 0.1  # share of the width at each side in which tabs with turned words stand
_MENU = 0.2  # the same for menus
_COMMON = 0.25  # share of the pages a tab must be on, as for running heads
_MOSTLY = 0.6  # share of the pages a menu or a watermark must be on
_LEAST_PAGES = 3
_LEAST_ENTRIES = 3  # of a menu
_PURE = 0.9  # share of the lines beside the text that must belong to the menu
_HUGE = 2.5  # times the body size: level words as large may be a watermark
_SAME_PLACE = 3.0  # points

_Lines = Sequence[TextLine]


class Beside:
    """Lines that may be tabs, menus or watermarks, gathered page by page.

    Args:
        body: size of most of the text.
    """

    def __init__(self, body: float) -> None:
        self._huge = _HUGE * body
        self._tabs: dict[Hashable, list[TextLine]] = defaultdict(list)
        self._marks: dict[Hashable, list[TextLine]] = defaultdict(list)
        self._menus: dict[bool, list[TextLine]] = {False: [], True: []}

    def look(self, lines: _Lines, wide: float) -> None:
        """Those of one page, `wide` as it is shown."""
        for line in lines:
            if line.turned or line.size >= self._huge:
                self._marks[line.text, *_place(line)].append(line)
            if line.turned and (side := _side(line, wide, _MARGIN)) is not None:
                self._tabs[side, round(line.baseline / _SAME_PLACE)].append(line)
            elif line.cell < 0 and (side := _side(line, wide, _MENU)) is not None:
                self._menus[side].append(line)

    def found(self, count: int) -> set[tuple[int, int]]:
        """(page, order) of those that are on enough of `count` pages."""
        found = [*_often(self._tabs.values(), count, _COMMON)]
        found += _often(self._marks.values(), count, _MOSTLY)
        for strip in self._menus.values():
            found += _menu(strip, count)
        return {(line.page, line.order) for line in found}


def _place(line: TextLine) -> tuple[int, int]:
    return round(line.box.x0 / _SAME_PLACE), round(line.box.y0 / _SAME_PLACE)


def _side(line: TextLine, wide: float, share: float) -> bool | None:
    """Whether a line lies in the right margin; None when it reaches into the page."""
    if line.box.x1 < share * wide:
        return False
    return True if line.box.x0 > (1 - share) * wide else None


def _often(groups: Iterable[list[TextLine]], pages: int, share: float) -> list[TextLine]:
    """Lines of the groups that stand on enough pages."""
    least = max(_LEAST_PAGES, share * pages)
    return [line for lines in groups if len({ln.page for ln in lines}) >= least for line in lines]


def _menu(strip: _Lines, pages: int) -> list[TextLine]:
    """Entries at one side of most pages, at the same place and nothing else beside them.

    Labels of the text at their right (`Lead`, `Timescale`) are no menu.
    """
    if len(strip) < _LEAST_ENTRIES * _LEAST_PAGES:
        return []
    places: dict[Hashable, list[TextLine]] = defaultdict(list)
    for line in strip:
        places[line.text, *_place(line)].append(line)
    entries = _often(places.values(), pages, _MOSTLY)
    own = {line.page for line in entries}
    if len(entries) < _LEAST_ENTRIES * len(own):
        return []
    if len(entries) < _PURE * sum(line.page in own for line in strip):
        return []
    labels = sum(cell_role(line.text) != "other" for line in entries)
    return [] if 2 * labels > len(entries) else entries


def spelled(lines: _Lines) -> list[TextLine]:
    """Lines in stream order, those of slanted words, which are read letter by letter, as words."""
    done: list[TextLine] = []
    ends = -2
    for line in lines:
        if done and line.turned and line.order == ends + 1 and len(line.text) == 1:
            last = done[-1]
            box = around([last.box, line.box])
            done[-1] = replace(last, text=last.text + line.text, box=box)
        else:
            done.append(line)
        ends = line.order if line.turned else -2
    return done
