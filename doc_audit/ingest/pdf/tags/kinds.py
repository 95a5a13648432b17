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


class SecondOpinion:
    """Whether passages are headings, doubtful ones as the tags say; heard page by page.

    A tag confirms whatever could be a heading by its words. That one is missing denies a bold
    line of the body's size, without a number, only where the author tagged nearly all such lines
    but few of those set as this one is.

    Args:
        body: size of the document's body text.
        tags: of the document.
    """

    def __init__(self, body: float, tags: Tags) -> None:
        self._body, self._tags = body, tags
        self._heads = bytearray()  # whether each passage heard looks like a heading
        self._looks: Counter[_Look] = Counter()  # of doubtful ones, above 0 where most lack a tag
        self._doubtful = self._tagged = 0
        self._missing: dict[int, _Look] = {}  # doubtful ones without a tag
        self._confirmed: list[int] = []

    def hear(self, heads: Sequence[bool], passages: Sequence[Passage]) -> None:
        """Further passages in reading order, and whether each looks like a heading."""
        body, tags = self._body, self._tags
        for is_head, passage in zip(heads, passages, strict=True):
            is_head = is_head and not (tags.figures and _is_label(passage, body, tags))
            if tags.headings:
                if is_head and _is_doubtful(passage, body, tags):
                    self._count(passage)
                if _confirmed(passage, body, tags):
                    self._confirmed.append(len(self._heads))
            self._heads.append(is_head)

    def _count(self, passage: Passage) -> None:
        look = _look(passage)
        self._doubtful += 1
        if tag_of(passage, self._tags).heading:
            self._tagged += 1
            self._looks[look] -= 1
        else:
            self._looks[look] += 1
            self._missing[len(self._heads)] = look

    def verdict(self) -> bytearray:
        """Whether each passage is a heading."""
        if self._tagged >= max(_ENOUGH, _MOST_TAGGED * self._doubtful):
            for index, look in self._missing.items():
                if self._looks[look] > 0:
                    self._heads[index] = False
        for index in self._confirmed:
            self._heads[index] = True
        return self._heads


def _is_doubtful(passage: Passage, body: float, tags: Tags) -> bool:
    """Whether what looks like a heading is only bold, say, not large or numbered."""
    known = tag_of(passage, tags).block > 0
    return known and not passage.marker and heading_strength(passage, body) < LARGE


def _is_label(passage: Passage, body: float, tags: Tags) -> bool:
    """Whether it stands in a figure, where a bold line is the label of a bar or axis."""
    return tag_of(passage, tags).figure and heading_strength(passage, body) < LARGE


_Look = tuple[int, bool, int]


def _look(passage: Passage) -> _Look:
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
