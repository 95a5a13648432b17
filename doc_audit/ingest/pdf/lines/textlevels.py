"""Lines that stand side by side, and the white between their words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import cut
from doc_audit.ingest.pdf.source.once import once

Span = tuple[float, float]
"""From and to, in points."""
_LEVEL = 0.5  # em between baselines of one level; lines of middled cells stand 0.55 or more apart
_WORD = re.compile(r"\S+")
_MARKED = 0.8  # share of bold characters that makes a level bold


@dataclass(frozen=True, eq=False)
class Level:
    """Lines on one baseline, left to right; none is turned."""

    lines: tuple[TextLine, ...]

    @once
    def _pieces(self) -> dict[float, list[TextLine]]:
        return {}

    @once
    def baseline(self) -> float:
        """Of its first line."""
        return self.lines[0].baseline

    @once
    def size(self) -> float:
        """Of its largest type."""
        return max(line.size for line in self.lines)

    @once
    def words(self) -> list[Span]:
        """Where each word stands."""
        return [span for line in self.lines for span in word_spans(line)]

    @once
    def style(self) -> tuple[bool, int]:
        """Whether it is bold, and the colour of its first words."""
        if len(self.lines) == 1:
            line = self.lines[0]
            return line.bold > _MARKED, line.colour
        count = sum(len(line.text) for line in self.lines)
        bold = sum(line.bold * len(line.text) for line in self.lines)
        return bold > _MARKED * count, self.lines[0].colour

    def pieces(self, gap: float) -> list[TextLine]:
        """Its lines, cut where at least `gap` em of white stand between two words."""
        known = self._pieces.get(gap)
        if known is None:
            known = [piece for line in self.lines for piece in _parted(line, gap * line.size)]
            self._pieces[gap] = known
        return known


def levels_of(lines: Iterable[TextLine]) -> list[Level]:
    """Levels from the top down; turned lines are left out."""
    groups: list[list[TextLine]] = []
    level = [line for line in lines if not line.turned]
    for line in sorted(level, key=attrgetter("baseline", "box.x0")):
        first = groups[-1][0] if groups else None
        if first is not None and line.baseline - first.baseline <= _LEVEL * min(
            line.size, first.size
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda ln: ln.box.x0)
    return [Level(tuple(group)) for group in groups]


def word_spans(line: TextLine) -> list[Span]:
    """From and to of each word of a level line."""
    if not line.edges:
        return [(line.box.x0, line.box.x1)]
    edges = line.places().tolist()
    spans = (word.span() for word in _WORD.finditer(line.text))
    return [(edges[start] / 100, edges[end] / 100) for start, end in spans]


def blanks_of(line: TextLine) -> list[tuple[float, int]]:
    """Width in points of each blank of a level line, and where the word after it starts."""
    text = line.text
    at = text.find(" ") if line.edges else -1
    edges = line.places().tolist() if at >= 0 else []
    found: list[tuple[float, int]] = []
    while at >= 0:
        after = at + 1
        found.append((edges[after] / 100 - edges[at] / 100, after))
        at = text.find(" ", after)
    return found


def _parted(line: TextLine, least: float) -> list[TextLine]:
    """A level line cut at the blanks of at least so many points."""
    if line.white < least:  # as of nearly all lines
        return [line]
    return _cut_at(line, [0, *(start for wide, start in blanks_of(line) if wide >= least)])


def split_at(line: TextLine, places: Sequence[float]) -> list[TextLine]:
    """The line cut at the blanks that stand over `places` (x, ascending)."""
    if not line.edges or not any(line.box.x0 < x < line.box.x1 for x in places):
        return [line]
    edges = line.places().tolist()
    words = [word.span() for word in _WORD.finditer(line.text)]
    starts = [0]
    for (_, end), (start, _) in pairwise(words):
        low, high = edges[end] / 100 - 0.5, edges[start] / 100 + 0.5
        if any(low <= x <= high for x in places):
            starts.append(start)
    return _cut_at(line, starts)


def _cut_at(line: TextLine, starts: Sequence[int]) -> list[TextLine]:
    if len(starts) == 1:
        return [line]
    stops = [*starts[1:], len(line.text)]
    return [cut(line, start, stop) for start, stop in zip(starts, stops, strict=True)]
