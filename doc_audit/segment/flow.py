"""Paragraphs put together again where a page, a column or a picture cut them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model.document import Block, BlockKind, Document
from doc_audit.segment.endings import ends_in_small_word, is_finished
from doc_audit.segment.layout import Layout, ends_full, is_next_line, is_over_page

BODY = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
"""What a person reads as the text; the rest stands beside it."""

SHORTEST_CUT = 40
"""Code points: without geometry, a shorter block is rather a label than a paragraph cut in two."""


SHORTEST_CUT_WORDS = 3

FEWEST_CUT_WORDS = 8
"""Of prose that a table or figure may cut; what is shorter may be a label itself."""

LONGEST_NUMBER = 16  # code points: "1 in 10", "£367.4 million", "87,000 people"
BIG_NUMBER = 1.3
"""Times the height of the words; smaller numbers stand in lists and tables."""


_GOES_ON = re.compile(
    r"(?!e\.?g\b|i\.e\b|https?:|www\.|\S+\.\S+\.)(?=\w)(?:.*\s.*\w|.*[.!?;:])", re.IGNORECASE
)
"""What the rest of a sentence looks like: two words or a stop, no web address, no new "e.g."."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one block: index in `Document.blocks`, code points of its text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks that make one paragraph, bullet, heading or row.

    Attributes:
        blocks: indexes in `Document.blocks`.
        starts: where each block begins in `text`.
        text: their words, with a blank at each joint (none after a hyphen).
    """

    blocks: tuple[int, ...]
    starts: tuple[int, ...]
    text: str

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """Stretches of blocks that `text[start:end]` is made of."""
        found = []
        following = (*self.starts[1:], len(self.text) + 1)
        for block, begin, after in zip(self.blocks, self.starts, following, strict=True):
            low, high = max(start, begin), min(end, after)
            words = self.text[low:high]
            if words.strip():
                found.append(Part(block, low - begin, low - begin + len(words.rstrip())))
        return tuple(found)


def flows(document: Document) -> Iterator[Flow]:
    """The body of a document in reading order, each body block in exactly one flow."""
    blocks = document.blocks
    layout = Layout(block for block in blocks if block.kind in BODY)
    chains: list[list[int]] = []  # the first may be cut, the others stand between its halves
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind not in BODY and not (following and counts(block, following)):
            continue
        if chains and runs_on(blocks[chains[-1][-1]], block, layout):
            chains[-1].append(index)
        elif len(chains) > 1 and runs_on(blocks[chains[0][-1]], block, layout):
            chains[0].append(index)
        else:
            if not (chains and _is_open(blocks[chains[0][-1]]) and _is_aside(block)):
                yield from (_flow(blocks, chain) for chain in chains)
                chains = []
            chains.append([index])
    yield from (_flow(blocks, chain) for chain in chains)


def _is_open(block: Block) -> bool:
    """Whether prose stops in mid-sentence, so that a table or figure may stand in its midst."""
    running = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.cells
    return running and len(block.text.split()) >= FEWEST_CUT_WORDS and not is_finished(block.text)


def _is_aside(block: Block) -> bool:
    """Whether it is a row of a table or may be a label of a figure."""
    if block.kind is BlockKind.TABLE_ROW:
        return True
    label = block.kind is BlockKind.PARAGRAPH and len(block.text) < SHORTEST_CUT
    return label and not is_finished(block.text)


def _flow(blocks: Sequence[Block], chain: Sequence[int]) -> Flow:
    text = ""
    starts = []
    for index in chain:
        if text and not text.endswith("-"):
            text += " "
        starts.append(len(text))
        text += blocks[index].text
    return Flow(tuple(chain), tuple(starts), text)


def runs_on(block: Block, following: Block, layout: Layout) -> bool:
    """Whether a sentence goes on from one body block into the next."""
    if following.kind is not BlockKind.PARAGRAPH or following.cells or block.cells:
        return False
    if counts(block, following):
        return True
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    if is_finished(block.text) or len(block.text.split()) < SHORTEST_CUT_WORDS:
        return False
    if not _GOES_ON.match(following.text):
        return False
    if following.text[0].islower():
        return _is_cut(block, following, layout)
    if is_over_page(block, following):
        return True
    return ends_in_small_word(block.text) and _is_broken(block, following, layout)


def counts(number: Block, words: Block) -> bool:
    """Whether a block is the big number of an infographic and the next the words it counts.

    "27%" in large type and "of children grow up in poverty" under it or beside it are one
    statement, whatever kind the number was read as.
    """
    if not number.lines or not words.lines or words.kind is not BlockKind.PARAGRAPH:
        return False
    if len(number.text) > LONGEST_NUMBER or not any(map(str.isdigit, number.text)):
        return False
    above, below = number.lines[-1].box, words.lines[0].box
    high = above.y1 - above.y0
    return (
        words.text[:1].islower()
        and above.page == below.page
        and high >= BIG_NUMBER * (below.y1 - below.y0)
        and below.y0 >= above.y0 - high
        and below.y0 - above.y1 <= high
        and below.x0 < above.x1 + high
    )


def _is_cut(block: Block, following: Block, layout: Layout) -> bool:
    if not block.lines or not following.lines:
        return min(len(block.text), len(following.text)) >= SHORTEST_CUT
    return _is_broken(block, following, layout)


def _is_broken(block: Block, following: Block, layout: Layout) -> bool:
    return layout.is_moved(block, following) or ends_full(block) or is_next_line(block, following)
