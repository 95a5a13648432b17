"""Tags as a second opinion on what a passage is; where type speaks clearly they aren't heard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.headings import LARGE, could_head, heading_strength, is_bold
from doc_audit.ingest.pdf.parts.levels import Sorted
from doc_audit.ingest.pdf.tags.sense import Tags
from doc_audit.ingest.pdf.tags.tag import Tag
from doc_audit.model import BlockKind

_ENOUGH = 4  # doubtful headings of which most must be tagged before a missing tag denies one
_MOST_TAGGED = 0.75  # share of them
_LEAST_PROSE = 60  # characters of a sentence; labels of charts are shorter
_LONGEST_CAPTION = 250  # characters, as in `kinds`
_LONGEST_ENTRY = 120  # characters of a line of contents


def tag_of(passage: Passage, tags: Tags) -> Tag:
    """Tag of the first line of a passage."""
    return tags.of(passage.lines[0])


def second_opinion(
    heads: Sequence[bool], passages: Sequence[Passage], body: float, tags: Tags
) -> list[bool]:
    """Whether each passage is a heading, doubtful ones as the tags say.

    A tag confirms whatever could be a heading by its words. That one is missing denies a bold
    line of the body's size, without a number, only where the author tagged nearly all such lines
    but few of those set as this one is.

    Args:
        heads: whether each passage looks like a heading.
        passages: in reading order.
        body: size of the document's body text.
        tags: of the document.
    """
    heads = [
        is_head and not (tags.figures and _is_label(passage, body, tags))
        for is_head, passage in zip(heads, passages, strict=True)
    ]
    if not tags.headings:
        return heads
    doubtful = [
        passage
        for is_head, passage in zip(heads, passages, strict=True)
        if is_head and _is_doubtful(passage, body, tags)
    ]
    tagged = [passage for passage in doubtful if tag_of(passage, tags).heading]
    denied: set[int] = set()
    if len(tagged) >= max(_ENOUGH, _MOST_TAGGED * len(doubtful)):
        looks = Counter(map(_look, doubtful))
        looks.subtract(2 * list(map(_look, tagged)))  # above 0 where most aren't tagged
        missing = (passage for passage in doubtful if not tag_of(passage, tags).heading)
        denied = {id(passage) for passage in missing if looks[_look(passage)] > 0}
    return [
        (is_head and id(passage) not in denied) or _confirmed(passage, body, tags)
        for is_head, passage in zip(heads, passages, strict=True)
    ]


def _is_doubtful(passage: Passage, body: float, tags: Tags) -> bool:
    """Whether what looks like a heading is only bold, say, not large or numbered."""
    known = tag_of(passage, tags).block > 0
    return known and not passage.marker and heading_strength(passage, body) < LARGE


def _is_label(passage: Passage, body: float, tags: Tags) -> bool:
    """Whether it stands in a figure, where a bold line is the label of a bar or axis."""
    return tag_of(passage, tags).figure and heading_strength(passage, body) < LARGE


def _look(passage: Passage) -> tuple[int, bool, int]:
    """Size, weight and colour: headings of one look stand or fall together."""
    return round(passage.size), is_bold(passage), passage.lines[0].colour


def _confirmed(passage: Passage, body: float, tags: Tags) -> bool:
    text = passage.whole
    whole = all(tags.of(line).heading for line in passage.lines)
    return whole and could_head(passage, text, body) and not text.endswith(":")


def resorted(item: Sorted, tags: Tags) -> Sorted:
    """A passage that is no heading, with the kind that the tags give it."""
    if item.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return item
    kind = _kind(item.passage, tags)
    return item if kind is None else replace(item, kind=kind, level=0, marker="", skip=0)


def _kind(passage: Passage, tags: Tags) -> BlockKind | None:
    found = tags.of_each(passage.lines)
    if tags.notes and all(tag.note for tag in found):
        return BlockKind.FOOTNOTE
    if tags.contents and all(tag.contents for tag in found):
        return BlockKind.CONTENTS if passage.letters <= _LONGEST_ENTRY else None
    if tags.figures and all(tag.caption for tag in found):
        return BlockKind.CAPTION if passage.letters <= _LONGEST_CAPTION else None
    if tags.figures and all(tag.figure for tag in found) and not _is_prose(passage):
        return BlockKind.CAPTION
    return None


def _is_prose(passage: Passage) -> bool:
    """Whether it reads as a sentence, not as the label of a bar or an axis."""
    text = passage.words
    ends = text.endswith((".", "!", "?", ".”", ".’", ".)"))
    return len(text) >= _LEAST_PROSE or (ends and len(text.split()) > 3)


def disagreements(passages: Sequence[Passage], tags: Tags) -> int:
    """How many passages of one page the tree reads before the one that comes before them here.

    Args:
        passages: in reading order.
        tags: of the document; notes and figures, which a tree hangs anywhere, don't count.
    """
    found = [tag_of(passage, tags) for passage in passages]
    blocks = [tag.block for tag in found if tag.block and not (tag.note or tag.figure)]
    return sum(below < above for above, below in pairwise(blocks))
