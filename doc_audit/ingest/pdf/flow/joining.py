"""Whether a line goes on with the passage before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pdf.flow.namelines import name_line
from doc_audit.ingest.pdf.flow.signatures import is_person
from doc_audit.ingest.pdf.lines.openers import has_leader
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine

SAME_SIZE = 0.12
"""Share by which sizes of one passage may differ: text boxes are scaled, capitals set larger."""
_SCALED = 0.05  # the same, for sizes that nobody sees as two
LEADING = 1.5  # em: baselines of one passage where the page doesn't say otherwise
MOST_LEADING = 2.3  # em: widest line spacing seen in body text (double spacing of Word)
_TORN_STEP = 2.0  # em between parts of a passage that are joined when set alike
_STRETCH = 1.22  # a step this much wider than the passage's own opens another passage
_WIDEST_LETTER = 1.1  # em; W has .95
_WIDEST_DIGIT = 0.8  # em; digits of text faces are .5 to .65 wide, wider ones are set larger
LEAST_STEP = 0.5  # em: a smaller step down is no new line
_BOLD = 0.9  # share of bold characters from which a line counts as bold
TERMINAL = (".", "!", "?", ":", ";", ".”", ".’", ".)", '."')


@dataclass(slots=True)
class OpenPassage:
    """A passage that still grows."""

    lines: list[TextLine]
    marker: str
    skip: int
    box: Box


def is_full(last: OpenPassage | Passage, end: TextLine, line: TextLine) -> bool:
    """Whether the first word of `line` would not have fitted after `end`."""
    right = max(max(item.box.x1 for item in last.lines), line.box.x1)
    word = line.text.split(" ", 1)[0]
    return end.box.x1 + (len(word) + 1) * 0.5 * line.size > right


def goes_on(last: OpenPassage | Passage, line: TextLine, leading: float) -> bool:
    """Whether a line without a marker belongs to the passage before it."""
    end = last.lines[-1]
    if line.turned or end.turned:
        return line.turned and end.turned and _beside(end, line)
    if not (_same_set(last, line) and _below(last, line, leading) and _in_reach(last, line)):
        return False
    return not (label_of(line.text) or has_leader(end.text))


def _beside(end: TextLine, line: TextLine) -> bool:
    level = min(end.box.y1, line.box.y1) > max(end.box.y0, line.box.y0)
    return level and line.size == end.size and abs(line.baseline - end.baseline) < 2 * line.size


def _same_set(last: OpenPassage | Passage, line: TextLine) -> bool:
    """Whether size and weight allow one passage."""
    end = last.lines[-1]
    big = max(end.size, line.size)
    if abs(end.size - line.size) > SAME_SIZE * big:
        return False
    starts_lower = line.text[:1].islower()
    scaled = abs(end.size - line.size) <= _SCALED * big
    if not scaled and not starts_lower and not is_full(last, end, line):
        return False  # a title and the smaller one under it
    turns = (end.bold >= _BOLD) != (line.bold >= _BOLD) or end.colour != line.colour
    if not turns:
        return True
    # A bold lead-in or link may fill whole lines of a sentence that goes on in plain.
    if starts_lower:
        # A sentence would have gone on in its line; what does not names what stands under it.
        named = not last.marker and name_line(last.lines, line)
        return not named or is_full(last, end, line)
    if end.text.endswith(TERMINAL) or not is_full(last, end, line):
        return False
    if 0 < line.bold < 1 or 0 < end.bold < 1:
        return True
    # A coloured link may begin near the end of a line; a bold line is rather a heading.
    weighed = (end.bold >= _BOLD) != (line.bold >= _BOLD)
    return not weighed and (bool(last.marker) or len(last.lines) > 1)


def _below(last: OpenPassage | Passage, line: TextLine, leading: float) -> bool:
    end = last.lines[-1]
    step = line.baseline - end.baseline
    em = max(end.size, line.size)
    if step < LEAST_STEP * em:
        return False
    if len(last.lines) < 2:
        return step <= leading * em or (step <= MOST_LEADING * em and _is_widened(end, line))
    own = end.baseline - last.lines[-2].baseline
    return step <= max(own * _STRETCH, 0.9 * em) and step <= MOST_LEADING * em


def _is_widened(end: TextLine, line: TextLine) -> bool:
    """Whether a sentence goes on below a line that a large figure in it makes taller."""
    if end.text.endswith(TERMINAL) or not line.text[:1].islower() or not end.edges:
        return False
    return any(
        sign.isdigit() and end.x(at + 1) - end.x(at) > _WIDEST_DIGIT * end.size
        for at, sign in enumerate(end.text)
    )


def _in_reach(last: OpenPassage | Passage, line: TextLine) -> bool:
    """Whether the line lies under the passage, not beside it."""
    box = last.box
    wide = min(box.x1, line.box.x1) - max(box.x0, line.box.x0)
    if wide <= 0.3 * min(box.width, line.box.width):
        return False
    first = last.lines[0].box.x0
    if last.marker and last.skip and line.box.x0 < first - 0.3 * line.size:
        return False
    centred = abs((box.x0 + box.x1) - (line.box.x0 + line.box.x1)) < 2 * line.size
    left = last.lines[-1].box.x0 if len(last.lines) > 1 else first
    return centred or abs(line.box.x0 - left) < 4 * line.size + _initial(last.lines[0])


def _initial(line: TextLine) -> float:
    """Width of a drop capital that opens a line: by that its passage is indented; 0 for none."""
    wide = line.x(1) - line.x(0) if line.edges else 0.0
    return wide if wide > _WIDEST_LETTER * line.size else 0.0


def _right_margin(passage: Passage, others: Sequence[Passage]) -> float:
    """Right edge of the text in the column that a passage stands in."""
    box = passage.box
    column = (other.box for other in others)
    return max(other.x1 for other in column if other.x0 < box.x1 and other.x1 > box.x0)


def is_torn(above: Passage, below: Passage, others: Sequence[Passage]) -> bool:
    """Whether the content stream tore apart what is one passage.

    Only a passage that stops in mid-sentence, or at the right margin, goes on in one that lies
    right below it and is set alike.

    Args:
        above: the first part.
        below: what comes next in reading order.
        others: all passages of the page, those two included.
    """
    end, start = above.lines[-1], below.lines[0]
    if below.marker or end.text.endswith(TERMINAL) or has_leader(end.text):
        return False
    if end.turned or start.turned or (is_person(start.text) and is_person(end.text)):
        return False
    left = above.lines[-1].box.x0 if len(above.lines) > 1 else above.lines[0].box.x0
    bold = (end.bold >= _BOLD) == (start.bold >= _BOLD) and end.colour == start.colour
    alike = abs(end.size - start.size) <= 0.04 * end.size and bold
    aligned = abs(start.box.x0 - left) < 3 * start.size
    step = (start.baseline - end.baseline) / end.size
    if not (alike and aligned and LEAST_STEP < step <= _TORN_STEP) or label_of(start.text):
        return False
    word = start.text.split(" ", 1)[0]
    need = end.box.x1 + (len(word) + 1) * 0.5 * start.size
    full = need > _right_margin(above, others)
    return (full or start.text[:1].islower()) and (step <= LEADING or full)
