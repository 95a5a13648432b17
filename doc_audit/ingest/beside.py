"""Two columns of prose beside each other in plain text, as `pdftotext -layout` writes pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from doc_audit.ingest.columns import segments_of
from doc_audit.ingest.markers import marked

_LEAST_LINES = 5  # of two columns of prose; fewer may be chance
_LEAST_WORDS = 3  # in a line of a column of prose, on average
_SAME_EDGE = 0.8  # of the lines with a right column that begin at the same place


class _Row(NamedTuple):
    """A line as shown, its tabs expanded; `edge` is where the right of its two parts begins, or 0.

    `parts` are its stretches of words between gaps of two blanks or more.
    """

    shown: str
    parts: int
    edge: int


class _Tally(NamedTuple):
    """What a stretch of lines holds, seen as two columns that part at one edge.

    Attributes:
        both: lines with words in both columns.
        same: of these, lines whose right column begins at the edge itself.
        left, right: words of each column in these lines.
        left_flows, right_flows: lines whose column goes on in lower case.
    """

    both: int = 0
    same: int = 0
    left: int = 0
    right: int = 0
    left_flows: int = 0
    right_flows: int = 0

    def is_prose(self) -> bool:
        """Whether both columns are prose; names and figures beside each other are none."""
        return (
            self.both >= _LEAST_LINES
            and self.same >= _SAME_EDGE * self.both
            and min(self.left, self.right) >= _LEAST_WORDS * self.both
            and min(self.left_flows, self.right_flows) >= self.both // 4
        )


class _Stretch(NamedTuple):
    """Lines that leave the place before an edge blank: where they end, and tallies to that end.

    `tallies[k]` holds the last k lines.
    """

    end: int
    tallies: list[_Tally]


def with_columns_parted(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines with two columns of prose put one below the other, and how many lines that took.

    Only where many lines in a row have their right part at the same place, and both parts are
    prose; what stands beside each other in a table or a list of names stays.
    """
    done: list[str] = []
    parted = 0
    for wide, group in groupby(_runs(lines), key=lambda run: run[0] > 0):
        for edge, run in group:
            if wide:
                parted += len(run)
                done += [line[: edge - 1].rstrip() for line in run]
                done += ["", *(line[edge:].rstrip() for line in run)]
            else:
                done += run
    return done, parted


def _row(line: str) -> _Row:
    if "  " not in line and "\t" not in line:
        return _Row(line, 1 if line.strip() else 0, 0)
    segments = segments_of(line)
    two = len(segments) == 2 and not marked(line.strip())
    return _Row(line.expandtabs(8), len(segments), segments[1][0] if two else 0)


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Runs of lines, each with the edge of its right column, or 0."""
    rows = list(map(_row, lines))
    known: dict[int, _Stretch] = {}  # by edge, so that no stretch is counted anew for each line
    at = 0
    while at < len(rows):
        edge = rows[at].edge
        if not edge:
            yield 0, [lines[at]]
            at += 1
            continue
        stretch = known.get(edge)
        if stretch is None or stretch.end <= at:
            stretch = known[edge] = _stretch(rows, at, edge)
        if stretch.tallies[stretch.end - at].is_prose():
            yield edge, [row.shown for row in rows[at : stretch.end]]
            at = stretch.end
        else:
            yield 0, [lines[at]]
            at += 1


def _stretch(rows: Sequence[_Row], start: int, edge: int) -> _Stretch:
    end = start + 1
    while end < len(rows) and _fits(rows[end], edge):
        end += 1
    while end > start + 1 and not rows[end - 1].shown.strip():
        end -= 1
    tallies = [_Tally()]
    for row in reversed(rows[start:end]):
        tallies.append(_with(tallies[-1], row, edge) if row.edge else tallies[-1])
    return _Stretch(end, tallies)


def _fits(row: _Row, edge: int) -> bool:
    """Whether a line leaves the place before the edge blank."""
    return row.parts <= 2 and row.shown[max(0, edge - 2) : edge].strip() == ""


def _with(tally: _Tally, row: _Row, edge: int) -> _Tally:
    left, right = row.shown[:edge].split(), row.shown[edge:].split()
    return _Tally(
        tally.both + 1,
        tally.same + (row.edge == edge),
        tally.left + len(left),
        tally.right + len(right),
        tally.left_flows + (bool(left) and left[0][0].islower()),
        tally.right_flows + (bool(right) and right[0][0].islower()),
    )
