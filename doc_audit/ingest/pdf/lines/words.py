"""Lines to the text of a block: ends joined, hyphens decided by the document's own words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from doc_audit.ingest.box import Box
from doc_audit.ingest.labels import CELL_JOINT
from doc_audit.ingest.pdf.lines.lineends import line_end
from doc_audit.ingest.pdf.lines.textline import EDGE, TextLine, changed
from doc_audit.model import Cell, Line, PageBox
from doc_audit.model.document import CellRole
from doc_audit.model.edges import Edges

RowCell = tuple[str, CellRole, Sequence[TextLine]]
"""Head, role and lines of a cell."""
Vocabulary = Counter[str]
"""How often each word, in lower case, stands unbroken in the document."""

# Bullets of Symbol and Wingdings inside a cell or sentence have no meaning outside their font.
_SIGN = re.compile("[\uf020-\uf0ff]")
_AT_ONCE = 500  # lines whose words are counted together
_STOPS = ".,;:()‘’“”'\"?!•"  # signs at the ends of most stretches that are no plain word
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class WordCount:
    """Counts the words of lines as they come, except those that a line end breaks."""

    def __init__(self) -> None:
        self._words: Vocabulary = Counter()
        self._stretches: Counter[str] = Counter()  # between blanks, of lines no line end breaks
        self._whole: list[str] = []
        self._broken = False

    def add(self, lines: Iterable[TextLine]) -> None:
        """Further lines."""
        whole, broken = self._whole, self._broken
        for line in lines:
            if not (broken or line.hyphen):
                whole.append(line.text)
                if len(whole) == _AT_ONCE:
                    self._split()
                continue
            self._words.update(_unbroken(line, broken))
            broken = line.hyphen
        self._broken = broken

    def _split(self) -> None:
        self._stretches.update("\n".join(self._whole).lower().split())
        self._whole.clear()

    def words(self) -> Vocabulary:
        """Of all lines; to be asked once, after the last."""
        self._split()
        words = self._words
        # Each is looked at once, however often it comes.
        known = words.get  # `Counter` answers for words it doesn't have by a call of its own
        for stretch, count in self._stretches.items():
            bare = stretch.strip(_STOPS)
            if bare.isalpha():
                words[bare] = known(bare, 0) + count
                continue
            for word in _WORD.findall(bare):
                words[word] = known(word, 0) + count
        self._stretches.clear()
        return words


def vocabulary_of(lines: Iterable[TextLine]) -> Vocabulary:
    """Words of all lines, except those that a line end breaks."""
    count = WordCount()
    count.add(lines)
    return count.words()


def _unbroken(line: TextLine, broken: bool) -> list[str]:
    """Words of a line but for those a line end breaks; `broken`: the line before it ends so."""
    found = _WORD.findall(line.text.lower())
    if line.hyphen and found:
        found.pop()
    return found[1:] if broken else found


def words_of_kept(words: Vocabulary, lines: Iterable[TextLine], kept: Iterable[bool]) -> set[str]:
    """The words that `vocabulary_of` would find in the lines kept alone.

    Only what changes is counted: words of lines that are left out, and the first words of those
    that come after another line than before. `words` are those of all the lines.
    """
    gone: Counter[str] = Counter()
    broken = broken_kept = False  # by the line before; by the last one that was kept
    for line, is_kept in zip(lines, kept, strict=True):
        if not is_kept or broken != broken_kept:
            gone.update(_unbroken(line, broken))
            gone.subtract(_unbroken(line, broken_kept) if is_kept else ())
        broken = line.hyphen
        broken_kept = broken if is_kept else broken_kept
    lost = {word for word, count in gone.items() if count >= words.get(word, 0)}
    new = {word for word, count in gone.items() if count < 0}
    return (words.keys() - lost) | new


def cut(line: TextLine, start: int, stop: int | None = None) -> TextLine:
    """The part [start, stop) of a line, blanks at its ends left out."""
    stop = len(line.text) if stop is None else stop
    part = line.text[start:stop]
    start += len(part) - len(part.lstrip())
    text = part.strip()
    stop = start + len(text)
    edges, box = line.edges, line.box
    if edges:
        edges = edges[EDGE * start : EDGE * (stop + 1)]
        box = Box(line.x(start), box.y0, line.x(stop), box.y1)
    lost = tuple(at - start for at in line.lost if start <= at < stop) if line.lost else ()
    ends = stop == len(line.text)
    return changed(
        line, text=text, edges=edges, box=box, lost=lost, hyphen=line.hyphen and ends, marks=""
    )


def joined(lines: Sequence[TextLine], words: Vocabulary) -> tuple[str, tuple[Line, ...]]:
    """Text of some lines and where each stands in it.

    The blank put between two lines belongs to neither; a hyphen that falls away at a line end
    belongs to none, so the lines' `[start, end)` cover everything but those blanks.
    """
    parts: list[str] = []
    placed: list[Line] = []
    at = 0
    for index, line in enumerate(lines):
        text, joint = line.text, ""
        if index + 1 < len(lines):
            text, joint = line_end(text, line.hyphen, lines[index + 1].text, words)
        if text:
            placed.append(_placed(line, at, len(text)))
        parts.append(text + joint)
        at += len(text) + len(joint)
    whole = "".join(parts)
    if not whole.isascii() and _SIGN.search(whole):
        whole = _SIGN.sub("•", whole)
    return whole, tuple(placed)


def _placed(line: TextLine, at: int, length: int) -> Line:
    edges = line.edges
    x0, y0, x1, y1 = line.box
    if edges and length < len(line.text):
        edges = edges[: EDGE * (length + 1)]
        x1 = line.x(length)
    # Through whole hundredths, as `round(x, 2)` takes ten times as long.
    box = PageBox(
        line.page, round(x0 * 100) / 100, round(y0 * 100) / 100,
        round(x1 * 100) / 100, round(y1 * 100) / 100,
    )  # fmt: skip
    return Line(at, at + length, box, Edges(edges))


def joined_cells(
    cells: Sequence[RowCell], words: Vocabulary
) -> tuple[str, tuple[Line, ...], tuple[Cell, ...]]:
    """Text, lines and cells of a table row; empty cells are left out."""
    text = ""
    lines: list[Line] = []
    placed: list[Cell] = []
    for head, role, cell in cells:
        part, own = joined(cell, words)
        if not part:
            continue
        text += CELL_JOINT if text else ""
        start = len(text)
        lines += (Line(at.start + start, at.end + start, at.box, at.edges) for at in own)
        placed.append(Cell(head, role, start, start + len(part)))
        text += part
    return text, tuple(lines), tuple(placed)
