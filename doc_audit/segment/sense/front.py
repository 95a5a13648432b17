"""The front of a document: what its cover, or its first lines, say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile

from doc_audit.model.document import Block, BlockKind, Document
from doc_audit.segment.sense.period import MONTHS

LONGEST_LINE = 150
"""Code points: longer blocks are body text; no cover line is so long."""

MOST_BLOCKS = 12
"""Without pages, the front ends here at the latest."""

SAME_SIZE = 0.75
"""Lines at least this tall, against the tallest of the front, belong to the title."""

FEWEST_CELLS = 2
"""A row of so many is one of a table; a row of one may be a frame around the title."""

_NOT_TITLE = re.compile(
    r"^(?:classification\b.*|official(?:[- ]sensitive)?|publication\b.*|agenda\b.*|final"
    r"|(?:appendix|annex|attachment|enclosure|schedule)\s+\w{1,3}"
    r"|\W*(?:working )?draft(?:\W+(?:for|version|v|not|only|\d).{0,40})?\W*"
    rf"|(?:{'|'.join(MONTHS)}) 20\d\d|date (?:published|last updated)\b.*|version\b.*|page \d+.*"
    r"|(?:https?://|www\.)\S*|\S+\.(?:gov|nhs|org|co)\.uk\S*|[\W\d]*)$",
    re.IGNORECASE,
)
"""Lines of a cover that aren't its title, however big."""

_FIRST_SECTION = re.compile(
    r"^[\W\d]*(?:(?:table of )?contents?|on this page|introduction|welcome|executive summary"
    r"|summary|acknowledge?ments|foreword\b.*)$",
    re.IGNORECASE,
)
"""Headings that end the front."""

_LABELLED = re.compile(
    r"(?:(?:report|paper|document|item|plan|strategy) )?(?:title|subject)"
    r"(?: of (?:the )?(?:report|paper|document|item|plan|strategy))?"
    r"\s*(?:\||:)\s*(?P<title>[^|]+)(?:\|.*)?",
    re.IGNORECASE,
)
"""A line or row that states the title: "Title of report | …" on the cover sheet of a paper."""

_SKIPPED = frozenset({BlockKind.CONTENTS, BlockKind.FOOTNOTE, BlockKind.REFERENCE})
_EMPHASIS = re.compile(r"\*{2,}|_{2,}")


@dataclass(frozen=True, slots=True)
class Front:
    """Cover lines.

    Attributes:
        title: the biggest words, or the first heading where sizes aren't known; may be empty.
        lines: all short lines of the front in reading order, joined by blanks.
        page: where they stand; None without pages.
        parts: the same lines one by one.
        subtitle: what follows the title on the cover; may be empty.
        stated: whether a label says that this is the title.
    """

    title: str
    lines: str
    page: int | None
    parts: tuple[str, ...] = ()
    subtitle: str = ""
    stated: bool = False


def front_of(document: Document) -> Front:
    """Front of a document; empty where it starts with body text."""
    blocks = _front_blocks(document)
    shown = [block for block in blocks if not _NOT_TITLE.match(_plain(block))]
    shown = [block for block in shown if len(block.cells) < FEWEST_CELLS] or shown
    biggest = _biggest(shown)
    short = [block for block in blocks if len(block.text) <= LONGEST_LINE]
    parts = tuple(filter(None, map(_plain, short)))
    stated = _stated(parts)
    return Front(
        title=stated or _plain_join(biggest),
        lines=_plain_join(short),
        page=blocks[0].page if blocks else None,
        parts=parts,
        subtitle="" if stated else _plain_join(_after(shown, biggest)),
        stated=bool(stated),
    )


def _stated(lines: Iterable[str]) -> str:
    """The title that a label gives; may be empty."""
    found = filter(None, map(_LABELLED.fullmatch, lines))
    return next((match["title"].strip() for match in found), "")


def _after(blocks: list[Block], title: list[Block]) -> list[Block]:
    """The line under the title."""
    last = next((at for at, block in enumerate(blocks) if title and block is title[-1]), None)
    return [] if last is None else blocks[last + 1 : last + 2]


def _plain(block: Block) -> str:
    return _EMPHASIS.sub("", block.text).strip()


def _plain_join(blocks: list[Block]) -> str:
    return " ".join(filter(None, (_plain(block) for block in blocks)))


def _front_blocks(document: Document) -> list[Block]:
    """Blocks of the first page that has words; without pages, those before the body text."""
    blocks = [block for block in document.blocks if block.kind not in _SKIPPED]
    worded = [block for block in blocks if sum(map(str.isalpha, block.text)) > 2]
    if not worded:
        return []
    if worded[0].page is not None:  # a title that is the running head too is marked as furniture
        return _until_body([block for block in blocks if block.page == worded[0].page])
    body = [
        block
        for block in blocks
        if block.kind is not BlockKind.FURNITURE and any(map(str.isalnum, block.text))
    ]
    return _until_body(body[:MOST_BLOCKS])


def _until_body(blocks: list[Block]) -> list[Block]:
    for number, block in enumerate(blocks):
        long = len(block.text) > LONGEST_LINE and block.kind is not BlockKind.HEADING
        if long or (number and _FIRST_SECTION.match(_plain(block))):
            return blocks[:number]
    return blocks


def _biggest(blocks: list[Block]) -> list[Block]:
    sizes = [_size(block) for block in blocks]
    if not blocks or max(sizes) == 0:
        return _first_headings(blocks) or blocks[:1]
    least = SAME_SIZE * max(sizes)
    first = next(number for number, size in enumerate(sizes) if size >= least)
    last = first
    while last < len(blocks) and sizes[last] >= least:
        last += 1
    return blocks[first:last]


def _first_headings(blocks: list[Block]) -> list[Block]:
    """The first heading, with those right after it of the same level."""
    headings = dropwhile(lambda block: block.kind is not BlockKind.HEADING, blocks)
    found: list[Block] = []
    for block in headings:
        if block.kind is not BlockKind.HEADING or (found and block.level != found[0].level):
            break
        found.append(block)
    return found


def _size(block: Block) -> float:
    """Height of its tallest line in points; 0 without geometry."""
    return max((line.box.y1 - line.box.y0 for line in block.lines), default=0.0)
