"""Places on a sheet as spreadsheets write them: `B7`, `$A$1:$H$40`, `C:C`."""

import re
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""Excel's own limits (XFD1048576)."""

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")


class Area(NamedTuple):
    """A rectangle of places, all four from 1 and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def column_number(letters: str) -> int:
    """`A` is 1, `AA` 27; 0 for no letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 is `A`, 27 `AA`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of `B7`, or None where that is no place on a sheet."""
    found = _CORNER.fullmatch(reference)
    if found is None or not (found[1] and found[2]):
        return None
    row, column = int(found[2]), column_number(found[1])
    inside = 1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN
    return (row, column) if inside else None


def area_of(reference: str) -> Area | None:
    """The area of `A1:H40`, `B7`, `3:5` or `C:C`; None where that is none."""
    first, _, second = reference.partition(":")
    corners = [_CORNER.fullmatch(part) for part in (first, second or first)]
    found = [(corner[1], corner[2]) for corner in corners if corner and corner[0]]
    if len(found) != 2:
        return None
    (left, top), (right, bottom) = found
    rows = sorted((int(top or 1), int(bottom or LAST_ROW)))
    columns = sorted((column_number(left) or 1, column_number(right) or LAST_COLUMN))
    return Area(max(rows[0], 1), columns[0], min(rows[1], LAST_ROW), min(columns[1], LAST_COLUMN))
