"""What counts as one statement: a sentence, a bullet, a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.model.document import Block, BlockKind, Cell, Document
from doc_audit.segment.flow import Flow, Part, flows
from doc_audit.segment.sentences import sentences
from doc_audit.segment.stems import Stems

LONGEST_REMARK = 8
"""Words: a bullet is one statement with the sentences of up to so many words that follow its first
("Train 200 staff. Lead: Public Health."). With a longer one it is prose with a mark before it and
is split into sentences, as in the gold data, where no statement of 2,907 holds two full ones."""

LONGEST_CELL_WORDS = 60
LONGEST_CELL_SENTENCES = 3
"""A row without an action column is one statement unless a cell is longer: then the table only lays
out prose, which is split into sentences."""

INLINE_BULLETS = (
    "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1"  # dots, squares
    "\u27a2\u2713\u2714\u25ba\u25b6\u2756"  # arrows, ticks
    "\uf020-\uf0ff"  # bullets of the Symbol and Wingdings fonts, as Word writes them
)
"""Marks that nobody writes inside a sentence, when blanks stand around them."""

_INLINE = re.compile(rf"(?:^|(?<=\s))[{INLINE_BULLETS}](?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one statement.

    Attributes:
        text: as it will be shown.
        parts: where the words come from.
        kind: list item also for a bullet inside a paragraph.
        stem: words that open its list.
        cells: of a row, offsets into `text`.
    """

    text: str
    parts: tuple[Part, ...]
    kind: BlockKind
    stem: str = ""
    cells: tuple[Cell, ...] = ()


def units(document: Document) -> Iterator[Unit]:
    """Headings and statements in reading order; a heading's text is no statement by itself."""
    stems = Stems(trust_levels=not any(block.lines for block in document.blocks))
    for flow in flows(document):
        block = document.blocks[flow.blocks[0]]
        if block.kind is BlockKind.HEADING and len(flow.blocks) == 1:
            stems.heading(block.text, block.level)
            yield Unit(flow.text, flow.parts(0, len(flow.text)), block.kind)
        elif block.cells or block.kind is BlockKind.TABLE_ROW:
            yield from _row(flow, block, stems)
        elif block.kind is BlockKind.LIST_ITEM:
            yield from _item(flow, block, stems)
        else:
            yield from _paragraph(flow, stems)


def _paragraph(flow: Flow, stems: Stems) -> Iterator[Unit]:
    lead, *bullets = _inline_spans(flow.text)
    if not bullets and stems.takes(flow.text):
        yield from _bullet(flow, lead, 1, stems)
        return
    last = ""
    for start, end in _sentences_in(flow.text, lead):
        last = flow.text[start:end]
        yield Unit(last, flow.parts(start, end), BlockKind.PARAGRAPH)
    if last or not bullets:
        stems.paragraph(last)
    for span in bullets:
        yield from _bullet(flow, span, 1, stems)


def _item(flow: Flow, block: Block, stems: Stems) -> Iterator[Unit]:
    own, *inner = _inline_spans(flow.text)
    yield from _bullet(flow, own, block.level, stems, block.marker)
    for span in inner:
        yield from _bullet(flow, span, block.level + 1, stems)


def _inline_spans(text: str) -> list[tuple[int, int]]:
    """The words before the first bullet inside a text, and each bullet; marks left out."""
    marks = [found.span() for found in _INLINE.finditer(text)]
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(text)]
    return list(zip(starts, ends, strict=True))


def _bullet(
    flow: Flow, span: tuple[int, int], level: int, stems: Stems, marker: str = ""
) -> Iterator[Unit]:
    text = flow.text[span[0] : span[1]].strip()
    if not text:
        return
    stem = stems.item(text, level, marker)
    spans = _sentences_in(flow.text, span)
    if all(len(flow.text[low:high].split()) <= LONGEST_REMARK for low, high in spans[1:]):
        spans = [(spans[0][0], spans[-1][1])]
    for number, (start, end) in enumerate(spans):
        words = flow.text[start:end]
        yield Unit(words, flow.parts(start, end), BlockKind.LIST_ITEM, "" if number else stem)


def _row(flow: Flow, block: Block, stems: Stems) -> Iterator[Unit]:
    stem = stems.row()
    cells = [(cell.start, cell.end) for cell in block.cells] or [(0, len(flow.text))]
    acts = any(cell.role == "action" for cell in block.cells)
    if acts or not any(_is_prose(flow.text, cell) for cell in cells):
        parts = flow.parts(0, len(flow.text))
        yield Unit(flow.text, parts, block.kind, stem, block.cells)
        return
    for cell in cells:
        for start, end in _sentences_in(flow.text, cell):
            yield Unit(flow.text[start:end], flow.parts(start, end), block.kind, stem)


def _is_prose(text: str, span: tuple[int, int]) -> bool:
    words = len(text[span[0] : span[1]].split())
    return words > LONGEST_CELL_WORDS or len(_sentences_in(text, span)) > LONGEST_CELL_SENTENCES


def _sentences_in(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = span
    return [(start + low, start + high) for low, high in sentences(text[start:end])]
