"""Lines that run over a gutter cut there: a label or number and the text that stands beside it."""

from collections.abc import Sequence
from math import inf

from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pdf.flow.joining import LEADING, LEAST_STEP
from doc_audit.ingest.pdf.lines.openers import is_marker
from doc_audit.ingest.pdf.lines.textline import TextLine, changed, renumbered
from doc_audit.ingest.pdf.lines.words import cut

_WIDE_BLANK = 0.8  # em: justified text opens its blanks to 0.6
_SAME_EDGE = 1.5  # points between left edges of lines of one text
_LONGEST_NUMBER = 14  # characters, as in `pairs`
_LONGEST_COUNTER = 5  # characters of what counts an item or reference: "[103]"
_BIG = 1.3  # times the type of the line from which a number beside it is set larger
_DIGIT = 0.556  # em: width of a digit in Helvetica, and within a tenth in other text type
_ASCENT, _DESCENT = 0.95, 0.3  # em of a line's box above and below its baseline


def split_at_gutters(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines in stream order, `order` counted anew when any was cut.

    A line is cut where a neighbour of its text begins right above or below a wide blank in it. A
    big number runs on into the second of two lines beside it; it is put before both.
    """
    done: list[TextLine] = []
    lefts = [-inf, *(line.box.x0 for line in lines), -inf]
    for at, line in enumerate(lines):
        low, high = line.box.x0 + line.size, line.box.x1 - line.size
        if not (low < lefts[at] < high or low < lefts[at + 2] < high):
            done.append(line)  # nearly all of them
            continue
        start = _second_start(line, [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]])
        if not start:
            done.append(line)
            continue
        left, right = _parts(line, start)
        if done and _is_above(done[-1], right):
            done.insert(len(done) - 1, left)
            done.append(right)
        else:
            done += [left, right]
    if len(done) == len(lines):
        return list(lines)
    return renumbered(done)


def _second_start(line: TextLine, near: Sequence[TextLine]) -> int:
    """Where in a line the text that `near` begins with stands beside another; 0 for nowhere."""
    for other in near:
        x = other.box.x0
        if not line.box.x0 + line.size < x < line.box.x1 - line.size or line.turned:
            continue
        start = _start_at(line, x) if _is_next(line, other) else 0
        if start and _is_gutter(line, start):
            return start
    return 0


def _is_next(line: TextLine, other: TextLine) -> bool:
    """Whether two lines follow each other in one text."""
    step = abs(other.baseline - line.baseline)
    alike = abs(line.size - other.size) <= 0.1 * line.size and not other.turned
    level = LEAST_STEP * line.size < step <= LEADING * line.size
    return alike and level and line.cell == other.cell


def _start_at(line: TextLine, x: float) -> int:
    """The word of a line that begins at a place."""
    for start in range(1, len(line.text)):
        if line.text[start - 1] == " " and abs(line.x(start) - x) <= _SAME_EDGE:
            return start
    return 0


def _is_gutter(line: TextLine, start: int) -> bool:
    """Whether the blank before a word parts two texts."""
    left = line.text[: start - 1]
    if is_marker(left) or label_of(line.text) is not None:
        return False
    if _number_size(line, left) >= _BIG * line.size:
        return True
    counter = len(left) <= _LONGEST_COUNTER and left.strip("[]().").isalnum()
    gap = line.x(start) - line.x(start - 1)
    return gap >= _WIDE_BLANK * line.size and not counter


def _number_size(line: TextLine, left: str) -> float:
    """Type size of a number at the start of a line, by the width of its digits; 0 for words."""
    digits = [at for at, char in enumerate(left) if char.isdigit()]
    if len(left) > _LONGEST_NUMBER or not digits:
        return 0.0
    return sum(line.x(at + 1) - line.x(at) for at in digits) / len(digits) / _DIGIT


def _parts(line: TextLine, start: int) -> tuple[TextLine, TextLine]:
    left, right = cut(line, 0, start - 1), cut(line, start)
    size = max(line.size, _number_size(line, left.text))
    if size >= _BIG * line.size:
        top, bottom = left.baseline - _ASCENT * size, left.baseline + _DESCENT * size
        left = changed(left, size=size, box=left.box._replace(y0=top, y1=bottom))
        y0, y1 = right.baseline - _ASCENT * right.size, right.baseline + _DESCENT * right.size
        right = changed(
            right, box=right.box._replace(y0=max(y0, line.box.y0), y1=min(y1, line.box.y1))
        )
    return left, right


def _is_above(before: TextLine, line: TextLine) -> bool:
    """Whether the line before is that right above in the same text."""
    aligned = abs(before.box.x0 - line.box.x0) <= _SAME_EDGE
    return aligned and before.baseline < line.baseline and _is_next(line, before)
