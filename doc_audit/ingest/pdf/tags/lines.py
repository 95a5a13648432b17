"""Tags as a second opinion on lines: list items without a marker, furniture at the edge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from doc_audit.ingest.pdf.flow.bullets import marker_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.parts.furniture import EDGE
from doc_audit.ingest.pdf.parts.headings import LARGE
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.tags.sense import Tags
from doc_audit.ingest.pdf.tags.tag import Tag

_ALIGNED = 2.0  # points between the left edges of one list's items
_STEP = 0.5  # em: a line that stands less below the one before is on its level
_MOST_ASIDE = 0.2  # share of a document's letters that may be marked as artifacts


@dataclass(frozen=True, slots=True)
class Starts:
    """Places, by `TextLine.order`, where the tags open a passage.

    Attributes:
        items: lines that open a list item whose marker isn't seen.
        others: lines that end such an item, or a heading, or open one.
    """

    items: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


NO_STARTS = Starts()


def find_starts(lines: Sequence[TextLine], tags: Tags, body: float) -> Starts:
    """Starts among the lines of one page, in stream order.

    Args:
        lines: outside tables and furniture.
        tags: of the document.
        body: size of its body text.
    """
    if not lines or lines[0].page not in tags.of_runs:
        return NO_STARTS
    found = tags.of_each(lines)
    items = _item_starts(lines, found, body) if tags.items else set()
    inside = {found[at].item for at in items}
    others = set()
    for at, (before, after) in enumerate(pairwise(found), start=1):
        leaves = before.item in inside and after.item != before.item and after.block > 0
        turns = tags.headings and bool(before.heading) != bool(after.heading)
        known = before.block > 0 and after.block > 0
        if leaves or (turns and known and _steps(lines[at - 1], lines[at])):
            others.add(lines[at].order)
    return Starts(frozenset(lines[at].order for at in items), frozenset(others))


def _item_starts(lines: Sequence[TextLine], found: Sequence[Tag], body: float) -> set[int]:
    """Indices of first lines of items; a list needs two that begin below each other."""
    firsts: dict[int, list[int]] = {}
    met: set[int] = set()
    for at, tag in enumerate(found):
        if tag.item and tag.item not in met:
            met.add(tag.item)
            firsts.setdefault(tag.group, []).append(at)
    starts: set[int] = set()
    for places in firsts.values():
        if len(places) > 1 and all(_is_plain(lines[at], found[at], body) for at in places):
            own = [lines[at] for at in places]
            falls = all(_steps(above, below) for above, below in pairwise(own))
            left = [line.box.x0 for line in own]
            if falls and max(left) - min(left) <= _ALIGNED:
                starts.update(places)
    return starts


def _is_plain(line: TextLine, tag: Tag, body: float) -> bool:
    """Whether a first line has no marker, and is set as body text."""
    aside = tag.heading or tag.contents or tag.note or tag.figure or line.turned
    return not aside and line.size < LARGE * body and not marker_of(line, False)[0]


def _steps(above: TextLine, below: TextLine) -> bool:
    return below.baseline - above.baseline > _STEP * below.size


def edge_artifacts(
    pages: Mapping[int, Sequence[TextLine]],
    frames: Mapping[int, Frame],
    of_runs: Mapping[int, Sequence[Tag]],
) -> set[tuple[int, int]]:
    """(page, order) of artifacts that stand further out than all that is tagged as content.

    Args:
        pages: lines by page.
        frames: by page.
        of_runs: tags by run for each page that has any.
    """
    tags = Tags(of_runs)
    found: set[tuple[int, int]] = set()
    letters = marked = 0
    for number, own in of_runs.items():
        lines = pages[number]
        letters += sum(len(line.text) for line in lines)
        if any(tag.artifact for tag in own):
            marked += sum(len(line.text) for line in lines if tags.of(line).artifact)
            found |= _on_page(lines, frames[number].height, tags)
    return set() if marked > _MOST_ASIDE * letters else found


def _on_page(lines: Sequence[TextLine], height: float, tags: Tags) -> set[tuple[int, int]]:
    aside = [tag.artifact for tag in tags.of_each(lines)]
    if not any(aside):
        return set()
    kept = [line for line, is_aside in zip(lines, aside, strict=True) if not is_aside]
    top = min((line.box.y0 for line in kept), default=height)
    bottom = max((line.box.y1 for line in kept), default=0.0)
    high, low = min(top, EDGE * height), max(bottom, (1 - EDGE) * height)
    return {
        (line.page, line.order)
        for line in compress(lines, aside)
        if _middle(line) < high or _middle(line) > low
    }


def _middle(line: TextLine) -> float:
    return (line.box.y0 + line.box.y1) / 2
