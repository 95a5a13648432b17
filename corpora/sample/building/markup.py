"""One line of a source: a statement with its codes written into it.

    Ce* (w2,r2:...) Raise <i2:access uptake> among <p2:maternity pregnant women> ...

The first letter is the type (C commitment, A aspiration, D done, X context, O not coded), the
second the relevance (e explicit, i implicit, n none), `*` marks a restated target or duty. Marks
in round brackets come from the stem and have no words of their own. In the text `<d2:category
words>` marks words: a letter for the dimension, the level, its categories; marks may be nested. Of
several marks of one dimension the highest level counts, and its words run on over "and".
Cells are parted by ` | `.
"""

import re

from building.model import DIMENSIONS, MONITORING, Cell, Mark, Statement

TYPES = {
    "C": "commitment",
    "A": "aspiration",
    "D": "achievement",
    "X": "context",
    "O": "other",
}
RELEVANCE = {"e": "explicit", "i": "implicit", "n": "none"}
LINE = re.compile(r"^([CADX][ein]|O)(\*?)(?: \(([^)]*)\))? (.+)$")
MARK = re.compile(r"^([igprtwfm])([12])(?::([a-z_,]+))?$")
CELL = " | "
JOINS = (" and ", ", ")


class SourceError(ValueError):
    """A line of a source that can't be read; the message holds the line."""


def statement(line: str, key: str, columns: tuple[tuple[str, str], ...] = ()) -> Statement:
    """Read one line; `columns` are (head, role) of the cells, if it is a row or a box."""
    read = LINE.match(line)
    if read is None:
        raise SourceError(f"not a statement line: {line}")
    code, restated, inherited, body = read.groups()
    text, marks = _marked(body, line)
    if code == "O":
        return Statement(key, text, coded=False)
    for item in (inherited or "").split(" "):
        if item:
            letter, mark = _mark(item, "", line)
            marks.setdefault(letter, mark)
    return Statement(
        key,
        text,
        type=TYPES[code[0]],
        relevance=RELEVANCE[code[1]],
        origin="restated" if restated else "own",
        marks=marks,
        cells=_cells(text, columns, line),
    )


def _marked(body: str, line: str) -> tuple[str, dict[str, Mark]]:
    """The text without its marks, and for each letter the highest mark met first."""
    text = ""
    open_marks: list[tuple[str, int]] = []
    found: list[tuple[int, str, Mark]] = []  # where it starts, its letter
    for piece in re.split(r"(<[igprtwfm][12][a-z_:,]* |>)", body):
        if piece == ">":
            head, start = open_marks.pop()
            letter, mark = _mark(head, text[start:], line)
            found.append((start, letter, mark))
        elif piece.startswith("<"):
            open_marks.append((piece[1:-1], len(text)))
        else:
            text += piece
    if open_marks:
        raise SourceError(f"a mark isn't closed: {line}")
    return text, _settled(text, sorted(found, key=lambda item: item[0]))


def _settled(text: str, found: list[tuple[int, str, Mark]]) -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for letter in [*DIMENSIONS, MONITORING]:
        same = [(start, mark) for start, name, mark in found if name == letter]
        if same:
            level = max(mark.level for _, mark in same)
            spans = [(at, at + len(mark.words)) for at, mark in same if mark.level == level]
            named = [name for _, mark in same for name in mark.categories]
            marks[letter] = Mark(level, _joined(text, spans), tuple(dict.fromkeys(named)))
    return marks


def _joined(text: str, spans: list[tuple[int, int]]) -> str:
    """The words from the first mark on, as far as marks follow with an "and" between them."""
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if text[end:next_start] in JOINS:
            end = next_end
    return text[start:end]


def _mark(head: str, words: str, line: str) -> tuple[str, Mark]:
    read = MARK.match(head)
    if read is None:
        raise SourceError(f"not a mark: {head!r} in {line}")
    letter, level, categories = read.groups()
    return letter, Mark(int(level), words, tuple(categories.split(",")) if categories else ())


def _cells(text: str, columns: tuple[tuple[str, str], ...], line: str) -> tuple[Cell, ...]:
    if not columns:
        return ()
    texts = text.split(CELL)
    if len(texts) != len(columns):
        raise SourceError(f"{len(columns)} cells expected, {len(texts)} found: {line}")
    cells = []
    start = 0
    for (head, role), cell in zip(columns, texts, strict=True):
        cells.append(Cell(head, role, start, start + len(cell)))
        start += len(cell) + len(CELL)
    return tuple(cells)
