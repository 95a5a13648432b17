"""The places of a sheet that hold something: merged cells filled, rows parted into stretches."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from doc_audit.ingest.sheets.areas import Area

_MOST_LETTERS = 5_000_000  # repeated so down the rows; a thousand rows of a long theme: 100,000
_MOST_FILLED = 500_000  # places filled from merged cells; a merged cell may claim 17 billion


class Shown(NamedTuple):
    """What a cell shows; line ends kept."""

    text: str
    bold: bool = False


class Spot(NamedTuple):
    """What stands at one place; places of one merged cell share its `owner`. Line ends kept."""

    text: str
    owner: int
    bold: bool = False


class Row(NamedTuple):
    """A row that holds something: its number as the program shows it, its spots by column."""

    number: int
    spots: Mapping[int, Spot]

    def texts(self) -> list[str]:
        """Texts of its cells from the left, a merged one once."""
        return list({spot.owner: spot.text for spot in self.spots.values()}.values())

    def within(self, columns: AbstractSet[int]) -> "Row":
        """The row without the spots outside some columns."""
        return Row(self.number, {c: spot for c, spot in self.spots.items() if c in columns})


def rows_of(
    cells: Mapping[int, Mapping[int, Shown]],
    merges: Sequence[Area] = (),
    found: Counter[str] | None = None,
) -> list[Row]:
    """Rows in order; a merged cell stands at each place that it covers in rows and columns in use.

    Args:
        cells: by row and column, rows in order.
        merges: areas of merged cells.
        found: `beyond` is set in it where they cover so much that not all of it is filled.
    """
    owner = 0
    rows: dict[int, dict[int, Spot]] = {}
    for number, row in cells.items():
        rows[number] = {}
        for column in sorted(row):
            owner += 1
            rows[number][column] = Spot(row[column].text, owner, row[column].bold)
    if not _fill(rows, merges) and found is not None:
        found["beyond"] = 1
    return [Row(number, dict(sorted(row.items()))) for number, row in rows.items()]


def _fill(rows: dict[int, dict[int, Spot]], merges: Sequence[Area]) -> bool:
    """Puts merged cells at the places they cover; whether all of them could be."""
    numbers = list(rows)
    columns = sorted({column for row in rows.values() for column in row})
    left, letters = _MOST_FILLED, _MOST_LETTERS
    for area in merges:
        spot = rows.get(area.top, {}).get(area.left)
        if spot is None:
            continue
        across = _between(columns, area.left, area.right)
        for number in _between(numbers, area.top, area.bottom):
            left -= len(across)
            letters -= len(spot.text)  # a row has its words once, however many columns it covers
            if left < 0 or letters < 0:
                return False
            rows[number].update(dict.fromkeys(across, spot))
    return True


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, last + 1)]


def stretches(rows: Sequence[Row], hidden: AbstractSet[int] = frozenset()) -> Iterator[list[Row]]:
    """Rows cut where a blank row is shown between two; hidden rows part nothing."""
    unseen = sorted(hidden)
    stretch: list[Row] = list(rows[:1])
    for above, row in pairwise(rows):
        gap = row.number - above.number - 1
        if gap > len(_between(unseen, above.number, row.number)):
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch
