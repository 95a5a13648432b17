"""Characters to lines: broken by geometry alone, words and the place of each character kept."""

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.lines.footmarks import SMALLER, footnote_marks, without_marks
from doc_audit.ingest.pdf.lines.icons import without_icons
from doc_audit.ingest.pdf.lines.initials import LARGER
from doc_audit.ingest.pdf.lines.justified import stretched_joined
from doc_audit.ingest.pdf.lines.linerow import CharRow
from doc_audit.ingest.pdf.lines.making import make_lines
from doc_audit.ingest.pdf.lines.openers import is_marker
from doc_audit.ingest.pdf.lines.textline import TextLine, join_level, renumbered
from doc_audit.ingest.pdf.lines.turned import in_turn
from doc_audit.ingest.pdf.marks.glyphs import Glyphs
from doc_audit.ingest.pdf.source.steps import places

WIDEST_GAP = 1.6
"""em between two characters of one line (READING_NOTES, section 7)."""
_WIDEST_TAB = 6.0  # em between a bullet or number and its words
_BACK = 1.0  # em by which a character may stand left of the one before it (kerning, accents)
_DRIFT = 0.35  # em between baselines of one line
_RAISED = 0.6  # em of the larger text by which smaller text may be raised or lowered
_HIGHEST_MARK = 1.0  # em by which the mark of a footnote may be raised before its words


def read_lines(glyphs: Glyphs, page: int, cell: NDArray[np.int32]) -> list[TextLine]:
    """Lines of one page in stream order.

    Args:
        glyphs: of the page.
        page: its number, from 1.
        cell: table cell of each character, -1 for none, (n,).
    """
    if not len(glyphs.codes):
        return []
    row = _row(glyphs, cell)
    breaks = _breaks(row)
    _part_initials(breaks, row, glyphs)
    raised = footnote_marks(row, glyphs, breaks)
    marks: dict[int, str] = {}
    if np.count_nonzero(raised):
        glyphs, row, breaks, marks = without_marks(raised, glyphs, row, breaks)
    lines = in_turn(make_lines(glyphs, row, breaks, marks, page), row, breaks)
    return _joined(stretched_joined(without_icons(lines)))


def _row(glyphs: Glyphs, cell: NDArray[np.int32]) -> CharRow:
    boxes = glyphs.boxes
    turned = glyphs.runs.turned[glyphs.run]
    x0, x1 = boxes[:, 0], boxes[:, 2]
    high = boxes[:, 3] - boxes[:, 1]
    if np.count_nonzero(turned):
        high = np.where(turned, x1 - x0, high)
        x0, x1 = np.where(turned, boxes[:, 1], x0), np.where(turned, boxes[:, 3], x1)
    size = glyphs.runs.size[glyphs.run]
    if not size.min() > 0:
        size = np.where(size > 0, size, np.maximum(high, 1)).astype(np.float32)
    return CharRow(x0, x1, size, glyphs.runs.baseline[glyphs.run], turned, cell)


def _breaks(row: CharRow) -> NDArray[np.bool_]:
    """Whether a line begins at each character."""
    em = np.maximum(row.size[1:], row.size[:-1])
    small = np.minimum(row.size[1:], row.size[:-1]) < SMALLER * em
    gap = row.x0[1:] - row.x1[:-1]
    drift = np.abs(row.base[1:] - row.base[:-1])
    off = drift > np.where(small, _RAISED, _DRIFT) * em
    far = (np.abs(gap) > WIDEST_GAP * em) | (gap < -_BACK * em)
    if np.count_nonzero(row.turned):
        # Turned text runs up or down the page; only a real jump along its line ends it.
        jumps = np.abs(row.x0[1:] - row.x0[:-1]) > 3 * em
        far = np.where(row.turned[1:], jumps, far) | (row.turned[1:] != row.turned[:-1])
    breaks = np.ones(len(row.x0), np.bool_)
    breaks[1:] = off | far | (row.cell[1:] != row.cell[:-1])
    return breaks


def _part_initials(breaks: NDArray[np.bool_], row: CharRow, glyphs: Glyphs) -> None:
    """Break lines after a drop capital, which stands deeper than the words it opens."""
    falls = places(breaks[:-1] & (row.size[:-1] > LARGER * row.size[1:]))
    for at in falls.tolist():
        deeper = row.base[at] - row.base[at + 1] > 0.5 * row.size[at + 1]
        breaks[at + 1] |= deeper and chr(int(glyphs.codes[at])).isupper()


def _joined(lines: list[TextLine]) -> list[TextLine]:
    """Bullets and numbers set apart by a tab joined with the words that follow them."""
    done: list[TextLine] = []
    for line in lines:
        before = done[-1] if done else None
        if before is not None and _is_its_marker(before, line):
            done[-1] = join_level(before, line)
        else:
            done.append(line)
    return renumbered(done) if len(done) < len(lines) else done


def _is_its_marker(mark: TextLine, line: TextLine) -> bool:
    if mark.turned or line.turned or mark.cell != line.cell or not is_marker(mark.text):
        return False
    if mark.size > LARGER * line.size and mark.text.isupper():
        return False  # a drop capital
    em = max(mark.size, line.size)
    gap = line.box.x0 - mark.box.x1
    rise = line.baseline - mark.baseline
    if mark.text.isdigit() and gap < em and 0 < rise <= _HIGHEST_MARK * em:
        return -0.2 * em < gap  # the mark of a footnote before its words
    return abs(rise) <= _RAISED * em and -0.2 * em < gap < _WIDEST_TAB * em
