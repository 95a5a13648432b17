"""Heads of columns on a page, over tables that no grid of rules shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.head_words import WORDS
from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.pdf.lines.textlevels import Level, Span, split_at
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tables.records import TableRow
from doc_audit.model.document import CellRole


def _last_words(*roles: CellRole) -> re.Pattern[str]:
    """Finds how a word begins with which heads of some roles end; a short word only as a whole."""
    found = {words.split()[-1] for role in roles for words in WORDS[role]}
    stems = {word.rstrip("y") if len(word) > _WHOLE else rf"{word}s?\b" for word in found}
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})")


_WHOLE = 3  # letters of a word that others begin with by chance: by, of, end
_HEAD_WORD = _last_words("action", "lead", "timescale")
_WHO_OR_WHEN = _last_words("lead", "timescale")
_CAPITAL = re.compile(r"\s\W?[A-Z0-9]")  # a second head on one line
HEAD_GAP = 0.45
"""em of white that part two heads on one level; a blank is 0.25 to 0.28 wide."""
_LONGEST_HEAD = 60  # characters
_MOST_WORDS = 8  # in one head
_SHORTENED = 5  # characters of a head that may end in a stop
_MOST_LEVELS = 4  # of one row of heads, wrapped ones included
_WIDEST_STEP = 2.4  # em between baselines of two rows of heads, one over the other
_WRAPPED_STEP = 1.5  # em between the lines of one head


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The head of one column.

    Attributes:
        text: with the head over several columns that this one is part of.
        lines: its own.
        above: heads over several columns of which this is one.
        over: those of them of which this is the first.
        span: from and to, in points.
    """

    text: str
    lines: tuple[TextLine, ...]
    above: tuple[TextLine, ...]
    over: tuple[TextLine, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of heads; `levels` are those of the page it takes up, first and last."""

    cells: tuple[HeadCell, ...]
    levels: tuple[int, int]

    @property
    def texts(self) -> tuple[str, ...]:
        """Words over each column."""
        return tuple(cell.text for cell in self.cells)


def action_heads(levels: Sequence[Level]) -> list[HeadRow]:
    """Rows of heads on a page that name an action and a lead or a date, from the top down."""
    found: list[HeadRow] = []
    at = 0
    while at < len(levels):
        head = _head_at(levels, at)
        if head is not None:
            found.append(head)
            at = head.levels[1]
        at += 1
    return found


def _head_at(levels: Sequence[Level], at: int) -> HeadRow | None:
    """The row of heads that begins at a level."""
    if not (_may_begin(levels[at]) and _may_name(levels[at : at + _MOST_LEVELS])):
        return None
    first = levels[at].pieces(HEAD_GAP)
    if not all(map(_is_short, first)) or first[0].text[:1].islower():
        return None
    if len(first) < 2 and not _follows_alike(levels, at):
        return None
    end = _style_end(levels, at)
    for last in sorted({end, at}, reverse=True):
        pieces = [level.pieces(HEAD_GAP) for level in levels[at : last + 1]]
        if not all(_is_short(piece) for row in pieces for piece in row):
            continue
        if not _may_name(levels[at : last + 1]):
            continue
        cells = compose(pieces)
        if len(cells) > 1 and is_action_head([cell.text for cell in cells]):
            return _with_wrapped(levels, HeadRow(tuple(cells), (at, last)))
    return None


def _with_wrapped(levels: Sequence[Level], head: HeadRow) -> HeadRow:
    """The row of heads with the first lines of those that begin above the others."""
    top, last = head.levels
    while top and _is_wrapped_start(levels[top - 1], levels[top]):
        cells = compose([level.pieces(HEAD_GAP) for level in levels[top - 1 : last + 1]])
        if len(cells) != len(head.cells):
            break
        top -= 1
        head = HeadRow(tuple(cells), (top, last))
    return head


def _is_wrapped_start(level: Level, below: Level) -> bool:
    """Whether a level set like the heads under it holds nothing but the starts of some."""
    step = below.baseline - level.baseline
    alike = level.style == below.style and step <= _WRAPPED_STEP * below.size
    return alike and all(map(_is_short, level.pieces(HEAD_GAP)))


def _may_begin(level: Level) -> bool:
    """A quick look: words that heads are made of, in what is no line of a sentence."""
    line = level.lines[0]
    first = line.text
    if first[:1].islower() or len(first) > 2 * _LONGEST_HEAD or _is_sentence(first):
        return False
    if len(level.lines) == 1:
        bold, whole = level.style[0], line.white < HEAD_GAP * line.size
        if whole and (not bold or len(first) > _LONGEST_HEAD):
            return False  # as nearly all lines: no head stands beside it
        if not bold and not _CAPITAL.search(first):
            return False
    return any(_HEAD_WORD.search(line.text.lower()) for line in level.lines)


def _may_name(levels: Sequence[Level]) -> bool:
    """A quick look: whether words of the head of a lead or date are in it."""
    return any(_WHO_OR_WHEN.search(ln.text.lower()) for level in levels for ln in level.lines)


def _follows_alike(levels: Sequence[Level], at: int) -> bool:
    """Whether the level under a lone bold piece stands near enough to be of the same heads."""
    if at + 1 == len(levels) or not levels[at].style[0]:
        return False
    step = levels[at + 1].baseline - levels[at].baseline
    return step <= _WRAPPED_STEP * levels[at].size


def _style_end(levels: Sequence[Level], at: int) -> int:
    """Last level of those set like this one, where that parts them from what follows."""
    last = at
    while last + 1 < len(levels) and _heads_go_on(levels[last], levels[last + 1]):
        last += 1
        if last - at >= _MOST_LEVELS:
            return at
    return last


def _heads_go_on(above: Level, level: Level) -> bool:
    """Whether a level may hold heads of the row above it: set alike, near, not across them."""
    step = level.baseline - above.baseline
    if level.style != above.style or step > _WIDEST_STEP * above.size:
        return False
    pieces = level.pieces(HEAD_GAP)
    if len(pieces) > 1:
        return True
    across = sum(_meet(pieces[0].box, over.box) for over in above.pieces(HEAD_GAP))
    return across < 2 and step <= _WRAPPED_STEP * above.size


def _is_short(line: TextLine) -> bool:
    text = line.text
    words = text.split()
    return len(text) <= _LONGEST_HEAD and len(words) <= _MOST_WORDS and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """Whether words end as a sentence does; `No.` and `Ref.` are heads."""
    return text.endswith((".", ",")) and len(text) > _SHORTENED


def compose(rows: Sequence[Sequence[TextLine]]) -> list[HeadCell]:
    """Heads of columns from the pieces of one or more levels, wrapped and nested ones joined."""
    pieces = [piece for row in rows for piece in row]
    over = [p for p in pieces if any(_covers(p, row) for row in rows)]
    leaves = [p for p in pieces if not any(p is o for o in over)]
    columns: list[list[TextLine]] = []
    for piece in sorted(leaves, key=lambda p: p.box.x0):
        if columns and piece.box.x0 < max(p.box.x1 for p in columns[-1]):
            columns[-1].append(piece)
        else:
            columns.append([piece])
    boxes = [around([p.box for p in column]) for column in columns]
    return [
        _cell(sorted(own, key=lambda p: p.baseline), box, over, boxes[:at])
        for at, (own, box) in enumerate(zip(columns, boxes, strict=True))
    ]


def _covers(piece: TextLine, row: Sequence[TextLine]) -> bool:
    """Whether a piece stands over two of another level."""
    return sum(_meet(piece.box, other.box) for other in row if other is not piece) > 1


def _meet(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def _cell(
    own: Sequence[TextLine], box: Box, over: Sequence[TextLine], before: Sequence[Box]
) -> HeadCell:
    above = [p for p in over if _meet(p.box, box)]
    new = tuple(p for p in above if not any(_meet(p.box, other) for other in before))
    text = " ".join(line.text for line in (*above, *own))
    return HeadCell(text, tuple(own), tuple(above), new, (box.x0, box.x1))


def split_heads(head: HeadRow, cuts: Sequence[float]) -> tuple[tuple[str, ...], TableRow]:
    """Words over each column, and the row of heads, where `cuts` may part heads set close."""
    own: list[list[TextLine]] = [[] for _ in range(len(cuts) + 1)]
    texts = [""] * len(own)
    for cell in head.cells:
        pieces = [piece for line in cell.lines for piece in split_at(line, cuts)]
        columns = [sum(piece.box.x0 + 1 > x for x in cuts) for piece in pieces]
        prefix = " ".join(line.text for line in cell.above)
        for piece, column in zip(pieces, columns, strict=True):
            texts[column] = " ".join(filter(None, [texts[column] or prefix, piece.text]))
            own[column].append(piece)
        own[min(columns)] = [*cell.over, *own[min(columns)]]
    return tuple(texts), TableRow(tuple(map(tuple, own)))


def spans_of(head: HeadRow) -> list[Span]:
    """From and to of each head, left to right, none over the next."""
    spans = [cell.span for cell in head.cells]
    ends = [min(a[1], b[0]) for a, b in pairwise(spans)]
    return [(a, end) for (a, _), end in zip(spans, [*ends, spans[-1][1]], strict=True)]
