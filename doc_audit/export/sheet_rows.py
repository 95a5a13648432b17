"""Rows of a sheet as Excel keeps them, and their way into a workbook that has none yet.

XlsxWriter makes the workbook, but takes some 20 µs a cell; a national run has millions. Rows are
therefore written here, in the form that it gives them (ECMA-376 part 1, 18.3.1), and put into its
sheets.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import IO

from doc_audit.export.table import SEPARATOR, Cell

MOST_LETTERS = 32_767
"""What a cell of Excel holds (Excel specifications and limits)."""
MOST_ROWS = 1_048_575
"""Rows of a sheet under its head (the same)."""
CUT = " … (cut here: a cell holds no more; whole in the CSV)"

_NOT_PLAIN = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ROWS_END = b"</sheetData>"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold; stands for none."""

Maker = Callable[[int, Cell], str]
"""XML of a cell of one column, by the number of its row."""


LINE = 15.0
"""Height of a line of text, in points."""
_MOST_LINES = 12
"""Of a row's height; longer texts are read in the cell or the line of input."""


def rows_xml(
    rows: Iterable[Sequence[Cell]], styles: Sequence[int], wrapped: Mapping[int, float]
) -> Iterator[str]:
    """XML of each row that a sheet has room for, under the head in row 1; empty cells are none.

    Rows are as high as their wrapped texts need: not every program works that out on opening.

    Args:
        rows: cells as `table.values` gives them.
        styles: by column, the number of the format that its cells have.
        wrapped: columns whose texts are wrapped, and letters to a line of them.
    """
    makers = [_maker(letters_of(at), style) for at, style in enumerate(styles)]
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS + 1:
            return
        cells = [
            make(number, cell)
            for make, cell in zip(makers, row, strict=True)
            if cell is not None and cell != ""
        ]
        lines = max((len(str(row[at] or "")) / wide for at, wide in wrapped.items()), default=0)
        high = (
            f' ht="{min(ceil(lines), _MOST_LINES) * LINE:g}" customHeight="1"' if lines > 1 else ""
        )
        yield f'<row r="{number}"{high}>{"".join(cells)}</row>'


def _maker(letters: str, style: int) -> Maker:
    place, kept = f'<c r="{letters}', f' s="{style}"' if style else ""

    def make(number: int, cell: Cell) -> str:
        if isinstance(cell, str):
            text = cell
        elif isinstance(cell, bool):
            return f'{place}{number}"{kept} t="b"><v>{int(cell)}</v></c>'
        elif isinstance(cell, int | float):
            return f'{place}{number}"{kept}><v>{cell!r}</v></c>'
        else:
            text = SEPARATOR.join(cell or ())
        if not text:  # as of a list whose only entry says nothing
            return ""
        return f'{place}{number}"{kept} t="inlineStr"><is>{_text(text)}</is></c>'

    return make


def letters_of(column: int) -> str:
    """What Excel calls a column, from 0: A, B … Z, AA."""
    letters = ""
    while column >= 0:
        column, last = divmod(column, 26)
        letters, column = chr(ord("A") + last) + letters, column - 1
    return letters


def _text(text: str) -> str:
    shown = cell_text(text) if len(text) > MOST_LETTERS // 2 else text
    if _NOT_PLAIN.search(shown):
        shown = _NOT_PLAIN.sub(_escaped, shown)
    if shown[0].isspace() or shown[-1].isspace():
        return f'<t xml:space="preserve">{shown}</t>'
    return f"<t>{shown}</t>"


def _escaped(found: re.Match[str]) -> str:
    """What Excel reads as the sign: `_x000B_` is one that XML can't hold (ST_Xstring, 22.9.2.19).

    Lone surrogates have no UTF-8.
    """
    sign = found[0]
    if sign in _SIGNS:
        return _SIGNS[sign]
    if len(sign) > 1:
        return f"_x005F{sign}"
    return "?" if "\ud800" <= sign <= "\udfff" else f"_x{ord(sign):04X}_"


def cell_text(text: str) -> str:
    """What a cell can hold of a text: lone surrogates have no UTF-8, and length has an end."""
    sound = text.encode("utf-8", "replace").decode()
    return sound if _units(sound) <= MOST_LETTERS else _shortened(sound) + CUT


def _units(text: str) -> int:
    """Letters as Excel counts them: those outside the first plane are two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _shortened(text: str) -> str:
    room, used = MOST_LETTERS - len(CUT), 0
    for at, letter in enumerate(text):
        used += 1 + (letter > "\uffff")
        if used > room:
            return text[:at]
    return text


def with_rows(empty: Path, full: Path, rows: Mapping[str, IO[bytes]]) -> None:
    """Copies a workbook, putting rows under the last that its sheets have.

    Args:
        empty: the workbook.
        full: written to, over what is there.
        rows: by the sheet's name in the package (`xl/worksheets/sheet2.xml`), XML of its rows.
    """
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(full, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            with new.open(entry, "w", force_zip64=name in rows) as file:
                if name in rows:
                    _put(file, content, rows[name])
                else:
                    file.write(content)


def _put(file: IO[bytes], sheet: bytes, rows: IO[bytes]) -> None:
    head, end, tail = sheet.partition(_ROWS_END)
    # Says where cells stand; it is left out rather than told wrong.
    file.write(re.sub(rb"<dimension [^>]*/>", b"", head))
    rows.seek(0)
    shutil.copyfileobj(rows, file, 1 << 20)
    file.write(end + tail)
