"""Titles and labels of charts and pictures that are set like headings or like text."""

from collections.abc import Collection, Sequence
from itertools import compress

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.captions import is_caption, is_citation
from doc_audit.ingest.pdf.parts.labelwords import is_label

_PICTURE = 4.0  # em between a row of labels and the text under the picture they stand over
_LEVEL = 0.3  # em between the baselines of a row
_FARTHEST = 20  # passages after a label in which the text under its picture is looked for
_RIGHT_UNDER = 0.8  # em between a picture's title and its source
_STEEP = 2.0  # times as high as wide that a label turned by a quarter is


class ChartTitles:
    """Finds headings with nothing under them but a chart, heard page by page.

    A numbered one heads a section all the same, and so does one that is set as headings of text
    are elsewhere in the document.
    """

    def __init__(self) -> None:
        self._found: dict[int, _Look] = {}
        self._looks: set[_Look] = set()  # of all other headings

    def look(
        self,
        passages: Sequence[Passage],
        heads: Sequence[bool],
        charted: Collection[int],
        before: int,
    ) -> None:
        """Passages of a further page.

        Args:
            passages: of the page, in reading order.
            heads: whether each is a heading.
            charted: place of each passage that a chart comes right after.
            before: how many passages the pages before have.
        """
        for at in compress(range(len(passages)), heads):
            passage = passages[at]
            over = at in charted and not passage.marker
            if over and _ends_section(passages, heads, at):
                self._found[before + at] = _look(passage)
            else:
                self._looks.add(_look(passage))

    def found(self) -> set[int]:
        """Indices of such headings among the document's passages."""
        return {index for index, look in self._found.items() if look not in self._looks}


def _ends_section(passages: Sequence[Passage], heads: Sequence[bool], index: int) -> bool:
    """Whether no text of the page follows a heading before the next, sources of charts aside."""
    for after in range(index + 1, len(passages)):
        if heads[after]:
            return True
        if not is_caption(passages[after].words):
            return False
    return True


_Look = tuple[int, str, int]


def _look(passage: Passage) -> _Look:
    line = passage.lines[0]
    return round(line.size), line.font, line.colour


def picture_labels(passages: Sequence[Passage], heads: Sequence[bool]) -> set[int]:
    """Places of words of a page in a row over a picture that no one of them heads.

    A heading stands over its own column: where two of one size share the first text under them,
    far below, they label what is shown between.
    """
    rows: dict[tuple[int, str], list[int]] = {}
    for index, passage in enumerate(passages):
        if heads[index] and len(passage.lines) == 1:
            size, font, _ = _look(passage)
            rows.setdefault((size, font), []).append(index)
    return {
        index
        for row in rows.values()
        for index in row
        if len(row) > 1 and any(_share_text(passages, index, other) for other in row)
    }


def _share_text(passages: Sequence[Passage], one: int, other: int) -> bool:
    lines = passages[one].lines[0], passages[other].lines[0]
    size = lines[0].size
    if one == other or abs(lines[0].baseline - lines[1].baseline) > _LEVEL * size:
        return False
    under = [_first_under(passages, index) for index in (one, other)]
    same = under[0] is not None and under[0] is under[1]
    return same and _gap(passages[one], under[0]) >= _PICTURE * size


def _first_under(passages: Sequence[Passage], index: int) -> Passage | None:
    """The nearest passage below one, in its column."""
    own = passages[index].box
    near = passages[max(0, index - _FARTHEST) : index + _FARTHEST]
    below = [p for p in near if p.box.y0 >= own.y1 - 2 and p.box.x0 < own.x1 and p.box.x1 > own.x0]
    return min(below, key=lambda p: p.box.y0, default=None)


def _gap(above: Passage, below: Passage | None) -> float:
    return below.box.y0 - above.box.y1 if below else 0.0


def is_picture_title(passages: Sequence[Passage], index: int) -> bool:
    """Whether a label stands right over the source of a picture."""
    if index + 1 >= len(passages) or not is_citation(passages[index + 1].whole):
        return False
    gap = _gap(passages[index], passages[index + 1])
    return abs(gap) <= _RIGHT_UNDER * passages[index].size and is_label(passages[index].words)


def is_side_label(passage: Passage) -> bool:
    """Whether it is a label turned by a quarter, as those of axes and arrows are."""
    box = passage.box
    return passage.lines[0].turned and box.height > _STEEP * box.width and is_label(passage.words)
