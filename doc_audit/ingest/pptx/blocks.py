"""Paragraphs of a slide to blocks: bullets, headings by look, footnotes, page numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_audit.ingest.labels import label_of
from doc_audit.ingest.lines import line_blocks
from doc_audit.ingest.pptx.words import Paragraph
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

DECK, PART, SLIDE, CARD, LINE = 1, 2, 3, 4, 5
"""Levels of headings: of the deck, a part of it, a slide, a card on it, a line in a text box."""

_HEADING_WORDS = 12
_LONGEST_FIGURE = 16  # code points, as `segment.flow` has it of pages: "£367.4 million"
_LARGE_FIGURE = 1.3  # times the letters of its words, as there
_SENTENCE_END = (".", ";", ":", ",", "?", "!")


def can_head(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short, no sentence and no figure: what a heading looks like."""
    text = paragraph.text
    return (
        not paragraph.marker
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_SENTENCE_END)
        and (text[0].isupper() or (text[0].isdigit() and not _is_figure(text)))
        and sum(map(str.isalpha, text)) > 2
        and label_of(text) is None
    )


def _is_figure(text: str) -> bool:
    """Whether it opens with a quantity (`87,000 people`), not a number of its own (`1. Aims`)."""
    number = text.split()[0].rstrip(".):")
    return not (number.replace(".", "").isdigit() and len(number) <= 3)


def is_counted(number: Paragraph, words: Paragraph) -> bool:
    """Whether a figure in large print stands before the words it counts (`27%`, `of children`)."""
    return (
        len(number.text) <= _LONGEST_FIGURE
        and any(map(str.isdigit, number.text))
        and not (number.marker or number.field or words.marker)
        and words.text[0].islower()
        and number.size >= _LARGE_FIGURE * words.size
    )


def _is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether it is a bold line above text that isn't; slides have no other sign inside a box."""
    if following is None or not paragraph.bold or not can_head(paragraph):
        return False
    return not following.bold and not following.text[0].islower()


def _depths(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """List depth from 1 by level; under plain text of level 0, level 1 is the outermost."""
    levels = sorted({p.level for p in paragraphs if p.marker})
    return {level: depth for depth, level in enumerate(levels, 1)}


def with_figures(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs with the figures of infographics joined to their words."""
    done: list[Paragraph] = []
    for paragraph in paragraphs:
        if done and is_counted(done[-1], paragraph):
            figure = done.pop()
            lines = f"{figure.text} {paragraph.lines}"
            paragraph = replace(paragraph, lines=lines, place=figure.place)
        done.append(paragraph)
    return done


def text_blocks(paragraphs: Sequence[Paragraph], path: str) -> Iterator[Block]:
    """Blocks of a text body; its bold lines are headings of level `LINE`."""
    depths = _depths(paragraphs)
    paragraphs = with_figures(paragraphs)
    for paragraph, after in zip(paragraphs, [*paragraphs, None][1:], strict=True):
        place = f"{path}/p[{paragraph.place}]"
        if paragraph.field == "slidenum":
            yield Block(BlockKind.FURNITURE, paragraph.text, path=place)
        elif paragraph.note:
            yield Block(BlockKind.FOOTNOTE, paragraph.text, marker=paragraph.note, path=place)
        elif paragraph.marker:
            depth = depths[paragraph.level]
            item = Block(BlockKind.LIST_ITEM, "", level=depth, marker=paragraph.marker)
            yield from line_blocks(_lines(paragraph), place, item)
        elif _is_heading(paragraph, after):
            yield Block(BlockKind.HEADING, paragraph.text, level=LINE, path=place)
        else:
            yield from line_blocks(_lines(paragraph), place, Block(BlockKind.PARAGRAPH, ""))


def _lines(paragraph: Paragraph) -> str:
    return "\n".join(map(tidy, paragraph.lines.split("\n")))


def outline_blocks(paragraphs: Sequence[Paragraph], path: str) -> Iterator[Block]:
    """Blocks of SmartArt: points with others below them head those, which are its items."""
    for paragraph, after in zip(paragraphs, [*paragraphs, None][1:], strict=True):
        place = f"{path}/p[{paragraph.place}]"
        leads = after is not None and after.level > paragraph.level
        if paragraph.level:
            item = Block(BlockKind.LIST_ITEM, "", level=paragraph.level)
            yield from line_blocks(_lines(paragraph), place, item)
        elif leads and can_head(paragraph):
            yield Block(BlockKind.HEADING, paragraph.text, level=CARD, path=place)
        else:
            yield from line_blocks(_lines(paragraph), place, Block(BlockKind.PARAGRAPH, ""))
