"""Lines to passages: paragraphs, headings and list items, as the content stream strings them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.box import joined
from doc_audit.ingest.pdf.flow.bullets import dotted_lines, marker_of
from doc_audit.ingest.pdf.flow.joining import (
    LEADING,
    LEAST_STEP,
    MOST_LEADING,
    TERMINAL,
    OpenPassage,
    goes_on,
    is_full,
)
from doc_audit.ingest.pdf.flow.signatures import is_person
from doc_audit.ingest.pdf.lines.openers import sign_length
from doc_audit.ingest.pdf.lines.passages import DRAWN, Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.tags.lines import NO_STARTS, Starts

_DASHES = ("-", "–", "—")
_ENOUGH_STEPS = 3  # equal steps between lines that show the spacing of a type size


def usual_leadings(lines: Sequence[TextLine]) -> dict[int, float]:
    """Widest step within passages by type size (rounded), in em; sizes seen too rarely left out.

    The most common step between lines of one size and left edge is taken for that of the body.
    """
    steps: dict[int, dict[float, int]] = defaultdict(dict)
    for above, below in pairwise(lines):
        size = above.size
        step = (below.baseline - above.baseline) / (size if size > 1 else 1)
        if not LEAST_STEP < step < MOST_LEADING:
            continue
        if abs(size - below.size) < 0.5 and abs(above.box.x0 - below.box.x0) < 2:
            counted, step = steps[round(size)], round(step, 1)
            counted[step] = counted.get(step, 0) + 1
    leadings = {}
    for size, counted in steps.items():
        best, count = max(counted.items(), key=lambda item: (item[1], -item[0]))
        if count >= _ENOUGH_STEPS:
            leadings[size] = max(LEADING, (best + 0.05) * 1.05)
    return leadings


def passages_of(
    lines: Sequence[TextLine], dots: FloatArray, starts: Starts = NO_STARTS
) -> list[Passage]:
    """Passages of the lines of one page, in stream order; `starts` is what the tags know."""
    leadings = usual_leadings(lines)
    dotted = dotted_lines(lines, dots) | starts.items
    passages: list[OpenPassage] = []
    for line in lines:
        marker, skip = marker_of(line, line.order in dotted)
        last = passages[-1] if passages else None
        opens = bool(marker) and (last is None or _may_open(last, line, marker, skip))
        leading = leadings.get(round(line.size), LEADING)
        told = opens or line.order in starts.others
        if last is not None and not told and _joins(last, line, leading):
            last.lines.append(line)
            last.box = joined(last.box, line.box)
        else:
            passages.append(OpenPassage([line], *((marker, skip) if opens else ("", 0)), line.box))
    return [Passage(tuple(found.lines), found.marker, found.skip) for found in passages]


def _joins(last: OpenPassage, line: TextLine, leading: float) -> bool:
    """Whether a line goes on with a passage, and isn't the next person in a list of authors."""
    if not goes_on(last, line, leading):
        return False
    return not (is_person(line.text) and is_person(last.lines[-1].text))


def _may_open(last: OpenPassage | Passage, line: TextLine, marker: str, skip: int) -> bool:
    """Whether a marker opens an item, and isn't a dash or number met at a line break."""
    end = last.lines[-1]
    if marker == DRAWN or sign_length(line.text):
        return marker != DRAWN or not _runs_on(last, end, line)
    if "(" in end.text.rpartition(")")[2] and ")" in line.text and marker in _DASHES:
        return False  # "… Strategy (2016\n– 2026)"
    apart = abs(line.baseline - end.baseline) > MOST_LEADING * line.size
    if apart or line.box.x0 > end.box.x1 or line.order != end.order + 1:
        return True
    if end.text.endswith(TERMINAL) or last.marker or len(end.text) < 4:
        return True
    # "… between 2016\n– 2018": what goes on in mid-sentence, at the margin, is no item.
    indented = line.box.x0 > last.lines[0].box.x0 + 0.5 * line.size
    return indented or not is_full(last, end, line)


def _runs_on(last: OpenPassage | Passage, end: TextLine, line: TextLine) -> bool:
    """Whether a line beside some drawn dot, part of an icon, only goes on with a sentence."""
    return (
        not last.marker
        and line.text[:1].islower()
        and line.order == end.order + 1
        and abs(line.box.x0 - end.box.x0) < 0.2 * line.size
        and not end.text.endswith(TERMINAL)
    )
