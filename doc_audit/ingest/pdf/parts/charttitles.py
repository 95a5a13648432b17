"""Titles and labels of charts and pictures that are set like headings or like text."""

from collections.abc import Collection, Sequence

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.captions import is_caption, is_citation
from doc_audit.ingest.pdf.parts.labelwords import is_label

_PICTURE = 4.0  # em between a row of labels and the text under the picture they stand over
_LEVEL = 0.3  # em between the baselines of a row
_FARTHEST = 20  # passages after a label in which the text under its picture is looked for
_RIGHT_UNDER = 0.8  # em between a picture's title and its source
_STEEP = 2.0  # times as high as wide that a label turned by a quarter is


def chart_titles(
    passages: Sequence[Passage], heads: Sequence[bool], charted: Collection[int]
) -> set[int]:
    """Indices of headings with nothing under them but a chart.

    A numbered one heads a section all the same, and so does one that is set as headings of text
    are elsewhere in the document.

    Args:
        passages: of the document, in reading order.
        heads: whether each is a heading.
        charted: `id` of each passage that a chart comes right after.
    """
    if not charted:
        return set()
    found = {
        index
        for index, passage in enumerate(passages)
        if heads[index] and id(passage) in charted and not passage.marker
        and _ends_section(passages, heads, index)
    }  # fmt: skip
    looks = {
        _look(passage)
        for index, passage in enumerate(passages)
        if heads[index] and index not in found
    }
    return {index for index in found if _look(passages[index]) not in looks}


def _ends_section(passages: Sequence[Passage], heads: Sequence[bool], index: int) -> bool:
    """Whether no text follows a heading before the next one, sources of charts aside."""
    page = passages[index].lines[0].page
    for after in range(index + 1, len(passages)):
        if heads[after] or passages[after].lines[0].page != page:
            return True
        if not is_caption(passages[after].words):
            return False
    return True


def _look(passage: Passage) -> tuple[int, str, int]:
    line = passage.lines[0]
    return round(line.size), line.font, line.colour


def picture_labels(passages: Sequence[Passage], heads: Sequence[bool]) -> set[int]:
    """Indices of words in a row over a picture that no one of them heads.

    A heading stands over its own column: where two of one size share the first text under them,
    far below, they label what is shown between.
    """
    rows: dict[tuple[int, int, str], list[int]] = {}
    for index, passage in enumerate(passages):
        if heads[index] and len(passage.lines) == 1:
            size, font, _ = _look(passage)
            rows.setdefault((passage.lines[0].page, size, font), []).append(index)
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
    own, page = passages[index].box, passages[index].lines[0].page
    near = passages[max(0, index - _FARTHEST) : index + _FARTHEST]
    below = [
        p
        for p in near
        if p.lines[0].page == page
        and p.box.y0 >= own.y1 - 2
        and p.box.x0 < own.x1
        and p.box.x1 > own.x0
    ]
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
