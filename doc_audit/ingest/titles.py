"""What a format calls a heading and is no section, and large numbers apart from their words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_audit.model import Block, BlockKind

_LEAST_PARTS = 2  # headings under a title; over one alone it may be a section like any other
_TALLER = 1.15  # times the height of any other heading: a step of type sizes (20 to 24, 24 to 28)
_LONGEST_NUMBER = 16  # characters: "1 in 10", "£367.4 million", "87,000 people"
_NUMBER = re.compile(
    r"[£$€]?\d[\d,.]*\s?(?:%|p\.?p\.?|[mk]n?\b|million|billion)?(?:\s(?:in|of|out of)\s\d[\d,]*)?"
    r"(?:\s[a-z]{3,10})?\+?",
    re.IGNORECASE,
)
_LABELLED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def title_place(blocks: Sequence[Block]) -> int | None:
    """Index of the heading that is the title of the whole document; None if there is none.

    It is the first heading and stands above all others, by its level or by the height of its
    letters, and there are some. All that follows stands under it, so it tells no part from another.
    """
    headings = [(at, b) for at, b in enumerate(blocks) if b.kind is BlockKind.HEADING]
    if len(headings) <= _LEAST_PARTS:
        return None
    at, first = headings[0]
    above = all(other.level > first.level for _, other in headings[1:])
    tallest = max(_height(other) for _, other in headings[1:])
    return at if above or _height(first) >= _TALLER * tallest > 0 else None


def _height(block: Block) -> float:
    """Of its tallest line, in points; 0 without geometry."""
    return max((line.box.y1 - line.box.y0 for line in block.lines), default=0)


def _is_number(block: Block) -> bool:
    short = len(block.text) <= _LONGEST_NUMBER
    return block.kind in _LABELLED and short and _NUMBER.fullmatch(block.text) is not None


def with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with each large number of an infographic put before the words it stands over.

    Alone it says nothing, and words in small letters would go on with the sentence above it.
    """
    done: list[Block] = []
    for block in blocks:
        words = block.kind is BlockKind.PARAGRAPH and block.text[:1].islower()
        if words and done and _is_number(done[-1]):
            number = done.pop()
            block = replace(block, text=f"{number.text} {block.text}", path=number.path)
        done.append(block)
    return done
